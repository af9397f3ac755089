"""Whether the database and the index can be reached, for load balancers and monitors."""

from collections.abc import Callable

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from exchange.site import CurrentSite, Site
from ichlinks.errors import IchlinksError
from ichlinks.store import items
from index.backend import Query

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def health(site: CurrentSite) -> Response:
    """200 where both answer, 503 where one does not."""
    states = {"database": _state(_database, site), "index": _state(_index, site)}
    well = all(state == "ok" for state in states.values())
    return JSONResponse(states, 200 if well else 503, {"Cache-Control": "no-store"})


def _state(ask: Callable[[Site], int], site: Site) -> str:
    try:
        ask(site)
    except IchlinksError:
        return "unreachable"
    return "ok"


def _database(site: Site) -> int:
    with site.store.read() as connection:
        return items.count(connection)


def _index(site: Site) -> int:
    """A search is asked once, as one for people; counting would wait for the server to come back."""
    return site.index.search(Query("health", size=1)).total
