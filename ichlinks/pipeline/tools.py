"""What turns one partner's payloads into Records, compiled once a run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from config.partner import Extension, Partner, naming, partner_file
from config.settings import Workspace
from config.sources import Csv, Files
from crosswalks import AUTO, Loaded, Own, load
from enrichment import enrichers, validated
from enrichment.screening import Rules, alike, cared_for, load_rules, screen, taken_down
from ichlinks.errors import Invalid, Rejected
from ichlinks.pipeline.parts import knowing, levels
from ichlinks.record import Record, dump
from ichlinks.stages import JSON, Draft, Enrich, Outcome, Payload, Reason, Verdict
from ichlinks.store.items import item_id
from ichlinks.store.payloads import Stored
from ichlinks.store.records import Transformed

_TOGETHER = 32


@dataclass(frozen=True)
class Tools:
    """A partner's crosswalk, enrichment and rules; building them checks every name in the partner file."""

    partner: Partner
    crosswalk: Loaded
    enrichers: tuple[Enrich, ...]
    rules: Rules

    @classmethod
    def of(cls, workspace: Workspace, partner: Partner) -> "Tools":
        with naming(workspace, partner.slug, "crosswalk", "extends"):
            crosswalk = _crosswalk(workspace, partner)
        with naming(workspace, partner.slug, "screening"):
            rules = load_rules(workspace, partner)
        return cls(partner, crosswalk, enrichers(workspace, partner), rules)


def _crosswalk(workspace: Workspace, partner: Partner) -> Loaded:
    harvest, given = partner.harvest, partner.crosswalk
    name = given.extends if isinstance(given, Extension) else given
    rows = isinstance(harvest, Csv) or (isinstance(harvest, Files) and harvest.format == "csv")
    if name == AUTO and rows:
        mappings = ", ".join(workspace.names("crosswalks"))
        raise Invalid(
            "rows do not say what their columns mean: write crosswalk: NAME for a mapping file "
            f"config/crosswalks/NAME.yaml; there are: {mappings}"
        )
    own = None
    if isinstance(given, Extension):
        own = Own(partner_file(workspace, partner.slug), given.fields, given.namespaces)
    return knowing(load(workspace, name, own), levels(partner))


def transformed(tools: Tools, stored: Stored) -> Transformed:
    """What becomes of one payload; never raises: a defect of ours is quarantined by its record, not by the run."""
    return all_transformed(tools, [stored])[0]


def all_transformed(tools: Tools, batch: Sequence[Stored]) -> list[Transformed]:
    """What becomes of each payload; never raises.

    Some records take each step together: the step's code then stays in the processor's cache, which saves a quarter.
    """
    parts = (batch[start : start + _TOGETHER] for start in range(0, len(batch), _TOGETHER))
    return [one for part in parts for one in _together(tools, part)]


def _together(tools: Tools, part: Sequence[Stored]) -> Iterator[Transformed]:
    taken = zip_longest(*(_steps(tools, stored) for stored in part))
    return (next(filter(None, steps)) for steps in zip(*taken, strict=True))


def _steps(tools: Tools, stored: Stored) -> Iterator[Transformed | None]:
    """None after each step of a payload, and in the end what became of it."""
    payload, version = stored.payload, tools.crosswalk.version
    if payload.deleted or payload.rejected:
        yield _unread(tools, stored)
        return
    try:
        draft = tools.crosswalk.crosswalk(payload)
        version = draft.version or version
        yield None
        for enrich in tools.enrichers:
            draft = enrich(draft)
            yield None
        record = validated(draft, _source(tools, payload, draft), tools.partner)
        yield None
        yield _judged(tools, stored, draft, record, version)
    except Rejected as error:
        reason = Reason(error.rule, "reject", str(error), excerpt=error.excerpt or None)
        yield _without_record(tools, stored, "reject", reason, version=version)
    except Exception as error:
        message = f"ichlinks failed on this record: {type(error).__name__}: {error}"
        reason = Reason("defect", "quarantine", message)
        yield _without_record(tools, stored, "quarantine", reason, version=version)


def _unread(tools: Tools, stored: Stored) -> Transformed:
    if stored.payload.rejected and not stored.payload.deleted:
        return _without_record(tools, stored, "reject", stored.payload.rejected)
    return _without_record(tools, stored, "deleted")


def _judged(tools: Tools, stored: Stored, draft: Draft, record: Record, version: str) -> Transformed:
    verdict = screen(record, tools.rules, draft.reasons)
    verdict = unlisted(tools.rules, tools.partner.slug, stored.payload.identifier, verdict)
    return Transformed(
        stored.id,
        verdict.outcome,
        verdict.reasons,
        dump(cared_for(record, verdict, tools.rules)),
        version,
        tools.rules.version,
        tuple(field for field in tools.partner.expect.filled if field not in draft.fields),
        alike(record),
    )


def unlisted(rules: Rules, slug: str, identifier: str, verdict: Verdict) -> Verdict:
    """Withheld where the takedown list names the Item that the record founds."""
    items = rules.takedown.items
    if not items or (why := items.get(item_id(slug, identifier))) is None:
        return verdict
    return Verdict("withhold", (*verdict.reasons, taken_down(why)))


def _source(tools: Tools, payload: Payload, draft: Draft) -> JSON:
    return {
        "partner": tools.partner.slug,
        "identifier": payload.identifier,
        "datestamp": payload.datestamp,
        "sets": payload.sets,
        "format": draft.crosswalk or tools.crosswalk.name,
        "sha256": payload.sha256.hex(),
    }


def _without_record(tools: Tools, stored: Stored, outcome: Outcome, *reasons: Reason, version: str = "") -> Transformed:
    return Transformed(stored.id, outcome, reasons, None, version or tools.crosswalk.version, tools.rules.version)
