"""Dates in words and numbers as tokens, and what a row of tokens means.

The words are those of `config/vocabularies/months.yaml`, `calendars.yaml` and `date_words.yaml`. A text with one word
that none of them has means nothing here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from config.vocabulary import Vocabulary
from enrichment.calendars import Entry, Parts, converted
from enrichment.edtf import Failure, Span


class Token(NamedTuple):
    """`kind` is a letter of `_FORMS`, or `c` for a calendar, `e` for an era, `y` for a word that says nothing."""

    kind: str
    value: Any


_FORMS = {
    "Y": "Y", "Ym": "Ym", "mY": "mY", "nmY": "dmY", "mnY": "mdY", "Ymn": "Ymd", "Ynm": "Ydm", "Ynn": "Ymd",
    "Yno": "Ym_", "Yon": "Y_m", "onY": "_mY", "noY": "m_Y", "Ynon": "Ym_d", "Ynond": "Ym_d_", "nondY": "m_d_Y",
    "nonY": "d_mY", "dnonY": "_d_mY", "sY": "mY", "Ys": "Ym",
}  # fmt: skip
"""What numbers (`n`, `Y` a year), months (`m`), seasons (`s`), words for month (`o`) and day (`d`) mean in a row."""

_WORD_KINDS = {"month": "o", "day": "d", "year": "y", "without_meaning": "y"}


def alternatives(words: Iterable[str]) -> str:
    """An expression for any of these words, the longest first, none of them inside a longer word of letters."""
    return "|".join(map(_whole, sorted(words, key=lambda word: (-len(word), word))))


def _whole(word: str) -> str:
    return re.escape(word) + (r"(?![^\W\d_])" if _is_spaced(word[-1]) else "")


def _is_spaced(letter: str) -> bool:
    """Whether words that end with this letter are parted by spaces: Latin, Greek, Cyrillic, Hebrew and Arabic ones."""
    return letter.isalpha() and (letter < "\u0780" or "\u1e00" <= letter < "\u2000" or letter >= "\ufb50")


class Words:
    """The words of dates, of the vocabularies of one run."""

    def __init__(self, months: Vocabulary, calendars: Vocabulary, others: Vocabulary) -> None:
        self._months, self._calendars, self._others = months, calendars, others

    def named(self, *codes: str) -> list[str]:
        """The words that stand for one of these codes of `date_words`."""
        return [word for word, code in self._others.words.items() if code in codes]

    @cached_property
    def _tokens(self) -> Mapping[str, Token]:
        found = {"元": Token("n", 1)}
        for word, code in self._others.words.items():
            entry = self._others.entries[code]
            if kind := "s" if "season" in entry else _WORD_KINDS.get(code, ""):
                found[word] = Token(kind, entry.get("season"))
        for word, code in self._months.words.items():
            found[word] = Token("m", self._months.entries[code])
        for word, code in self._calendars.words.items():
            entry = self._calendars.entries[code]
            found[word] = Token("e" if entry["kind"] == "era" else "c", {"code": code, **entry})
        return found

    @cached_property
    def _scanner(self) -> re.Pattern[str]:
        return re.compile(rf"[\s,.()\-–/'’،]*(?:(\d+)|({alternatives(self._tokens)}))[\s,.()\-–/'’،]*")

    def tokens(self, text: str) -> list[Token] | None:
        """The tokens of a folded text; None where a part of it is neither a number nor a word that we know."""
        found, at = [], 0
        while at < len(text):
            match = self._scanner.match(text, at)
            token = (_number(match[1]) if match[1] else self._tokens[match[2]]) if match else None
            if match is None or token is None:
                return None
            found.append(token)
            at = match.end()
        return found


def _number(digits: str) -> Token | None:
    return Token("n" if len(digits) < 3 else "Y", int(digits)) if len(digits) < 5 else None


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

