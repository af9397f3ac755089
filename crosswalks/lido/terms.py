"""Terms and names of LIDO: the preferred ones, in all their languages, with the concept's address.

Standard: LIDO 1.1, `term`, `conceptID`, `appellationValue`, `skos:Concept`, the attributes `pref` and
`addedSearchTerm`; LIDO Terminology: lido00169 (preferred), lido00170 (alternate).
"""

from typing import Any

from crosswalks.common.elements import at, attribute, value
from crosswalks.common.references import reference
from crosswalks.common.texts import Map, Value, language_map
from crosswalks.lido.source import Element, Group, uris

_ALTERNATE = ("lido00170", "alternat")


def is_alternate(element: Element) -> bool:
    stated = attribute(element, "pref").lower()
    return any(mark in stated for mark in _ALTERNATE)


def is_class(element: Element) -> bool:
    """Whether a classification says what the object is; some say its language, or are for Europeana alone."""
    return attribute(element, "type") not in ("language", "europeana:type", "europeana:project")


def preferred(group: Group, *paths: str) -> list[Value]:
    """The values that are not marked as alternates; the alternates where there is nothing else."""
    stated = [one for element in group for one in at(element, *paths) if value(one)[0]]
    return [value(one) for one in stated if not is_alternate(one)] or [value(one) for one in stated]


def terms(group: Group) -> list[Value]:
    """Of a concept: SKOS labels; in languages without one, terms that are not there for search only."""
    labels = preferred(group, "Concept/prefLabel")
    stated = [one for element in group for one in at(element, "term") if attribute(one, "addedSearchTerm") != "yes"]
    plain = [one for one in stated if not is_alternate(one)] or stated
    labelled = {tag for _, tag in labels}
    return labels + [(text, tag) for text, tag in map(value, plain) if text and tag not in labelled]


def concept(group: Group) -> dict[str, Any]:
    """`{"uri", "label", "scheme"}` as far as they are stated; {} where nothing is."""
    label = language_map(terms(group))
    uri = next((uri for element in group for uri in uris(element)), "")
    return reference(label, uri, _scheme(group, uri)) if uri or label else {}


def names(group: Group, *paths: str) -> Map:
    """The preferred names at the first of the paths where any stand."""
    return language_map(next(filter(None, (preferred(group, path) for path in paths)), []))


def _scheme(group: Group, uri: str) -> str:
    """The vocabulary that the identifier is taken from (`source`)."""
    stated = [one for element in group for one in at(element, "conceptID") if not uri or value(one)[0] == uri]
    return next((attribute(one, "source") for one in stated if attribute(one, "source")), "")
