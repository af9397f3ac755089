"""An OAI-PMH 2.0 data provider for the Mekong archive: six verbs, oai_dc, persistent deletions."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from samples.oai_lists import Page, page
from samples.oai_records import REPOSITORY, Field, Record, records, sets
from samples.oai_request import ProtocolError, Request, checked

_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_OAI = "http://www.openarchives.org/OAI/2.0/"
_OAI_DC = f"{_OAI}oai_dc/"
_DC_ROOT = (
    f'<oai_dc:dc xmlns:oai_dc="{_OAI_DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" {_XSI} '
    f'xsi:schemaLocation="{_OAI_DC} {_OAI}oai_dc.xsd">'
)
_FORMAT = (
    f"<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>{_OAI}oai_dc.xsd</schema>"
    f"<metadataNamespace>{_OAI_DC}</metadataNamespace></metadataFormat>"
)


def answer(arguments: Sequence[tuple[str, str]], base_url: str) -> str:
    """The response document for one request, whose arguments come in the order they were sent."""
    echo: Request = {}
    try:
        request = checked(arguments)
        echo = request
        verb = request["verb"]
        body = f"<{verb}>{_VERBS[verb](request, base_url)}</{verb}>"
    except ProtocolError as error:
        body = f'<error code="{error.code}">{escape(str(error))}</error>'
    return _envelope(body, echo, base_url)


def _envelope(body: str, echo: Request, base_url: str) -> str:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in echo.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{_OAI}" {_XSI} '
        f'xsi:schemaLocation="{_OAI} {_OAI}OAI-PMH.xsd">'
        f"<responseDate>{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}</responseDate>"
        f"<request{attributes}>{escape(base_url)}</request>{body}</OAI-PMH>\n"
    )


def _identify(_: Request, base_url: str) -> str:
    identifier = f"{_OAI}oai-identifier"
    return (
        "<repositoryName>Mekong Archive of Living Heritage</repositoryName>"
        f"<baseURL>{escape(base_url)}</baseURL><protocolVersion>2.0</protocolVersion>"
        f"<adminEmail>records@{REPOSITORY}</adminEmail>"
        f"<earliestDatestamp>{records()[0].datestamp}</earliestDatestamp>"
        "<deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity>"
        f'<description><oai-identifier xmlns="{identifier}" {_XSI} '
        f'xsi:schemaLocation="{identifier} {identifier}.xsd"><scheme>oai</scheme>'
        f"<repositoryIdentifier>{REPOSITORY}</repositoryIdentifier><delimiter>:</delimiter>"
        f"<sampleIdentifier>{records()[0].identifier}</sampleIdentifier></oai-identifier></description>"
    )


def _list_metadata_formats(request: Request, _: str) -> str:
    if "identifier" in request:
        _find(request["identifier"])
    return _FORMAT


def _list_sets(request: Request, _: str) -> str:
    if "resumptionToken" in request:
        raise ProtocolError("badResumptionToken", "ListSets has one page and issues no token.")
    return "".join(
        f"<set><setSpec>{spec}</setSpec><setName>{escape(name)}</setName></set>" for spec, name in sets().items()
    )


def _get_record(request: Request, _: str) -> str:
    record = _find(request["identifier"])
    if request["metadataPrefix"] != "oai_dc":
        raise ProtocolError("cannotDisseminateFormat", "Only oai_dc is offered.")
    return _record(record)


def _list_identifiers(request: Request, _: str) -> str:
    return _list(page(request), _header)


def _list_records(request: Request, _: str) -> str:
    return _list(page(request), _record)


def _list(part: Page, render: Callable[[Record], str]) -> str:
    body = "".join(render(record) for record in part.records)
    if part.token is None:
        return body
    return (
        f'{body}<resumptionToken completeListSize="{part.size}" cursor="{part.cursor}">{part.token}</resumptionToken>'
    )


def _find(identifier: str) -> Record:
    for record in records():
        if record.identifier == identifier:
            return record
    raise ProtocolError("idDoesNotExist", "There is no such record.")


def _record(record: Record) -> str:
    if record.deleted:
        return f"<record>{_header(record)}</record>"
    fields = "".join(_field(field) for field in record.fields)
    return f"<record>{_header(record)}<metadata>{_DC_ROOT}{fields}</oai_dc:dc></metadata></record>"


def _header(record: Record) -> str:
    status = ' status="deleted"' if record.deleted else ""
    specs = "".join(f"<setSpec>{spec}</setSpec>" for spec in record.sets)
    return (
        f"<header{status}><identifier>{escape(record.identifier)}</identifier>"
        f"<datestamp>{record.datestamp}</datestamp>{specs}</header>"
    )


def _field(field: Field) -> str:
    lang = f" xml:lang={quoteattr(field.lang)}" if field.lang else ""
    return f"<dc:{field.name}{lang}>{escape(field.text)}</dc:{field.name}>"


_VERBS: dict[str, Callable[[Request, str], str]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_metadata_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListIdentifiers": _list_identifiers,
    "ListRecords": _list_records,
}
