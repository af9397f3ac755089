"""Titles, and in which words the object is described.

Standard: EDM, `edm:ProvidedCHO`: `dc:title`, `dcterms:alternative`, `dc:description`, `dcterms:tableOfContents`.
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.common.texts import Map, language_map, texts
from crosswalks.common.titles import first_of_each
from crosswalks.edm.source import Source
from crosswalks.edm.values import literals, of_object


def title(source: Source) -> Map:
    """The first `dc:title` of each language."""
    return language_map(first_of_each(literals(of_object(source, "dc:title")))[0])


def alt_title(source: Source) -> Map:
    """Further `dc:title`s, then `dcterms:alternative`."""
    others = first_of_each(literals(of_object(source, "dc:title")))[1]
    return language_map([*others, *literals(of_object(source, "dcterms:alternative"))])


def description(source: Source) -> Map:
    """`dc:description`, then `dcterms:abstract` and `dcterms:tableOfContents`."""
    return language_map(literals(of_object(source, "dc:description", "dcterms:abstract", "dcterms:tableOfContents")))


def designations(source: Source) -> list[dict[str, Any]]:
    """Inscriptions that the words state plainly: the list and the year."""
    stated = of_object(source, "dc:description", "dc:subject", "dc:relation")
    return designations_in([*texts(literals(stated)), *(one.uri for one in stated)])
