"""Everything that the page of an Item shows."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from exchange.cards import Badge, badges, kind
from exchange.facts import Fact, facts
from exchange.media import Medium, dead, media
from exchange.names import LISTS, ONE, Names, Protocol
from exchange.openness import CLOSED, level
from exchange.pages import web
from exchange.related import Related, labels, related
from exchange.site import Site
from exchange.words import Heading, Words, heading, preferred, words
from ichlinks.stages import JSON
from ichlinks.store import items

SECTIONS = {
    "description": "Description",
    "body": "Text",
    "activities": "Activities",
    "bearers": "Bearers and practitioners",
    "transmission": "Transmission",
    "functions": "Functions and meanings",
    "viability": "Viability",
    "threats": "Threats",
    "safeguarding_measures": "Safeguarding measures",
}


@dataclass(frozen=True, slots=True)
class Inscription:
    """One designation in full."""

    badge: Badge
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    content: str | None
    content_name: str | None
    metadata: str | None
    metadata_name: str | None
    statement: tuple[Words, ...]
    holder: str | None

    @property
    def stated(self) -> bool:
        return bool(self.content or self.metadata or self.statement or self.holder)


@dataclass(frozen=True, slots=True)
class ItemPage:
    id: str
    type: str
    kind: str
    heading: Heading
    other_titles: tuple[Words, ...]
    badges: tuple[Badge, ...]
    sections: list[tuple[str, list[Words]]]
    media: list[Medium]
    restricted: bool
    dead: int
    labels: list[Protocol]
    notices: list[Protocol]
    facts: list[Fact]
    inscriptions: list[Inscription]
    rights: Rights
    provider: Words | None
    provider_link: str | None
    source: str | None
    members: list[tuple[str, str]]
    modified: str | None
    related: dict[str, list[Related]]
    has_manifest: bool


def item_page(item: JSON, site: Site, connection: Connection) -> ItemPage:
    names = site.names
    titles = heading(item.get("title", {}), names)
    sensitivity = item.get("sensitivity", {})
    provider = item.get("data_provider", {})
    return ItemPage(
        id=item["id"],
        type=ONE[item["type"]],
        kind=kind(item, names),
        heading=titles,
        other_titles=(*titles.others, *words(item.get("alt_title", {}), names)),
        badges=badges(item),
        sections=[(label, words(item[field], names)) for field, label in SECTIONS.items() if field in item],
        media=media(item, names),
        restricted=level(item) in CLOSED,
        dead=dead(item),
        labels=names.labels(sensitivity),
        notices=[names.protocol(code) for code in sensitivity.get("notices", ())],
        facts=facts(item, names),
        inscriptions=[_inscription(one) for one in item.get("designations", ())],
        rights=_rights(item.get("rights", {}), names),
        provider=preferred(provider.get("label", {}), names),
        provider_link=web(provider.get("uri")),
        source=web(item.get("landing_page")),
        members=[(names.partner(one["partner"]), one["identifier"]) for one in item["members"]],
        modified=item.get("modified"),
        related=labels(related(item, site, connection)),
        has_manifest=items.manifest_body(connection, item["id"]) is not None,
    )


def _inscription(one: dict[str, Any]) -> Inscription:
    criteria = ", ".join(one.get("criteria", ()))
    stated = {
        "Reference": one.get("ref"),
        "Decision": one.get("decision"),
        "Criteria": criteria,
        "Authority": one.get("authority"),
    }
    details = tuple(f"{label}: {value}" for label, value in stated.items() if value)
    return Inscription(Badge(LISTS[one["list"]], one.get("year"), one.get("status", "inscribed")), details)


def _rights(one: dict[str, Any], names: Names) -> Rights:
    content, metadata = web(one.get("content")), web(one.get("metadata"))
    return Rights(
        content,
        names.rights(content) if content else None,
        metadata,
        names.rights(metadata) if metadata else None,
        tuple(words(one.get("statement", {}), names)),
        one.get("holder"),
    )
