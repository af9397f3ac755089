"""breaker: between transform and link. A partner of whose records many are suddenly in doubt stays as it is."""

from ichlinks.pipeline.context import Context
from ichlinks.stages import Reason
from ichlinks.store import decisions, records, runs
from ichlinks.store.decisions import Decision

RULE = "expect.quarantine_share"
_FEW = 20
"""Up to this many new ones never hold a run."""

_HINT = (
    "look at the rules, the mapping and the partner's records; approve to go on, reject to leave the Items as they are"
)


def breaker(context: Context, slug: str) -> Decision | None:
    """The question that keeps this partner's Items as they are, None when they may follow its Records.

    It is asked once about the same records: approved, they pass; rejected, the Items stay until something changes.
    """
    limit = context.partner(slug).expect.quarantine_share.at_most
    with context.store.write() as connection:
        found = records.doubt(connection, slug)
        if len(found.fresh) <= _FEW or _share(found.now) <= limit or _share(found.before) > limit:
            return None
        message = (
            f"{found.now[0]} of {found.now[1]} records are in quarantine ({_share(found.now):.0%}; "
            f"{_share(found.before):.0%} before, at most {limit:.0%} is expected)"
        )
        reasons = [Reason(RULE, "quarantine", message, hint=_HINT)]
        transform = runs.latest(connection, slug, "transform") or {"run": ""}
        asked = decisions.question("run", slug, transform["run"], decisions.basis(reasons, found.fresh), reasons)
        known = decisions.find(connection, asked.id)
        if known and known.state == "approve":
            return None
        if known is None:
            decisions.save(connection, asked)
        return known or asked


def _share(counts: tuple[int, int]) -> float:
    return counts[0] / counts[1] if counts[1] else 0.0
