"""A partner's secrets on the way to the endpoint's own host, and to no other."""

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from config.sources import Access

Query = Mapping[str, str] | str
"""Parameters to be encoded, or a query string that is encoded already."""


def is_own(access: Access, url: str) -> bool:
    """Whether an address has the scheme, host and port of the endpoint."""
    return urlsplit(url)[:2] == urlsplit(access.endpoint)[:2]


def headers(access: Access, url: str) -> dict[str, str]:
    """RFC 7617 (in UTF-8, section 2.1) and RFC 6750, for the endpoint's own host only."""
    if not is_own(access, url):
        return {}
    auth = access.auth
    told = {name: value.get_secret_value() for name, value in auth.header.items()}
    if auth.basic:
        pair = f"{auth.basic.user}:{auth.basic.password.get_secret_value()}"
        told["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    if auth.bearer:
        told["Authorization"] = f"Bearer {auth.bearer.get_secret_value()}"
    return told


def with_keys(access: Access, url: str, query: Query) -> Query:
    """The query with the keys of `auth.query`, for the endpoint's own host only."""
    keys = {name: value.get_secret_value() for name, value in access.auth.query.items()}
    if not keys or not is_own(access, url):
        return query
    return "&".join(filter(None, [query, urlencode(keys)])) if isinstance(query, str) else {**query, **keys}
