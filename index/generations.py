"""Generations of the embedded index: numbered files, and links that say which one is live, next and previous.

A link is swapped with one rename, so readers see the old file or the new one; SQLite follows links, so that each
file keeps its own write-ahead log.
"""

import os
from pathlib import Path

from ichlinks.errors import Invalid
from index.backend import NO_EARLIER, NO_FRESH

LIVE, NEXT, PREVIOUS = "index.db", "index.next.db", "index.previous.db"


def target(folder: Path, link: str) -> Path | None:
    """The file that `link` names, None where there is none."""
    path = folder / link
    return folder / os.readlink(path) if path.exists() else None


def unused(folder: Path) -> Path:
    """The next file name."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = [int(path.name.split(".")[1]) for path in folder.glob("index.[0-9]*.db")]
    return folder / f"index.{max(numbers, default=0) + 1}.db"


def point(folder: Path, link: str, file: Path) -> None:
    fresh = folder / f"{link}.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(file.name)
    fresh.replace(folder / link)


def drop(folder: Path, link: str) -> None:
    """Removes the link and the file it names."""
    file = target(folder, link)
    (folder / link).unlink(missing_ok=True)
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm") if file else ():
        (folder / name).unlink(missing_ok=True)


def fresh(folder: Path) -> Path:
    """Raises Invalid where there is no next."""
    return _must(folder, NEXT, NO_FRESH)


def previous(folder: Path) -> Path:
    """Raises Invalid where there is no previous, or no live one to take its place."""
    _must(folder, LIVE, NO_EARLIER)
    return _must(folder, PREVIOUS, NO_EARLIER)


def promote(folder: Path) -> None:
    """next → live → previous. Raises Invalid where there is no next."""
    file, live = fresh(folder), target(folder, LIVE)
    drop(folder, PREVIOUS)
    if live:
        point(folder, PREVIOUS, live)
    point(folder, LIVE, file)
    (folder / NEXT).unlink()


def rollback(folder: Path) -> None:
    """live ↔ previous. Raises Invalid where there is no previous."""
    file, live = previous(folder), _must(folder, LIVE, NO_EARLIER)
    point(folder, LIVE, file)
    point(folder, PREVIOUS, live)


def _must(folder: Path, link: str, complaint: str) -> Path:
    """The file that a link names. Raises Invalid where there is none."""
    if file := target(folder, link):
        return file
    raise Invalid(complaint)
