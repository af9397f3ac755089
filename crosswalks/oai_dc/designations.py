"""Inscriptions that the text states plainly, or that a link to UNESCO's page names.

Standard: DCMI Metadata Terms, `relation`, `description`, `subject`, `identifier`.
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source


def designations(source: Source) -> list[dict[str, Any]]:
    """Lists, years, decisions and reference numbers in `relation`, `description`, `subject` and `identifier`."""
    return designations_in(texts(source.get("relation", "description", "subject", "identifier")))
