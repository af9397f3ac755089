"""Terms that simple Dublin Core does not have.

Standard: DCMI Metadata Terms, `medium`, `temporal` (DCMI Period Encoding Scheme), `references`, `isReferencedBy`,
`isVersionOf`, `isFormatOf`, `requires`, `isRequiredBy`.
"""

import re
from typing import Any

from crosswalks import oai_dc
from crosswalks.common.dates import is_dates
from crosswalks.common.distinct import distinct
from crosswalks.common.texts import Value, texts
from crosswalks.oai_dc.relations import relations as plain
from crosswalks.oai_dc.source import Source

RELATED = ("references", "isReferencedBy", "isVersionOf", "isFormatOf", "requires", "isRequiredBy", "conformsTo")

_NAME = re.compile(r"\bname\s*=\s*([^;]+)")
_CODED = re.compile(r"\b(?:start|end|scheme)\s*=")


def relations(source: Source) -> list[dict[str, Any]]:
    """The relations of simple Dublin Core, then those whose kind the schema does not know."""
    return [*plain(source), *({"type": "relation", "target": text} for text in texts(source.get(*RELATED)))]


def concepts(source: Source) -> list[dict[str, Any]]:
    """`subject`, then what it is made of (`medium`), and its periods as far as they have a name (`temporal`)."""
    find, _ = oai_dc.FIELDS["concepts"]
    return distinct([*find(source), *({"label": {language or "und": [text]}} for text, language in others(source))])


def others(source: Source) -> list[Value]:
    """What else a record is found by: materials, and periods by their names."""
    named = ((_name(text), language) for text, language in source.get("temporal"))
    return [*source.get("medium"), *((text, language) for text, language in named if text)]


def _name(period: str) -> str:
    """`name=Taisho; start=1912; end=1926` is called Taisho."""
    found = _NAME.search(period)
    return found[1].strip() if found else "" if _CODED.search(period) or is_dates(period) else period
