"""The country that the name of a place states.

Forms: `Suva, Fiji`; those of Library of Congress Subject Headings (H 690, H 810): `Kyoto (Japan)`,
`Punjab (India : State)`, `Japan--Kyoto`, `Thailand, Northern`. Names are those of `config/vocabularies/countries.yaml`;
what is a region or the name of several states (`regions.yaml`) states no country.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from config.settings import Workspace
from config.vocabulary import Vocabulary, load

_QUALIFIER = re.compile(r"[(（]([^()（）]+)[)）]\s*\Z")
_COMMA = re.compile("[,，]")
_COMMAS = 4
_SIDE = re.compile(r"(?:North|South|East|West|Central)[a-z]*\W*\Z", re.ASCII)
_ABBREVIATION = re.compile(r"\W*[A-Za-z]{2}\W*\Z", re.ASCII)
"""`Boise, ID` is not in Indonesia: two letters behind a place are often a state of the United States."""


class Names(NamedTuple):
    countries: Vocabulary
    regions: Vocabulary


def names_of(workspace: Workspace) -> Names:
    return Names(load(workspace, "countries"), load(workspace, "regions"))


def country_of(name: str, known: Names, own: str = "") -> str | None:
    """The ISO 3166-1 code of the country that a name is, or states beside the place; `own` is the archive's."""
    found = states_of(name, known, own)
    return found[0] if len(found) == 1 else None


def states_of(name: str, known: Names, own: str = "") -> list[str]:
    """The state that a name states, or all that it may mean (`Seoul (Korea)`)."""
    name = name.strip(" []")
    return next((found for part in (name, *_parts(name)) if (found := _meant(part, known, own))), [])


def _meant(name: str, known: Names, own: str) -> list[str]:
    code, region = known.countries.find(name), known.regions.find(name)
    if region and (code is None or code != own):
        return list(known.regions.entries[region]["states"])
    return [code] if code else []


def _parts(name: str) -> Iterator[str]:
    place = name.partition("--")[0].strip()
    yield from (place,) if place != name else ()
    qualifier = _QUALIFIER.search(place)
    stated = qualifier[1].partition(" : ")[0] if qualifier else place
    yield from (stated,) if qualifier and not _ABBREVIATION.match(stated) else ()
    commas = [comma.span() for comma in _COMMA.finditer(stated)][-_COMMAS:]
    yield from (stated[end:] for _, end in commas if not _ABBREVIATION.match(stated[end:]))
    if commas and _SIDE.match(stated[commas[-1][1] :].strip()):
        yield stated[: commas[-1][0]]
