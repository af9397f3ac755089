"""YAML with line numbers, so that every complaint can say where.

Scalars follow the YAML 1.2 core schema (section 10.3) as far as decimal numbers: only `true` and `false` are
booleans, so the country `NO` stays a country, and dates stay text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ichlinks.errors import Invalid

_CORE = {"null": None, "Null": None, "NULL": None, "~": None, "": None} | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_VARIABLE = re.compile(r"\$\{(?:([A-Za-z_]\w*)(?::-([^}]*))?\})?", re.ASCII)

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The plain values of a file, and the line (from 1) on which each of them stands."""

    path: Path
    data: Any
    lines: Mapping[Path_, int]

    def line(self, where: Path_) -> int:
        """The line of a value, or of the nearest value around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def error(self, where: Path_, message: str) -> Invalid:
        return Invalid(f"{self.path}:{self.line(where)}: {message}")


def read(path: Path, variables: Mapping[str, str] | None = None) -> YamlFile:
    """Reads one document. `${NAME}` and `${NAME:-default}` are replaced from `variables` (None: left as they are).

    What a variable brings is text, for a secret may be all digits. Raises Invalid with file and line for a syntax
    error, a key given twice and a variable that is not set.
    """
    lines: dict[Path_, int] = {}
    try:
        raw = path.read_bytes()
        node = yaml.compose(raw, Loader=_Loader)
        data = _value(node, (), lines, path, variables) if node is not None else None
    except OSError as error:
        raise Invalid(f"{path}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise Invalid(_unreadable(path, raw, error)) from error
    except RecursionError as error:
        raise Invalid(f"{path}: an alias contains itself, or values stand too deep in one another") from error
    return YamlFile(path, data, lines)


class _Loader(yaml.CSafeLoader):
    """Leaves open what a plain scalar means: `_scalar` decides."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        return ""


def _unreadable(path: Path, raw: bytes, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else raw[: getattr(error, "position", 0)].count(b"\n") + 1
    said = [text for name in ("context", "problem", "reason") if (text := getattr(error, name, None))]
    return f"{path}:{line}: not readable as YAML: {', '.join(said)}"


def _value(node: Any, where: Path_, lines: dict[Path_, int], path: Path, variables: Mapping[str, str] | None) -> Any:
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in result:
                raise Invalid(f"{path}:{line}: {key!r} is given twice")
            lines[(*where, key)] = line
            result[key] = _value(value_node, (*where, key), lines, path, variables)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*where, i), lines, path, variables) for i, child in enumerate(node.value)]
    return _scalar(node, path, variables)


def _scalar(node: Any, path: Path, variables: Mapping[str, str] | None) -> Any:
    text: str = node.value
    if "${" in text and variables is not None:
        text = _VARIABLE.sub(lambda found: _variable(found, node, path, variables), text)
        return text if text or node.style else None
    if node.style:
        return text
    if text in _CORE:
        return _CORE[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _variable(found: re.Match[str], node: Any, path: Path, variables: Mapping[str, str]) -> str:
    name, default = found.groups()
    here = f"{path}:{node.start_mark.line + 1}"
    if name is None:
        raise Invalid(f"{here}: '${{' begins the name of a variable: ${{NAME}} or ${{NAME:-default}}")
    if name in variables:
        return variables[name]
    if default is None:
        raise Invalid(
            f"{here}: the environment variable {name} is not set; export it, or give a default as ${{{name}:-value}}"
        )
    return str(default)
