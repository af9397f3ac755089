"""Dates as people write them, in the languages and calendars of the region, read as spans of days.

Standard: EDTF level 1 (ISO 8601-2:2019). What can be read in two ways, is no day of its calendar, or has a word that
no vocabulary has, is not read.
"""

import re
from datetime import date
from functools import cached_property, lru_cache
from typing import Protocol

from config.settings import Workspace
from config.vocabulary import load
from enrichment.date_centuries import Centuries
from enrichment.date_doubt import doubly, first, said
from enrichment.date_meaning import meaning
from enrichment.date_ranges import DOTS, ends, of_one_calendar, shared
from enrichment.date_text import folded
from enrichment.date_words import Words, alternatives
from enrichment.edtf import ISO, UNSAID, Failure, Span, between, day, figures
from enrichment.unnamed_calendar import NOTHING, Beside, in_figures, unnamed


class Read(Protocol):
    def __call__(self, text: str, beside: Beside = ..., /) -> Span | Failure:
        """The span that a text means, with what stands beside it. Never raises."""


_LONGEST = 100
_BRACKETS = re.compile(r"[\[\]{}<>]")
_HOUR = r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]m)?(?:\s?(?:[+-]\d\d:?\d\d|utc|gmt|z)\b)?"
_BESIDE = re.compile(
    rf"\((?:[월화수목금토일]|[月火水木金土日])(?:요일|曜日?)?\)|(?<=[\d日일)])\s+{_HOUR}(?:\s?[-–~]\s?{_HOUR})?(?=[^\d+:]|$)"
)
"""The day of the week and the hours, of which a calendar day says nothing."""
_GLOSS = re.compile(r"([^()]*\d[^()]*?)\s?\(([^()]*\d[^()]*)\)\s?([^()]*)")
_DECADE_OF_ERA = re.compile(r"(\D+)(\d)0年代")
_COPYRIGHT = re.compile(r"^[cp©℗]\s?(?=\d{4}\b)")


def reader(workspace: Workspace) -> Read:
    """Reads texts with the vocabularies of a workspace. Raises Invalid where one of them cannot be read."""
    words = Words(*(load(workspace, name) for name in ("months", "calendars", "date_words")))
    reads = Reader(words)

    @lru_cache(maxsize=8192)
    def short(text: str, beside: Beside) -> Span | Failure:
        found = _iso(text) or reads.read(text)
        return found if isinstance(found, Span) and found.note else _of_another_calendar(text, found, beside, reads)

    def read(text: str, beside: Beside = NOTHING, /) -> Span | Failure:
        return short(text, beside) if len(text) <= _LONGEST else _iso(text) or "unknown"

    return read


def _of_another_calendar(text: str, found: Span | Failure, beside: Beside, reads: "Reader") -> Span | Failure:
    """Read in the calendar that its archive, digits or language say it is of; centuries from now is none of ours."""
    plain = folded(text)
    calendar = unnamed(text, plain, beside, reads.words.unnamed)
    if calendar is None or reads.words.names_a_calendar(plain):
        is_far = isinstance(found, Span) and "2400" <= (found.begin or found.end or "") < "2700"
        return "ambiguous" if is_far else found
    if calendar.says == "perhaps" and isinstance(found, Span):
        return "ambiguous"
    named = in_figures(plain, calendar.entry) or reads.read(f"{text} {calendar.name}")
    if isinstance(named, Span):
        return named._replace(note=calendar.code)
    if named == "invalid":
        return named
    return "ambiguous" if isinstance(found, Span) else found


def _iso(text: str) -> Span | Failure | None:
    found = ISO.fullmatch(text)
    return day(found[1], found[2], found[3]) if found else None


