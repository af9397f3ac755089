"""Addresses of persons and organisations (ORCID, ISNI, VIAF, Wikidata) in their canonical form.

Standards: ISO 27729, ISO/IEC 7064 MOD 11-2, as for identifiers. An address whose check digit is wrong names somebody
else or nobody: it is left out and noted.
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from enrichment.identifiers import address_of
from ichlinks.stages import Draft, Enrich, Reason

_FIELDS = ("creators", "contributors", "organisers", "communities")


def agents(workspace: Workspace, partner: Partner) -> Enrich:
    return enrich


def enrich(draft: Draft) -> Draft:
    for field in _FIELDS:
        for agent in draft.fields.get(field, ()):
            if isinstance(agent, dict) and "ref" in agent:
                _checked(agent, field, draft.reasons)
    return draft


def _checked(agent: dict[str, Any], field: str, reasons: list[Reason]) -> None:
    stated = str(agent["ref"])
    found = address_of(stated)
    if found:
        agent["ref"] = found
    elif found == "":
        del agent["ref"]
        message = f"{stated!r} names nobody: its form or its check digit is wrong"
        reasons.append(Reason("agent.ref", "flag", message, field, stated[:80], "compare it with the original"))
