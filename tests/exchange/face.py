"""The public face on a free port of this machine, over a real store and a real index."""

import hashlib
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import uvicorn
from sqlalchemy import Connection

from config.settings import Workspace
from exchange.app import create_app
from ichlinks import record
from ichlinks.stages import Payload
from ichlinks.store import items, open_store, payloads, records
from ichlinks.store.records import Transformed
from iiif.manifest import manifest
from iiif.publication import Publication
from index.backend import open_index
from index.documents import document
from tests.exchange.heritage import Item


def workspace(folder: Path, port: int) -> Workspace:
    partners = folder / "config" / "partners"
    partners.mkdir(parents=True, exist_ok=True)
    (partners / "mekong.yaml").write_text("name: {en: Mekong Archive}\nharvest: {endpoint: '${NOT_SET}'}\n")
    (partners / "steppe.yaml").write_text("name: {mn: Талын бүртгэл, en: Steppe Register}\n")
    (partners / "moana.yaml").write_text("no partner file")
    return Workspace(folder, {"ICHLINKS_BASE_URL": f"http://127.0.0.1:{port}"})


def fill(workspace: Workspace, all_: Sequence[Item]) -> None:
    """Publishes Items as the pipeline does: store, manifests, index."""
    for item in all_:
        msgspec.convert(item, record.Item)
    bodies = {item["id"]: msgspec.json.encode(item) for item in all_}
    publication = Publication(workspace.base_url, {})
    store, index = open_store(workspace.database_url), open_index(workspace)
    with store.write() as connection:
        _save_records(connection, all_)
        items.save(connection, bodies)
        items.save_manifests(connection, {item["id"]: manifest(item, publication) for item in all_})
    index.write([(item["id"], document(item)) for item in all_], 1)
    index.close()
    store.close()


def _save_records(connection: Connection, all_: Sequence[Item]) -> None:
    for item in all_:
        (member,) = item["members"]
        name = member["identifier"].encode()
        payload = Payload(member["identifier"], name, hashlib.sha256(name).digest())
        payloads.save(connection, member["partner"], "run", [payload])
        stored = payloads.find(connection, member["partner"], member["identifier"])
        assert stored is not None
        records.save(connection, member["partner"], [Transformed(stored.id, "accept", (), b"{}", "1", "1")])
        records.linked(connection, [(stored.id, item["id"])])


@contextmanager
def serving(workspace: Workspace) -> Iterator[str]:
    """Yields the address."""
    port = int(workspace.base_url.rpartition(":")[2])
    server = uvicorn.Server(uvicorn.Config(create_app(workspace), "127.0.0.1", port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield workspace.base_url
    finally:
        server.should_exit = True
        thread.join(10)
