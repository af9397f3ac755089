"""doctor: a few polite requests to an address, and what to make of the answers."""

from contextlib import suppress
from urllib.parse import urlsplit, urlunsplit

from config.partner import Partner, partner
from config.settings import Workspace
from config.sources import Access, OaiPmh
from harvesters.http import redacted
from ichlinks.errors import Invalid, Retriable
from ichlinks.pipeline.context import client, utc_now
from ichlinks.pipeline.doctor import json_items, oai_pmh, other, table
from ichlinks.pipeline.doctor.asking import Asking
from ichlinks.pipeline.doctor.findings import Examination
from ichlinks.pipeline.doctor.first_page import first_page
from ichlinks.pipeline.doctor.recognise import kind

__all__ = ["Examination", "examine"]

_PAUSE = 0.2
_MAX_BYTES = 64_000_000


def examine(workspace: Workspace, name_or_url: str) -> Examination:
    """What an address is, what is wrong with it and how to mend it, a score, and a partner file to start from.

    Raises Invalid for an unknown partner, a wrong partner file, or what is no http(s) address.
    """
    known = None if "://" in name_or_url else partner(workspace, name_or_url)
    access = known.harvest if known else _access(name_or_url)
    # The pauses are made here, between two measured requests, not within them.
    polite = client(workspace, access.model_copy(update={"delay": 0.0, "retries": 1}))
    try:
        asking = Asking(polite, max(_PAUSE, access.delay))
        examination = _partner(known, asking) if known else _address(asking)
        examination.requests, examination.at = polite.requests, utc_now()
    finally:
        polite.close()
    return examination


def _access(url: str) -> Access:
    """An address as people paste it: an OAI-PMH request is cut to the address that it was sent to."""
    try:
        parts = urlsplit(url)
        plain = urlunsplit(parts._replace(query="", fragment="")) if "verb=" in parts.query else url
        return Access(endpoint=plain, timeout=30.0, deadline=120.0, max_page_bytes=_MAX_BYTES)
    except ValueError as error:
        raise Invalid("doctor needs an http(s) address, without user and password in it") from error


def _address(asking: Asking) -> Examination:
    url = asking.client.access.endpoint
    bare, identify = asking.get("the address as it is", url), None
    found = kind(bare.body)
    if found in ("html", "xml_api", "nothing"):
        # Many OAI-PMH endpoints greet a request without a verb with a web page.
        identify = asking.get("Identify", url, {"verb": "Identify"})
        found = "oai_pmh" if kind(identify.body) == "oai_pmh" else found
    match found if bare.status < 400 or found == "oai_pmh" else "nothing":
        case "oai_pmh":
            return oai_pmh.examine(asking, url, (bare, identify))
        case "json_api":
            return json_items.examine(asking, bare)
        case "csv" | "archive":
            with suppress(Retriable):
                return table.examine(asking, bare)
    return other.examine(asking, bare, found)


def _partner(known: Partner, asking: Asking) -> Examination:
    """As the partner file has it: OAI-PMH in its format; any other kind by its first page, as a harvest reads it."""
    options = known.harvest
    if isinstance(options, OaiPmh):
        bare = asking.get("the address as it is", options.endpoint)
        examination = oai_pmh.examine(asking, options.endpoint, (bare, None), options.metadata_prefix)
    else:
        examination = first_page(known, asking.client)
    # The file is there already, and may say more than its partner should read in a report.
    examination.address, examination.partner_file = redacted(options.endpoint) or known.slug, ""
    return examination
