"""Terms that simple Dublin Core does not have.

Standard: DCMI Metadata Terms, `medium`, `references`, `isReferencedBy`, `isVersionOf`, `isFormatOf`, `requires`.
"""

from typing import Any

from crosswalks import oai_dc
from crosswalks.common.distinct import distinct
from crosswalks.common.texts import texts
from crosswalks.oai_dc.relations import relations as plain
from crosswalks.oai_dc.source import Source

RELATED = ("references", "isReferencedBy", "isVersionOf", "isFormatOf", "requires", "conformsTo")


def relations(source: Source) -> list[dict[str, Any]]:
    """The relations of simple Dublin Core, then those whose kind the schema does not know."""
    return [*plain(source), *({"type": "relation", "target": text} for text in texts(source.get(*RELATED)))]


def concepts(source: Source) -> list[dict[str, Any]]:
    """`subject`, then what it is made of (`medium`)."""
    find, _ = oai_dc.FIELDS["concepts"]
    made_of = [{"label": {language or "und": [text]}} for text, language in source.get("medium")]
    return distinct([*find(source), *made_of])
