"""Centuries and decades, alone (`XIX век`, `1950s`), in one another (`20世纪50年代`) and in rows (`1960~70년대`)."""

import re
from functools import cached_property

from enrichment.date_text import numeral
from enrichment.date_words import Words, alternatives
from enrichment.edtf import Failure, Span, between, century, day, decade

_NUMBER = r"(\d{1,2}|[ivxlхі]{1,6})"
_COUNTED = r"(?:ke|thứ|ที่)?"
_TO = r"\s?[-–—~〜/]\s?"


class Centuries:
    """What one run knows about centuries and decades."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def read(self, text: str) -> Span | Failure | None:
        """The span of a folded text; None for what is no century or decade."""
        return self._century(text) or self._decade(text)

    def completed(self, left: str, right: str) -> tuple[str, str] | None:
        """Two ends that share the word for century: `19th–20th century`, `thế kỷ 18-19`; None where they share none."""
        if (tail := self._tail.search(right)) and not self._tail.search(left):
            return f"{left} {tail[0].strip()}", right
        if (head := self._head.match(left)) and not self._head.match(right):
            return left, f"{head[0]} {right}"
        return None

    @cached_property
    def _word(self) -> str:
        return alternatives(self._words.named("century"))

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        return re.compile(rf"[\s.-]*(?:{self._word})[\s.]*$")

    @cached_property
    def _head(self) -> re.Pattern[str]:
        both = alternatives(self._words.named("century", "buddhist-century"))
        return re.compile(rf"(?:{both})[\s.]*{_COUNTED}")

    @cached_property
    def _numbered(self) -> str:
        ordinal = alternatives(self._words.named("ordinal", "without_meaning"))
        return rf"{_NUMBER}[\s.-]*(?:{ordinal})?[\s.-]*(?:{self._word}|(?<=th )c)"

    @cached_property
    def _centuries(self) -> tuple[re.Pattern[str], ...]:
        common = alternatives(self._words.common_era)
        buddhist = alternatives(self._words.named("buddhist-century"))
        either = rf"{self._numbered}|(?:{self._word})[\s.]*{_COUNTED}[\s.-]*{_NUMBER}"
        return (
            re.compile(rf"(?:(?:{common})[\s.]*)?(?:{either})(?:[\s.]*(?:{common}))?"),
            re.compile(rf"(?:{buddhist})\s*(\d\d)"),
        )

    def _century(self, text: str) -> Span | Failure | None:
        common, buddhist = self._centuries
        if found := common.fullmatch(text):
            return century(numeral(found[1] or found[2]))
        if found := buddhist.fullmatch(text):
            last = int(found[1]) * 100 - 543
            spans = between(day(last - 99), day(last)) if last > 99 else "invalid"
            return spans if isinstance(spans, str) else spans._replace(note="buddhist")
        return None

    @cached_property
    def _decades(self) -> tuple[re.Pattern[str], ...]:
        after = rf"\s?-?(?:{alternatives(self._words.named('decade'))})"
        before = rf"(?:{alternatives(self._words.named('decade-of'))})\s*"
        year = rf"(?:{alternatives(self._words.named('year', 'without_meaning'))})\s*"
        return (
            re.compile(rf"(?:{year})?(\d{{3}}0){after}|{before}(\d{{3}}0)(?:{after})?"),
            re.compile(rf"(?:{self._numbered})[\s의的-]*(\d)0{after}"),
            re.compile(rf"(\d\d)(\d0)(?:{after})?{_TO}(\d\d)?(\d0){after}"),
        )

    def _decade(self, text: str) -> Span | Failure | None:
        alone, within, row = self._decades
        if found := alone.fullmatch(text):
            return decade(int(found[1] or found[2]))
        if found := within.fullmatch(text):
            return decade((numeral(found[1]) - 1) * 100 + int(found[2]) * 10)
        if found := row.fullmatch(text):
            hundreds, first, other, last = found.groups()
            return between(decade(int(hundreds + first)), decade(int((other or hundreds) + last)))
        return None
