"""Terms that a rule looks for, all in one expression: how many there are makes next to no difference."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from config.vocabulary import Vocabulary
from enrichment.screening.rule_file import Action, RuleFile

Meaning = TypeVar("Meaning")
MINORS = "minors"
"""The group of sensitive terms that has its own action."""


class Term(NamedTuple):
    rule: str
    action: Action


class Terms(NamedTuple, Generic[Meaning]):
    """`expression` finds folded terms in a folded text; `named` says what each of them means."""

    expression: re.Pattern[str] | None
    named: dict[str, Meaning]

    def possible(self, texts: Iterable[str]) -> bool:
        """Whether any of them may have a term: one look instead of one at each text."""
        return self.expression is not None and self.expression.search("\n".join(texts).casefold()) is not None

    def found(self, text: str) -> Iterator[tuple[str, Meaning]]:
        """Terms that stand in a text as whole words."""
        if self.expression is None:
            return
        for match in self.expression.finditer(folded := text.casefold()):
            if _is_whole(folded, match.start(), match.end()):
                yield match[0], self.named[match[0]]


def terms(file: RuleFile, sensitive: Vocabulary) -> Terms[Term]:
    """What a rule file looks for: terms of other subjects, and `sensitive` ones."""
    excluded = Term("relevance.excluded", file.relevance.action)
    asked = Term("sensitive.term", file.sensitive.terms.action)
    minors = Term("sensitive.minors", file.sensitive.persons.minors)
    named = dict.fromkeys(file.relevance.exclude_terms, excluded)
    for code, entry in sensitive.entries.items():
        named |= dict.fromkeys(written(entry), minors if code == MINORS else asked)
    return compiled(named | dict.fromkeys(file.sensitive.terms.words, asked))


def written(entry: Mapping[str, Any]) -> list[str]:
    """The terms of an entry in all its languages."""
    return [str(word) for words in entry["terms"].values() for word in words]


def compiled(named: Mapping[str, Meaning]) -> Terms[Meaning]:
    folded = {word.strip().casefold(): meaning for word, meaning in named.items() if word.strip()}
    return Terms(_any_of(tuple(folded)) if folded else None, folded)


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_expression(words))


def _expression(words: Iterable[str]) -> str:
    """Terms that begin alike share their beginning, and the longer of them comes first: half the time of a list."""
    ends: dict[str, set[str]] = {}
    for word in words:
        ends.setdefault(word[:1], set()).add(word[1:])
    shared = [f"{re.escape(start)}{_rest(rest)}" for start, rest in sorted(ends.items())]
    return "|".join(shared)


def _rest(ends: set[str]) -> str:
    optional, more = "" in ends, ends - {""}
    if not more:
        return ""
    return f"(?:{_expression(more)}){'?' if optional else ''}"


def _is_whole(text: str, start: int, end: int) -> bool:
    """Words end where letters end, in scripts that part them with spaces."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_joins(before) and _joins(text[start])) and not (_joins(after) and _joins(text[end - 1]))


def _joins(character: str) -> bool:
    return character.isalnum() and character < "\u0e00"
