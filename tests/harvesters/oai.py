"""OAI-PMH 2.0 answers, written by hand, and an endpoint that gives them."""

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from tests.servers.endpoint import Answer, Asked

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
DATE = "<responseDate>2026-01-02T03:04:05Z</responseDate><request>http://archive.example/oai</request>"
SECONDS = "YYYY-MM-DDThh:mm:ssZ"
_DC = 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def envelope(content: str) -> bytes:
    return f"{HEAD}{DATE}{content}</OAI-PMH>".encode()


def identify(granularity: str | None = SECONDS) -> bytes:
    said = f"<granularity>{granularity}</granularity>" if granularity else ""
    return envelope(f"<Identify><repositoryName>Archive</repositoryName>{said}</Identify>")


def error(code: str, message: str = "") -> bytes:
    return envelope(f'<error code="{code}">{message}</error>')


def header(identifier: str, *sets: str, deleted: bool = False) -> str:
    status = ' status="deleted"' if deleted else ""
    specs = "".join(f"<setSpec>{spec}</setSpec>" for spec in sets)
    named = f"<identifier>{escape(identifier)}</identifier><datestamp>2026-01-01T00:00:00Z</datestamp>"
    return f"<header{status}>{named}{specs}</header>"


def record(identifier: str, content: str | None = "<dc:title>Loom</dc:title>", *sets: str) -> str:
    """A record of Dublin Core; without content it is deleted."""
    if content is None:
        return f"<record>{header(identifier, *sets, deleted=True)}</record>"
    return f"<record>{header(identifier, *sets)}<metadata><oai_dc:dc {_DC}>{content}</oai_dc:dc></metadata></record>"


def page(*records: str, token: str | None = None, size: int | None = None) -> bytes:
    """Some records; the token may be empty, and is then the end of a list in parts."""
    total = f' completeListSize="{size}"' if size is not None else ""
    end = "" if token is None else f"<resumptionToken{total}>{escape(token)}</resumptionToken>"
    return envelope(f"<ListRecords>{''.join(records)}{end}</ListRecords>")


def endpoint(pages: Mapping[str, bytes], granularity: str | None = SECONDS) -> Callable[[Asked], Answer]:
    """Pages by the token that leads to them, the first one by the empty text; any other token is a bad one."""

    def answer(asked: Asked) -> Answer:
        if asked.query["verb"] == "Identify":
            return 200, {}, identify(granularity)
        return 200, {}, pages.get(asked.query.get("resumptionToken", ""), error("badResumptionToken"))

    return answer
