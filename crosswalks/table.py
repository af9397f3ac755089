"""A crosswalk as a table: for each field of the schema the function that finds it, and the source path it looks at."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ichlinks.stages import Draft

Source = TypeVar("Source")
Table = Mapping[str, tuple[Callable[[Source], Any], str]]
"""Field → what finds its value, and the path that people know it by (`dc:title`)."""


def drafted(source: Source, table: Table[Source]) -> Draft:
    """What the functions of a table find; a field without a value is left out."""
    draft = Draft({})
    fields, paths = draft.fields, draft.paths
    for field, (find, path) in table.items():
        if value := find(source):
            fields[field], paths[field] = value, path
    return draft
