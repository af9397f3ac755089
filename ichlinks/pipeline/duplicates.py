"""duplicates: the outcomes that Records of one partner give one another, once each has one of its own.

Nothing is remembered between two runs but what a Record is by itself: whoever is first, withheld or gone by now, the
same Records end in the same way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import Connection

from enrichment.screening import Duplicates, compared, is_comparison, outcome, twin
from ichlinks.pipeline.deciding import decided
from ichlinks.stages import Outcome, Reason
from ichlinks.store import duplicates, records
from ichlinks.store.duplicates import Member, Settled
from ichlinks.store.records import Transformed


@dataclass(frozen=True, slots=True)
class Changed:
    """A Record that others gave another outcome or other reasons than it had."""

    payload: int
    identifier: str
    item: str | None
    before: Outcome
    after: Outcome
    reasons: tuple[Reason, ...]
    """Those that the others are the cause of."""


@dataclass(frozen=True, slots=True)
class _Said:
    member: Member
    base: Outcome
    own: tuple[Reason, ...]
    given: tuple[Reason, ...]


def settle(connection: Connection, slug: str, rules: Duplicates | None) -> list[Changed]:
    """Compares what is stored of a partner; without `rules` only with what is withheld. Those that this changes.

    What a person said of a doubtful record holds for doubts of this kind, too.
    """
    found = [one for group in duplicates.groups(connection, slug) for one in _group(group, rules)]
    done = decided(connection, slug, [one.member.identifier for one in found], [_transformed(one) for one in found])
    pairs = list(zip(found, done, strict=True))
    duplicates.save(connection, [_settled(one, after) for one, after in pairs])
    return [_changed(one, after) for one, after in pairs]


def _group(group: Iterable[Member], rules: Duplicates | None) -> Iterator[_Said]:
    members = list(group)
    given = compared([twin(one.payload, one.alone or one.outcome, one.body) for one in members], rules)
    for one in members:
        wanted = tuple(given.get(one.payload, ()))
        if wanted != said(one.alone, one.reasons) and (wanted or rules):
            yield _Said(one, one.alone or one.outcome, own(one.alone, one.reasons), wanted)


def said(alone: str | None, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Of a Record's reasons, those that others gave it when it was last compared."""
    return tuple(reason for reason in reasons if is_comparison(reason)) if alone else ()


def own(alone: str | None, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """A Record's reasons without what others, and then perhaps a person, had to add."""
    return tuple(takewhile(lambda reason: not is_comparison(reason), reasons)) if alone else reasons


def _transformed(one: _Said) -> Transformed:
    after, reasons = outcome(one.given, one.base), (*one.own, *one.given)
    return Transformed(one.member.payload, after, reasons, one.member.body, "", "")


def _settled(one: _Said, after: Transformed) -> Settled:
    hash_ = records.digest(after.outcome, after.body)
    return Settled(after.payload, after.outcome, after.reasons, one.base if one.given else None, hash_)


def _changed(one: _Said, after: Transformed) -> Changed:
    member = one.member
    return Changed(member.payload, member.identifier, member.item, member.outcome, after.outcome, one.given)
