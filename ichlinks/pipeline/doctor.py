"""doctor: a handful of polite requests to an endpoint, and what to make of the answers.

This first form knows OAI-PMH endpoints, and harvests one page of any partner that has a file.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from config.partner import Partner, partner
from config.settings import Workspace
from config.sources import OaiPmh
from harvesters import harvester
from harvesters.http import Client
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.page import OaiPage
from ichlinks.errors import Invalid, Retriable
from ichlinks.stages import Ledger, Page, Span, Warn, WindowFailed

_SHOWN = 8


def examine(workspace: Workspace, name_or_url: str) -> dict[str, Any]:
    """What was found, the findings in words, a partner file to start from, and whether it can be harvested."""
    if "://" in name_or_url:
        return _endpoint(workspace, name_or_url)
    return _partner(workspace, partner(workspace, name_or_url))


def _partner(workspace: Workspace, one: Partner) -> dict[str, Any]:
    client = Client(one.harvest, workspace.allow_private_hosts)
    found: dict[str, Any] = {"kind": one.harvest.kind}
    findings: list[str] = []
    try:
        for event in harvester(one, client)(Span(full=True, limit=1), Ledger()):
            if isinstance(event, Page):
                found |= {"records on the first page": len(event.payloads), "announced": event.expected or "not said"}
                findings += [p.rejected.message for p in event.payloads if p.rejected]
                break
            if isinstance(event, Warn | WindowFailed):
                findings.append(event.message)
    finally:
        client.close()
    usable = "records on the first page" in found
    text = (workspace.partners / f"{one.slug}.yaml").read_text(encoding="utf-8")
    return {"found": found, "findings": findings, "partner_file": text, "usable": usable}


def _endpoint(workspace: Workspace, url: str) -> dict[str, Any]:
    try:
        options = OaiPmh(kind="oai_pmh", endpoint=url, retries=1)
    except ValueError as error:
        raise Invalid(f"{url} is not an http(s) address") from error
    client = Client(options, workspace.allow_private_hosts)
    try:
        return _oai_pmh(Endpoint(client), url)
    finally:
        client.close()


def _oai_pmh(endpoint: Endpoint, url: str) -> dict[str, Any]:
    try:
        identify = endpoint.harvest(verb="Identify").page
    except Retriable as error:
        return {"found": {}, "findings": [str(error)], "partner_file": "", "usable": False}
    formats = _texts(_asked(endpoint, "ListMetadataFormats"), "metadataPrefix")
    sets = _texts(_asked(endpoint, "ListSets"), "setSpec")
    page = _asked(
        endpoint, "ListRecords", metadataPrefix="oai_dc" if "oai_dc" in formats or not formats else formats[0]
    )
    found = {
        "repository": _one(identify, "repositoryName"),
        "granularity": _one(identify, "granularity"),
        "deleted records": _one(identify, "deletedRecord"),
        "earliest datestamp": _one(identify, "earliestDatestamp"),
        "metadata formats": ", ".join(formats),
        "sets": ", ".join(sets[:_SHOWN]) + (f" and {len(sets) - _SHOWN} more" if len(sets) > _SHOWN else ""),
        "records on the first page": len(page.payloads) if page else 0,
        "complete list size": page.complete_list_size if page else None,
    }
    return {
        "found": {label: value for label, value in found.items() if value},
        "findings": list(_findings(found, page)),
        "partner_file": _partner_file(url, found, formats),
        "usable": bool(page and page.payloads),
    }


def _asked(endpoint: Endpoint, verb: str, **arguments: str) -> OaiPage | None:
    try:
        return endpoint.harvest(verb=verb, **arguments).page
    except Retriable:
        return None


def _texts(page: OaiPage | None, name: str) -> list[str]:
    found = page.root.iterfind(f".//{{*}}{name}") if page and page.root is not None else ()
    return [element.text.strip() for element in found if element.text]


def _one(page: OaiPage | None, name: str) -> str | None:
    return next(iter(_texts(page, name)), None)


def _findings(found: dict[str, Any], page: OaiPage | None) -> Iterator[str]:
    if not found["granularity"]:
        yield "Identify names no granularity (OAI-PMH 2.0, section 4.2): it is asked by days"
    if found["deleted records"] in (None, "no"):
        yield "deletions are not announced (section 2.5.1): withdrawn records are found only by a full harvest"
    if page is None:
        yield "ListRecords was not answered with OAI-PMH"
    elif page.errors:
        yield from (f"ListRecords answered {code}: {message}" for code, message in page.errors.items())
    if page and page.problem:
        yield f"the first page is not well-formed XML: {page.problem}"
    if page and page.payloads and page.payloads[0].repaired:
        yield "the first page had to be repaired before it could be read as XML"


def _partner_file(url: str, found: dict[str, Any], formats: list[str]) -> str:
    prefix = "oai_dc" if "oai_dc" in formats or not formats else formats[0]
    file = {
        "name": {"en": found["repository"] or "Name of the archive"},
        "country": "XX",
        "schedule": "@daily",
        "harvest": {"kind": "oai_pmh", "endpoint": url, "metadata_prefix": prefix, "delay": "1s"},
        "crosswalk": prefix,
    }
    return yaml.safe_dump(file, allow_unicode=True, sort_keys=False)
