"""The things that a JSON-LD document describes, and what their properties say.

Standards: JSON-LD 1.1, sections 2 (node objects), 4.2.4 (`@value` with `@language`), 4.3 (`@list`, `@set`), 4.9
(`@graph`); schema.org, data model (a text or an address may stand for a thing). Contexts are not fetched: a property
is read by its name, as `schema:name`, or by its whole address.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crosswalks.common.addresses import address
from crosswalks.common.texts import Value, texts

JSON = dict[str, Any]
PREFIXES = ("schema:", "https://schema.org/", "http://schema.org/")
_OPENED = ("@list", "@set")


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """What holds for a whole document: all things by their `@id`, the language where none is stated, and what may
    stand before a name of schema.org."""

    others: Mapping[str, JSON]
    language: str = ""
    prefixes: tuple[str, ...] = PREFIXES


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """The `properties` of one thing, and what holds around it."""

    properties: JSON
    around: Around

    def values(self, *names: str) -> list[Value]:
        """Each text with its language; a thing is told by its name, or else its address."""
        found = (value for name in names for one in self._stated(name) for value in self._told(one))
        return list(dict.fromkeys((" ".join(text.split()), tag) for text, tag in found if text.strip()))

    def things(self, *names: str) -> list["Node"]:
        """Each thing; a text is one of that name, an address one of that `@id`."""
        return [self._thing(one) for name in names for one in self._stated(name)]

    def classes(self) -> list[str]:
        """`Photograph`: the names of its `@type`."""
        stated = _several(self.properties.get("@type", self.properties.get("type")))
        return [self.bare(one) for one in stated if isinstance(one, str)]

    def bare(self, name: str) -> str:
        """`schema:Book`, `https://schema.org/Book` → `Book`; the name of another vocabulary as it stands."""
        return next((name.removeprefix(one) for one in self.around.prefixes if name.startswith(one)), name)

    def address(self) -> str | None:
        """Its `@id`, if that is an http(s) address."""
        return address(identity(self.properties))

    def addresses(self, *names: str) -> list[str]:
        """The http(s) addresses among these properties; of a thing its `url`, or else its `@id`."""
        links = (link for name in names for one in self._stated(name) for link in self._links(one))
        return list(dict.fromkeys(found for link in links if (found := address(link))))

    def _links(self, one: Any) -> list[str]:
        """What is no more than an address is itself, whatever else the document says of what stands there."""
        if not isinstance(one, dict) or "@value" in one:
            return texts(self._literal(one))
        own = Node(one, self.around)
        return texts(own.values("url")) or [identity(one), *texts(own.values("name"))]

    def _stated(self, name: str) -> Iterator[Any]:
        for key in (name, *(prefix + name for prefix in self.around.prefixes)):
            yield from (inner for one in _several(self.properties.get(key)) for inner in _opened(one))

    def _thing(self, one: Any) -> "Node":
        if not isinstance(one, dict) or "@value" in one:
            text = next(self._literal(one), ("", ""))[0]
            known = self.around.others.get(text)
            return Node(known or ({"@id": text} if address(text) else {"name": one}), self.around)
        known = self.around.others.get(identity(one)) if one.keys() <= {"@id", "@type", "id", "type"} else None
        return Node(known or one, self.around)

    def _told(self, one: Any) -> Iterator[Value]:
        if not isinstance(one, dict) or "@value" in one:
            yield from self._literal(one)
            return
        thing = self._thing(one)
        names = [value for name in thing._stated("name") for value in self._literal(name)]
        yield from names or [(link, "") for link in [thing.address()] if link]

    def _literal(self, one: Any) -> Iterator[Value]:
        language = self.around.language
        if isinstance(one, dict):
            one, language = one.get("@value"), word(one.get("@language"))
        if isinstance(one, str | int | float) and not isinstance(one, bool):
            yield str(one), language if isinstance(one, str) else ""


def identity(one: JSON) -> str:
    """Its `@id`, which the context of schema.org also calls `id`."""
    return word(one.get("@id", one.get("id")))


def word(stated: Any) -> str:
    """A text as it stands, "" for anything else."""
    return stated if isinstance(stated, str) else ""


def _opened(one: Any) -> list[Any]:
    """What a `@list` or `@set` holds."""
    return _several(next((one[key] for key in _OPENED if key in one), one)) if isinstance(one, dict) else [one]


def _several(stated: Any) -> list[Any]:
    return stated if isinstance(stated, list) else [] if stated is None else [stated]
