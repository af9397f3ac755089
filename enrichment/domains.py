"""The domains of Article 2.2 of the 2003 Convention, as letters; where none is stated, those of the national class or
of the subjects.

Words are those of `config/vocabularies/domains.yaml` and `national_classes.yaml`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, fold, load
from ichlinks.stages import Draft, Enrich, Reason

_CLASS = re.compile(r"\s*([IVXivx\u2160-\u2169]+|\d)(?:-\d+)?")

_BRACKETS = re.compile(r"[()\[\]]")
_LETTER = re.compile(r"^\W*(?:[a-e]|[1-5]|I{1,3}|IV|V)\W+(?=\w\w)|(?<=\w\w)\W+[a-e]\W*$", re.I)
_LISTED = re.compile(r"\s*[;|\n]\s*")
_BETWEEN = re.compile(r"\s*[,،/、・·，;|\n]\s*|\s+(?:and|&|et|y|и|및|và|dan)\s+", re.I)

_LONGEST = 500

Find = Callable[[str], str | None]


class Known(NamedTuple):
    """`names` of domains, and the `classes` of national inventories."""

    names: Vocabulary
    classes: Vocabulary


def domains(workspace: Workspace, partner: Partner) -> Enrich:
    known = Known(load(workspace, "domains"), load(workspace, "national_classes"))
    find: Find = lru_cache(maxsize=8192)(known.names.find)

    def enrich(draft: Draft) -> Draft:
        fields = draft.fields
        if "domains" in fields:
            fields["domains"] = _stated(draft, known)
        elif "national_classification" in fields and (found := _of_classes(fields, known)):
            _follow(draft, found, "national_classification", "national_classes")
        elif found := _of_subjects(fields.get("concepts", ()), find):
            _follow(draft, found, "concepts", "domains")
        return draft

    return enrich


def _follow(draft: Draft, found: set[str], field: str, vocabulary: str) -> None:
    draft.fields["domains"] = sorted(found)
    draft.paths["domains"] = f"{draft.paths.get(field, '')} (vocabulary: {vocabulary})".strip()


def _stated(draft: Draft, known: Known) -> list[str]:
    stated = draft.fields["domains"]
    found: set[str] = set()
    for text in [stated] if isinstance(stated, str) else map(str, stated):
        for name, codes in _each(text, known):
            found.update(codes)
            draft.reasons += [] if codes else [_unknown(name, known.names)]
    return sorted(found)


def _each(text: str, known: Known) -> Iterator[tuple[str, list[str]]]:
    """Each name in a text with its domains, none where it is unknown: `performing arts; x`."""
    if codes := _several(text, known):
        yield text, codes
    else:
        yield from ((name, _several(name, known)) for name in _LISTED.split(text))


def _several(text: str, known: Known) -> list[str]:
    """The domains of one name, or of several if all of them are known: `Performing arts, Crafts`, `a/b`."""
    found: list[str] = []
    while text and len(text) <= _LONGEST:
        heads = [(text, ""), *((text[: one.start()], text[one.end() :]) for one in _BETWEEN.finditer(text))]
        meant = [(len(head), codes, rest) for head, rest in heads if (codes := _named(head, known))]
        if not meant:
            return []
        _, codes, text = max(meant, key=itemgetter(0))
        found += codes
    return found


def _named(name: str, known: Known) -> list[str]:
    """A domain by its letter or name, alone or beside its letter (`(e) Traditional craftsmanship`), or a class."""
    bare = _BRACKETS.sub(" ", name)
    if code := known.names.find(name) or known.names.find(bare) or known.names.find(_LETTER.sub("", bare)):
        return [code]
    return _of_class(known.classes.find(name), known.classes)


def _unknown(name: str, names: Vocabulary) -> Reason:
    if fold(name) in map(fold, names.more.get("other", ())):
        return Reason("domain.other", "info", f"{name!r} is no domain", "domains", name[:80], "")
    message = f"{name!r} is no domain of Article 2.2"
    return Reason("domain.unknown", "flag", message, "domains", name[:80], "use the letters a to e")


def _of_subjects(concepts: Iterable[dict[str, Any]], find: Find) -> set[str]:
    found: set[str | None] = set()
    for concept in concepts:
        for texts in concept.get("label", {}).values():
            found.update(find(text.partition("--")[0]) for text in texts)
    return {code for code in found if code}


def _of_classes(fields: dict[str, Any], known: Known) -> set[str]:
    stated = fields["national_classification"]
    countries = fields.get("countries", ())
    return {domain for one in stated if isinstance(one, dict) for domain in _classed(one, countries, known)}


def _classed(stated: dict[str, Any], countries: Any, known: Known) -> Iterator[str]:
    """By the names of the class; without any, by its number in the country's inventory (`Ⅷ-12` of China)."""
    texts = [text for some in stated.get("label", {}).values() for text in some]
    for text in texts:
        yield from _named(text, known)
    if not texts and (number := _CLASS.match(str(stated.get("code", "")))):
        for country in countries:
            yield from _of_class(known.classes.find(f"{country}-{number[1]}"), known.classes)


def _of_class(code: str | None, classes: Vocabulary) -> list[str]:
    return list(classes.entries[code]["domains"]) if code else []
