"""Rule files that extend one another: a partner's own rules over its member state's over the default."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.yaml_file import Path_, YamlFile, read
from ichlinks.errors import Invalid

_OWN: Path_ = ("screening", "rules")
_MORE = "+"


@dataclass(frozen=True, slots=True)
class Layers:
    """`files` from the base upwards; `own` is the partner file, whose rules stand over all of them."""

    files: tuple[YamlFile, ...]
    own: YamlFile | None
    rules: Any

    def merged(self) -> Any:
        """What holds in the end: the files and the partner's own rules laid over one another."""
        whole: Any = {}
        for one in (*(file.data for file in self.files), self.rules):
            whole = merged(whole, {key: value for key, value in one.items() if key != "extends"})
        return whole

    def error(self, where: Path_, message: str) -> Invalid:
        """The complaint at the line of the strongest file that has the value, or what is nearest around it."""
        for end in range(len(where), 0, -1):
            if self.own and (own := _written(self.own, (*_OWN, *where[:end]))):
                return self.own.error(own, message)
            for file in reversed(self.files):
                if found := _written(file, where[:end]):
                    return file.error(found, message)
        return self.files[0].error(where, message)


def layers(workspace: Workspace, partner: Partner, proposed: Path | None = None) -> Layers:
    """The layers of a partner; a `proposed` file stands for the one of its name.

    Raises Invalid for a file that does not exist, is no mapping, or extends itself.
    """
    path = workspace.partners / f"{partner.slug}.yaml"
    own = read(path, None) if path.is_file() else None
    files = _chain(workspace, _file(workspace, partner.screening.extends, proposed), proposed)
    return Layers(files, own, dict(partner.screening.rules))


def _chain(workspace: Workspace, file: YamlFile, proposed: Path | None) -> tuple[YamlFile, ...]:
    found: list[YamlFile] = []
    while True:
        if not isinstance(file.data, dict):
            raise file.error((), "a rule file is a mapping that starts with 'version:' or 'extends:'")
        if any(file.path.stem == one.path.stem for one in found):
            raise found[-1].error(("extends",), f"{file.path.stem!r} extends itself")
        found.insert(0, file)
        if (base := file.data.get("extends")) is None:
            return tuple(found)
        try:
            file = _file(workspace, str(base), proposed)
        except Invalid as error:
            raise file.error(("extends",), str(error)) from None


def _file(workspace: Workspace, name: str, proposed: Path | None) -> YamlFile:
    return read(proposed if proposed and proposed.stem == name else workspace.file("rules", name))


def _written(file: YamlFile, where: Path_) -> Path_ | None:
    """Where a value stands in a file, under its name or as `name+`."""
    if where in file.lines:
        return where
    added = (tuple(f"{key}{_MORE}" if i == n else key for i, key in enumerate(where)) for n in range(len(where)))
    return next((path for path in added if path in file.lines), None)


def merged(base: Any, over: Any) -> Any:
    """Mappings key by key; `name+` adds to the list `name`; anything else is replaced."""
    if not (isinstance(base, dict) and isinstance(over, dict)):
        return over
    whole = dict(base)
    for key, value in sorted(over.items(), key=lambda entry: str(entry[0]).endswith(_MORE)):
        if str(key).endswith(_MORE) and isinstance(whole.get(key[:-1]), list | None):
            whole[key[:-1]] = [*(whole.get(key[:-1]) or []), *(value if isinstance(value, list) else [value])]
        else:
            whole[key] = merged(base.get(key), value)
    return whole
