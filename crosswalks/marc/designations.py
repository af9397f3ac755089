"""Inscriptions that the text states plainly, or that a link to UNESCO's page names.

Standard: MARC 21, fields 586 (awards), 520, 500, 650 and `856$u`.
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.marc.source import Source, joined, subs


def designations(source: Source) -> list[dict[str, Any]]:
    """Lists, years, decisions and reference numbers, wherever they are told."""
    told = [joined(field, "a") for field in source.get("586", "520", "500", "650")]
    return designations_in([*told, *(link for field in source.get("856") for link in subs(field, "u"))])
