"""Inscriptions that the text states plainly: the list and the year, in either order, and what stands beside them.

`UNESCO Representative List, 2008, no. 00060` · `Inscribed in 2018 (13.COM 10.b.41) on the Representative List`.
Standard: UNESCO, Operational Directives of the 2003 Convention (lists, decisions); a register is also called BSP.
"""

import re
from collections.abc import Iterable
from typing import Any

from crosswalks.common.identifiers import UNESCO

_LISTS = {
    "representative list": "RL",
    "urgent safeguarding": "USL",
    "good safeguarding practices": "GSP",
    "masterpiece": "Masterpiece",
}
_NAMES = "representative list|urgent safeguarding|good safeguarding practices"
_LIST = rf"({_NAMES}|masterpiece(?=s? of the oral)|(?<=proclaimed a )masterpiece)"
_YEAR = r"\b((?:19|20)\d\d)\b"
_GAP = r"(?:[^.;]|\.(?=\w)){0,80}?"
_VERB = r"(?<!not )(?<!never )(?<!yet )(?<!be )\b(?:inscribed|proclaimed|listed|incorporated)\s+"
_LABEL = rf"\s*(?:UNESCO\W+)?(?:ICH\s+)?({_NAMES}|masterpiece)s?"
_LIST_FIRST = (
    re.compile(_VERB + _GAP + _LIST + _GAP + _YEAR, re.I),
    re.compile(_LABEL + r"(?:\s+list)?(?:\s+of the [a-z ]{0,60})?\s*[,:(\u2013-]+\s*" + _YEAR, re.I),
)
_YEAR_FIRST = re.compile(_VERB + _GAP + _YEAR + _GAP + _LIST, re.I)
_DECISION = re.compile(r"\b\d{1,2}(?:\.EXT)?\.COM(?:\s+\d+(?:\.\w+)*)?\b")
_NUMBER = re.compile(r"\bno\.?\s*(\d{1,5})\b", re.I)
_HINTS = ("epresentative", "afeguarding", "asterpiece", "ich.unesco.org")


def designations_in(stated: Iterable[str]) -> list[dict[str, Any]]:
    """What these texts say of inscriptions, one for each list."""
    texts = list(stated)
    if not _hinted("\n".join(texts)):
        return []
    found: dict[str, dict[str, Any]] = {}
    for text in filter(_hinted, texts):
        for designation in filter(None, (_stated(text), _linked(text))):
            found.setdefault(designation["list"], {}).update(designation)
    return list(found.values())


def is_designation(text: str) -> bool:
    return _hinted(text) and _stated(text) is not None


def _hinted(text: str) -> bool:
    a, b, c, d = _HINTS
    return a in text or b in text or c in text or d in text


def _stated(text: str) -> dict[str, Any] | None:
    year_first = _YEAR_FIRST.search(text)
    match = year_first or _LIST_FIRST[0].search(text) or _LIST_FIRST[1].match(text)
    if match is None:
        return None
    year, name = (match[1], match[2]) if year_first else (match[2], match[1])
    designation: dict[str, Any] = {"list": _LISTS[name.lower()], "year": int(year)}
    if decision := _DECISION.search(text):
        designation["decision"] = decision[0]
    if number := _NUMBER.search(text, match.end()):
        designation["ref"] = number[1].zfill(5)
    return designation


def _linked(text: str) -> dict[str, Any] | None:
    found = UNESCO.match(text)
    return {"list": found[1].upper().replace("BSP", "GSP"), "ref": found[2].zfill(5)} if found else None
