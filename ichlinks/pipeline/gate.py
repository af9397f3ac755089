"""gate: between harvest and transform. What looks like a disaster waits for a person."""

from config.partner import Partner
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.renaming import RULE, renamed
from ichlinks.stages import Reason
from ichlinks.store import decisions, payloads, runs, windows
from ichlinks.store.decisions import Decision

_FEW = 20
"""Deletions up to this many never hold a run."""

_DELETIONS = "expect.deleted_share"


def gate(context: Context, slug: str) -> Decision | None:
    """The question that holds this partner's run, None when it may go on.

    The question stays the same while what it is about does; approving it lets exactly that pass.
    """
    partner = context.partner(slug)
    with context.store.write() as connection:
        standing = payloads.standing(connection, slug)
        finished = not windows.unfinished(connection, slug)
        reasons = _reasons(partner, standing, finished)
        if any(reason.rule == _DELETIONS for reason in reasons):
            reasons += _renamings(standing, renamed(connection, slug))
        if not reasons:
            decisions.drop_waiting(connection, slug)
            return None
        harvest = runs.latest(connection, slug, "harvest") or {"run": ""}
        basis = decisions.basis(reasons, payloads.doomed(connection, slug))
        asked = decisions.question("run", slug, harvest["run"], basis, reasons)
        known = decisions.find(connection, asked.id)
        if known and known.state == "approve":
            return None
        if known is None or known.state == "reject":
            decisions.drop_waiting(connection, slug)
            decisions.save(connection, asked)
        return asked


def _reasons(partner: Partner, standing: payloads.Standing, finished: bool) -> list[Reason]:
    reasons = []
    if not standing.pending:
        return []
    before = standing.alive + standing.deletions
    share = standing.deletions / before if before else 0.0
    limit = partner.expect.deleted_share.at_most
    if (standing.deletions > _FEW and share > limit) or (standing.deletions and not standing.alive):
        message = (
            f"{standing.deletions} of {before} records would be deleted ({share:.0%}; at most {limit:.0%} is expected)"
        )
        hint = "ask the partner; approve if they meant it, reject to keep the records and ask the endpoint again"
        reasons.append(Reason(_DELETIONS, "quarantine", message, hint=hint))
    least = partner.expect.records.at_least
    if finished and least is not None and standing.alive < least:
        message = f"the partner has {standing.alive} records; at least {least} are expected"
        reasons.append(
            Reason("expect.records.at_least", "quarantine", message, hint="correct the endpoint, or the partner file")
        )
    return reasons


def _renamings(standing: payloads.Standing, pairs: dict[str, str]) -> list[Reason]:
    """The offer of a renaming, where half of what would be deleted came back under another identifier."""
    if len(pairs) * 2 < standing.deletions:
        return []
    message = f"{len(pairs)} of these records are there with the same content under other identifiers"
    old, new = min(pairs.items())
    hint = "approve to keep their Items under the new identifiers; reject to keep everything as it was"
    return [Reason(RULE, "quarantine", message, excerpt=f"{old} → {new}", hint=hint)]
