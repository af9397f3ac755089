"""Addresses that are none of the kinds with checks of their own: XML, IIIF, archives, web pages, nothing."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

from ichlinks.pipeline.doctor import transport
from ichlinks.pipeline.doctor.asking import Asking, Exchange
from ichlinks.pipeline.doctor.documents import iiif, xml
from ichlinks.pipeline.doctor.findings import Checked, Examination, Finding, run, shown
from ichlinks.pipeline.doctor.recognise import Kind

_LIKELY = re.compile(r"oai|\.csv\b|\.xlsx?\b|manifest|collection|/api\b|opendata|sparql", re.IGNORECASE)
_MEND_SILENCE = {
    "connection": "See that the name is right, and that the server runs and is reached from outside.",
    "certificate": "Give the server a certificate for its name, from a known authority, that is renewed by itself.",
    "private_address": "Give the address under which the world reaches it. To try a server of your own network, list"
    " its host in ICHLINKS_ALLOW_PRIVATE_HOSTS.",
}


def examine(asking: Asking, exchange: Exchange, kind: Kind) -> Examination:
    examination = Examination(asking.client.access.endpoint, kind)
    checks = {"xml_api": xml, "iiif": iiif, "html": _page, "archive": _archive}
    check = _refused if exchange.status >= 400 else checks.get(kind, _nothing)
    findings = list(check(examination, exchange))
    examination.checks = [Checked("What it is", tuple(findings)), *run({"HTTP": transport.check}, asking)]
    return examination


def _page(examination: Examination, exchange: Exchange) -> Iterator[Finding]:
    links = [link for link in _links(exchange.body, examination.address) if _LIKELY.search(link)]
    examination.found = {"links that look like data": shown(links, 10)} if links else {}
    yield Finding(
        "address.web_page", "blocks", "The address is a web page for people, not a source of records",
        "OAI-PMH 2.0, section 3.1.1", "Nothing can be harvested from it.",
        "Give the address of an OAI-PMH interface, a CSV file, a JSON or XML API, or a IIIF collection."
        " Where this was meant to be one, a login or a firewall may stand before it.",
        seen=f"{exchange.barred or 'page'}, status {exchange.status}"
        + (f"; links on it: {shown(links)}" if links else ""),
    )  # fmt: skip


def _links(body: bytes, address: str) -> list[str]:
    try:
        found: Any = html.document_fromstring(body).xpath("//a/@href | //link/@href")
        return [urljoin(address, str(link)) for link in found]
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []


def _archive(examination: Examination, exchange: Exchange) -> Iterator[Finding]:
    examination.found = {"bytes": len(exchange.body)}
    yield Finding(
        "address.archive", "blocks", "The address is a zip file, or a spreadsheet that cannot be read",
        "Section 'Files' of the manual", "It says nothing about the rows in it.",
        "Try it with a partner file: ichlinks doctor NAME.",
    )  # fmt: skip


def _refused(examination: Examination, exchange: Exchange) -> Iterator[Finding]:
    yield Finding(
        "address.refused", "blocks", f"The address is answered with the status {exchange.status}",
        "RFC 9110, section 15.5", "Nothing can be harvested.",
        "Where it is 401, give us credentials; 403, let our user agent pass; 404, look at the address again.",
        seen=exchange.barred,
    )  # fmt: skip


def _nothing(examination: Examination, exchange: Exchange) -> Iterator[Finding]:
    if exchange.error:
        yield Finding(
            "address.silent", "blocks", "The address does not answer", "RFC 9110, section 15",
            "Nothing can be harvested.",
            _MEND_SILENCE.get(exchange.error.code, _MEND_SILENCE["connection"]), seen=str(exchange.error),
        )  # fmt: skip
        return
    yield Finding(
        "address.nothing", "blocks", "The address gives nothing that can be recognised", "RFC 9110, section 15",
        "Nothing can be harvested.", "Open it in a browser; see that it answers with data, to everybody.",
        seen=f"status {exchange.status}, {len(exchange.body)} bytes",
    )  # fmt: skip
