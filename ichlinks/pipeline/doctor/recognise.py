"""What an address answers with: told from the bytes, never from the Content-Type."""

import json
import re
from itertools import pairwise
from typing import Any, Literal

Kind = Literal["oai_pmh", "iiif", "json_api", "xml_api", "csv", "archive", "html", "nothing"]

_OAI = re.compile(rb"<(?:[\w.-]+:)?OAI-PMH[\s>]")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HEAD = 4096


def kind(body: bytes) -> Kind:
    """The kind of source that `body` looks like."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        body = body.decode("utf-16", "ignore").encode()
    start = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "nothing"
    if start.startswith(b"PK\x03\x04"):
        return "archive"
    if start[:1] in (b"{", b"["):
        return _json(body)
    if start[:1] == b"<":
        return "oai_pmh" if _OAI.search(start) else "html" if _HTML.search(start) else "xml_api"
    return "csv" if _is_table(body) else "nothing"


def _json(body: bytes) -> Kind:
    data = parsed(body)
    if data is None:
        return "nothing"
    context = json.dumps(data.get("@context", "")) if isinstance(data, dict) else ""
    return "iiif" if "iiif.io/api/" in context else "json_api"


def parsed(body: bytes) -> Any:
    """The value of a JSON document, None where it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _is_table(body: bytes) -> bool:
    """Text of several lines, the first two of which share a delimiter, or the two below a title."""
    if b"\0" in body[:_HEAD]:
        return False
    lines = [line for line in body[:_HEAD].splitlines() if line.strip()]
    pairs = list(pairwise(lines[:3]))
    return any(mark in one and mark in next_one for one, next_one in pairs for mark in (b",", b";", b"\t", b"|"))