class Reader:
    """What one run knows about dates."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._centuries = Centuries(words)

    def read(self, text: str) -> Span | Failure:
        """The span of days that a text means. Never raises."""
        plain = _BESIDE.sub("", _BRACKETS.sub("", folded(text))).strip()
        return self._single(plain) or self._glossed(plain) or self._range(plain) or "unknown"

    def _single(self, text: str, depth: int = 0) -> Span | Failure | None:
        """A date that is no range: figures, a century, words, or one of them with a word of doubt beside it."""
        if DOTS.search(text):
            return None
        bare = _COPYRIGHT.sub("", text.strip(" .,;()"))
        found = self._figures(bare) or self._centuries.read(bare) or self._of_an_era(bare) or self._worded(bare)
        return found or (self._unmarked(bare, depth) if depth < 4 else None)

    def _worded(self, text: str) -> Span | Failure | None:
        tokens = self.words.tokens(text) if text.strip("-–/") == text else None
        return meaning(tokens) if tokens else None

    def _unmarked(self, text: str, depth: int) -> Span | Failure | None:
        """Read without one mark or word of doubt, which then becomes its own mark or open end."""
        if len(text) > 1 and text[-1] in "?~%":
            return doubly(self._single(text[:-1].rstrip(), depth + 1), text[-1])
        found = self._affix.match(text)
        if found is None:
            return None
        kind = found.lastgroup or ""
        rest = self._single((text[found.end() :] if found.start(kind) == 0 else found["rest"]).strip(), depth + 1)
        return rest and said(rest, kind.removesuffix("_"))

    @cached_property
    def _affix(self) -> re.Pattern[str]:
        kinds = ("about", "doubted", "before", "after", "part_of")
        before = "|".join(f"(?P<{kind}>{first(self.words.named(kind))})" for kind in kinds)
        after = "|".join(f"(?P<{kind}_>{alternatives(self.words.named(kind))})" for kind in kinds)
        return re.compile(rf"(?:{before})[.\s]*|(?P<rest>.*?[^\W_].*?)[\s(]*(?:{after})\)?$")

    def _of_an_era(self, text: str) -> Span | Failure | None:
        """Ten years of an era: `昭和50年代`."""
        if (found := _DECADE_OF_ERA.fullmatch(text)) is None:
            return None
        begin, end = (self._worded(f"{found[1]}{found[2]}{last}年") for last in "09")
        return between(begin, end) if begin and end else None

    @cached_property
    def _of_years(self) -> re.Pattern[str]:
        """Figures with the word for year behind them: `05.05.2004 г.`, `1921-24 гг.`"""
        words = alternatives(self.words.named("year"))
        return re.compile(rf"(?:(\d\d?\.\d\d?\.\d{{4}})|(\d{{4}})[-–](1[3-9]|[2-9]\d))\s?(?:{words})")

    def _figures(self, text: str) -> Span | Failure | None:
        if found := self._of_years.fullmatch(text):
            text = found[1] or f"{found[2]}–{found[3]}"
        return figures(text)

    def _glossed(self, text: str) -> Span | Failure | None:
        """One date said twice, as in `1978年(昭和53年)`; the more exact one of the two."""
        if (found := _GLOSS.fullmatch(text)) is None:
            return None
        outside, inside = self._single(found[1] + found[3]), self._single(found[2])
        if not isinstance(outside, Span) or not isinstance(inside, Span):
            return None
        if not _meet(outside, inside):
            return "ambiguous"
        return outside if _days(outside) <= _days(inside) else inside

    def _range(self, text: str) -> Span | Failure | None:
        if (parts := ends(text)) is None:
            return None
        left, right = (self.words.tokens(part) for part in parts)
        if left and right and (same := of_one_calendar(left, right)):
            return same
        begin, end = (self._end(part) for part in self._centuries.completed(*parts) or parts)
        if begin == end == UNSAID:
            return None
        if begin != "unknown" and end != "unknown":
            return between(begin, end)
        return next(shared(left, right), "unknown") if left and right else "unknown"

    def _end(self, text: str) -> Span | Failure | None:
        if text in ("", "..") or text in self.words.named("now"):
            return None
        return UNSAID if text in self.words.named("unsaid") else self._single(text) or "unknown"


def _days(found: Span) -> int:
    begin, end = (date.fromisoformat(one) if one else date.min for one in (found.begin, found.end))
    return (end - begin).days


def _meet(one: Span, other: Span) -> bool:
    return (one.begin or "") <= (other.end or "9999") and (other.begin or "") <= (one.end or "9999")
