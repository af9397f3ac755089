"""What turns one partner's payloads into Records, compiled once a run."""

from dataclasses import dataclass

from config.partner import Extension, Partner, naming, partner_file
from config.settings import Workspace
from config.sources import Csv, Files
from crosswalks import AUTO, Loaded, Own, load
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
        with naming(workspace, partner.slug, "crosswalk", "extends"):
            crosswalk = _crosswalk(workspace, partner)
        with naming(workspace, partner.slug, "screening"):
            rules = load_rules(workspace, partner)
        return cls(partner, crosswalk, enrichment(workspace, partner), rules)

    def draft(self, payload: Payload) -> Draft:
        """The payload's fields as plain values, enriched. Raises Rejected."""
        return self.enrich(self.crosswalk.crosswalk(payload))


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
    if not isinstance(given, Extension):
        return load(workspace, name)
    return load(workspace, name, Own(partner_file(workspace, partner.slug), given.fields, given.namespaces))


def transformed(tools: Tools, stored: Stored) -> Transformed:
    """What becomes of one payload; never raises: a defect of ours is quarantined by its record, not by the run."""
    payload = stored.payload
    if payload.deleted:
        return _without_record(tools, stored, "deleted")
    if payload.rejected:
        return _without_record(tools, stored, "reject", payload.rejected)
    version = tools.crosswalk.version
    try:
        draft = tools.crosswalk.crosswalk(payload)
        version = draft.version or version
        return _record(tools, stored, tools.enrich(draft), version)
    except Rejected as error:
        reason = Reason(error.rule, "reject", str(error), excerpt=error.excerpt or None)
        return _without_record(tools, stored, "reject", reason, version=version)
    except Exception as error:
        message = f"ichlinks failed on this record: {type(error).__name__}: {error}"
        reason = Reason("defect", "quarantine", message)
        return _without_record(tools, stored, "quarantine", reason, version=version)


def _record(tools: Tools, stored: Stored, draft: Draft, version: str) -> Transformed:
    payload = stored.payload
    record = validated(draft, _source(tools, payload, draft), tools.partner)
    verdict = screen(record, tools.rules, draft.reasons)
    verdict = unlisted(tools.rules, tools.partner.slug, payload.identifier, verdict)
    return Transformed(
        stored.id,
        verdict.outcome,
        verdict.reasons,
        dump(cared_for(record, verdict, tools.rules)),
        version,
        tools.rules.version,
        tuple(field for field in tools.partner.expect.filled if field not in draft.fields),
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
