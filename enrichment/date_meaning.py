"""What a row of tokens means: which number is the year, the month, the day, and of which calendar they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from enrichment.calendars import Entry, Parts, converted
from enrichment.date_words import Token
from enrichment.edtf import Failure, Span

_FORMS = {
    "Y": "Y", "Ym": "Ym", "mY": "mY", "nmY": "dmY", "mnY": "mdY", "Ymn": "Ymd", "Ynm": "Ydm", "Ynn": "Ymd",
    "Yno": "Ym_", "Yon": "Y_m", "onY": "_mY", "noY": "m_Y", "Ynon": "Ym_d", "Ynond": "Ym_d_", "nondY": "m_d_Y",
    "nonY": "d_mY", "dnonY": "_d_mY", "sY": "mY", "Ys": "Ym",
}  # fmt: skip
"""Kinds of tokens in a row, and what each of them is then; `_` is nothing more than said."""


def meaning(tokens: Sequence[Token]) -> Span | Failure | None:
    """The span that a row of tokens means, None where it means none."""
    calendars = {token.value["code"]: token.value for token in tokens if token.kind == "c"}
    rest = _years_of_eras([token for token in tokens if token.kind not in "cy"], calendars)
    if len(calendars) > 1 or not rest:
        return None
    found = _parts(rest)
    if found is None:
        return None
    parts, month = found
    calendar = next(iter(calendars.values()), None)
    return _of(parts, month, calendar)


def _years_of_eras(tokens: list[Token], calendars: dict[str, Any]) -> list[Token]:
    """An era and the number after it are a year of that era."""
    found: list[Token] = []
    era = False
    for token in tokens:
        if token.kind == "e":
            calendars[token.value["code"]], era = token.value, True
        else:
            found.append(Token("Y", token.value) if era and token.kind in "nY" else token)
            era = False
    return found


def _parts(tokens: list[Token]) -> tuple[Parts, Mapping[str, Any] | None] | None:
    kinds = "".join(token.kind for token in tokens)
    if "m" in kinds:
        tokens = [token for token in tokens if token.kind not in "od"]
        kinds = "".join(token.kind for token in tokens)
    places = _slashed(tokens) if kinds == "nnY" else _FORMS.get(kinds)
    if places is None:
        return None
    values = {place: token.value for place, token in zip(places, tokens, strict=True) if place != "_"}
    month = values.get("m")
    named = month if isinstance(month, Mapping) else None
    return (values["Y"], named["number"] if named else month, values.get("d")), named


def _slashed(tokens: Sequence[Token]) -> str | None:
    """`15/1/1397` has one reading, `5/1/1397` has two."""
    first, second, _ = (token.value for token in tokens)
    return "dmY" if first > 12 else "mdY" if second > 12 else None


def _of(parts: Parts, month: Mapping[str, Any] | None, calendar: Mapping[str, Any] | None) -> Span | Failure | None:
    """Converted by the calendar that is named, else by that of the month; a year of three digits needs one."""
    own = month["calendar"] if month else "gregorian"
    if calendar is None:
        return None if own == "april" or parts[0] < 1000 else _noted(converted(_KNOWN[own], parts), own)
    if own != "gregorian" and own != calendar["kind"]:
        return None
    if own == "gregorian" and month and calendar["kind"] in ("persian", "islamic", "april", "lunisolar"):
        return None
    return _noted(converted(calendar, parts), calendar["code"])


def _noted(found: Span | Failure, calendar: str) -> Span | Failure:
    if isinstance(found, str) or found.note or calendar == "gregorian":
        return found
    return found._replace(note=calendar)


_KNOWN: dict[str, Entry] = {
    "gregorian": {"kind": "gregorian"},
    "persian": {"kind": "persian", "from": 1277, "until": 1502},
    "islamic": {"kind": "islamic", "from": 1000, "until": 1600},
}
