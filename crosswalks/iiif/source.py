"""One IIIF manifest, of Presentation 3 or 2, as values with their language.

Standards: IIIF Presentation API 3.0 (language maps, section 4.4; `metadata`, section 3.1) and 2.1 (language of
property values, section 4.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crosswalks.common.texts import Value
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

JSON = dict[str, Any]
_KINDS = ("Manifest", "sc:Manifest")


@dataclass(frozen=True, slots=True)
class Source:
    """`identifier` is what the harvest calls it, `pairs` are the labels and values of `metadata`."""

    identifier: str
    manifest: JSON
    pairs: tuple[tuple[str, Value], ...]

    def values(self, *keys: str) -> list[Value]:
        return [value for key in keys for value in spoken(self.manifest.get(key))]

    def labelled(self, labels: frozenset[str]) -> list[Value]:
        return [value for label, value in self.pairs if label in labels]


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
    """`id` or `@id`, if it is an http(s) address."""
    stated = one.get("id", one.get("@id"))
    return stated if isinstance(stated, str) and stated.startswith(("http://", "https://")) else ""


def paths(found: Any) -> Iterator[str]:
    """`summary`, `metadata/Subject`: the keys and labels that hold a value."""
    stated = found if isinstance(found, dict) else {}
    yield from (key for key, value in stated.items() if value and key != "metadata" and not key.startswith("@"))
    yield from (f"metadata/{label}" for label, _ in dict.fromkeys(_pairs(stated)))


def _pairs(manifest: JSON) -> Iterator[tuple[str, Value]]:
    """The label in lower case; of several languages, English before the first."""
    for pair in several(manifest.get("metadata")):
        labels = spoken(pair.get("label"))
        label = next((text for text, tag in labels if tag.startswith("en")), labels[0][0] if labels else "")
        yield from ((label.casefold().rstrip(":"), value) for value in spoken(pair.get("value")))


def _spoken(stated: Any) -> Iterator[Value]:
    if isinstance(stated, str):
        yield stated, ""
    elif isinstance(stated, list):
        yield from (value for one in stated for value in _spoken(one))
    elif isinstance(stated, dict) and "@value" in stated:
        yield str(stated["@value"]), str(stated.get("@language") or "")
    elif isinstance(stated, dict):
        maps = ((tag, words) for tag, words in stated.items() if isinstance(words, list | str))
        yield from (
            (text, "" if tag in ("none", "@none") else tag) for tag, words in maps for text, _ in _spoken(words)
        )
