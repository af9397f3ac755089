"""An OAI-PMH archive whose records a test changes while it runs. It lists everything it has, whatever is asked."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from urllib.parse import parse_qs, urlsplit

from tests.servers.running import Served

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
    "<responseDate>2026-01-02T03:04:05Z</responseDate><request>http://archive.example/oai</request>"
)
_DC = 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def photograph(
    title: str, country: str = "Thailand", rights: str = "http://creativecommons.org/licenses/by/4.0/"
) -> str:
    """The Dublin Core of an ordinary photograph."""
    return (
        f'<dc:title xml:lang="en">{title}</dc:title><dc:type>Photograph</dc:type><dc:coverage>{country}</dc:coverage>'
        f"<dc:rights>{rights}</dc:rights>"
        f"<dc:identifier>https://archive.example/{title.replace(' ', '-')}</dc:identifier>"
    )


class Archive(Served, ThreadingHTTPServer):
    """`records`: Dublin Core elements by identifier; None is a deleted record. `down`: 503, come back in a second.

    A request sets `asked`, and is answered while `answering` is set.
    """

    def __init__(self, records: dict[str, str | None], page_size: int = 20) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.records, self.page_size, self.down, self.requests = dict(records), page_size, False, 0
        self.asked, self.answering = Event(), Event()
        self.answering.set()
        self.url = f"http://127.0.0.1:{self.server_port}/oai"

    def page(self, start: int, verb: str) -> str:
        listed = list(self.records.items())
        end = min(start + self.page_size, len(listed))
        if not listed:
            return '<error code="noRecordsMatch">nothing here</error>'
        token = (
            f'<resumptionToken completeListSize="{len(listed)}">{end if end < len(listed) else ""}</resumptionToken>'
        )
        entries = map(_header if verb == "ListIdentifiers" else _record, listed[start:end])
        return f"<{verb}>{''.join(entries)}{token}</{verb}>"

    def one(self, identifier: str) -> str:
        if identifier not in self.records:
            return '<error code="idDoesNotExist"/>'
        return f"<GetRecord>{_record((identifier, self.records[identifier]))}</GetRecord>"

    def content(self, asked: dict[str, list[str]]) -> str:
        verb, token = asked.get("verb", ["ListRecords"])[0], asked.get("resumptionToken", ["0"])[0]
        match verb:
            case "Identify":
                return "<Identify><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>"
            case "GetRecord":
                return self.one(asked["identifier"][0])
        listing = verb if verb == "ListIdentifiers" else "ListRecords"
        return self.page(int(token), listing) if token.isdecimal() else '<error code="badResumptionToken"/>'


def _record(entry: tuple[str, str | None]) -> str:
    metadata = "" if entry[1] is None else f"<metadata><oai_dc:dc {_DC}>{entry[1]}</oai_dc:dc></metadata>"
    return f"<record>{_header(entry)}{metadata}</record>"


def _header(entry: tuple[str, str | None]) -> str:
    identifier, dc = entry
    status = ' status="deleted"' if dc is None else ""
    named = f"<identifier>{identifier}</identifier><datestamp>2026-01-01T00:00:00Z</datestamp>"
    return f"<header{status}>{named}</header>"


class _Handler(BaseHTTPRequestHandler):
    server: Archive
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.server.requests += 1
        self.server.asked.set()
        self.server.answering.wait(60)
        content = self.server.content(parse_qs(urlsplit(self.path).query))
        body = f"{_HEAD}{content}</OAI-PMH>".encode()
        self.send_response(503 if self.server.down else 200)
        if self.server.down:
            self.send_header("Retry-After", "1")
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Silent."""
