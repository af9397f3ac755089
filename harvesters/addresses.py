"""Addresses: what may be asked, where an answer sends us, and what of it may be said in logs and reports."""

from urllib.parse import urljoin, urlsplit, urlunsplit

from harvesters.guard import shown


def redacted(url: str) -> str:
    """An address without user, password and query, fit for logs."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def outward(url: str) -> str:
    """An address that an endpoint told, fit for reports: redacted, and without an address of a private network."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return "what is no address"
    return redacted(url) if shown(host) == host else "an address in a private network"


def host_of(url: str) -> str | None:
    """The host of an http(s) address, None where it is none."""
    try:
        parts = urlsplit(url)
        return parts.hostname or None if parts.scheme in ("http", "https") and parts.port != 0 else None
    except ValueError:
        return None


def scheme_of(url: str) -> str:
    """The beginning of what may be no address at all, without what may be secret in it."""
    return repr(url.partition(":")[0][:20])


def target(url: str, location: str) -> str:
    """Where an answer from `url` sends us by its Location; nothing where that cannot be understood."""
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


def keeps_query(endpoint: str, url: str) -> bool:
    """Whether a redirect to `url` is told the parameters again: some servers drop them when they send to https.

    No other host is told what they hold, and nobody in the open what was said in private.
    """
    open_now = urlsplit(url).scheme == "http" and urlsplit(endpoint).scheme == "https"
    return host_of(url) == host_of(endpoint) and "?" not in url and not open_now
