"""Payloads for tests: the smallest record that shows a point, and recorded ones."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ichlinks.stages import Envelope, Payload

OAI = "http://www.openarchives.org/OAI/2.0/"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="{OAI}"><ListRecords>'.encode()
TAIL = b"</ListRecords></OAI-PMH>"
DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"{}>{}</oai_dc:dc>'
)


def payload(data: str | bytes, identifier: str = "oai:archive.example:1", envelope: Envelope | None = None) -> Payload:
    raw = data.encode() if isinstance(data, str) else data
    return Payload(identifier, raw, b"\0" * 32, envelope or Envelope(HEAD, TAIL))


def dc_payload(elements: str, attributes: str = "", identifier: str = "oai:archive.example:1") -> Payload:
    """An oai_dc record with these Dublin Core elements."""
    header = f"<header><identifier>{identifier}</identifier></header>"
    return payload(f"<record>{header}<metadata>{DC.format(attributes, elements)}</metadata></record>", identifier)


def recorded(page: Path) -> Iterator[Payload]:
    """The records of a recorded OAI-PMH answer; nothing where the file is none."""
    try:
        root = etree.parse(str(page), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except etree.XMLSyntaxError:
        return
    for record in root.iterfind(f".//{{{OAI}}}record"):
        identifier = record.findtext(f"{{{OAI}}}header/{{{OAI}}}identifier") or "unknown"
        data = etree.tostring(record, with_tail=False, encoding="UTF-8", xml_declaration=False)
        yield payload(data, identifier.strip())
