"""One small archive behind each kind of endpoint; a test changes its records while it runs."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from config.sources import Csv, Files, Iiif, JsonApi, OaiPmh, XmlApi
from tests.harvesters import oai
from tests.harvesters.harvesting import Options
from tests.harvesters.tables.workbooks import xlsx
from tests.servers.endpoint import Answer, Asked, Endpoint

_PER_PAGE = 2
_DATE = {"Date": "Fri, 02 Jan 2026 03:04:05 GMT"}
_MOMENT = 1_767_323_045


@dataclass
class Source:
    """`records`: titles by identifier, None for one that is deleted. `broken` are sent so that nobody can read them."""

    kind: str
    server: Endpoint
    folder: Path
    records: dict[str, str | None] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    password: str | None = None

    def given(self, **more: Any) -> dict[str, Any]:
        """What a partner file says under `harvest`."""
        if self.local:
            _drop(self)
            return {**_KINDS[self.kind].given, "path": str(self.folder), **more}
        return {**_KINDS[self.kind].given, "endpoint": f"{self.server.url}/records", "retries": 0, **more}

    def options(self, **more: Any) -> Options:
        return _KINDS[self.kind].model.model_validate(self.given(**more))

    @property
    def local(self) -> bool:
        """Whether it is a folder and no endpoint."""
        return self.kind == "files"

    @property
    def crosswalk(self) -> str:
        return _KINDS[self.kind].crosswalk

    def identifier(self, name: str) -> str:
        """What a record is called by its harvester."""
        return f"{self.server.url}/manifests/{name}" if self.kind == "iiif" else name

    def serve(self) -> None:
        """Answers from now on as the records stand."""
        for path in ("/records", *(f"/manifests/{name}" for name in self.records)):
            self.server.scripts[path] = self.answer

    def answer(self, asked: Asked) -> Answer:
        if self.password and asked.headers.get("Authorization") != f"Bearer {self.password}":
            return 401, {"WWW-Authenticate": "Bearer"}, b"<html>Sign in</html>"
        return _KINDS[self.kind].answer(self, asked)

    def sent(self, identifier: str) -> bytes:
        """The bytes of one record as they stand in an answer."""
        return _KINDS[self.kind].record(self, identifier).encode()


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


def _xml_record(source: Source, identifier: str) -> str:
    title = f"<title>{source.records[identifier]}"
    return f"<item><id>{identifier}</id>{title}{'' if identifier in source.broken else '</title>'}</item>"


def _xml(source: Source, asked: Asked) -> Answer:
    names = [name for name, title in source.records.items() if title is not None]
    start = (int(asked.query["page"]) - 1) * _PER_PAGE
    items = "\n".join(_xml_record(source, name) for name in names[start : start + _PER_PAGE])
    return 200, _DATE, f"<answer><total>{len(names)}</total><items>{items}</items></answer>".encode()


def _manifest(source: Source, identifier: str) -> str:
    if identifier in source.broken:
        return "<html>Sign in</html>"
    name = f"{source.server.url}/manifests/{identifier}"
    return json.dumps({"id": name, "type": "Manifest", "label": {"en": [source.records[identifier]]}})


def _iiif(source: Source, asked: Asked) -> Answer:
    if asked.path.startswith("/manifests/"):
        return 200, _DATE, _manifest(source, asked.path.rpartition("/")[2]).encode()
    names = [name for name, title in source.records.items() if title is not None]
    items = [{"id": source.identifier(name), "type": "Manifest"} for name in names]
    return 200, _DATE, json.dumps({"type": "Collection", "items": items}).encode()


def _xlsx_record(source: Source, identifier: str) -> str:
    return f"{identifier},{source.records[identifier]}"


def _xlsx(source: Source, asked: Asked) -> Answer:
    titles = {name: title for name, title in source.records.items() if title is not None}
    rows = [[name, title, *("more" for _ in source.broken & {name})] for name, title in titles.items()]
    return 200, _DATE, xlsx({"Records": [["id", "title"], *rows]})


def _drop(source: Source) -> None:
    """One file for each record, of the time that the endpoints tell."""
    for file in source.folder.iterdir():
        file.unlink()
    for name, title in source.records.items():
        if title is not None:
            file = source.folder / f"{name}.json"
            file.write_text(_json_record(source, name), encoding="utf-8")
            os.utime(file, (_MOMENT, _MOMENT))


def _no_endpoint(source: Source, asked: Asked) -> Answer:
    return 404, {}, b""


class _Kind(NamedTuple):
    """`given`: what the partner file says besides the place; `crosswalk`: a mapping, or the name of one."""

    model: type[Options]
    given: dict[str, Any]
    answer: Callable[[Source, Asked], Answer]
    record: Callable[[Source, str], str]
    crosswalk: str


_TABLE = "format: {kind: csv}\nfields: {title: title}\n"
_OBJECT = "format: {kind: json}\nfields: {title: title}\n"
_KINDS = {
    "oai_pmh": _Kind(OaiPmh, {"kind": "oai_pmh"}, _oai, _oai_record, "oai_dc"),
    "csv": _Kind(Csv, {"kind": "csv", "key": ["id"]}, _csv, _csv_record, _TABLE),
    "xlsx": _Kind(Csv, {"kind": "csv", "key": ["id"]}, _xlsx, _xlsx_record, _TABLE),
    "json_api": _Kind(
        JsonApi, {"kind": "json_api", "id": "id", "items": "items", "total": "total"}, _json, _json_record, _OBJECT
    ),
    "xml_api": _Kind(
        XmlApi,
        {"kind": "xml_api", "id": "id", "items": "/answer/items/item", "total": "/answer/total"},
        _xml,
        _xml_record,
        "format: {kind: xml}\nfields: {title: title}\n",
    ),
    "iiif": _Kind(Iiif, {"kind": "iiif"}, _iiif, _manifest, "format: {kind: json}\nfields: {title: label}\n"),
    "files": _Kind(
        Files, {"kind": "files", "format": "json", "id": "id", "complete": True}, _no_endpoint, _json_record, _OBJECT
    ),
}
KINDS = tuple(_KINDS)
REMOTE = tuple(kind for kind in KINDS if kind != "files")
OVER_HTTP = tuple(kind for kind in KINDS if kind != "files")
