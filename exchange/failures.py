"""What is said when something is wrong: a plain page for people, RFC 9457 for programs; never a stack trace."""

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from exchange.accept import choose
from exchange.headers import SECURITY
from exchange.pages import render
from exchange.replies import JSON_TYPE, PROBLEM, problem
from ichlinks.errors import IchlinksError

_LOG = logging.getLogger(__name__)
TITLES = {
    404: "Page not found",
    405: "Method not allowed",
    406: "No such format",
    410: "No longer available",
    422: "This request cannot be answered",
    500: "Something went wrong",
    503: "Temporarily unavailable",
}
_DETAILS = {
    404: "There is nothing at this address.",
    405: "This address can only be read (GET).",
    500: "The error has been logged. Please try again later.",
    503: "The database or the search index does not answer. Please try again in a few minutes.",
}
_DATA = ("/api/", "/iiif/", "/context.jsonld", "/healthz", "/openapi.json")
_SUFFIXES = (".json", ".jsonld", ".ttl")


def handle_failures(app: FastAPI) -> None:
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _parameters)
    app.add_exception_handler(IchlinksError, _unavailable)
    app.add_exception_handler(Exception, _defect)


def failure(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    title = TITLES.get(status, "Error")
    headers = {"Cache-Control": "no-store", "Vary": "Accept", **(headers or {})}
    if not _wants_page(request):
        return problem(status, title, detail, headers)
    body = render(request, "failure.html", status=status, title=title, detail=detail)
    return Response(body, status, headers, "text/html; charset=utf-8")


def _wants_page(request: Request) -> bool:
    path = request.url.path
    if path.startswith(_DATA) or path.endswith(_SUFFIXES):
        return False
    return choose(request.headers.get("accept", ""), ("text/html", PROBLEM, JSON_TYPE)) == "text/html"


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    default = error.status_code in (404, 405) and error.detail in ("Not Found", "Method Not Allowed")
    detail = _DETAILS[error.status_code] if default else error.detail
    return failure(request, error.status_code, detail, error.headers)


def _parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = (f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return failure(request, 422, "; ".join(said))


def _unavailable(request: Request, error: Exception) -> Response:
    """Parameters are checked before, so what is wrong is the database, the index or the settings."""
    _LOG.error("%r could not be answered: %s", request.url.path, error)
    return failure(request, 503, _DETAILS[503], {"Retry-After": "60"})


def _defect(request: Request, _error: Exception) -> Response:
    """Outside of every middleware, so the security headers are added here."""
    return failure(request, 500, _DETAILS[500], SECURITY)
