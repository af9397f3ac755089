"""Mapping files: `config/crosswalks/<name>.yaml`, from CSV, JSON and XML to the ICH schema without code.

A file is read once and compiled into functions; nothing of it is interpreted for a record. The manual is
`docs/crosswalks.md`.
"""

from collections.abc import Callable, Iterator
from typing import Any

from config.settings import Workspace
from config.yaml_file import Path_, YamlFile
from crosswalks.declarative.compiling import Compiling, unknown
from crosswalks.declarative.expressions import expression
from crosswalks.declarative.leftover import Leftover, leftover
from crosswalks.declarative.payloads import KINDS, Kind
from crosswalks.declarative.shapes import fields, finish, target
from crosswalks.declarative.values import Scope, filled
from ichlinks.stages import Crosswalk, Draft, Payload, Reason

_KEYS = ("about", "format", "tables", "fields")
Field = tuple[tuple[str, ...], Callable[[Scope], Any], str]
"""Where a value goes, what makes it, and the source path as people name it."""


def compiled(file: YamlFile, workspace: Workspace) -> Crosswalk:
    """The crosswalk that a mapping file describes.

    Raises Invalid with file and line for an unknown key, field, step, table or format.
    """
    if not isinstance(file.data, dict) or not isinstance(file.data.get("fields"), dict):
        raise file.error((), "a mapping file has 'format:' and 'fields:'")
    kind = _kind(file)
    options = _options(file, kind)
    compiling = Compiling(file, workspace, kind.getter(options), expression)
    for key in file.data:
        if key not in _KEYS:
            raise unknown(file, "key", key, _KEYS, (key,))
    read, table = kind.reader(options), list(_table(compiling, kind))
    wanted = frozenset(compiling.picked) - {"."} if kind.complete else frozenset()

    def crosswalk(payload: Payload) -> Draft:
        record = read(payload)
        scope, draft = Scope(record, record), Draft({})
        if wanted:
            draft.reasons.extend(_missing(name) for name in sorted(wanted - record.keys()))
        for path, make, source in table:
            if (value := make(scope)) is not None:
                _put(draft.fields, path, value)
                draft.paths[".".join(path)] = source
        return draft

    return crosswalk


def left_by(file: YamlFile) -> Leftover:
    """What a mapping file leaves of a payload: see `leftover`. Raises Invalid for a wrong `format`."""
    kind = _kind(file)
    return leftover(file.data["format"]["kind"], file.data["fields"], kind.reader(_options(file, kind)))


def _kind(file: YamlFile) -> Kind:
    given = file.data.get("format")
    name = given.get("kind") if isinstance(given, dict) else None
    if name not in KINDS:
        raise file.error(("format",), f"format needs a kind; there are: {', '.join(KINDS)}")
    return KINDS[name]


def _options(file: YamlFile, kind: Kind) -> dict[str, Any]:
    given: dict[str, Any] = file.data["format"]
    for key in given.keys() - kind.options.keys() - {"kind"}:
        raise unknown(file, "key of format", key, {"kind", *kind.options}, ("format", key))
    for key, value in kind.options.items():
        if not isinstance(given.get(key, value), type(value)):
            wanted = "a mapping of prefixes to addresses" if isinstance(value, dict) else "a text"
            raise file.error(("format", key), f"{key} takes {wanted}")
    return {**kind.options, **given}


def _table(compiling: Compiling, kind: Kind) -> Iterator[Field]:
    for name, value in compiling.file.data["fields"].items():
        yield _field(name, value, compiling, kind, ("fields", name))


def _field(name: str, value: Any, compiling: Compiling, kind: Kind, where: Path_) -> Field:
    shape = target(name)
    if shape is None:
        raise compiling.unknown("field", name, fields(), where)
    before = len(compiling.picked)
    values = expression(value, compiling, where, shape.model)
    picked = dict.fromkeys(path for path in compiling.picked[before:] if path != ".")
    source = ", ".join(map(kind.name.format, picked))

    def make(scope: Scope) -> Any:
        found = filled(values(scope))
        return finish(found, shape.form) if found else None

    return tuple(name.split(".")), make, source or "constant"


def _missing(name: str) -> Reason:
    return Reason("mapping.column", "flag", f"the file has no column {name!r}", hint="was it renamed?")


def _put(fields: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for key in path[:-1]:
        fields = fields.setdefault(key, {})
    fields[path[-1]] = value
