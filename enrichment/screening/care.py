"""What screening adds to a record or leaves out of it: Notices, and how to reach private persons. Never a Label."""

from dataclasses import replace
from typing import Any

from msgspec import structs

from enrichment.screening.rules import Rules
from ichlinks.record import Record, Sensitivity, Stakeholder
from ichlinks.stages import Reason, Verdict

BASIS = "screening"
"""The `basis` of a Notice that no community or partner gave."""

CONTACT = "sensitive.personal_contact"
DECEASED = "deceased_persons"
UNSAID = "what is withheld is not repeated"
_ASKING = frozenset({"sensitive.term", "sensitive.minors"})
_LIVELY = frozenset({"photo", "video", "audio"})


def cared_for(record: Record, verdict: Verdict, rules: Rules) -> Record:
    """The record as it is kept; the same one where nothing is to be done."""
    rest = frozenset(reason.rule for reason in verdict.reasons) if verdict.reasons else frozenset[str]()
    notices = [rules.file.sensitive.terms.notice] if not rest.isdisjoint(_ASKING) else []
    if not rules.deceased.isdisjoint(record.countries) and getattr(record, "resource_type", None) in _LIVELY:
        notices.append(DECEASED)
    changes: dict[str, Any] = {"sensitivity": _noticed(record.sensitivity, notices)} if notices else {}
    if CONTACT in rest and isinstance(record, Stakeholder) and record.contact:
        changes["contact"] = structs.replace(record.contact, email=None, phone=None)
    return structs.replace(record, **changes) if changes else record


def discreet(reason: Reason) -> Reason:
    """A reason of a record that is withheld, as it may be told: without a word of the record."""
    ours = reason.rule.startswith("sensitive.") and reason.rule != "sensitive.label_unknown"
    return replace(reason, excerpt=None, message=reason.message if ours else UNSAID)


def _noticed(stated: Sensitivity, notices: list[str]) -> Sensitivity:
    """A level that is stated is never lowered."""
    return structs.replace(
        stated,
        level="notice" if stated.level == "open" else stated.level,
        notices=tuple(dict.fromkeys((*stated.notices, *notices))),
        basis=stated.basis or BASIS,
    )
