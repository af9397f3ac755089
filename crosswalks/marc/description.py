"""What is said about the content, and its languages.

Standard: MARC 21, fields 520 (summary), 505 (contents), 500 (general), 511 (performers), 518 (date and place of an
event), 545 (biography or history); 041 and 008/35-37.
"""

import re

from crosswalks.common.former_languages import current
from crosswalks.common.texts import Map, language_map
from crosswalks.marc.source import Field, Source, subs
from crosswalks.marc.texts import values

_CODES = re.compile(r"(?:[a-z]{3})+")
_NONE = frozenset({"und", "zxx", "mul", "|||"})


def description(source: Source) -> Map:
    """520, 505, 518, 511, 545, then 500."""
    fields = source.get("520", "505", "518", "511", "545", "500")
    return language_map(values(source, fields, "abdgoprt3", str.strip))


def languages(source: Source) -> list[str]:
    """`041$a` (text) and `$d` (sung or spoken), codes run together taken apart; else 008/35-37."""
    stated = [code for field in source.get("041") for code in _codes(field)] or [source.language]
    return [code for code in dict.fromkeys(stated) if code and code not in _NONE]


def _codes(field: Field) -> list[str]:
    """Codes of another list (second indicator 7) are left whole."""
    found: list[str] = []
    for text in subs(field, "ad"):
        apart = field.second != "7" and _CODES.fullmatch(text)
        found += [current(text[start : start + 3]) for start in range(0, len(text), 3)] if apart else [text]
    return found
