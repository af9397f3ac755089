"""The search page: results, and filters that can be added and taken away."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from exchange.asked import SIZE, Asked
from exchange.cards import card
from exchange.finding import Found, find
from exchange.names import DOMAINS, LISTS, TYPES, Names
from exchange.replies import page
from exchange.site import CurrentSite

router = APIRouter(include_in_schema=False)
LABELS = {
    "type": "Type",
    "country": "Country",
    "domain": "Domain",
    "list": "List",
    "language": "Language",
    "partner": "Partner",
}
SHOWN = 8
"""Values of a facet that are seen before it is unfolded."""


@dataclass(frozen=True, slots=True)
class Value:
    """`path` adds the filter, or takes it away where it is set."""

    label: str
    count: int | None
    path: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    label: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]


@router.get("/search")
def search(request: Request, site: CurrentSite, asked: Annotated[Asked, Query()]) -> Response:
    found = find(site, asked)
    return page(
        request,
        "search.html",
        asked=asked,
        found=found,
        first=(asked.page - 1) * SIZE + 1,
        cards=[card(item, site.names) for item in found.items],
        facets=facets(found, asked, site.names),
        chosen=[_value(name, value, None, asked, site.names) for name, value in asked.filters.items()],
        labels=LABELS,
        previous=asked.path(page=asked.page - 1) if asked.page > 1 else None,
        next=asked.path(page=asked.page + 1) if asked.page < found.pages else None,
    )


def facets(found: Found, asked: Asked, names: Names) -> list[Facet]:
    built = []
    for name, label in LABELS.items():
        values = tuple(_value(name, value, n, asked, names) for value, n in found.facets.get(name, ()))
        if values:
            built.append(Facet(label, values[:SHOWN], values[SHOWN:]))
    return built


def _value(name: str, value: str, count: int | None, asked: Asked, names: Names) -> Value:
    chosen = asked.filters.get(name) == value
    change: dict[str, Any] = {name: None if chosen else value}
    return Value(facet_label(name, value, names), count, asked.path("/search", **change), chosen)


def facet_label(name: str, value: str, names: Names) -> str:
    fixed = {"type": TYPES, "list": LISTS, "domain": DOMAINS}
    if name in fixed:
        return fixed[name].get(value, value)
    named = {"country": names.country, "language": names.language, "partner": names.partner}
    return named[name](value)
