"""What Records give one another, in a dry run: compared once it is known what each would be by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from enrichment.screening import Duplicates, compared, outcome, twin
from ichlinks.pipeline.deciding import decided
from ichlinks.pipeline.duplicates import own, said
from ichlinks.pipeline.rehearsal.tally import Tally, rules_changed
from ichlinks.store.records import Judged, Transformed


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A Record as it is stored, and as it would be `alone`; the tally has compared it by itself."""

    identifier: str
    before: Judged
    alone: Transformed


def by_itself(one: Judged) -> Judged:
    """What a stored Record is without the others."""
    return replace(one, outcome=one.alone, reasons=own(one.alone, one.reasons)) if one.alone else one


def compare(connection: Connection, slug: str, group: Sequence[Rehearsed], rules: Duplicates, tally: Tally) -> None:
    """Tells the tally what becomes of Records of one key, in the order of their arrival, instead of what it knew."""
    twins = [twin(one.alone.payload, one.alone.outcome, one.alone.body) for one in group if one.alone.body]
    given = compared(twins, rules)
    for one in group:
        alone, added = one.alone, tuple(given.get(one.alone.payload, ()))
        among = (
            replace(alone, outcome=outcome(added, alone.outcome), reasons=(*alone.reasons, *added)) if added else alone
        )
        [after] = decided(connection, slug, [one.identifier], [among])
        _correct(tally, one, after)
        had, sample = said(one.before.alone, one.before.reasons), {"partner": slug, "identifier": one.identifier}
        rules_changed(tally, had, added, one.before.outcome, after.outcome, sample)


def _correct(tally: Tally, one: Rehearsed, after: Transformed) -> None:
    before, alone = by_itself(one.before), one.alone
    tally.outcome(before.outcome, alone.outcome, -1)
    tally.outcome(one.before.outcome, after.outcome)
    tally.changed -= (before.outcome, before.body) != (alone.outcome, alone.body)
    tally.changed += (one.before.outcome, before.body) != (after.outcome, after.body)
