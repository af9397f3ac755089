"""Files in the order and with the labels of the structural map: one to look at for each division, and one thumbnail.

Standard: METS 1.12, `structMap` (`TYPE` PHYSICAL before others), `div` (`ORDER`, `LABEL`, `ORDERLABEL`), `fptr`,
`area`; without a usable map, the files in the order of `fileSec`, by their `GROUPID`.
"""

from collections.abc import Iterator
from typing import Any

from crosswalks.common.elements import at
from crosswalks.common.media import medium
from crosswalks.mets.files import File, files
from crosswalks.mets.source import Element, Source

Division = tuple[list[File], str]
"""The forms of one page or track, and its label."""


def media(source: Source) -> list[dict[str, Any]]:
    """Without any file, what the descriptive section links to."""
    known = {one.id: one for one in files(source.root)}
    divisions = _mapped(source.root, known) or _grouped(known)
    shown = [_medium(one, label) for some, label in divisions for one in _best(some)]
    thumbs = [_medium(one, "") for one in known.values() if one.is_thumbnail][:1]
    inner: list[dict[str, Any]] = source.described.fields.get("media", [])
    return shown + thumbs or inner


def _mapped(root: Element, known: dict[str, File]) -> list[Division]:
    maps = sorted(at(root, "structMap"), key=lambda one: (one.get("TYPE") or "").upper() != "PHYSICAL")
    return next(filter(None, ([*_divisions(one, known)] for one in maps)), [])


def _divisions(element: Element, known: dict[str, File]) -> Iterator[Division]:
    for one in sorted(at(element, "div"), key=_order):
        named = [place.get("FILEID") or "" for place in at(one, "fptr", "fptr//area")]
        if some := [known[name] for name in dict.fromkeys(named) if name in known]:
            yield some, one.get("LABEL") or one.get("ORDERLABEL") or ""
        yield from _divisions(one, known)


def _order(division: Element) -> float:
    try:
        return float(division.get("ORDER") or "inf")
    except ValueError:
        return float("inf")


def _grouped(known: dict[str, File]) -> list[Division]:
    groups: dict[str, list[File]] = {}
    for one in known.values():
        groups.setdefault(one.group, []).append(one)
    return [(some, "") for some in groups.values()]


def _best(some: list[File]) -> list[File]:
    return sorted((one for one in some if not one.is_thumbnail), key=lambda one: one.rank)[:1]


def _medium(one: File, label: str) -> dict[str, Any]:
    found = medium(one.url, "thumb" if one.is_thumbnail else "full")
    words = label or one.title
    return found | ({"mime": one.mime} if one.mime else {}) | ({"alt_text": {"und": [words]}} if words else {})
