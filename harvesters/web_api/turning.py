"""How one comes from a page to the next: what is asked, and where a list goes on.

A position is a page's number, or says its way: `offset:200`, `cursor:…`, `next:https://…`.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urljoin, urlsplit, urlunsplit

from config.sources.web_api import WebApi
from harvesters.http import Answer
from harvesters.spans import instant
from harvesters.web_api.format import Answered, Unreadable
from ichlinks.stages import Window

_LINK = re.compile(r"<([^>]*)>([^<]*)")
_RELATION = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)


def first(options: WebApi) -> str:
    """The position of the first page."""
    paging = options.paging
    if paging is None or paging.way in ("cursor", "next", "link"):
        return ""
    return str(paging.start) if paging.way == "page" else f"offset:{paging.start}"


def good(options: WebApi, position: str | None) -> bool:
    """Whether a list can go on at what an earlier run left: it may have been left by another kind of harvest."""
    if not position or options.paging is None:
        return False
    if options.paging.way == "page":
        return position.isdecimal()
    way, colon, rest = position.partition(":")
    if way == "offset":
        return options.paging.way == way and rest.isdecimal()
    return bool(colon and rest) and way == ("cursor" if options.paging.way == "cursor" else "next")


def request(options: WebApi, position: str, window: Window) -> tuple[str, dict[str, str]]:
    """The address and the parameters of the page at a position."""
    if position.startswith("next:"):
        return position.removeprefix("next:"), {}
    parameters = dict(options.parameters)
    if options.modified_since and window.from_:
        parameters[options.modified_since] = _since(window.from_, options.since_format)
    if paging := options.paging:
        if paging.size_parameter:
            parameters[paging.size_parameter] = str(paging.size)
        name = {"page": paging.page, "offset": paging.offset, "cursor": paging.cursor}.get(paging.way)
        if name and position:
            parameters[name] = position.rpartition(":")[2] if paging.way != "cursor" else position[7:]
    return options.endpoint, parameters


def following(options: WebApi, position: str, answer: Answer, page: Answered) -> str | None:
    """Where the list goes on; None where the answer says, or its kind means, that it does not.

    Raises Unreadable for an address that is none, or on another host.
    """
    way = options.paging.way if options.paging else None
    if way == "page":
        return str(int(position) + 1)
    if way == "offset":
        return f"offset:{int(position.removeprefix('offset:')) + len(page.items)}"
    if way == "cursor":
        return f"cursor:{page.following}" if page.following else None
    link = page.following if way == "next" else None
    if way == "link" and options.paging and options.paging.link:
        link = relations(answer.headers.get("Link", "")).get(options.paging.link.lower())
    return f"next:{_address(options, answer.url, link)}" if link else None


def relations(header: str) -> dict[str, str]:
    """The targets of a Link header by relation type (RFC 8288, section 3); the first of each counts."""
    found: dict[str, str] = {}
    for target, parameters in _LINK.findall(header):
        if relation := _RELATION.search(parameters):
            for name in (relation[1] or relation[2] or "").lower().split():
                found.setdefault(name, target.strip())
    return found


def _address(options: WebApi, base: str, link: str) -> str:
    """A link as an address of the endpoint's own host, never less safe than the endpoint."""
    try:
        parts, own = urlsplit(urljoin(base, link.strip())), urlsplit(options.endpoint)
        same = parts.hostname == own.hostname and parts.scheme in ("http", "https")
    except ValueError:
        raise Unreadable("the address of the next page cannot be read") from None
    if not same:
        raise Unreadable(f"the next page is on another host, {parts.hostname}")
    if parts.scheme != own.scheme:
        parts = parts._replace(scheme=own.scheme, netloc=own.netloc)
    return urlunsplit(parts._replace(query=_public(parts.query, options.auth.query), fragment=""))


def _public(query: str, secrets: Mapping[str, object]) -> str:
    """A query without keys, which are added again for each request: the address is stored."""
    return "&".join(part for part in query.split("&") if part.partition("=")[0] not in secrets)


def _since(moment: str, form: str) -> str:
    known = instant(moment)
    return datetime.fromisoformat(known).strftime(form) if known else moment
