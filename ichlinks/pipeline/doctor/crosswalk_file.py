"""A mapping file to start from, for sources that no ready crosswalk understands."""

import json
from collections.abc import Iterator
from typing import Any

from ichlinks.pipeline.doctor.columns import Columns, fields
from ichlinks.pipeline.doctor.partner_file import dumped

_LONGEST = 60
_HEAD = "# Save as config/crosswalks/new_archive.yaml and complete it: docs/crosswalks.md\n"


_NO_LISTS: Columns = {}


def crosswalk_file(form: dict[str, Any], columns: Columns, key: str, lists: Columns = _NO_LISTS) -> str:
    """What names and values make probable; everything else stands below it in comments, with a value that was seen."""
    probable = fields({name: values for name, values in columns.items() if name != key} or columns)
    local = {"each": {"scheme": {"constant": "local"}, "value": key}}
    mapped: dict[str, Any] = {**probable, **({"identifiers": local} if key else {})}
    file = {"about": "How the records of this archive are mapped.", "format": form, "fields": mapped}
    told = (
        "" if "title" in probable else "# title: nothing here looks like one; a record without a title is held back\n"
    )
    return _HEAD + dumped(file) + told + "".join(_left({**columns, **lists}, {key, *probable.values()}))


def _left(columns: Columns, mapped: set[str]) -> Iterator[str]:
    left = {name: next(filter(None, values), "") for name, values in columns.items() if name and name not in mapped}
    if left:
        yield "# Not mapped yet, each with a value that was seen:\n"
    for name, value in left.items():
        yield f"#   {_shown(name)}: {json.dumps(_shown(value), ensure_ascii=False)}\n"


def _shown(text: str) -> str:
    """On one line, whatever characters it has."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
