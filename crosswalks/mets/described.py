"""What the descriptive section says, by the rules of the format that it is in.

Standard: METS 1.12, `dmdSec/mdWrap/xmlData` (`MDTYPE` MODS, DC, MARC, LIDO, EAD, OTHER).
"""

from collections.abc import Callable
from typing import Any

from crosswalks.mets.source import INNER, Source

_ANYWHERE = ("header/", "//")


def described(field: str) -> Callable[[Source], Any]:
    """The function that finds this field in the inner Draft."""

    def find(source: Source) -> Any:
        return source.described.fields.get(field)

    return find


def paths_to(field: str) -> str:
    """Where the inner formats look for it, below `dmdSec`."""
    listed = [path for one in INNER if field in one.fields for path in one.fields[field][1].split(", ")]
    below = [path if path.startswith(_ANYWHERE) else f"dmdSec/{path}" for path in listed]
    return ", ".join(dict.fromkeys(below))


FIELDS = tuple(dict.fromkeys(field for one in INNER for field in one.fields))
