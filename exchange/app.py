"""The application: every route, the failures, the headers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from config.settings import Workspace
from exchange import api, general, health, items, manifests, search, vocabulary
from exchange.described import describe
from exchange.failures import handle_failures
from exchange.headers import secured
from exchange.site import close_site, open_site
from ichlinks.record import Item


def create_app(workspace: Workspace) -> FastAPI:
    """The public face of a workspace. Raises Invalid for wrong settings, Fatal when the database cannot be reached."""
    app = FastAPI(
        title="ichLinks",
        summary="Living heritage of Asia and the Pacific, gathered from partner archives",
        version="1",
        docs_url=None,
        redoc_url=None,
        lifespan=_closing,
        middleware=[
            Middleware(secured),
            Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD"], allow_headers=["*"]),
        ],
    )
    app.state.site = open_site(workspace)
    handle_failures(app)
    describe(app, api.Answer, Item)
    for part in (general, search, items, manifests, vocabulary, api, health):
        app.include_router(part.router)
    return app


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    yield
    close_site(app.state.site)
