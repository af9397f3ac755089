"""Which of the things in a document the record is about.

Standards: JSON-LD 1.1, sections 4.9 (`@graph`) and 4.2.4 (`@language` of the context); schema.org, `mainEntity`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crosswalks.schema_org.nodes import JSON, PREFIXES, Around, Node, identity, word
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

_OF_THE_PAGE = frozenset({
    "WebPage", "ItemPage", "AboutPage", "CollectionPage", "ContactPage", "ProfilePage", "SearchResultsPage", "WebSite",
    "BreadcrumbList", "ListItem", "SearchAction", "SiteNavigationElement", "WPHeader", "WPFooter",
})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """`identifier` is what the harvest calls the record, `node` the thing that it describes."""

    identifier: str
    node: Node


def read(found: Any, payload: Payload) -> Source:
    """Raises Rejected where no thing is described."""
    if (node := _main(found)) is None:
        raise Rejected("crosswalk.metadata", "the JSON-LD describes nothing")
    return Source(payload.identifier, node)


def paths(found: Any) -> Iterator[str]:
    """`creator`, `about`: the properties of the thing that hold a value."""
    if (node := _main(found)) is None:
        return iter(())
    stated = node.properties.items()
    return (node.bare(key) for key, value in stated if value not in (None, "", [], {}) and not key.startswith("@"))


def _main(found: Any) -> Node | None:
    """A page's main entity; else the first thing that is no page and that no other names; else the first of them."""
    described = [one for one in _described(found) if any(key == "@type" or not key.startswith("@") for key in one)]
    others = {identity(one): one for one in described if identity(one)}
    around = _around(found, others)
    nodes = [Node(one, around) for one in described]
    entities = [one for node in nodes for one in node.things("mainEntity") if one.classes()]
    things = [one for one in nodes if not _OF_THE_PAGE.intersection(one.classes())]
    named = _named(described) if len(things) > 1 else frozenset()
    first = [one for one in things if identity(one.properties) not in named]
    return next(iter([*entities, *first, *things]), None)


def _described(found: Any) -> Iterator[JSON]:
    """The objects of a list and of `@graph`, which may stand beside properties of its own."""
    for one in found if isinstance(found, list) else [found]:
        graph = one.get("@graph") if isinstance(one, dict) else None
        inside = graph if isinstance(graph, list) else [graph]
        yield from (each for each in (one, *inside) if isinstance(each, dict))


def _named(described: list[JSON]) -> frozenset[str]:
    """The `@id` of everything that another thing refers to."""
    values = [(one, value) for one in described for key, value in one.items() if key != "@graph"]
    listed = [(one, each) for one, value in values for each in (value if isinstance(value, list) else [value])]
    names = ((identity(one), identity(each)) for one, each in listed if isinstance(each, dict))
    return frozenset(name for own, name in names if name != own)


def _around(found: Any, others: dict[str, JSON]) -> Around:
    """The language of the context, and other prefixes that it declares for schema.org."""
    first = next(iter(found), None) if isinstance(found, list) else found
    context = first.get("@context") if isinstance(first, dict) else None
    contexts = [one for one in (context if isinstance(context, list) else [context]) if isinstance(one, dict)]
    language = next((tag for one in contexts if (tag := word(one.get("@language")))), "")
    declared = (
        f"{name}:" for one in contexts for name, of in one.items() if word(of) in PREFIXES and not name.startswith("@")
    )
    return Around(others, language, tuple(dict.fromkeys([*PREFIXES, *declared])))
