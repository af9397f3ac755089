"""How clearly a Record says what may be done with it, and how freely.

Standard: RightsStatements.org 1.0, Creative Commons; Europeana Publishing Framework, content tiers (reuse).
Clear and closed scores as well as clear and open: whether heritage is open is its community's affair.
"""

import re
from functools import lru_cache

from ichlinks.stages import JSON

_OPEN = re.compile(r"https?://creativecommons\.org/(publicdomain/(zero|mark)/|licenses/by(-sa)?/)")
_RESTRICTED = re.compile(
    r"https?://(creativecommons\.org/licenses/by-n[cd]|rightsstatements\.org/vocab/(NoC-NC|NoC-OKLR|InC-EDU)/)"
)
_UNDECIDED = re.compile(r"https?://rightsstatements\.org/vocab/(CNE|UND|NKC)/")


def rights(record: JSON) -> int:
    """100 for a statement or licence by its address, 50 where that leaves it undecided, 30 for words, 0 for nothing."""
    stated = record.get("rights", {})
    if content := stated.get("content"):
        return 50 if _UNDECIDED.match(content) else 100
    return 30 if stated.get("statement") else 0


@lru_cache(maxsize=1024)
def reuse(address: str | None) -> int:
    """The highest content tier that rights allow: 4 open, 3 with restrictions, 2 stated, 1 not stated."""
    if not address:
        return 1
    if _OPEN.match(address):
        return 4
    return 3 if _RESTRICTED.match(address) else 2
