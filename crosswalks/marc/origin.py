"""When, where and by whom something was published, in which edition and series, and its size.

Standard: MARC 21, 008/06-14 (dates, `u` for an unknown digit, 9999 for an open end), fields 250, 260, 264, 300, 490,
440 and 8XX. The coded date wins over its transcription.
"""

import re
from typing import Any

from crosswalks.common.once import once
from crosswalks.common.texts import Map, language_map
from crosswalks.marc.source import Field, Source, joined, sub, subs
from crosswalks.marc.texts import bare, both, first, label, prose

_YEAR = re.compile(r"\d{2}[\du]{2}")
_TRANSCRIBED = re.compile(r"\[?(?:[©℗cp]\s*)?(\d{4}\??)\]?\.?")
_UNKNOWN = re.compile(r"\[?s\.? ?[lnd]\.?\]?$|not identified|sine (?:loco|nomine)", re.I)
_SERIES = ("490", "440", "830", "800", "810", "811")


@once
def issued(source: Source) -> str | None:
    """008/06-14, else `264$c` (publication) or `260$c` as it stands."""
    return _coded(source.control.get("008", "")) or _transcribed(source)


def start(source: Source) -> str | None:
    """The first date; of a span its beginning."""
    return (issued(source) or "").partition("/")[0] or None


def end(source: Source) -> str | None:
    """The end of a span."""
    return (issued(source) or "").partition("/")[2].removeprefix("..") or None


def published_at(source: Source) -> str | None:
    """The same date as `issued`."""
    return issued(source)


def publisher(source: Source) -> Map:
    """`264$b` of the publication, else `260$b`; `[s.n.]` names nobody."""
    found = [value for field in _publication(source) for value in both(source, field, first("b"))]
    return language_map((_open(text), tag) for text, tag in found if not _UNKNOWN.search(text))


def place(source: Source) -> dict[str, Any]:
    """`264$a` of the publication, else `260$a`; `[S.l.]` names no place."""
    found = [value for field in _publication(source)[:1] for value in both(source, field, first("a"))]
    named = [(_open(text), tag) for text, tag in found if not _UNKNOWN.search(text)]
    return {"label": language_map(named)} if named else {}


def edition(source: Source) -> str | None:
    """`250$a $b`."""
    return next((text for field in source.get("250") if (text := prose(joined(field, "ab")))), None)


def extent(source: Source) -> str | None:
    """All of 300: extent, other details, dimensions, accompanying material."""
    return "; ".join(text for field in source.get("300") if (text := prose(joined(field, "abcefg")))) or None


def series(source: Source) -> dict[str, Any]:
    """The first series statement or entry, with `$v` as its number."""
    for field in source.get(*_SERIES):
        if title := label(source, field, lambda one: prose(joined(one, "anpt"))):
            number = sub(field, "v")
            return {"title": title} | ({"number": bare(number)} if bare(number) else {})
    return {}


def _open(text: str) -> str:
    """Without the brackets of what is supplied, which may close in another subfield."""
    inner = text[1:] if text.startswith("[") and "]" not in text[:-1] else text
    return inner[:-1].rstrip() if inner.endswith("]") and "[" not in inner else inner


@once
def _publication(source: Source) -> list[Field]:
    return [field for field in source.get("264") if field.second == "1"] or source.get("260") or source.get("264")


def _coded(fixed: str) -> str | None:
    kind, first, second = fixed[6:7], _year(fixed[7:11]), fixed[11:15]
    if first is None or kind in ("b", "n"):
        return None
    if kind == "e":
        return "-".join([first, *(part for part in (second[:2], second[2:]) if part.isdigit())])
    last = ".." if second == "9999" or kind == "c" else _year(second)
    return f"{first}/{last}" if kind in "cdikmq" and last and (last > first or last == "..") else first


def _year(text: str) -> str | None:
    return text.replace("u", "X") if _YEAR.fullmatch(text) and text != "9999" else None


def _transcribed(source: Source) -> str | None:
    dates = [bare(text) for field in _publication(source) for text in subs(field, "c")]
    stated = next((text for text in dates if re.search(r"\d\d", text)), None)
    found = _TRANSCRIBED.fullmatch(stated or "")
    return found[1] if found else stated
