"""A partner's own table of value fixes (`replace:` in the partner file), for values that are exactly these."""

from collections.abc import Mapping
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from ichlinks.stages import Draft, Enrich

Table = Mapping[str, str | list[str]]


def replace(workspace: Workspace, partner: Partner) -> Enrich:
    tables = {tuple(field.split(".")): table for field, table in partner.replace.items()}

    def enrich(draft: Draft) -> Draft:
        for path, table in tables.items():
            _at(draft.fields, path, table)
        return draft

    return enrich


def _at(fields: dict[str, Any], path: tuple[str, ...], table: Table) -> None:
    *parents, last = path
    for key in parents:
        inner = fields.get(key)
        if not isinstance(inner, dict):
            return
        fields = inner
    if last in fields:
        fields[last] = _replaced(fields[last], table)


def _replaced(value: Any, table: Table) -> Any:
    if isinstance(value, str):
        return table.get(value, value)
    if isinstance(value, list):
        changed = (_replaced(part, table) for part in value)
        return [one for part in changed for one in (part if isinstance(part, list) else [part]) if one]
    if isinstance(value, dict):
        return {key: _replaced(part, table) for key, part in value.items()}
    return value
