"""Notes of a finding aid as text: one line for each paragraph and list item, without the heading.

Standards: EAD 2002 and EAD3, `head`, `p`, `list`, `defitem`, `chronlist`; EAD3, `part`.
"""

from crosswalks.common.elements import at, language, text
from crosswalks.common.texts import Value
from crosswalks.components.units import Element
from crosswalks.xml import local

_BLOCKS = frozenset(
    {"p", "list", "item", "defitem", "chronlist", "chronitem", "chronitemset", "eventgrp", "event", "blockquote",
     "note", "address", "addressline", "bibref", "archref", "table", "tgroup", "tbody", "row",
     "scopecontent", "bioghist", "odd", "relatedmaterial", "separatedmaterial", "userestrict", "accessrestrict",
     "index", "indexentry"}
)  # fmt: skip
_TOGETHER = frozenset({"defitem", "chronitem", "row"})


def notes(elements: list[Element]) -> list[Value]:
    """One text for each note."""
    return [("\n".join(lines), language(one)) for one in elements if (lines := paragraphs(one))]


def paragraphs(element: Element) -> list[str]:
    inner = [one for one in element if local(one) in _BLOCKS]
    if local(element) in _TOGETHER:
        return [line] if (line := ": ".join(filter(None, map(text, element)))) else []
    if not inner:
        return [] if at(element, "head") and not _own(element) else _line(element)
    return [line for one in element if local(one) in _BLOCKS for line in paragraphs(one)]


def name(element: Element, between: str = ", ") -> Value:
    """A name or heading; the parts of EAD3 are put together as catalogues do (`Music -- Cambodia`)."""
    parts = [found for one in at(element, "part") if (found := text(one))]
    whole = text(element) if (element.text or "").strip() or not parts else between.join(parts)
    return whole, language(element)


def _own(element: Element) -> str:
    """The text beside a heading."""
    heads = sum(len(text(one)) for one in at(element, "head"))
    return text(element)[heads:].strip()


def _line(element: Element) -> list[str]:
    own = _own(element) if at(element, "head") else text(element)
    return [own] if own else []
