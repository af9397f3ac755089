"""Manifests of the IIIF Presentation API 3.0, as the store holds them."""

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from exchange.openness import public_item
from exchange.replies import data
from exchange.site import CurrentSite
from ichlinks.store import items

router = APIRouter(include_in_schema=False)
PRESENTATION = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
"""IIIF Presentation API 3.0, section 6.2."""


@router.get("/iiif/{id}/manifest.json")
def manifest(request: Request, site: CurrentSite, id: str) -> Response:
    """404 where an Item has nothing to show, 410 where it was withdrawn."""
    with site.store.read() as connection:
        public_item(connection, id)
        found = items.manifest_body(connection, id)
    if found is None:
        raise HTTPException(404, "This item has no images, recordings or documents.")
    etag, body = found
    return data(request, body, PRESENTATION, etag)
