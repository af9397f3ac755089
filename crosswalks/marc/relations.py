"""What it belongs to, what belongs to it, what came before and after, and the pages within a host.

Standard: MARC 21, fields 773, 774, 780, 785, 765, 767, 775, 776, 777, 787, 730, and added entries with `$t`
(second indicator 2: the item contains the work).
"""

import re
from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.texts import Map
from crosswalks.marc.source import Field, Source, joined, sub, subs
from crosswalks.marc.texts import bare, label, prose

_TYPES = {"773": "is_part_of", "774": "has_part", "780": "replaces", "785": "is_replaced_by", "765": "has_version",
          "767": "has_version", "775": "has_version", "776": "has_version", "777": "relation", "787": "relation",
          "730": "relation", "700": "relation", "710": "relation", "711": "relation"}  # fmt: skip
_ADDED = ("700", "710", "711", "730")
_PAGES = re.compile(r"\b(?:pp?\.|pages?|S\.|с\.)\s*(\d+(?:\s*[-–]\s*\d+)?)")


def relations(source: Source) -> list[dict[str, Any]]:
    """The address of what is related (`$u`), else its title, else its number (`$w`); what it contains are its parts."""
    return distinct(_relation(source, field) for field in source.get(*_TYPES))


def pages(source: Source) -> str | None:
    """The pages that `773$g` names."""
    stated = (_PAGES.search(text) for field in source.get("773") for text in subs(field, "g"))
    return next((found[1].replace(" ", "") for found in stated if found), None)


def _relation(source: Source, field: Field) -> dict[str, Any]:
    if field.tag in _ADDED and field.tag != "730" and not any(subs(field, "t")):
        return {}
    named: Map = label(source, field, _title)
    title = next(iter(named.values()), [""])[0]
    address = next((text for text in subs(field, "u") if text.startswith(("http://", "https://"))), "")
    target = address or title or joined(field, "w")
    kind = "has_part" if field.tag in _ADDED and field.second == "2" else _TYPES[field.tag]
    told = address or len(named) > 1
    return _without_blanks({"type": kind, "target": target, "label": named if told else {}})


def _title(field: Field) -> str:
    """The title; of an added entry with its author before it."""
    if field.tag[:2] in ("70", "71") or sub(field, "6")[:2] in ("70", "71"):
        return ". ".join(filter(None, [bare(joined(field, "abcq")), prose(joined(field, "fklmnoprst"))]))
    codes = "tnp" if any(subs(field, "t")) else "anp"
    return prose(joined(field, codes)) or bare(joined(field, "s"))


def _without_blanks(relation: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in relation.items() if value} if relation["target"] else {}
