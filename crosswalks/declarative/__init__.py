"""Mapping files: `config/crosswalks/<name>.yaml`, from CSV, JSON and XML to the ICH schema without code.

A file is read once and compiled into functions; nothing of it is interpreted for a record. The manual is
`docs/crosswalks.md`.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from config.complaints import similar
from config.settings import Workspace
from config.yaml_file import YamlFile
from crosswalks.declarative.compiling import Compiling, unknown
from crosswalks.declarative.expressions import expression
from crosswalks.declarative.leftover import Leftover, leftover
from crosswalks.declarative.own import Own, change
from crosswalks.declarative.payloads import KINDS, Kind
from crosswalks.declarative.rules import compiled_rules, fill
from crosswalks.declarative.values import Scope
from ichlinks.stages import Crosswalk, Draft, Payload, Reason

_KEYS = ("about", "format", "tables", "fields")


def compiled(file: YamlFile, workspace: Workspace, own: Own | None = None) -> Crosswalk:
    """The crosswalk that a mapping file describes, with the rules that a partner has of its own.

    Raises Invalid with file and line for an unknown key, field, step, table or format.
    """
    if not isinstance(file.data, dict) or not isinstance(file.data.get("fields"), dict):
        raise file.error((), "a mapping file has 'format:' and 'fields:'")
    kind = _kind(file)
    for key in file.data:
        if key not in _KEYS:
            raise unknown(file, "key", key, _KEYS, (key,))
    own, given, options = own or Own(file, {}), file.data["fields"], _options(file, kind, own)
    compiling = Compiling(file, workspace, kind.getter(options), expression, file.data.get("tables", {}))
    kept = {name: given[name] for name in own.kept(given)}
    read, table = kind.reader(options), compiled_rules(kept, compiling, kind, ("fields",))
    changed = change(own, replace(compiling, file=own.file), kind, given)
    wanted = frozenset(compiling.picked) - {"."} if kind.complete else frozenset()

    def crosswalk(payload: Payload) -> Draft:
        record = read(payload)
        scope, draft = Scope(record, record), Draft({})
        if wanted:
            draft.reasons.extend(_missing(name, tuple(record)) for name in sorted(wanted - record.keys()))
        fill(draft, table, scope)
        changed(draft, scope)
        return draft

    return crosswalk


def left_by(file: YamlFile, own: Own | None = None) -> Leftover:
    """What a mapping file, and a partner's own rules, leave of a payload: see `leftover`.

    Raises Invalid for a wrong `format`.
    """
    kind = _kind(file)
    return leftover(file.data["format"]["kind"], fields_of(file, own), kind.reader(_options(file, kind, own)))


def fields_of(file: YamlFile, own: Own | None = None) -> dict[str, Any]:
    """Field → the expression that makes it."""
    given: dict[str, Any] = file.data["fields"]
    return {name: given[name] for name in own.kept(given)} | own.given if own else given


def _kind(file: YamlFile) -> Kind:
    given = file.data.get("format")
    name = given.get("kind") if isinstance(given, dict) else None
    if name not in KINDS:
        raise file.error(("format",), f"format needs a kind; there are: {', '.join(KINDS)}")
    return KINDS[name]


def _options(file: YamlFile, kind: Kind, own: Own | None) -> dict[str, Any]:
    given: dict[str, Any] = file.data["format"]
    for key in given.keys() - kind.options.keys() - {"kind"}:
        raise unknown(file, "key of format", key, {"kind", *kind.options}, ("format", key))
    for key, value in kind.options.items():
        if not isinstance(given.get(key, value), type(value)):
            wanted = "a mapping of prefixes to addresses" if isinstance(value, dict) else "a text"
            raise file.error(("format", key), f"{key} takes {wanted}")
    options = {**kind.options, **given}
    return own.options(options) if own else options


@lru_cache(maxsize=64)
def _missing(name: str, columns: tuple[str, ...]) -> Reason:
    hint = f"was it renamed{similar(name, columns)}"
    return Reason("mapping.column", "flag", f"the file has no column {name!r}", hint=hint)
