"""What the thing is about, of which kind, in which languages.

Standard: schema.org, `about`, `keywords` (parted by commas), `genre`, `artform`, `artMedium`, `artworkSurface`,
`material`, `temporalCoverage`, `inLanguage`, `knowsAbout`; DefinedTerm (`inDefinedTermSet`).
"""

import re
from typing import Any

from crosswalks.common.dates import is_dates
from crosswalks.common.distinct import distinct
from crosswalks.common.identifiers import UNESCO
from crosswalks.common.references import reference
from crosswalks.common.texts import Map, Value, language_map, texts
from crosswalks.schema_org.agents import ref
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source

_PARTED = re.compile(r"\s*[,;]\s*")


def concepts(source: Source) -> list[dict[str, Any]]:
    """`about`, `genre`, `artform`, of what it is made, `keywords` (parted in one text), periods that have a name."""
    node = source.node
    stated = node.things("about", "genre", "artMedium", "artworkSurface", "material", "artform")
    keywords = [each for one in node.things("keywords") for each in _keywords(one)]
    periods = [one for one in node.things("temporalCoverage", "temporal") if not is_dates(" ".join(_words(one)))]
    return distinct([*(_concept(one) for one in stated if not _element(one)), *keywords, *map(_concept, periods)])


def about_elements(source: Source) -> list[dict[str, Any]]:
    """What `about` names by UNESCO's address of an element."""
    return distinct(map(_element, source.node.things("about")))


def works_on(source: Source) -> list[dict[str, Any]]:
    """What `knowsAbout` names by an address."""
    return distinct(_concept(one) for one in source.node.things("knowsAbout") if ref(one))


def activities(source: Source) -> Map:
    """What `knowsAbout` says in words."""
    stated = [one for one in source.node.things("knowsAbout") if not ref(one)]
    return language_map(value for one in stated for value in one.values("name"))


def languages(source: Source) -> list[str]:
    """`inLanguage`: a code, or of a Language its code before its name."""
    stated = source.node.things("inLanguage")
    return distinct(text for one in stated for text in (texts(one.values("alternateName", "name")) or [""])[:1])


def _words(one: Node) -> list[str]:
    return texts(one.values("name"))


def _keywords(one: Node) -> list[dict[str, Any]]:
    if one.classes() or one.address():
        return [_concept(one)]
    return [reference(language_map([value])) for value in _parted(one.values("name"))]


def _parted(values: list[Value]) -> list[Value]:
    return [(part, tag) for text, tag in values for part in _PARTED.split(text) if part]


def _concept(one: Node) -> dict[str, Any]:
    label = language_map(one.values("name"))
    scheme = next(iter(texts(one.values("inDefinedTermSet"))), None)
    uri = ref(one) or next(iter(one.addresses("url")), None)
    return reference(label, uri, scheme) if label or uri else {}


def _element(one: Node) -> dict[str, Any]:
    uri = next((link for link in [one.address() or "", *one.addresses("sameAs", "url")] if UNESCO.search(link)), None)
    return reference(language_map(one.values("name")), uri) if uri else {}
