"""What the object is part of, holds, replaces, shows, or is otherwise related to.

Standard: EDM, `dcterms:isPartOf`, `hasPart`, `replaces`, `isReplacedBy`, `hasVersion`, `references` and others,
`dc:relation`, `dc:source`, `edm:incorporates`, `isRepresentationOf`, `isDerivativeOf`, `isRelatedTo`, `isSimilarTo`.
"""

from typing import Any

from crosswalks.common.designations import is_designation
from crosswalks.common.distinct import distinct
from crosswalks.edm.source import Source
from crosswalks.edm.values import Stated, of_object

TYPES = {
    "dcterms:isPartOf": "is_part_of",
    "dcterms:hasPart": "has_part",
    "edm:incorporates": "has_part",
    "dcterms:replaces": "replaces",
    "dcterms:isReplacedBy": "is_replaced_by",
    "dcterms:hasVersion": "has_version",
    "edm:isRepresentationOf": "about",
    "dc:relation": "relation",
    "dc:source": "relation",
    "dcterms:references": "relation",
    "dcterms:isReferencedBy": "relation",
    "dcterms:isVersionOf": "relation",
    "dcterms:isFormatOf": "relation",
    "dcterms:hasFormat": "relation",
    "dcterms:requires": "relation",
    "dcterms:isRequiredBy": "relation",
    "edm:isDerivativeOf": "relation",
    "edm:isRelatedTo": "relation",
    "edm:isSimilarTo": "relation",
}


def relations(source: Source) -> list[dict[str, Any]]:
    """`dcterms:isPartOf`, `hasPart`, `replaces` … and the relations of EDM, as far as the schema knows their kinds."""
    return distinct(_relation(kind, one) for name, kind in TYPES.items() for one in of_object(source, name))


def _relation(kind: str, one: Stated) -> dict[str, Any]:
    if is_designation(one.text):
        return {}
    named = {"label": one.label} if one.uri and one.labels else {}
    return {"type": kind, "target": one.uri or one.text} | named
