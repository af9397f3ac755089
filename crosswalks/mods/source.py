"""One MODS record: its elements by name, their texts and the language that they say they are in.

Standard: MODS 3.3 to 3.8, user guidelines; attributes `lang`, `script`, `transliteration`, `xml:lang`. Names are taken
in any case: archives write `titleinfo`.
"""

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from crosswalks.common.texts import Map, Value, language_map
from crosswalks.xml import LANG
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Element = etree._Element
NAMESPACE = "http://www.loc.gov/mods/v3"
HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """`identifier` is the OAI identifier; `elements` are the record's top elements by lower-case name."""

    identifier: str
    elements: dict[str, list[Element]]

    def get(self, name: str) -> list[Element]:
        return self.elements.get(name.lower(), [])


def read(root: Element, payload: Payload) -> Source:
    """Raises Rejected for a record without elements, and for a collection of several."""
    if name(root) == "modscollection":
        records = list(root)
        if len(records) != 1:
            raise Rejected("crosswalk.collection", f"the collection holds {len(records)} records instead of one")
        root = records[0]
    if not len(root):
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    return Source(payload.identifier, elements(root))


def elements(parent: Element) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for child in parent:
        found.setdefault(_lower(child.tag), []).append(child)
    return found


def name(element: Element) -> str:
    return _lower(element.tag)


@lru_cache(maxsize=512)
def _lower(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def within(parent: Element, *path: str) -> list[Element]:
    """The elements below `parent` at this path of names, in document order."""
    first = path[0].lower()
    found = [child for child in parent if _lower(child.tag) == first]
    return [one for child in found for one in within(child, *path[1:])] if path[1:] else found


def text(element: Element) -> str:
    """All text in an element, with single spaces."""
    found = (element.text or "") if not len(element) else "".join(map(str, element.itertext()))
    return " ".join(found.split())


def texts(parent: Element, *path: str) -> list[str]:
    return [found for element in within(parent, *path) if (found := text(element))]


def language(element: Element) -> str:
    """`kor`, `kor-Latn` where it is written in Latin letters, "" where nothing is said, here or around."""
    one: Element | None = element
    while one is not None:
        if one.attrib and (found := _stated(one)):
            return found
        one = one.getparent()
    return ""


def value(element: Element) -> Value:
    return text(element), language(element)


def values(found: list[Element]) -> list[Value]:
    return [one for one in map(value, found) if one[0]]


def label(elements_: list[Element]) -> Map:
    return language_map(values(elements_))


def address_of(element: Element, *names: str) -> str | None:
    """The first web address among these attributes."""
    return next((uri for one in names if (uri := element.get(one, "")).startswith(("http://", "https://"))), None)


def _stated(element: Element) -> str:
    stated = element.get("lang") or element.get(LANG) or ""
    script = element.get("script", "")
    if element.get("transliteration"):
        script = "Latn"
    if not (len(script) == 4 and script.isalpha()):
        return stated
    return f"{stated or 'und'}-{script.title()}" if "-" not in stated else stated
