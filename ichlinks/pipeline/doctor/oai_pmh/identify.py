"""Identify: is everything there that a harvester plans with."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from harvesters.http import outward
from ichlinks.pipeline.doctor.findings import Finding
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_CLAUSE = "OAI-PMH 2.0, section 4.2"
_REQUIRED = ("repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp", "granularity")
"""A missing deletedRecord is told among the deletions."""
_GRANULARITIES = ("YYYY-MM-DD", "YYYY-MM-DDThh:mm:ssZ")


def check(seen: Visit) -> Iterator[Finding]:
    if not seen.identify.answered:
        yield _unanswered(seen)
        return
    if missing := [name for name in _REQUIRED if not seen.said(name)]:
        yield Finding(
            "identify.missing",
            "hinders",
            f"Identify leaves out {', '.join(missing)}",
            _CLAUSE,
            "A harvester has to guess what the repository can do, and guesses carefully: with more requests.",
            "Fill them in; most software has a settings page for them.",
        )
    yield from _values(seen)
    yield from _base(seen)


def _unanswered(seen: Visit) -> Finding:
    exchange, page = seen.identify.exchange, seen.identify.page
    errors = "; ".join(f"{code}: {message}" for code, message in page.errors.items())
    return Finding(
        "identify.unanswered",
        "blocks",
        "Identify is not answered with OAI-PMH",
        _CLAUSE,
        "Nothing can be harvested.",
        "Check the address with ?verb=Identify in a browser: XML whose root element is OAI-PMH has to appear.",
        seen=str(exchange.error) if exchange.error else f"status {exchange.status}; {errors or page.problem}",
    )


def _values(seen: Visit) -> Iterator[Finding]:
    version, granularity = seen.said("protocolVersion"), seen.granularity
    if version and version != "2.0":
        yield Finding(
            "identify.version",
            "hinders",
            "The protocol version is not 2.0",
            _CLAUSE,
            "Older versions use other error codes and namespaces, which harvesters no longer know.",
            "Move to software that serves OAI-PMH 2.0.",
            seen=version,
        )
    if granularity and granularity not in _GRANULARITIES:
        yield Finding(
            "identify.granularity",
            "hinders",
            "The granularity is none of the two that the standard knows",
            f"{_CLAUSE}; section 2.7.1",
            "The repository is asked by days: each run fetches up to two days more than it would need.",
            "Say YYYY-MM-DDThh:mm:ssZ, or YYYY-MM-DD where times are not kept.",
            seen=granularity,
        )


def _base(seen: Visit) -> Iterator[Finding]:
    said = seen.said("baseURL")
    if not said or _plain(said) == _plain(seen.base):
        return
    yield Finding(
        "identify.base_url",
        "advice",
        "Identify gives another baseURL than the address that answered",
        _CLAUSE,
        "Harvesters that follow it reach another machine, or none. We keep to the address that we were given.",
        "Set baseURL to the public address.",
        seen=outward(said),
    )


def _plain(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", url
    return parts.netloc.lower(), parts.path.rstrip("/")
