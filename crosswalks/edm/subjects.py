"""What the object is about, of which kind it is and of what it is made, with the addresses of the concepts.

Standard: EDM, `dc:subject`, `dc:type`, `edm:hasType`, `dcterms:medium`, `dcterms:temporal`, `skos:Concept`,
`edm:isRepresentationOf`.
"""

from typing import Any

from crosswalks.common.dates import is_dates
from crosswalks.common.distinct import distinct
from crosswalks.edm.source import Source
from crosswalks.edm.values import of_object, reference


def concepts(source: Source) -> list[dict[str, Any]]:
    """Subjects, materials and periods that have a name; a type only where it is a concept with an address."""
    kinds = [one for one in of_object(source, "dc:type", "edm:hasType") if one.uri]
    periods = [one for one in of_object(source, "dcterms:temporal") if not is_dates(one.text)]
    others = [*of_object(source, "dcterms:medium"), *periods]
    return distinct(map(reference, [*of_object(source, "dc:subject"), *kinds, *others]))


def about_elements(source: Source) -> list[dict[str, Any]]:
    """What it shows or renders (`edm:isRepresentationOf`)."""
    return distinct(map(reference, of_object(source, "edm:isRepresentationOf")))
