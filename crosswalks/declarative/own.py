"""A partner's own rules: field by field, they stand in the place of those of the crosswalk that its file extends."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from config.yaml_file import Path_, YamlFile
from crosswalks.declarative.compiling import Compiling, unknown
from crosswalks.declarative.payloads import Kind, Options
from crosswalks.declarative.rules import compiled_rules, fill
from crosswalks.declarative.shapes import target
from crosswalks.declarative.values import Scope
from ichlinks.stages import Draft

OWN = "(the partner's own rule)"
"""Follows the path of a value that such a rule made."""

WHERE: Path_ = ("crosswalk", "fields")
Change = Callable[[Draft, Scope], None]


@dataclass(frozen=True)
class Own:
    """`fields`, of the partner file: an expression replaces the rules of the base for that field, None removes them."""

    file: YamlFile
    fields: Mapping[str, Any]
    namespaces: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        return hashlib.sha256(msgspec.json.encode([self.fields, self.namespaces])).hexdigest()[:12]

    @property
    def given(self) -> dict[str, Any]:
        """The fields that have a rule."""
        return {name: value for name, value in self.fields.items() if value is not None}

    def options(self, base: Options) -> dict[str, Any]:
        """Those of a kind of payload, with the prefixes given here. Raises Invalid where paths have no prefixes."""
        if self.namespaces and "namespaces" not in base:
            raise self.file.error(("crosswalk", "namespaces"), "namespaces are for XML; paths here have no prefixes")
        return {**base, "namespaces": {**base["namespaces"], **self.namespaces}} if self.namespaces else dict(base)

    def kept(self, names: Iterable[str]) -> list[str]:
        """The fields whose rules stay those of the base; `rights` stands for `rights.holder` too."""
        return [name for name in names if not {name, name.partition(".")[0]} & self.fields.keys()]


def change(own: Own, compiling: Compiling, kind: Kind, names: Iterable[str]) -> Change:
    """What makes of a base's draft the partner's; `names` are the fields of the base.

    Raises Invalid with file and line of the partner file: see `compiled_rules`; and where nothing can be removed.
    """
    known = list(names)
    for name, value in own.fields.items():
        if value is None and not _is_there(name, known):
            raise unknown(own.file, "field to remove", name, known, (*WHERE, name))
    rules = [rule._replace(source=f"{rule.source} {OWN}") for rule in compiled_rules(own.given, compiling, kind, WHERE)]
    parts = [name.split(".") for name in own.fields if "." in name and name.partition(".")[0] in known]

    def changed(draft: Draft, scope: Scope) -> None:
        for head, part in parts:
            _remove(draft, head, part)
        fill(draft, rules, scope)

    return changed


def _is_there(name: str, known: list[str]) -> bool:
    """In the base by itself, with its parts, or as a part of what is made as a whole."""
    as_part = name.partition(".")[0] in known and target(name) is not None
    return as_part or any(one == name or one.startswith(f"{name}.") for one in known)


def _remove(draft: Draft, head: str, part: str) -> None:
    held = draft.fields.get(head)
    if isinstance(held, dict) and part in held:
        draft.fields[head] = {name: value for name, value in held.items() if name != part}
        if not draft.fields[head]:
            del draft.fields[head], draft.paths[head]
