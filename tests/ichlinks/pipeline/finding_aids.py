"""An archive that gives finding aids by OAI-PMH; a test changes them while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from config.settings import Workspace
from tests.harvesters.oai import envelope, error, header, identify, page
from tests.servers.endpoint import Answer, Asked, Endpoint

WHOLE = "oai:a:songs"
RIGHTS = "<userestrict><p>http://creativecommons.org/licenses/by/4.0/</p></userestrict>"


def item(title: str, id_: str, level: str = "item") -> str:
    return f'<c level="{level}" id="{id_}"><did><unittitle>{title}</unittitle></did></c>'


def ead(*components: str, title: str = "Songs of the hills", code: str = "EX 7", beside: str = RIGHTS) -> str:
    """A fonds of songs, in EAD 2002."""
    did = f"<did><unittitle>{title}</unittitle><unitid>{code}</unitid><repository>Archive</repository></did>"
    described = f'<archdesc level="fonds">{did}{beside}<dsc>{"".join(components)}</dsc></archdesc>'
    return f'<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid url="https://archive.example/fonds"/></eadheader>{described}</ead>'


class Archive:
    """`records`: metadata by identifier; None is a deleted record."""

    def __init__(self, server: Endpoint, records: dict[str, str | None], per_page: int = 10) -> None:
        self.url, self.records, self.per_page, self.server = f"{server.url}/oai", records, per_page, server
        server.scripts["/oai"] = self.answer

    def answer(self, asked: Asked) -> Answer:
        match asked.query["verb"]:
            case "Identify":
                return 200, {}, identify()
            case "GetRecord":
                return 200, {}, envelope(f"<GetRecord>{self._record(asked.query['identifier'])}</GetRecord>")
            case "ListIdentifiers":
                heads = "".join(header(name, deleted=not one) for name, one in self.records.items())
                return 200, {}, envelope(f"<ListIdentifiers>{heads}</ListIdentifiers>")
        return 200, {}, self._page(int(asked.query.get("resumptionToken", "0")))

    def _page(self, start: int) -> bytes:
        names = list(self.records)
        if not names:
            return error("noRecordsMatch")
        end = start + self.per_page
        token = str(end) if end < len(names) else ""
        return page(*map(self._record, names[start:end]), token=token, size=len(names))

    def _record(self, identifier: str) -> str:
        metadata = self.records[identifier]
        if metadata is None:
            return f"<record>{header(identifier, deleted=True)}</record>"
        return f"<record>{header(identifier)}<metadata>{metadata}</metadata></record>"


@contextmanager
def archive_of(records: dict[str, str | None]) -> Iterator[Archive]:
    with Endpoint({}) as server:
        yield Archive(server, records)


def partner(workspace: Workspace, harvest: dict[str, Any]) -> None:
    """The partner `archive`."""
    file = {
        "name": {"en": "Archive of Songs"},
        "country": "TH",
        "harvest": harvest,
        "replace": {"type": {"item": "Photograph", "file": "Photograph", "fonds": "Collection"}},
        "defaults": {"type": "Resource", "countries": ["TH"], "languages": ["th"]},
        "media": {"check": False},
    }
    (workspace.partners / "archive.yaml").write_bytes(msgspec.json.encode(file))
