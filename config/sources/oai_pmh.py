"""Harvesting by OAI-PMH 2.0."""

from typing import Literal

from config.sources.access import Access
from config.sources.components import Components
from config.sources.fields import Duration, Strict


class Sets(Strict):
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class OaiPmh(Access):
    """OAI-PMH 2.0."""

    kind: Literal["oai_pmh"]
    metadata_prefix: str = "oai_dc"
    sets: Sets = Sets()
    raw_token: bool = False
    """Send resumption tokens as they came: some endpoints hand out tokens that are percent-encoded already."""
    components: Components = ()
    """Levels of the components of a finding aid (EAD) that are records of their own."""
    overlap: Duration = 172_800.0
    """How far a window reaches back before the last complete one."""
    sweep: Duration = 604_800.0
    """How often the list of identifiers is compared with the store, where the endpoint does not tell deletions for
    ever."""
