"""What the commands share: the open workspace, progress, tables and JSON."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from config.settings import Workspace, workspace

if TYPE_CHECKING:
    from rich.table import Table

    from ichlinks.pipeline import Context

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_NARROW = 60

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Session:
    """One call of the command line."""

    root: Path | None
    verbose: bool

    @cached_property
    def workspace(self) -> Workspace:
        return workspace(self.root)

    @contextmanager
    def context(self) -> Iterator["Context"]:
        """The workspace with its store open; progress is shown on stderr."""
        from ichlinks.cli.progress import shown
        from ichlinks.pipeline import Context

        with shown() as progress, Context.open(self.workspace, progress) as context:
            yield context


pass_session = click.make_pass_decorator(Session)


def json_option(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="JSON for programs.")(command)


def print_json(value: Any) -> None:
    """One JSON document on one line."""
    raw = value if isinstance(value, bytes) else msgspec.json.encode(value)
    sys.stdout.buffer.write(raw + b"\n")
    sys.stdout.buffer.flush()


def pretty(raw: bytes) -> str:
    return msgspec.json.format(raw, indent=2).decode()


def say(text: str = "", err: bool = False) -> None:
    """A line for people, in which what an archive wrote cannot steer the terminal."""
    click.echo(harmless(text), err=err)


def harmless(text: str) -> str:
    """Control characters, and marks that turn the direction of all that follows, as escapes (ECMA-48, UAX 9)."""
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


def print_table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns for people; empty cells stay empty. On a narrow terminal each row is a paragraph."""
    from rich.console import Console

    console = Console()
    cells = (["" if cell is None else harmless(str(cell)) for cell in row] for row in rows)
    if console.is_terminal and console.width < _NARROW:
        for row in cells:
            click.echo("".join(f"{name}: {cell}\n" for name, cell in zip(headings, row, strict=True) if cell))
    else:
        Console(width=None if console.is_terminal else 200).print(_table(headings, cells))


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def exit_with(code: int) -> None:
    """Ends the command with a code of the contract."""
    raise click.exceptions.Exit(code)
