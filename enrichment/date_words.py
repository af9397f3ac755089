"""Dates in words and numbers as tokens.

The words are those of `config/vocabularies/months.yaml`, `calendars.yaml` and `date_words.yaml`. A text that has a
word beside these has no tokens.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from config.vocabulary import Vocabulary


class Token(NamedTuple):
    """`kind` is `n` for a number, `Y` for one that can only be a year, `m` for a month by name, `s` for a season,
    `o` and `d` for the words for month and day, `c` for a calendar, `e` for an era, `y` for a word that says nothing.
    """

    kind: str
    value: Any


_BETWEEN = r"[\s,.()\-–/'’،་།]*"
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

    @property
    def common_era(self) -> list[str]:
        return [word for word, code in self._calendars.words.items() if code == "gregorian"]

    @cached_property
    def unnamed(self) -> Mapping[str, Mapping[str, Any]]:
        """The calendars of which a date can be that does not name them."""
        return {code: entry for code, entry in self._calendars.entries.items() if "unnamed" in entry}

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W\d_])(?:{alternatives(self._calendars.words)})")

    def names_a_calendar(self, text: str) -> bool:
        """Whether a folded text has a word for a calendar or an era."""
        return bool(self._named.search(text))

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
        return re.compile(rf"{_BETWEEN}(?:(\d+)|({alternatives(self._tokens)})){_BETWEEN}")

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
