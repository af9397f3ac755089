"""One small archive behind each kind of endpoint; a test changes its records while it runs."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from config.sources import Csv, JsonApi, OaiPmh
from tests.harvesters import oai
from tests.harvesters.harvesting import Options
from tests.servers.endpoint import Answer, Asked, Endpoint

_PER_PAGE = 2
_DATE = {"Date": "Fri, 02 Jan 2026 03:04:05 GMT"}


@dataclass
class Source:
    """`records`: titles by identifier, None for one that is deleted. `broken` are sent so that nobody can read them."""

    kind: str
    server: Endpoint
    records: dict[str, str | None] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def options(self, **more: Any) -> Options:
        common = {"kind": self.kind, "endpoint": f"{self.server.url}/records", "retries": 0, **more}
        return _KINDS[self.kind][0](common)

    def answer(self, asked: Asked) -> Answer:
        return _KINDS[self.kind][1](self, asked)

    def sent(self, identifier: str) -> bytes:
        """The bytes of one record as they stand in an answer."""
        return _KINDS[self.kind][2](self, identifier).encode()


def _oai_record(source: Source, identifier: str) -> str:
    title = source.records[identifier]
    if identifier in source.broken:
        return oai.record(identifier, f"<dc:title>{title}")
    return oai.record(identifier, None if title is None else f"<dc:title>{title}</dc:title>")


def _oai(source: Source, asked: Asked) -> Answer:
    if asked.query["verb"] == "Identify":
        return 200, {}, oai.identify()
    if not source.records:
        return 200, {}, oai.error("noRecordsMatch")
    names = list(source.records)
    token = asked.query.get("resumptionToken", "0")
    if not token.isdecimal():
        return 200, {}, oai.error("badResumptionToken")
    start = int(token)
    end = start + _PER_PAGE
    records = [_oai_record(source, name) for name in names[start:end]]
    return 200, {}, oai.page(*records, token=str(end) if end < len(names) else "", size=len(names))


def _csv_record(source: Source, identifier: str) -> str:
    return f'{identifier},"{source.records[identifier]}' + ("" if identifier in source.broken else '"')


def _csv(source: Source, asked: Asked) -> Answer:
    rows = [_csv_record(source, name) for name, title in source.records.items() if title is not None]
    body = "\r\n".join(["id,title", *rows, ""]).encode()
    etag = f'"{sha256(body).hexdigest()}"'
    if asked.headers.get("If-None-Match") == etag:
        return 304, {}, b""
    return 200, {**_DATE, "ETag": etag}, body


def _json_record(source: Source, identifier: str) -> str:
    if identifier in source.broken:
        return json.dumps([identifier])
    return json.dumps({"id": identifier, "title": source.records[identifier]})


def _json(source: Source, asked: Asked) -> Answer:
    names = [name for name, title in source.records.items() if title is not None]
    start = (int(asked.query["page"]) - 1) * _PER_PAGE
    items = ", ".join(_json_record(source, name) for name in names[start : start + _PER_PAGE])
    return 200, _DATE, f'{{"total": {len(names)}, "items": [{items}]}}'.encode()


_Kind = tuple[Callable[[Any], Options], Callable[[Source, Asked], Answer], Callable[[Source, str], str]]
_KINDS: dict[str, _Kind] = {
    "oai_pmh": (OaiPmh.model_validate, _oai, _oai_record),
    "csv": (lambda options: Csv.model_validate({"key": ["id"], **options}), _csv, _csv_record),
    "json_api": (
        lambda options: JsonApi.model_validate({"id": "id", "items": "items", "total": "total", **options}),
        _json,
        _json_record,
    ),
}
