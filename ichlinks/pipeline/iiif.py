"""Manifests outside the store: checked anywhere, exported as files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from config.sources import OaiPmh
from ichlinks.errors import Invalid
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.files import replaced
from ichlinks.store import changes, items
from iiif.lint import lint

_CURSOR = ".ichlinks-cursor"
_BATCH = 500


def check_ours(context: Context) -> dict[str, list[str]]:
    """By Item id, what is wrong with its manifest."""
    with context.store.read() as connection:
        return {id_: _findings(body) for id_, body in items.walk_manifests(connection)}


def check_place(context: Context, place: str) -> list[str]:
    """What is wrong with a manifest at a path or URL. Raises Invalid or Retriable where it cannot be read."""
    if "://" not in place:
        try:
            return _findings(Path(place).read_bytes())
        except OSError as error:
            raise Invalid(f"{place}: {error.strerror}") from error
    try:
        options = OaiPmh(kind="oai_pmh", endpoint=place, retries=1)
    except ValueError as error:
        raise Invalid(f"{place} is not an http(s) address") from error
    client = context.client(options)
    try:
        answer = client.get(place)
    finally:
        client.close()
    return _findings(answer.body) if answer.status == 200 else [f"answered {answer.status}"]


def _findings(body: bytes) -> list[str]:
    try:
        manifest: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        return [f"not JSON: {error}"]
    return [str(finding) for finding in lint(manifest)] if isinstance(manifest, dict) else ["not a JSON object"]


def export(context: Context, folder: Path) -> tuple[int, int]:
    """Writes what changed since the last export into this folder; (written, removed).

    The cursor lies in the folder itself and moves after the files of a batch are in place, each by rename.
    Raises Invalid where the folder was made from another store.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = removed = 0
    for ids, cursor in _batches(context, _position(context, folder)):
        with context.store.read() as connection:
            found = items.manifest_bodies(connection, ids)
        for id_, body in found.items():
            replaced(_file(folder, id_), body)
        written += len(found)
        removed += sum(_remove(_file(folder, id_)) for id_ in ids if id_ not in found)
        replaced(folder / _CURSOR, str(cursor).encode())
    return written, removed


def _batches(context: Context, cursor: int) -> Iterator[tuple[list[str], int]]:
    while True:
        with context.store.read() as connection:
            page = changes.since(connection, cursor, _BATCH)
        if not page:
            return
        cursor = page[-1].n
        yield list(dict.fromkeys(change.item for change in page)), cursor


def audit(context: Context, folder: Path) -> dict[str, list[str]]:
    """Ids whose file is missing, stale or a ghost (should not be there)."""
    files = {path.parent.name for path in folder.glob("iiif/*/manifest.json")}
    missing, stale = [], []
    with context.store.read() as connection:
        for id_, body in items.walk_manifests(connection):
            if id_ not in files:
                missing.append(id_)
            elif _file(folder, id_).read_bytes() != body:
                stale.append(id_)
            files.discard(id_)
    return {"missing": missing, "stale": stale, "ghost": sorted(files)}


def _position(context: Context, folder: Path) -> int:
    cursor = folder / _CURSOR
    try:
        position = int(cursor.read_text())
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise Invalid(f"{cursor} does not hold a change number; remove it to export everything") from error
    with context.store.read() as connection:
        last = changes.last(connection)
    if not 0 <= position <= last:
        raise Invalid(
            f"{folder} is at change {position}, the store ends at {last}: it was made from another store; "
            "export into an empty folder"
        )
    return position


def _file(folder: Path, id_: str) -> Path:
    return folder / "iiif" / id_ / "manifest.json"


def _remove(path: Path) -> bool:
    if not path.exists():
        return False
    path.unlink()
    path.parent.rmdir()
    return True
