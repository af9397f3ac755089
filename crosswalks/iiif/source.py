"""One IIIF manifest, of Presentation 3 or 2, as values with their language.

Standards: IIIF Presentation API 3.0 (language maps, section 4.4; `metadata`, section 3.1) and 2.1 (language of
property values, section 4.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crosswalks.common.addresses import address as web_address
from crosswalks.common.texts import Value
from crosswalks.iiif.labels import group_of
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

JSON = dict[str, Any]
Pair = tuple[str, list[Value]]
"""The group of a label, or the label itself where it is of none, and the values beside it."""

_KINDS = ("Manifest", "sc:Manifest")


@dataclass(frozen=True, slots=True)
class Source:
    """`identifier` is what the harvest calls it, `pairs` are what `metadata` holds."""

    identifier: str
    manifest: JSON
    pairs: tuple[Pair, ...]

    def values(self, *keys: str) -> list[Value]:
        return [value for key in keys for value in spoken(self.manifest.get(key))]

    def labelled(self, *groups: str) -> list[Value]:
        """The values below labels of these groups (`crosswalks.iiif.labels`)."""
        return [value for group, values in self.pairs if group in groups for value in values]

    def translated(self, *groups: str) -> list[tuple[str, list[Value]]]:
        """The group, and one value in all its languages; where these differ in number each stands alone."""
        return [(group, each) for group, values in self.pairs if group in groups for each in _together(values)]


def read(found: Any, payload: Payload) -> Source:
    """Raises Rejected for anything but a manifest."""
    kind = found.get("type", found.get("@type")) if isinstance(found, dict) else None
    if kind not in _KINDS:
        raise Rejected("crosswalk.metadata", f"a IIIF manifest is expected, not {kind!r}"[:120])
    return Source(payload.identifier, found, tuple(_pairs(found)))


def spoken(stated: Any) -> list[Value]:
    """`{"en": ["a"]}` (Presentation 3), `"a"`, `{"@value": "a", "@language": "en"}` or a list of them (2)."""
    return [(text, tag) for words, tag in _spoken(stated) if (text := " ".join(words.split()))]


def several(stated: Any) -> list[JSON]:
    """Objects, whether one or a list stands there; an address alone is one with that `id`."""
    found = stated if isinstance(stated, list) else [stated]
    named = ({"id": one} if isinstance(one, str) else one for one in found)
    return [one for one in named if isinstance(one, dict)]


def address(one: JSON) -> str:
    """`id` or `@id`, if it is an http(s) address, else ""."""
    stated = one.get("id", one.get("@id"))
    return (web_address(stated) or "") if isinstance(stated, str) else ""


def paths(found: Any) -> Iterator[str]:
    """`summary`, `metadata/Subject`: the keys and labels that hold a value."""
    stated = found if isinstance(found, dict) else {}
    yield from (key for key, value in stated.items() if value and key != "metadata" and not key.startswith("@"))
    yield from (f"metadata/{label}" for label in dict.fromkeys(label for label, values in _pairs(stated) if values))


def _pairs(manifest: JSON) -> Iterator[Pair]:
    """The label in lower case; of several languages that which is known, English before the first."""
    for pair in several(manifest.get("metadata")):
        labels = sorted(spoken(pair.get("label")), key=lambda value: not value[1].startswith("en"))
        known = (group for text, _ in labels if (group := group_of(text)))
        yield next(known, labels[0][0].casefold().rstrip(":") if labels else ""), spoken(pair.get("value"))


def _together(values: list[Value]) -> list[list[Value]]:
    by_language: dict[str, list[Value]] = {}
    for value in values:
        by_language.setdefault(value[1], []).append(value)
    counts = {len(some) for some in by_language.values()}
    return (
        [list(each) for each in zip(*by_language.values(), strict=True)] if len(counts) == 1 else [[v] for v in values]
    )


def _spoken(stated: Any) -> Iterator[Value]:
    for one in stated if isinstance(stated, list) else [stated]:
        if isinstance(one, str):
            yield one, ""
        elif isinstance(one, dict):
            yield from _literal(one) if "@value" in one else _mapped(one)


def _literal(one: JSON) -> Iterator[Value]:
    if isinstance(one["@value"], str | int | float):
        yield str(one["@value"]), tag if isinstance(tag := one.get("@language"), str) else ""


def _mapped(one: JSON) -> Iterator[Value]:
    for tag, words in one.items():
        texts = [word for word in (words if isinstance(words, list) else [words]) if isinstance(word, str)]
        yield from ((text, "" if tag in ("none", "@none") else tag) for text in texts)
