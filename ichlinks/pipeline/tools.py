"""What turns one partner's payloads into Records, compiled once a run."""

from dataclasses import dataclass

from config.partner import Partner, naming
from config.settings import Workspace
from config.sources import Csv, Files
from crosswalks import AUTO, Loaded, load
from enrichment import enrichment, validated
from enrichment.screening import Rules, cared_for, load_rules, screen, taken_down
from ichlinks.errors import Invalid, Rejected
from ichlinks.record import dump
from ichlinks.stages import JSON, Draft, Enrich, Outcome, Payload, Reason, Verdict
from ichlinks.store.items import item_id
from ichlinks.store.payloads import Stored
from ichlinks.store.records import Transformed


@dataclass(frozen=True)
class Tools:
    """A partner's crosswalk, enrichment and rules; building them checks every name in the partner file."""

    partner: Partner
    crosswalk: Loaded
    enrich: Enrich
    rules: Rules

    @classmethod
    def of(cls, workspace: Workspace, partner: Partner) -> "Tools":
        with naming(workspace, partner.slug, "crosswalk"):
            crosswalk = _crosswalk(workspace, partner)
        with naming(workspace, partner.slug, "screening"):
            rules = load_rules(workspace, partner)
        return cls(partner, crosswalk, enrichment(workspace, partner), rules)

    def draft(self, payload: Payload) -> Draft:
        """The payload's fields as plain values, enriched. Raises Rejected."""
        return self.enrich(self.crosswalk.crosswalk(payload))


def _crosswalk(workspace: Workspace, partner: Partner) -> Loaded:
    harvest = partner.harvest
    rows = isinstance(harvest, Csv) or (isinstance(harvest, Files) and harvest.format == "csv")
    if partner.crosswalk == AUTO and rows:
        raise Invalid("rows do not say what their columns mean: name a file of config/crosswalks/ as crosswalk")
    return load(workspace, partner.crosswalk)


def transformed(tools: Tools, stored: Stored) -> Transformed:
    """What becomes of one payload; never raises: a defect of ours is quarantined by its record, not by the run."""
    payload = stored.payload
    if payload.deleted:
        return _without_record(tools, stored, "deleted")
    if payload.rejected:
        return _without_record(tools, stored, "reject", payload.rejected)
    try:
        return _record(tools, stored)
    except Rejected as error:
        reason = Reason(error.rule, "reject", str(error), excerpt=error.excerpt or None)
        return _without_record(tools, stored, "reject", reason)
    except Exception as error:
        message = f"ichlinks failed on this record: {type(error).__name__}: {error}"
        return _without_record(tools, stored, "quarantine", Reason("defect", "quarantine", message))


def _record(tools: Tools, stored: Stored) -> Transformed:
    payload = stored.payload
    draft = tools.draft(payload)
    record = validated(draft, _source(tools, payload, draft), tools.partner)
    verdict = _unlisted(tools, payload, screen(record, tools.rules, draft.reasons))
    return Transformed(
        stored.id,
        verdict.outcome,
        verdict.reasons,
        dump(cared_for(record, verdict, tools.rules)),
        draft.version or tools.crosswalk.version,
        tools.rules.version,
        tuple(field for field in tools.partner.expect.filled if field not in draft.fields),
    )


def _unlisted(tools: Tools, payload: Payload, verdict: Verdict) -> Verdict:
    """Withheld where the takedown list names the Item that the record founds."""
    items = tools.rules.takedown.items
    if not items or (why := items.get(item_id(tools.partner.slug, payload.identifier))) is None:
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


def _without_record(tools: Tools, stored: Stored, outcome: Outcome, *reasons: Reason) -> Transformed:
    return Transformed(stored.id, outcome, reasons, None, tools.crosswalk.version, tools.rules.version)
