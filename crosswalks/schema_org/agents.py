"""People and organisations: who made the thing, had a part in it, organised, published or holds it.

Standard: schema.org, `creator`, `author`, `contributor` and what is more exact (`composer`, `editor`), `publisher`,
`organizer`, `provider`, `holdingArchive`; Role (the property stands again inside it, beside `roleName`).
"""

from typing import Any

from crosswalks.common.agents import agent
from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import Map, language_map, texts
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source

CREATORS = {"creator": "", "author": "", "artist": "artist", "byArtist": "performer", "composer": "composer",
            "lyricist": "lyricist", "director": "director"}  # fmt: skip
CONTRIBUTORS = {"contributor": "", "editor": "editor", "translator": "translator", "illustrator": "illustrator",
                "performer": "performer", "actor": "actor", "readBy": "reader", "musicBy": "composer",
                "producer": "producer", "sponsor": "sponsor", "funder": "funder"}  # fmt: skip
_ROLES = ("Role", "PerformanceRole", "OrganizationRole")


def creators(source: Source) -> list[dict[str, Any]]:
    """`creator`, `author`; artists, composers, lyricists and directors with that role."""
    return _agents(source.node, CREATORS)


def contributors(source: Source) -> list[dict[str, Any]]:
    """`contributor`; editors, translators, performers and others with that role."""
    return _agents(source.node, CONTRIBUTORS)


def organisers(source: Source) -> list[dict[str, Any]]:
    """`organizer`, of an event."""
    return _agents(source.node, {"organizer": ""})


def publisher(source: Source) -> Map:
    """The names in `publisher`."""
    return language_map(value for one in source.node.things("publisher") for value in one.values("name"))


def data_provider(source: Source) -> dict[str, Any]:
    """The archive that holds the thing (`holdingArchive`)."""
    return next((found for one in source.node.things("holdingArchive") if (found := referred(one))), {})


def provider(source: Source) -> dict[str, Any]:
    """`provider`."""
    return next((found for one in source.node.things("provider") if (found := referred(one))), {})


def referred(one: Node) -> dict[str, Any]:
    """A thing that has a name as a Reference."""
    label = language_map(one.values("name"))
    return reference(label, ref(one) or next(iter(one.addresses("url")), None)) if label else {}


def ref(one: Node) -> str | None:
    """Its `@id`, else the first address of `sameAs`."""
    return one.address() or next(iter(one.addresses("sameAs")), None)


def _agents(node: Node, properties: dict[str, str]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, role in properties.items():
        for one in node.things(name):
            for each, words in _in_role(one, name, role):
                if stated := _agent(each, words):
                    found.setdefault(str(stated["name"]), stated).update(stated)
    return distinct(found.values())


def _in_role(one: Node, name: str, role: str) -> list[tuple[Node, str]]:
    if not set(_ROLES).intersection(one.classes()):
        return [(one, role)]
    words = next(iter(texts(one.values("roleName", "namedPosition"))), role)
    return [(inner, words) for inner in one.things(name)]


def _agent(one: Node, role: str) -> dict[str, Any]:
    """In plain words the role may stand in brackets behind the name."""
    names = one.values("name") or [(" ".join(texts(one.values("givenName", "familyName"))), "")]
    if not names[0][0]:
        return {}
    stated = agent(names[0]) if len(names) == 1 else {"name": language_map(names)}
    found = {**stated, "role": role or stated.get("role"), "ref": ref(one)}
    return {key: part for key, part in found.items() if part}
