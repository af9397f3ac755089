"""Selective harvesting in pages: which records a request selects, and resumption tokens (section 3.5)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from samples.oai_records import Record, records
from samples.oai_request import ProtocolError, Request, checked, earliest, latest

PAGE_SIZE = 25


@dataclass(frozen=True)
class Page:
    """Part of a list: `token` is None when the list was never divided, empty on its last page."""

    records: tuple[Record, ...]
    cursor: int
    size: int
    token: str | None


def page(request: Request) -> Page:
    """The page that a ListRecords or ListIdentifiers request asks for."""
    selection, cursor = _resumed(request) if "resumptionToken" in request else (request, 0)
    if selection["metadataPrefix"] != "oai_dc":
        raise ProtocolError("cannotDisseminateFormat", "Only oai_dc is offered.")
    selected = _selected(selection)
    if not selected:
        raise ProtocolError("noRecordsMatch", "No record matches these arguments.")
    end = cursor + PAGE_SIZE
    token = _token(selection, end) if end < len(selected) else ("" if cursor else None)
    return Page(selected[cursor:end], cursor, len(selected), token)


def _selected(request: Request) -> tuple[Record, ...]:
    start = earliest(request.get("from", "0001-01-01"))
    end = latest(request.get("until", "9999-12-31"))
    wanted = request.get("set")
    return tuple(
        record for record in records() if start <= record.datestamp <= end and (wanted is None or wanted in record.sets)
    )


def _token(selection: Request, cursor: int) -> str:
    plain = urlencode({**selection, "cursor": cursor})
    return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _resumed(request: Request) -> tuple[Request, int]:
    try:
        selection, cursor = _parsed(request["resumptionToken"])
    except (ValueError, KeyError, ProtocolError) as error:
        raise ProtocolError("badResumptionToken", "This token was not issued here.") from error
    on_a_page = 0 < cursor < len(_selected(selection)) and cursor % PAGE_SIZE == 0
    if selection["verb"] != request["verb"] or not on_a_page:
        raise ProtocolError("badResumptionToken", "This token belongs to another list.")
    return selection, cursor


def _parsed(token: str) -> tuple[Request, int]:
    plain = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4)).decode()
    fields = dict(parse_qsl(plain, strict_parsing=True))
    cursor = int(fields.pop("cursor"))
    selection = checked(list(fields.items()))
    if "metadataPrefix" not in selection:
        raise ValueError("not a token of a list of records")
    return selection, cursor
