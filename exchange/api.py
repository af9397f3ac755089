"""The JSON API: search and Items. Its description is at /openapi.json."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from msgspec import Struct, convert, json

from exchange.asked import Asked
from exchange.described import answers
from exchange.finding import find
from exchange.media import thumbnail
from exchange.openness import level, public_body
from exchange.replies import JSON_TYPE, data
from exchange.search import facet_label
from exchange.site import CurrentSite, Site
from ichlinks.record import CountryCode, Designation, Domain, Item, LanguageMap
from ichlinks.stages import JSON

router = APIRouter(prefix="/api", tags=["API"])


class Hit(Struct, omit_defaults=True):
    """An Item in short; `url` is its page, and with `.json` the whole of it."""

    id: str
    url: str
    type: str
    title: LanguageMap
    countries: tuple[CountryCode, ...] | None = None
    domains: tuple[Domain, ...] | None = None
    designations: tuple[Designation, ...] | None = None
    data_provider: LanguageMap | None = None
    thumbnail: str | None = None
    sensitivity: str | None = None
    modified: str | None = None


class FacetValue(Struct, omit_defaults=True):
    value: str
    label: str
    count: int


class Answer(Struct, omit_defaults=True):
    """One page of hits; `total` and `facets` speak of all that match, `next` is the address of the next page."""

    total: int
    hits: list[Hit]
    facets: dict[str, list[FacetValue]]
    next: str | None = None


@router.get("/search", responses=answers(Answer, 422, 503))
def search(request: Request, site: CurrentSite, asked: Annotated[Asked, Query()]) -> Response:
    """Items that contain all words and have every value given; 20 a page."""
    found = find(site, asked)
    facets = {
        name: [FacetValue(value=v, label=facet_label(name, v, site.names), count=n) for v, n in values]
        for name, values in found.facets.items()
        if values
    }
    more = site.base + asked.path("/api/search", page=asked.page + 1) if asked.page < found.pages else None
    answer = Answer(total=found.total, hits=[hit(item, site) for item in found.items], facets=facets, next=more)
    return data(request, json.encode(answer), JSON_TYPE)


@router.get("/items/{id}", responses=answers(Item, 404, 410))
def item(request: Request, site: CurrentSite, id: str) -> Response:
    """One Item as `ichlinks schema item` describes it."""
    with site.store.read() as connection:
        return data(request, public_body(connection, id), JSON_TYPE)


_STATED = ("id", "type", "title", "countries", "domains", "designations", "modified")


def hit(item: JSON, site: Site) -> Hit:
    stated = {key: item[key] for key in _STATED if key in item}
    closed = level(item)
    found = {
        "title": {},
        **stated,
        "url": site.item(item["id"]),
        "data_provider": item.get("data_provider", {}).get("label"),
        "thumbnail": thumbnail(item),
        "sensitivity": None if closed == "open" else closed,
    }
    return convert(found, Hit)
