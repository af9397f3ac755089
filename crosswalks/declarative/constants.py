"""What a mapping makes every record say, and what can therefore be looked at before there is any."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from config.yaml_file import Path_, YamlFile
from crosswalks.declarative.own import WHERE, Own
from crosswalks.declarative.rules import put
from crosswalks.declarative.shapes import finish, target
from crosswalks.declarative.values import filled
from ichlinks.stages import JSON


class Constant(NamedTuple):
    """`place` is its file and line; `fields` are those of a Draft that says nothing else."""

    place: str
    field: str
    fields: JSON


def constants(file: YamlFile, own: Own | None) -> tuple[Constant, ...]:
    """Those of a mapping file, and of a partner's own rules; not those inside objects or changed by steps."""
    given = file.data["fields"]
    kept = {name: given[name] for name in own.kept(given)} if own else given
    return (*_constants(file, ("fields",), kept), *(own_constants(own) if own else ()))


def own_constants(own: Own) -> tuple[Constant, ...]:
    return tuple(_constants(own.file, WHERE, own.given))


def _constants(file: YamlFile, where: Path_, given: Mapping[str, Any]) -> Iterator[Constant]:
    for name, rule in given.items():
        plain = isinstance(rule, dict) and rule.keys() == {"constant"}
        if plain and (shape := target(name)) and (values := filled([rule["constant"]])):
            fields: JSON = {}
            put(fields, name, finish(values, shape.form))
            yield Constant(f"{file.path}:{file.line((*where, name))}", name, fields)
