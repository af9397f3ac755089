"""Answers of the protocol as XML (OAI-PMH 2.0, section 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from tests.servers.misbehaving.archive import Entry
from tests.servers.misbehaving.behaviour import Error
from tests.servers.misbehaving.protocol import Part, Visit, part

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = ' xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
DC = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
SECONDS = "YYYY-MM-DDThh:mm:ssZ"
_SETS = {"ich": "Intangible heritage", "ich:dance": "Dance", "ich:music": "Music"}


def written(visit: Visit) -> str:
    """The whole answer."""
    content = _error(visit.refused) if visit.refused else _CONTENTS[visit.verb](visit)
    request = f"<request>{escape(visit.url)}</request>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<OAI-PMH xmlns="{NAMESPACE}"><responseDate>{visit.now}</responseDate>{request}{content}</OAI-PMH>\n'
    )


def _identify(visit: Visit) -> str:
    facts = {
        "repositoryName": "An archive of crafts",
        "baseURL": visit.url,
        "protocolVersion": "2.0",
        "adminEmail": "desk@archive.example",
        "earliestDatestamp": "2026-01-01T00:00:00Z",
        "deletedRecord": "persistent",
        "granularity": SECONDS,
    }
    told = visit.bent(facts, lambda one, facts: one.identify(facts, visit))
    return f"<Identify>{_elements(told)}</Identify>"


def _formats(visit: Visit) -> str:
    said = {
        "metadataPrefix": "oai_dc",
        "schema": "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        "metadataNamespace": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    }
    formats = f"<metadataFormat>{_elements(said)}</metadataFormat>"
    return f"<ListMetadataFormats>{formats}</ListMetadataFormats>"


def _sets(visit: Visit) -> str:
    held = {spec for one in visit.held for spec in one.sets}
    listed = "".join(
        f"<set>{_elements({'setSpec': spec, 'setName': name})}</set>" for spec, name in _SETS.items() if spec in held
    )
    return f"<ListSets>{listed}</ListSets>"


def _get_record(visit: Visit) -> str:
    found = [one for one in visit.held if one.identifier == visit.arguments.get("identifier")]
    if not found:
        return _error(("idDoesNotExist", "no such record"))
    return f"<GetRecord>{_record(found[0], visit)}</GetRecord>"


def _list(visit: Visit) -> str:
    page: Part = visit.bent(part(visit), lambda one, page: one.part(page, visit))
    if page.error:
        visit.refused = page.error
        return _error(page.error)
    write = _record if visit.verb == "ListRecords" else header
    items = "".join(write(one, visit) for one in page.entries)
    return f"<{visit.verb}>{items}{_token(page, visit)}</{visit.verb}>"


_CONTENTS = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _get_record,
    "ListRecords": _list,
    "ListIdentifiers": _list,
}


def _token(page: Part, visit: Visit) -> str:
    if page.token is None:
        return ""
    attributes = {"completeListSize": page.size, "cursor": page.cursor}
    shown = "".join(f' {name}="{value}"' for name, value in attributes.items() if value is not None)
    token = visit.bent(page.token, lambda one, token: one.token(token, visit))
    return f"<resumptionToken{shown}>{escape(token)}</resumptionToken>"


def header(entry: Entry, visit: Visit) -> str:
    status = ' status="deleted"' if entry.deleted else ""
    specs = "".join(f"<setSpec>{escape(spec)}</setSpec>" for spec in entry.sets)
    named = f"<identifier>{escape(entry.identifier)}</identifier><datestamp>{entry.datestamp}</datestamp>"
    return f"<header{status}>{named}{specs}</header>"


def metadata(entry: Entry) -> str:
    said = {
        "title": entry.title,
        "type": "Photograph",
        "coverage": "Thailand",
        "rights": "http://creativecommons.org/licenses/by/4.0/",
        "identifier": f"https://archive.example/{entry.number}",
    }
    elements = _elements({f"dc:{name}": value for name, value in said.items()})
    return f"<metadata><oai_dc:dc{OAI_DC}{DC}>{elements}</oai_dc:dc></metadata>"


def _record(entry: Entry, visit: Visit) -> str:
    xml = f"<record>{header(entry, visit)}{'' if entry.deleted else metadata(entry)}</record>"
    return visit.bent(xml, lambda one, xml: one.record(xml, entry, visit))


def _error(error: Error) -> str:
    code, message = error
    named = "" if code is None else f" code={quoteattr(code)}"
    return f"<error{named}>{escape(message)}</error>"


def _elements(facts: Mapping[str, str]) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in facts.items())
