"""One recorded OAI-PMH response: the bytes, the request that it answered, and what can be counted in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from lxml import etree

NAMESPACES = {"oai": "http://www.openarchives.org/OAI/2.0/"}
HEADER = "oai:ListRecords/oai:record/oai:header"


@dataclass(frozen=True)
class Recording:
    """`arguments` are the OAI-PMH arguments that it answers, decoded; `token` is as it stands in the page."""

    path: Path
    arguments: dict[str, str]
    base_url: str
    status: int
    headers: dict[str, str]
    well_formed: bool
    records: int
    deleted: int
    datestamps: tuple[str, ...]
    token: str | None

    @property
    def body(self) -> bytes:
        return self.path.read_bytes()


def read(path: Path, verb: str) -> Recording:
    """A response and the request beside it (.meta.json), or else the request that the response repeats."""
    root = parsed(path)
    base_url, arguments, status, headers = recorded_request(path) or repeated_request(root, verb)
    return Recording(
        path=path,
        arguments=arguments,
        base_url=base_url,
        status=status,
        headers=headers,
        well_formed=root is not None,
        records=len(found(root, "oai:ListRecords/oai:record")),
        deleted=found(root, f"{HEADER}/@status").count("deleted"),
        datestamps=tuple(filter(None, found(root, f"{HEADER}/oai:datestamp"))),
        token=next(filter(None, found(root, "oai:ListRecords/oai:resumptionToken")), None),
    )


def parsed(path: Path) -> Any:
    """The root element; None when the response is not well-formed XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return None


def found(root: Any, xpath: str) -> list[str]:
    """The stripped texts of what an XPath finds below the root."""
    nodes = [] if root is None else root.xpath(xpath, namespaces=NAMESPACES)
    return [(node if isinstance(node, str) else node.text or "").strip() for node in nodes]


Request = tuple[str, dict[str, str], int, dict[str, str]]


def recorded_request(path: Path) -> Request | None:
    beside = path.with_suffix(".meta.json")
    if not beside.exists():
        return None
    exchange = json.loads(beside.read_text(encoding="utf-8"))
    base_url, _, query = exchange["uri"].partition("?")
    headers = {name: ", ".join(values) for name, values in exchange["headers"].items()}
    return base_url, dict(parse_qsl(query)), exchange["status"]["code"], headers


def repeated_request(root: Any, verb: str) -> Request:
    """Fixtures were kept without headers: OAI-PMH 2.0, section 3.1.2.1 says which type theirs was."""
    element = None if root is None else root.find("oai:request", NAMESPACES)
    headers = {"Content-Type": "text/xml; charset=UTF-8"}
    if element is None:
        return "", {"verb": verb, "metadataPrefix": "oai_dc"}, 200, headers
    return (element.text or "").strip(), dict(element.attrib), 200, headers
