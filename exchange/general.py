"""The home page, the page on using the data, and the style sheet."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from exchange.asked import Asked
from exchange.cards import card
from exchange.finding import find
from exchange.names import DOMAINS, LISTS, TYPES
from exchange.pages import STYLE
from exchange.replies import page
from exchange.site import CurrentSite

router = APIRouter(include_in_schema=False)
RECENT = 6


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the collection."""

    label: str
    code: str
    count: int
    path: str


@router.get("/")
def home(request: Request, site: CurrentSite) -> Response:
    found = find(site, Asked())
    counts = {name: dict(values) for name, values in found.facets.items()}
    names = site.names
    return page(
        request,
        "home.html",
        total=found.total,
        countries_present=len(counts.get("country", {})),
        partners_present=len(counts.get("partner", {})),
        types=_ways("type", TYPES, counts),
        domains=_ways("domain", DOMAINS, counts),
        lists=[way for way in _ways("list", LISTS, counts) if way.count],
        regions={
            region: _ways("country", {code: names.country(code) for code in codes}, counts)
            for region, codes in names.regions().items()
        },
        recent=[card(item, names) for item in found.items[:RECENT]],
    )


def _ways(facet: str, labels: dict[str, str], counts: dict[str, dict[str, int]]) -> list[Way]:
    numbers = counts.get(facet, {})
    return [Way(label, code, numbers.get(code, 0), Asked().path(**{facet: code})) for code, label in labels.items()]


@router.get("/data")
def about_the_data(request: Request, site: CurrentSite) -> Response:
    return page(request, "data.html")


@router.get("/static/site.css")
def style() -> Response:
    return Response(STYLE, headers={"Cache-Control": "public, max-age=86400"}, media_type="text/css")
