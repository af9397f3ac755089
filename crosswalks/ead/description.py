"""What the unit holds and who made it; how large it is; in which languages.

Standards: EAD 2002 and EAD3, `did/abstract`, `scopecontent`, `bioghist`, `odd`; `physdesc` (`extent`, `physfacet`,
`dimensions`), EAD3 `physdescstructured` (`quantity`, `unittype`); `langmaterial/language` (`langcode`, ISO 639).
"""

from crosswalks.common.elements import at, language, text, text_at
from crosswalks.common.texts import Map, language_map
from crosswalks.components.units import Element
from crosswalks.ead.prose import notes
from crosswalks.ead.source import Source

_LONGEST_NAME = 40


def description(source: Source) -> Map:
    """`abstract`, then `scopecontent`, `bioghist` and `odd`, without their headings."""
    abstracts = [(text(one), language(one)) for one in at(source.unit, "did/abstract") if text(one)]
    return language_map([*abstracts, *notes(at(source.unit, "scopecontent", "bioghist", "odd"))])


def extent(source: Source) -> str | None:
    """What is counted or measured; a note on the physical description only where nothing is."""
    stated = at(source.unit, "did/physdesc", "did/physdescset", "did/physdescstructured")
    counted = [found for one in stated if (found := _counted(one))]
    return "; ".join(counted or filter(None, map(text, stated))) or None


def languages(source: Source) -> list[str]:
    """Codes before names; a whole sentence is a note and no name. Parts inherit them."""
    stated = source.inherited("did/langmaterial") or _coded(source)
    named = [found for one in stated for found in _languages(one)]
    return list(dict.fromkeys(named))


def _counted(element: Element) -> str:
    units = _structured(element)
    counts = [" ".join(map(text, at(one, "quantity", "unittype"))) for one in units]
    extents = " ".join(map(text, at(element, "extent")))
    more = [text(one) for unit in units or [element] for one in at(unit, "physfacet", "dimensions")]
    return "; ".join(filter(None, [*(counts or [extents]), *more]))


def _structured(element: Element) -> list[Element]:
    own = [element] if text_at(element, "quantity") else []
    return own + at(element, "physdescstructured")


def _coded(source: Source) -> list[Element]:
    """A `language` that has a code only."""
    found = ([one for one in at(unit, "did/langmaterial") if at(one, ".//language")] for unit in source.units)
    return next(filter(None, found), [])


def _languages(element: Element) -> list[str]:
    inner = at(element, ".//language")
    named = [one.get("langcode") or text(one) for one in inner]
    plain = text(element)
    return [one for one in named if one] if inner else [plain] if len(plain) <= _LONGEST_NAME else []
