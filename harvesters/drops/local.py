"""Files of a folder of this machine. Links that lead out of the folder are not followed: others may write in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path

from harvesters.drops.document import hidden
from ichlinks.errors import Retriable


@dataclass(frozen=True, slots=True)
class Found:
    """A file, named below the folder; `modified` in nanoseconds. `single`: it was asked for by its own path;
    `outside`: it is a link that leads out of the folder."""

    name: str
    path: Path
    size: int
    modified: int
    single: bool = False
    outside: bool = False


def found(path: str) -> list[Found]:
    """The files below `path`, or `path` itself, by name. Raises Retriable where there is nothing."""
    root = Path(path)
    try:
        if root.is_dir():
            inside = root.resolve()
            return sorted(_files(root, inside), key=lambda one: one.name)
        return [replace(_one(root, root.name), single=True)]
    except OSError as error:
        raise Retriable("file_missing", f"{path}: {error.strerror}") from error


def open_file(one: Found) -> BufferedReader:
    """The file, open to be read. Raises Retriable for a link that leads out of the folder, and where there is none."""
    if one.outside:
        raise Retriable("path_outside", f"{one.name} is a link that leads out of its folder")
    try:
        return open(one.path, "rb")
    except OSError as error:
        raise Retriable("file_missing", f"{one.name}: {error.strerror}") from error


def _files(root: Path, inside: Path) -> Iterator[Found]:
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        if hidden(name) or (path.is_dir() and not path.is_symlink()):
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            yield Found(name, path, 0, 0, outside=True)
        elif path.is_file():
            yield _one(path, name)


def _one(path: Path, name: str) -> Found:
    status = path.stat()
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return Found(readable, path, status.st_size, status.st_mtime_ns)
