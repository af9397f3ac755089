"""Is every name in the partner files real, every constant understood, and does every golden case end as it did."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from config.partner import partner, slugs
from config.settings import Workspace
from crosswalks.declarative.constants import Constant
from enrichment import enriched, validated
from ichlinks.errors import Invalid, Rejected
from ichlinks.pipeline.cases import Checked, checked
from ichlinks.pipeline.tools import Tools
from ichlinks.record import FIELDS_OF
from ichlinks.stages import JSON, Draft

_NOWHERE = {"partner": "-", "identifier": "-", "format": "-", "sha256": "0" * 64}


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a partner's file and cases, nothing if it is fine; the cases, where the file could be read."""

    faults: list[str]
    cases: Checked | None = None


def faults(workspace: Workspace, slug: str | None = None) -> dict[str, Verdict]:
    """By partner, what is wrong. Raises Invalid for an unknown partner."""
    if slug and slug not in slugs(workspace):
        partner(workspace, slug)
    return {name: _verdict(workspace, name) for name in ([slug] if slug else slugs(workspace))}


def _verdict(workspace: Workspace, slug: str) -> Verdict:
    try:
        tools = Tools.of(workspace, partner(workspace, slug))
    except Invalid as error:
        return Verdict(str(error).splitlines())
    found = checked(workspace, tools)
    told = [fault for some in found.faults.values() for fault in some]
    return Verdict([*_misunderstood(tools), *told], found)


def _misunderstood(tools: Tools) -> Iterator[str]:
    """Constants of the mapping that no record of any type could keep."""
    for one in tools.crosswalk.constants:
        said = [_unknown(tools, fields) for fields in _alone(one)]
        if said and all(said):
            yield f"{one.place}: {one.field}: {said[0]}"


def _alone(one: Constant) -> list[JSON]:
    """What a record that has nothing but this constant says: one of each type that has such a field."""
    if one.field == "type":
        return [one.fields]
    head = one.field.partition(".")[0]
    return [{"type": [kind], **one.fields} for kind, names in FIELDS_OF.items() if head in names]


def _unknown(tools: Tools, fields: JSON) -> str:
    """What enrichment and the schema say against it, "" if nothing."""
    draft = enriched(tools.enrichers, Draft(deepcopy(fields)))
    try:
        validated(draft, _NOWHERE, tools.partner)
    except Rejected as error:
        return str(error)
    against = (one for one in draft.reasons if one.rule.endswith(".unknown") or one.rule.startswith("schema."))
    return next((reason.message for reason in against), "")


def cases(workspace: Workspace, slug: str) -> Checked:
    """Runs the golden cases of a partner. Raises Invalid for a wrong partner file."""
    return checked(workspace, Tools.of(workspace, partner(workspace, slug)))
