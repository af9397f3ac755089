"""Answers: bytes with an ETag, answered by 304 when the client has them (RFC 9110, section 13.1.2)."""

from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import Request, Response

from exchange.pages import render
from ichlinks.store.items import etag as checksum

JSON_TYPE = "application/json"
JSON_LD = "application/ld+json"
PROBLEM = "application/problem+json"
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}
"""Data may be read by scripts of any site (Fetch standard, CORS protocol)."""


def data(request: Request, body: bytes, media_type: str, etag: str | None = None) -> Response:
    return _cacheable(request, body, media_type, etag, OPEN)


def json_ld(request: Request, value: Any) -> Response:
    return data(request, msgspec.json.encode(value), JSON_LD)


def page(request: Request, template: str, **values: Any) -> Response:
    return _cacheable(request, render(request, template, **values), "text/html; charset=utf-8", None, {})


def problem(status: int, title: str, detail: str, headers: Mapping[str, str]) -> Response:
    """An error for programs (RFC 9457)."""
    body = msgspec.json.encode({"title": title, "status": status, "detail": detail})
    return Response(body, status, {**headers, **OPEN}, PROBLEM)


def _cacheable(request: Request, body: bytes, media_type: str, etag: str | None, more: Mapping[str, str]) -> Response:
    """Caches ask each time, so that what is withdrawn is gone at once."""
    tag = f'"{etag or checksum(body)}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", **more}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(None, 304, headers)
    return Response(body, 200, headers, media_type)


def _has(if_none_match: str, tag: str) -> bool:
    """Whether the client's copy is the current one, by weak comparison (RFC 9110, section 8.8.3.2)."""
    known = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return tag in known or known == ["*"]
