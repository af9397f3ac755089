"""screen --dry-run: the stored Records under other rules."""

from itertools import islice
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from config.partner import Partner, slugs
from config.settings import Workspace
from enrichment.screening import Rules, layers, load_rules, noted_before, screen
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.deciding import decided
from ichlinks.pipeline.rehearsal.others import Rehearsed, by_itself, compare
from ichlinks.pipeline.rehearsal.tally import Tally, rules_changed
from ichlinks.pipeline.tools import unlisted
from ichlinks.record import Record
from ichlinks.stages import JSON
from ichlinks.store import duplicates, withholding
from ichlinks.store.duplicates import Member
from ichlinks.store.records import Judged, Transformed
from ichlinks.store.withholding import Kept

_BATCH = 500
_record = msgspec.json.Decoder(Record).decode


def rehearse_rules(context: Context, slug: str | None = None, proposed: Path | None = None) -> JSON:
    """What would change its outcome, by rule, with samples; `proposed` is a rule file to try.

    It stands for the one of its name; where none of these partners has that, for what each of them extends. Records are
    taken as they are stored, so that only the rules make a difference; what people decided holds.
    Raises Invalid with file and line for a wrong rule file.
    """
    chosen = [context.partner(name) for name in ([slug] if slug else slugs(context.workspace))]
    if proposed and not any(_uses(context.workspace, partner, proposed.stem) for partner in chosen):
        chosen = [_extending(partner, proposed.stem) for partner in chosen]
    rules = {partner.slug: load_rules(context.workspace, partner, proposed) for partner in chosen}
    tally = Tally()
    for name, one in rules.items():
        _partner(context, name, one, tally)
    return tally.as_json()


def _uses(workspace: Workspace, partner: Partner, name: str) -> bool:
    return any(file.path.stem == name for file in layers(workspace, partner).files)


def _extending(partner: Partner, name: str) -> Partner:
    return partner.model_copy(update={"screening": partner.screening.model_copy(update={"extends": name})})


def _partner(context: Context, slug: str, rules: Rules, tally: Tally) -> None:
    with context.store.read() as connection:
        walk = withholding.walk(connection, slug)
        while batch := list(islice(walk, _BATCH)):
            done = [_judged(slug, one, rules) for one in batch]
            for kept, one in zip(batch, decided(connection, slug, [k.identifier for k in batch], done), strict=True):
                _compare(tally, slug, kept, one)
            context.progress("dry run", slug, tally.records, None)
        for group in duplicates.groups(connection, slug):
            members = [_rehearsed(connection, slug, member, rules) for member in group]
            compare(connection, slug, members, rules.file.duplicates, tally)


def _rehearsed(connection: Connection, slug: str, member: Member, rules: Rules) -> Rehearsed:
    before = Judged(member.outcome, member.reasons, member.body, member.alone)
    [alone] = decided(connection, slug, [member.identifier], [_judged(slug, member, rules)])
    return Rehearsed(member.identifier, before, alone)


def _judged(slug: str, kept: Kept | Member, rules: Rules) -> Transformed:
    verdict = unlisted(rules, slug, kept.identifier, screen(_record(kept.body), rules, noted_before(kept.reasons)))
    return Transformed(kept.payload, verdict.outcome, verdict.reasons, kept.body, "", rules.version)


def _compare(tally: Tally, slug: str, kept: Kept, one: Transformed) -> None:
    tally.records += 1
    before = by_itself(Judged(kept.outcome, kept.reasons, kept.body, kept.alone))
    tally.changed += before.outcome != one.outcome
    tally.outcome(before.outcome, one.outcome)
    rules_changed(tally, before.reasons, one.reasons, before.outcome, one.outcome, _sample(slug, kept, one.outcome))


def _sample(slug: str, kept: Kept, outcome: str) -> JSON:
    """Who it is; what is withheld is named by its identifier alone."""
    sample = {"partner": slug, "identifier": kept.identifier}
    if "withhold" in (kept.outcome, outcome):
        return sample
    titles = msgspec.json.decode(kept.body).get("title", {}).values()
    title = next((text for texts in titles for text in texts), None)
    return sample | {"title": title} if title else sample
