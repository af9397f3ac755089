"""One MODS record: its elements by name, their texts and the language that they say they are in.

Standard: MODS 3.3 to 3.8, user guidelines; attributes `lang`, `script`, `transliteration`, `xml:lang`. Names are taken
in any case: archives write `titleinfo`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from msgspec import Struct

from crosswalks.common.texts import Map, Value, language_map
from crosswalks.xml import LANG
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

NAMESPACE = "http://www.loc.gov/mods/v3"
HREF = "{http://www.w3.org/1999/xlink}href"
_NONE: Mapping[str, str] = {}


class Element(Struct, eq=False):
    """An element of the record, read once, since many fields ask for it: `name` in lower case, `words` its own text
    with single spaces, `language` the one that is stated here or around (`kor-Latn` in Latin letters, "" for none)."""

    name: str
    attributes: Mapping[str, str]
    words: str
    language: str
    children: list["Element"]
    xml: etree._Element

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def __len__(self) -> int:
        return len(self.children)

    def __iter__(self) -> Iterator["Element"]:
        return iter(self.children)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """`identifier` is the OAI identifier; `elements` are the record's top elements by lower-case name."""

    identifier: str
    elements: dict[str, list[Element]]

    def get(self, name: str) -> list[Element]:
        return self.elements.get(name.lower(), [])


def read(root: etree._Element, payload: Payload) -> Source:
    """Raises Rejected for a record without elements, and for a collection of several."""
    if _lower(root.tag) == "modscollection":
        raise Rejected("crosswalk.collection", f"the collection holds {len(root)} records instead of one")
    if not len(root):
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    return Source(payload.identifier, elements(_element(root, _around(root))))


def _element(xml: etree._Element, around: str) -> Element:
    attributes: Mapping[str, str] = _attributes(xml) if xml.keys() else _NONE
    language = (_stated(attributes) or around) if attributes else around
    children = [_element(child, language) for child in xml] if len(xml) else []
    return Element(_lower(xml.tag), attributes, " ".join((xml.text or "").split()), language, children, xml)


def _attributes(xml: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in xml.items()}


def _around(root: etree._Element) -> str:
    """The language that holds outside of the record."""
    return next((found for one in root.iterancestors() if (found := _stated(_attributes(one)))), "")


def elements(parent: Element) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for child in parent:
        found.setdefault(child.name, []).append(child)
    return found


def name(element: Element) -> str:
    return element.name


@lru_cache(maxsize=512)
def _lower(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def within(parent: Element, *path: str) -> list[Element]:
    """The elements below `parent` at this path of names, in document order."""
    first = path[0].lower()
    found = [child for child in parent.children if child.name == first]
    return [one for child in found for one in within(child, *path[1:])] if path[1:] else found


def text(element: Element) -> str:
    """All text in an element, with single spaces."""
    return " ".join("".join(map(str, element.xml.itertext())).split()) if element.children else element.words


def texts(parent: Element, *path: str) -> list[str]:
    return [found for element in within(parent, *path) if (found := text(element))]


def language(element: Element) -> str:
    return element.language


def value(element: Element) -> Value:
    return text(element), language(element)


def values(found: list[Element]) -> list[Value]:
    return [one for one in map(value, found) if one[0]]


def label(elements_: list[Element]) -> Map:
    return language_map(values(elements_))


def address_of(element: Element, *names: str) -> str | None:
    """The first web address among these attributes."""
    return next((uri for one in names if (uri := element.get(one, "")).startswith(("http://", "https://"))), None)


def _stated(attributes: Mapping[str, str]) -> str:
    stated = attributes.get("lang") or attributes.get(LANG) or ""
    script = attributes.get("script", "")
    if attributes.get("transliteration"):
        script = "Latn"
    if not (len(script) == 4 and script.isalpha()):
        return stated
    return f"{stated or 'und'}-{script.title()}" if "-" not in stated else stated
