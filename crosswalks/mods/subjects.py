"""What it is about: topics, people, works and times as concepts, with vocabulary and address where they are given.

Standard: MODS, `subject` (`topic`, `name`, `titleInfo`, `genre`, `occupation`, `temporal`; `authority`, `valueURI`).
"""

from collections.abc import Iterable
from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import Map, language_map
from crosswalks.mods.agents import full_name
from crosswalks.mods.source import Element, Source, address_of, language, name, text
from crosswalks.mods.title import whole

_TEXTS = {"topic": text, "name": full_name, "titleinfo": whole, "genre": text, "occupation": text, "temporal": text}


def concepts(source: Source) -> list[dict[str, Any]]:
    """Each part of a `subject` on its own; a `subject` without parts by its text. `altRepGroup` joins two scripts."""
    groups: dict[str, list[list[dict[str, Any]]]] = {}
    for number, subject in enumerate(source.get("subject")):
        groups.setdefault(subject.get("altRepGroup") or f" {number}", []).append(_parts(subject))
    return distinct(concept for versions in groups.values() for concept in _joined(versions))


def national_classification(source: Source) -> list[dict[str, str]]:
    """`classification` with its `authority`."""
    stated = ((element.get("authority", "local"), text(element)) for element in source.get("classification"))
    return [{"scheme": scheme, "code": code} for scheme, code in stated if code]


def _joined(versions: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Concepts that stand at the same place in each version are one, with the labels of all."""
    if len({len(concepts) for concepts in versions}) > 1:
        return [concept for concepts in versions for concept in concepts]
    return [{**same[0], "label": _labels(same)} for same in zip(*versions, strict=True)]


def _labels(same: Iterable[dict[str, Any]]) -> Map:
    stated = ((text, tag) for one in same for tag, texts in one["label"].items() for text in texts)
    return language_map(stated)


def _parts(subject: Element) -> list[dict[str, Any]]:
    parts = [part for part in subject if name(part) in _TEXTS] if len(subject) else [subject]
    alone = len(subject) < 2
    return [_concept(part, subject, alone) for part in parts if _label(part)]


def _concept(part: Element, subject: Element, alone: bool) -> dict[str, Any]:
    """What the whole subject says of its vocabulary holds for its only part."""
    uri = address_of(part, "valueURI") or (address_of(subject, "valueURI") if alone else None)
    scheme = part.get("authority") or subject.get("authority") or address_of(part, "authorityURI")
    return reference({language(part) or "und": [_label(part)]}, uri, scheme)


def _label(part: Element) -> str:
    return _TEXTS.get(name(part), text)(part)
