"""What is known while a mapping file is compiled: the file, the names it may use, and where its values came from."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from config.settings import Workspace
from config.vocabulary import load
from config.yaml_file import Path_, YamlFile
from crosswalks.declarative.values import Expression, Scope, Values
from ichlinks.errors import Invalid

Model = type[Struct] | None


@dataclass(frozen=True)
class Compiling:
    """`getter` makes a path into a function for this kind of payload; `tables` are those that the mapping has itself;
    `picked` gathers the paths of one field."""

    file: YamlFile
    workspace: Workspace
    getter: Callable[[str], Callable[[Scope], Values]]
    expression: Callable[[Any, "Compiling", Path_, Model], Expression]
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    picked: list[str] = field(default_factory=list)

    def error(self, where: Path_, message: str) -> Invalid:
        return self.file.error(where, message)

    def unknown(self, what: str, name: str, known: Iterable[str], where: Path_) -> Invalid:
        return unknown(self.file, what, name, known, where)

    def path(self, argument: str, where: Path_) -> Callable[[Scope], Values]:
        """What follows a path. Raises Invalid where it is none."""
        try:
            return self.getter(argument)
        except ValueError as error:
            raise self.error(where, f"{argument!r} is {error}") from None

    def table(self, name: str, where: Path_) -> Callable[[str], Any]:
        """A table of the mapping or a vocabulary as a look-up. Raises Invalid naming both where there is neither."""
        if name in self.tables:
            return self.tables[name].get
        if name in (vocabularies := self.workspace.names("vocabularies")):
            return load(self.workspace, name).find
        raise self.unknown("table or vocabulary", name, [*self.tables, *vocabularies], where)


def unknown(file: YamlFile, what: str, name: str, known: Iterable[str], where: Path_) -> Invalid:
    """A name that does not exist, with the one that may be meant and all that do exist."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    return file.error(where, f"unknown {what} {name!r}; {meant}There are: {', '.join(names)}")
