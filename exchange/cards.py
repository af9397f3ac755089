"""An Item as a list of results shows it."""

from dataclasses import dataclass

from exchange.media import thumbnail
from exchange.names import LISTS, ONE, Names
from exchange.openness import CLOSED, level
from exchange.words import Heading, Words, heading, preferred
from ichlinks.stages import JSON


@dataclass(frozen=True, slots=True)
class Badge:
    list: str
    year: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Card:
    path: str
    heading: Heading
    kind: str
    type: str
    countries: tuple[str, ...]
    badges: tuple[Badge, ...]
    thumbnail: str | None
    restricted: bool
    excerpt: Words | None
    provider: Words | None


def card(item: JSON, names: Names) -> Card:
    return Card(
        path=f"/items/{item['id']}",
        heading=heading(item.get("title", {}), names),
        kind=kind(item, names),
        type=item["type"],
        countries=tuple(names.country(code) for code in item.get("countries", ())),
        badges=badges(item),
        thumbnail=thumbnail(item),
        restricted=level(item) in CLOSED,
        excerpt=preferred(item.get("description", {}), names),
        provider=preferred(item.get("data_provider", {}).get("label", {}), names),
    )


def kind(item: JSON, names: Names) -> str:
    """The most exact word for what the Item is: its kind, else its type."""
    kinds = item.get("resource_type") or item.get("kind") or ()
    codes = [kinds] if isinstance(kinds, str) else kinds
    return ", ".join(names.kind(code) for code in codes) or ONE[item["type"]]


def badges(item: JSON) -> tuple[Badge, ...]:
    """One for each designation, in the order of the record."""
    return tuple(
        Badge(LISTS[one["list"]], one.get("year"), one.get("status", "inscribed"))
        for one in item.get("designations", ())
    )
