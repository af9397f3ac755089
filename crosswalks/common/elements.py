"""Elements of an XML document by their local names: its values as texts with the language that holds where they stand.

Standard: XML 1.0, section 2.12 (`xml:lang` holds for all that an element contains).
"""

from functools import lru_cache

from lxml import etree

from crosswalks.common.texts import Value
from crosswalks.xml import LANG


def at(element: etree._Element, *paths: str) -> list[etree._Element]:
    """What stands at each path of local names (`titleWrap/titleSet`), whatever its namespace."""
    return [one for path in paths for one in _found(element, path)]


def value(element: etree._Element) -> Value:
    """All text of an element, with single spaces, and its language ("" where none is stated)."""
    return text(element), language(element)


def values(element: etree._Element, *paths: str) -> list[Value]:
    """The values at each path, never blank."""
    return [found for one in at(element, *paths) if (found := value(one))[0]]


def text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def text_at(element: etree._Element, *paths: str) -> str:
    """The first text at any of the paths, "" where there is none."""
    return next((found for one in at(element, *paths) if (found := text(one))), "")


def language(element: etree._Element) -> str:
    """The nearest `xml:lang`, or `lang` with `script` (EAD3)."""
    one: etree._Element | None = element
    while one is not None:
        if one.keys() and (found := one.get(LANG) or _coded(one)):
            return found
        one = one.getparent()
    return ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of that local name, whatever its namespace; "" where there is none."""
    return next((str(found).strip() for key, found in element.attrib.items() if _bare(str(key)) == name), "")


def _coded(element: etree._Element) -> str:
    return "-".join(filter(None, (element.get("lang"), element.get("script")))) if element.get("lang") else ""


def _found(element: etree._Element, path: str) -> list[etree._Element]:
    here = [element]
    for tag, deep in _steps(path):
        inside = (one.iterdescendants(tag) if deep else one.iterchildren(tag) for one in here)
        here = [one for each in inside for one in each]
    return here


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    """Names, each with whether it may stand at any depth (`a//b`, `.//b`)."""
    parts = [part for part in path.split("/") if part != "."]
    named = [(part, n > 0 and not parts[n - 1]) for n, part in enumerate(parts) if part]
    return tuple((part if part == "*" else f"{{*}}{part}", deep) for part, deep in named)


@lru_cache(maxsize=256)
def _bare(name: str) -> str:
    return name.rpartition("}")[2]
