"""What is wrong with a file, in sentences with its line and the names that would have been right."""

import difflib
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import getitem
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from config.yaml_file import Path_, YamlFile
from ichlinks.errors import Invalid

Models = list[type[BaseModel]]


def invalid(file: YamlFile, model: type[BaseModel], error: ValidationError) -> Invalid:
    """One line for each place in the file; never a value, for it may be a secret."""
    told: dict[Path_, str] = {}
    for problem in error.errors(include_input=False, include_url=False):
        where = _where(file, problem)
        told.setdefault(where, _sentence(problem, where, model))
    return Invalid("\n".join(str(file.error(where, sentence)) for where, sentence in told.items()))


def similar(word: str, known: Iterable[str]) -> str:
    known = list(known)
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are: {', '.join(known) or 'none'}"


def _where(file: YamlFile, problem: Any) -> Path_:
    """The keys as they stand in the file: pydantic also names kinds, members of unions and `[key]`."""
    where: Path_ = ()
    kinds: set[Path_] = set()
    for key in (*problem["loc"], *problem.get("ctx", {}).get("where", ())):
        if where not in kinds and key == _kind(file.data, where):
            kinds.add(where)
        elif (*where, key) in file.lines:
            where = (*where, key)
    if problem["type"] == "missing":
        return (*where, problem["loc"][-1])
    return (*where, "kind") if problem["type"].startswith("union_tag") else where


def _kind(data: Any, where: Path_) -> Any:
    """The kind of the mapping that stands there, which chooses between several models."""
    found = reduce(getitem, where, data)
    return found.get("kind") if isinstance(found, dict) else None


def _sentence(problem: Any, where: Path_, model: type[BaseModel]) -> str:
    name = ".".join(map(str, where))
    if problem["type"] == "extra_forbidden":
        return f"unknown key {name!r}{similar(str(where[-1]), _keys(model, problem['loc'][:-1]))}"
    if problem["type"] == "union_tag_invalid":
        return f"{name} {problem['ctx']['tag']!r} does not exist; there are: {problem['ctx']['expected_tags']}"
    if problem["type"] in ("missing", "union_tag_not_found"):
        return f"{name} is missing"
    message = problem["msg"].removeprefix("Value error, ")
    plain = (message[0].lower() + message[1:]).replace("tuple", "list").replace("dictionary", "mapping")
    return f"{name}: {plain}"


def _keys(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The keys that the mapping at `loc` may have; `loc` also names members of unions, which lead nowhere."""
    models: Models = [model]
    for key in loc:
        models = _of_kind(models, key) or _inside(models, str(key)) or models
    return [name for one in models for name, field in one.model_fields.items() if not field.exclude]


def _of_kind(models: Models, kind: str | int) -> Models:
    return [
        one for one in models if "kind" in one.model_fields and kind in get_args(one.model_fields["kind"].annotation)
    ]


def _inside(models: Models, key: str) -> Models:
    annotations = [one.model_fields[key].annotation for one in models if key in one.model_fields]
    found = (part for annotation in annotations for part in _parts(annotation))
    return [part for part in found if isinstance(part, type) and issubclass(part, BaseModel)]


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
