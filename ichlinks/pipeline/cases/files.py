"""Golden cases as files: `config/partners/<slug>.cases/NAME.xml` (or .csv, .json, .mrc) and `NAME.expected.json`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from config.settings import Workspace
from ichlinks.errors import Invalid
from ichlinks.pipeline.cases import portable
from ichlinks.stages import JSON, Payload

EXPECTED = ".expected.json"
_UNFIT = re.compile(r"[^\w.-]+")


class Expected(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What a source record is to become; `rules` are those that have something to say of it.

    `record` is the Record's JSON without `source_record`; there is none where it is rejected.
    """

    identifier: str
    outcome: str
    datestamp: str | None = None
    sets: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    record: JSON | None = None


@dataclass(frozen=True)
class Case:
    path: Path
    payload: Payload
    expected: Expected


def folder(workspace: Workspace, slug: str) -> Path:
    return workspace.partners / f"{slug}.cases"


def sources(workspace: Workspace, slug: str) -> Iterator[Path]:
    """The files of source records, in the order of their names."""
    found = sorted(folder(workspace, slug).glob("*"))
    return (path for path in found if path.suffix in portable.SUFFIXES and not path.name.endswith(EXPECTED))


def load(path: Path) -> Case:
    """A case by its source record's file. Raises Invalid naming the file that is wrong or not there."""
    told = path.with_name(path.stem + EXPECTED)
    try:
        expected = msgspec.json.decode(told.read_bytes(), type=Expected)
    except (OSError, msgspec.DecodeError) as error:
        why = getattr(error, "strerror", None) or f"it cannot be read: {error}"
        command = f"ichlinks partners case {path.parent.stem} IDENTIFIER"
        raise Invalid(f"{told}: {why}; correct it, or take it anew with: {command}") from error
    try:
        payload = portable.read(path.suffix, path.read_bytes(), expected.identifier, expected.datestamp, expected.sets)
    except (Invalid, UnicodeDecodeError) as error:
        raise Invalid(f"{path}: {error}") from error
    return Case(path, payload, expected)


def save(workspace: Workspace, slug: str, suffix: str, content: bytes, expected: Expected) -> list[Path]:
    """Writes both files, over those of the same identifier."""
    name = _UNFIT.sub("-", expected.identifier).strip("-.")[:80] or "case"
    source = folder(workspace, slug) / f"{name}{suffix}"
    told = source.with_name(name + EXPECTED)
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(content)
    told.write_bytes(msgspec.json.format(msgspec.json.encode(expected), indent=2) + b"\n")
    return [source, told]
