"""The country that the name of a place states.

Forms: `Suva, Fiji`; those of Library of Congress Subject Headings (H 690, H 810): `Kyoto (Japan)`,
`Punjab (India : State)`, `Japan--Kyoto`.
"""

import re
from collections.abc import Iterator

from config.vocabulary import Vocabulary

_QUALIFIER = re.compile(r"\(([^()]+)\)\s*\Z")
_ABBREVIATION = re.compile(r"\W*[A-Za-z]{2}\W*\Z", re.ASCII)
"""`Boise, ID` is not in Indonesia: two letters behind a place are often a state of the United States."""


def country_of(name: str, countries: Vocabulary) -> str | None:
    """The ISO 3166-1 code of the country that a name is, or states beside the place."""
    return countries.find(name) or next((code for part in _parts(name) if (code := countries.find(part))), None)


def _parts(name: str) -> Iterator[str]:
    place = name.partition("--")[0].strip()
    yield from (place,) if place != name else ()
    qualifier = _QUALIFIER.search(place)
    stated = qualifier[1].partition(" : ")[0] if qualifier else place
    last = stated.rpartition(",")[2]
    if last != place and not _ABBREVIATION.match(last):
        yield last
