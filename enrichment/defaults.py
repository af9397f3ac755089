"""What is true of all of a partner's records unless a record says otherwise (`defaults:` in the partner file)."""

from config.partner import Partner
from config.settings import Workspace
from ichlinks.stages import Draft, Enrich, Reason

_PATH = "partner default"


def defaults(workspace: Workspace, partner: Partner) -> Enrich:
    given = partner.defaults
    lists = {"countries": list(given.countries), "languages": list(given.languages)}

    def enrich(draft: Draft) -> Draft:
        for field, values in lists.items():
            if values and not draft.fields.get(field):
                _fill(draft, field, values)
        if given.rights and _silent(draft):
            draft.fields.setdefault("rights", {})["content"] = given.rights
            _note(draft, "rights.content", given.rights)
        return draft

    return enrich


def _silent(draft: Draft) -> bool:
    """Whether a record says nothing about its rights; prose that we cannot name is something."""
    rights = draft.fields.get("rights", {})
    return not rights.get("content") and not rights.get("statement")


def _fill(draft: Draft, field: str, values: list[str]) -> None:
    draft.fields[field] = list(values)
    _note(draft, field, ", ".join(values))


def _note(draft: Draft, field: str, value: str) -> None:
    draft.paths[field] = _PATH
    draft.reasons.append(Reason(f"default.{field}", "info", f"{field} is the partner's default", field, value))
