"""Is every name in the partner files real, and does every golden case still end as it was written."""

from dataclasses import dataclass

from config.partner import partner, slugs
from config.settings import Workspace
from ichlinks.errors import Invalid
from ichlinks.pipeline.cases import Checked, checked
from ichlinks.pipeline.tools import Tools


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
        found = cases(workspace, slug)
    except Invalid as error:
        return Verdict(str(error).splitlines())
    return Verdict([fault for some in found.faults.values() for fault in some], found)


def cases(workspace: Workspace, slug: str) -> Checked:
    """Runs the golden cases of a partner. Raises Invalid for a wrong partner file."""
    return checked(workspace, Tools.of(workspace, partner(workspace, slug)))
