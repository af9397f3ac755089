"""Terms that a rule looks for, all in one expression: how many there are makes next to no difference."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from enrichment.screening.rule_file import Action, RuleFile


class Term(NamedTuple):
    rule: str
    action: Action


class Terms(NamedTuple):
    """`expression` finds folded terms in a folded text; `named` says what each of them means."""

    expression: re.Pattern[str] | None
    named: dict[str, Term]

    def found(self, text: str) -> Iterator[tuple[str, Term]]:
        """Terms that stand in a text as whole words."""
        if self.expression is None:
            return
        for match in self.expression.finditer(folded := text.casefold()):
            if _is_whole(folded, match.start(), match.end()):
                yield match[0], self.named[match[0]]


def terms(file: RuleFile) -> Terms:
    named = {
        word.casefold(): Term("relevance.excluded", file.relevance.action) for word in file.relevance.exclude_terms
    }
    action = file.sensitive.terms.action
    named |= {word.casefold(): Term("sensitive.term", action) for word in file.sensitive.terms.words}
    return Terms(re.compile(_expression(named)) if named else None, named)


def _expression(words: Iterable[str]) -> str:
    """The longest first, and those that begin alike together: half the time of a plain list."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[:2], []).append(re.escape(word[2:]))
    return "|".join(f"{re.escape(start)}(?:{'|'.join(ends)})" for start, ends in groups.items())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Words end where letters end, in scripts that part them with spaces."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_joins(before) and _joins(text[start])) and not (_joins(after) and _joins(text[end - 1]))


def _joins(character: str) -> bool:
    return character.isalnum() and character < "\u0e00"
