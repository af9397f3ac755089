"""Items at their own address: a page for people, three forms of data, chosen by suffix or by Accept."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection
from starlette.exceptions import HTTPException

from exchange.accept import choose
from exchange.addresses import addressed
from exchange.item_page import item_page
from exchange.linked_data.graph import turtle
from exchange.linked_data.items import json_ld
from exchange.openness import public_body, public_item
from exchange.replies import JSON_LD, JSON_TYPE, data, page
from exchange.site import CurrentSite, Site
from ichlinks.stages import JSON

router = APIRouter(include_in_schema=False)
TURTLE = "text/turtle"
HTML = "text/html"
SUFFIXES = {"json": JSON_TYPE, "jsonld": JSON_LD, "ttl": TURTLE}
Form = Callable[[Request, Site, str], Response]


@router.get("/items/{id}.{suffix}")
def item_as(request: Request, site: CurrentSite, id: str, suffix: str) -> Response:
    if suffix not in SUFFIXES:
        raise HTTPException(404, f"There is no form .{suffix}; there are: {', '.join(f'.{one}' for one in SUFFIXES)}.")
    return _FORMS[SUFFIXES[suffix]](request, site, id)


@router.get("/items/{id}")
def item(request: Request, site: CurrentSite, id: str) -> Response:
    form = choose(request.headers.get("accept", ""), list(_FORMS))
    if form is None:
        raise HTTPException(406, f"This address answers {', '.join(_FORMS)}.")
    return _FORMS[form](request, site, id)


def _html(request: Request, site: Site, id_: str) -> Response:
    with site.store.read() as connection:
        shown = item_page(_item(site, connection, id_), site, connection)
    return page(request, "item.html", item=shown, manifest=site.manifest(id_))


def _json(request: Request, site: Site, id_: str) -> Response:
    with site.store.read() as connection:
        return data(request, public_body(connection, id_), JSON_TYPE)


def _json_ld(request: Request, site: Site, id_: str) -> Response:
    with site.store.read() as connection:
        return data(request, json_ld(_item(site, connection, id_), site), JSON_LD)


def _turtle(request: Request, site: Site, id_: str) -> Response:
    with site.store.read() as connection:
        document = json_ld(_item(site, connection, id_), site)
    return data(request, turtle(document, site.base), TURTLE)


def _item(site: Site, connection: Connection, id_: str) -> JSON:
    return addressed(public_item(connection, id_), site, connection)


_FORMS: dict[str, Form] = {HTML: _html, JSON_TYPE: _json, JSON_LD: _json_ld, TURTLE: _turtle}
"""The first is the answer where the client has no wish."""
