"""The manual of the formats, made from their mapping tables: `python -m crosswalks.manual docs/formats`."""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from crosswalks import FORMATS
from crosswalks.formats import Format

_STANDARD = re.compile(r"^Standards?: (.*?)(?:\n\s*\n|\Z)", re.S | re.M)
_MADE = (
    "<!-- Made from the mapping table by `python -m crosswalks.manual docs/formats`; edit the docstrings instead. -->"
)


def write(folder: Path) -> None:
    """Writes a page for each format, and their list."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """File name → Markdown."""
    listed = "".join(f"| [{one.name}]({one.name}.md) | {_first(_about(one))} |\n" for one in FORMATS.values())
    index = f"# Formats\n\n{_MADE}\n\n{_INTRODUCTION}\n| Format | What it is |\n|---|---|\n{listed}"
    return {"README.md": index} | {f"{one.name}.md": page(one) for one in FORMATS.values()}


def page(one: Format[Any]) -> str:
    """What a format is known by, its mapping table, and the standards that its rules follow."""
    rows = "".join(_row(field, find, paths) for field, (find, paths) in one.fields.items())
    known = ", ".join(f"`{mark}`" for mark in sorted(one.marks))
    standards = "".join(f"- {fields}: {text}\n" for fields, text in _standards(one))
    return (
        f"# {one.name}\n\n{_MADE}\n\n{_about(one)}\n\nKnown by: {known}. Version: `{one.version}`.\n\n"
        f"| ICH field | Read from | Rule |\n|---|---|---|\n{rows}\n## Standards\n\n{standards}"
    )


def _row(field: str, find: Callable[..., Any], paths: str) -> str:
    places = ", ".join(f"`{path}`" for path in paths.split(", "))
    rule = _paragraph(inspect.getdoc(find) or _first(_module_doc(find)))
    return f"| `{field}` | {places} | {_cell(rule)} |\n"


def _standards(one: Format[Any]) -> Iterator[tuple[str, str]]:
    """What each module says of its standard, with the fields that it makes."""
    fields: dict[str, list[str]] = {}
    for field, (find, _) in one.fields.items():
        if found := _STANDARD.search(_module_doc(find)):
            fields.setdefault(" ".join(found[1].split()), []).append(f"`{field}`")
    return ((", ".join(names), text) for text, names in fields.items())


def _about(one: Format[Any]) -> str:
    """The docstring of the format's own folder."""
    return inspect.getdoc(import_module(f"crosswalks.{one.name}")) or ""


def _module_doc(find: Callable[..., Any]) -> str:
    return inspect.getdoc(sys.modules[find.__module__]) or ""


def _paragraph(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _first(text: str) -> str:
    return _cell(_paragraph(text).partition(". ")[0].partition(":")[0].rstrip("."))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_INTRODUCTION = """What each format's elements become in the ICH schema. A partner file names one with `crosswalk:`, or
leaves it to `auto` (the default): then each record is read by what its metadata is.
"""

if __name__ == "__main__":
    write(Path(sys.argv[1]))
