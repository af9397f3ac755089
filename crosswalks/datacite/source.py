"""One DataCite record: the element `resource`, whatever stands around it.

Standard: DataCite Metadata Schema 3 and 4 (kernel), and the wrapper `oai_datacite` of OAI-PMH.
"""

from dataclasses import dataclass

from lxml import etree

from crosswalks.common.elements import at, values
from crosswalks.common.texts import Value
from crosswalks.xml import local
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Source:
    """`identifier` is the OAI identifier, `root` the element `resource`."""

    identifier: str
    root: Element

    def values(self, *paths: str) -> list[Value]:
        return [one for one in values(self.root, *paths) if is_value(one[0])]


def read(found: Element, payload: Payload) -> Source:
    """Raises Rejected where no resource is described."""
    root = found if local(found) == "resource" else next(iter(at(found, ".//resource")), None)
    if root is None or not len(root):
        raise Rejected("crosswalk.metadata", "the record describes no resource")
    return Source(payload.identifier, root)


def is_value(text: str) -> bool:
    """The standard values for what is unknown (appendix 3: `(:unav)`, `:null`) say nothing."""
    return not text.startswith(("(:", ":")) and text.casefold() != "none"
