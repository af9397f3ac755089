"""Dates as people write them, in the languages and calendars of the region, read as spans of days.

Standard: EDTF level 1 (ISO 8601-2:2019). What can be read in two ways, is no day of its calendar, or has a word that
no vocabulary has, is not read.
"""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from config.settings import Workspace
from config.vocabulary import load
from enrichment.date_meaning import meaning
from enrichment.date_ranges import ends, of_one_calendar, shared
from enrichment.date_text import folded, numeral
from enrichment.date_words import Words, alternatives
from enrichment.edtf import ISO, Failure, Span, between, century, day, decade, figures, marked

Read = Callable[[str], Span | Failure]

_LONGEST = 100
_BRACKETS = re.compile(r"[\[\]{}<>]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_COPYRIGHT = re.compile(r"^[cp©℗]\s?(?=\d{4}\b)")


def reader(workspace: Workspace) -> Read:
    """Reads texts with the vocabularies of a workspace. Raises Invalid where one of them cannot be read."""
    reads = Reader(Words(*(load(workspace, name) for name in ("months", "calendars", "date_words"))))

    @lru_cache(maxsize=8192)
    def short(text: str) -> Span | Failure:
        found = _iso(text) or reads.read(text)
        return found if isinstance(found, str) or not _buddhist(found) else _of_thailand(text, reads)

    def read(text: str) -> Span | Failure:
        return short(text) if len(text) <= _LONGEST else _iso(text) or "unknown"

    return read


def _buddhist(found: Span) -> bool:
    """Whether a year of the common era that is centuries away can only be one of the Buddhist era, or a mistake."""
    return not found.note and "2400" <= (found.begin or found.end or "") < "2700"


def _of_thailand(text: str, reads: "Reader") -> Span | Failure:
    """Archives of Thailand leave `พ.ศ.` out where they write the month or the year in their own script."""
    return reads.read(f"พ.ศ. {text}") if _THAI.search(text) else "ambiguous"


def _iso(text: str) -> Span | Failure | None:
    found = ISO.fullmatch(text)
    return day(found[1], found[2], found[3]) if found else None


class Reader:
    """What one run knows about dates."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def read(self, text: str) -> Span | Failure:
        """The span of days that a text means. Never raises."""
        plain = _BRACKETS.sub("", folded(text)).strip()
        return self._single(plain) or self._range(plain) or "unknown"

    def _single(self, text: str, depth: int = 0) -> Span | Failure | None:
        """A date that is no range: figures, a century, words, or one of them with a word of doubt beside it."""
        bare = _COPYRIGHT.sub("", text.strip(" .,;()"))
        found = figures(bare) or self._century(bare) or self._decade(bare) or self._worded(bare)
        return found or (self._unmarked(bare, depth) if depth < 4 else None)

    def _worded(self, text: str) -> Span | Failure | None:
        tokens = self._words.tokens(text) if text.strip("-–/") == text else None
        return meaning(tokens) if tokens else None

    def _unmarked(self, text: str, depth: int) -> Span | Failure | None:
        """Read without one mark or word of doubt, which then becomes its own mark or open end."""
        if len(text) > 1 and text[-1] in "?~%":
            return _doubly(self._single(text[:-1].rstrip(), depth + 1), text[-1])
        found = self._affix.match(text)
        if found is None:
            return None
        kind = found.lastgroup or ""
        rest = self._single((text[found.end() :] if found.start(kind) == 0 else found["rest"]).strip(), depth + 1)
        return rest and _said(rest, kind.removesuffix("_"))

    @cached_property
    def _affix(self) -> re.Pattern[str]:
        kinds = ("about", "doubted", "before", "after", "part_of")
        before = "|".join(f"(?P<{kind}>{_first(self._words.named(kind))})" for kind in kinds)
        after = "|".join(f"(?P<{kind}_>{alternatives(self._words.named(kind))})" for kind in kinds)
        return re.compile(rf"(?:{before})[.\s]*|(?P<rest>.*?[^\W_].*?)[\s(]*(?:{after})\)?$")

    @cached_property
    def _centuries(self) -> tuple[re.Pattern[str], ...]:
        word, buddhist = alternatives(self._words.named("century")), alternatives(self._words.named("buddhist-century"))
        number = r"(\d{1,2}|[ivxl]{1,6})"
        return (
            re.compile(rf"{number}[\s.-]*(?:st|nd|rd|th|р|й|го|е|ème|è|e)?[\s.-]*(?:{word}|(?<=th )c)"),
            re.compile(rf"(?:{word})[\s.]*(?:ke|thứ|ที่)?[\s.-]*{number}"),
            re.compile(rf"(?:{buddhist})\s*(\d\d)"),
        )

    def _century(self, text: str) -> Span | Failure | None:
        first, second, buddhist = self._centuries
        if found := first.fullmatch(text) or second.fullmatch(text):
            return century(numeral(found[1]))
        if found := buddhist.fullmatch(text):
            last = int(found[1]) * 100 - 543
            spans = between(day(last - 99), day(last)) if last > 99 else "invalid"
            return spans if isinstance(spans, str) else spans._replace(note="buddhist")
        return None

    @cached_property
    def _decades(self) -> re.Pattern[str]:
        return re.compile(rf"(\d{{3}}0)\s?-?(?:{alternatives(self._words.named('decade'))})")

    def _decade(self, text: str) -> Span | Failure | None:
        found = self._decades.fullmatch(text)
        return decade(int(found[1])) if found else None

    def _range(self, text: str) -> Span | Failure | None:
        if (parts := ends(text)) is None:
            return None
        left, right = (self._words.tokens(part) for part in parts)
        if left and right and (same := of_one_calendar(left, right)):
            return same
        begin, end = (self._end(part) for part in parts)
        if begin != "unknown" and end != "unknown":
            return between(begin, end)
        return next(shared(left, right), "unknown") if left and right else "unknown"

    def _end(self, text: str) -> Span | Failure | None:
        if text in ("", "..") or text in self._words.named("now"):
            return None
        return self._single(text) or "unknown"


def _said(found: Span | Failure, kind: str) -> Span | Failure:
    if isinstance(found, str) or kind == "part_of":
        return found
    if kind == "before":
        return between(None, found)
    return between(found, None) if kind == "after" else _doubly(found, "~" if kind == "about" else "?") or found


def _doubly(found: Span | Failure | None, mark: str) -> Span | Failure | None:
    """The span with a mark more: approximate (`~`) and uncertain (`?`) together are `%`."""
    if found is None or isinstance(found, str):
        return found
    if "/" not in found.edtf and found.edtf[-1] in "?~" and found.edtf[-1] != mark:
        return found._replace(edtf=f"{found.edtf[:-1]}%")
    return marked(found, mark)


def _first(words: list[str]) -> str:
    """Words that stand before a date; one letter needs a dot or a space after it."""
    short = [re.escape(word) + r"(?=[.\s])" for word in words if len(word) == 1 and word.isascii()]
    return "|".join([alternatives(word for word in words if len(word) > 1 or not word.isascii()), *short])
