"""Harvesting IIIF: collections (Presentation 2 and 3) and activity streams (Change Discovery 1.0)."""

from typing import Literal

from config.sources.access import Access
from config.sources.fields import Duration


class Iiif(Access):
    """`endpoint` is a collection, one manifest, or an activity stream: which of them, its own type says."""

    kind: Literal["iiif"]
    overlap: Duration = 172_800.0
    """How far back in time activities of a stream are read again."""
