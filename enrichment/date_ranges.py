"""Spans with two ends in one text, and what one end leaves to the other: a calendar, a year, a month."""

import re
from collections.abc import Iterator, Sequence

from enrichment.date_meaning import meaning
from enrichment.date_words import Token
from enrichment.edtf import Failure, Span, between

_TO = re.compile(
    r"\s*(?:/|–|—|--+|〜|~(?!\s*(?:[/–—-]|$))|(?<![/.])\.\.(?![/.])|\bor\b|\bto\b|\band\b|\bпо\b|\bđến\b|\bhingga\b|\bsampai\b|\bs/d\b|부터|から|ถึง|至|到)\s*"
    r"|\s+-\s+|\s?-$|(?<=\d{4}-\d\d-\d\d)-(?=\d{4}-\d\d-\d\d)"
)
DOTS = re.compile(r"(?<![/.])\.\.(?![/.])")
"""As EDTF writes from one to another in a set: `[..1760]`, `{1667..1670}`."""

_BETWEEN = re.compile(r"(?:between|from)\s+(?=.+\s(?:and|to)\s)")
_ENDING = re.compile(r"\s*(?:까지|まで|为止|為止)$")


def ends(text: str) -> tuple[str, str] | None:
    """The two ends of a folded text, "" for one that is open, `?` for one that EDTF leaves out (`1985/`); None where
    it has not two."""
    plain = _ENDING.sub("", _BETWEEN.sub("", text))
    parts = _TO.split(plain)
    if len(parts) != 2 and plain.strip("-").count("-") == 1:
        parts = plain.split("-")
    if len(parts) != 2 or not any(parts):
        return None
    left, right = (part.strip() for part in parts)
    return left or ("?" if plain.startswith("/") else ""), right or ("?" if plain.endswith("/") else "")


def of_one_calendar(left: list[Token], right: list[Token]) -> Span | Failure | None:
    """A calendar that is named at one end holds for both: `พ.ศ. 2480-2485`, `1397-1398 AP`."""
    first, last = ([token for token in tokens if token.kind == "c"] for tokens in (left, right))
    if bool(first) == bool(last):
        return None
    begin, end = left + last, right + first
    found = next(shared(begin, end), None)
    return found or between(meaning(begin) or "unknown", meaning(end) or "unknown")


def shared(left: list[Token], right: list[Token]) -> Iterator[Span]:
    """Spans whose ends share a year or a month: `13–15 April 2025`, `April 13 – May 2, 2025`, `2025.4.13~4.15`."""
    for begin, end in _completed(left, right):
        first, last = meaning(begin), meaning(end)
        if isinstance(first, Span) and isinstance(last, Span) and isinstance(both := between(first, last), Span):
            yield both


def _completed(left: list[Token], right: list[Token]) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    year = [token for token in right if token.kind == "Y"]
    if year and not any(token.kind == "Y" for token in left):
        yield left + year, right
        yield left + right[1:], right
        yield left + year, left[:1] + right
    elif not year:
        for kept in range(len(left) - 1, 0, -1):
            yield left, left[:kept] + right
