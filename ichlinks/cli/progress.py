"""Progress on stderr: live bars on a terminal, a plain line now and then elsewhere."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

_EVERY = 5.0
_Key = tuple[str, str]


class Shown(Protocol):
    """A Progress of the pipeline (called from several threads) that is told, too, when a partner is done."""

    def __call__(self, stage: str, partner: str, done: int, expected: int | None) -> None: ...

    def ended(self, partner: str) -> None: ...


@contextmanager
def shown(partners: int = 1) -> Iterator[Shown]:
    """Shows how far a run of so many partners is."""
    if not sys.stderr.isatty() or os.environ.get("TERM") in ("dumb", "unknown"):
        yield Lines(partners)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # Results that go into a file must not be caught for the terminal.
    console, terminal = Console(stderr=True), sys.stdout.isatty()
    with Bars(*columns, TimeRemainingColumn(), console=console, transient=True, redirect_stdout=terminal) as bars:
        yield Live(bars, partners)


class Live:
    """A bar for each stage under way, and one for all partners where there are several."""

    def __init__(self, bars: "Bars", partners: int) -> None:
        self._bars, self._tasks, self._lock = bars, dict[_Key, "TaskID"](), RLock()
        self._all = bars.add_task("partners", total=partners) if partners > 1 else None

    def __call__(self, stage: str, partner: str, done: int, expected: int | None) -> None:
        with self._lock:
            key = (stage, partner)
            if key not in self._tasks:
                self._clear(partner)
                self._tasks[key] = self._bars.add_task(f"{stage} {partner}".strip(), total=None)
            self._bars.update(self._tasks[key], completed=done, total=expected)

    def ended(self, partner: str) -> None:
        with self._lock:
            self._clear(partner)
            if self._all is not None:
                self._bars.advance(self._all)

    def _clear(self, partner: str) -> None:
        for key in [key for key in self._tasks if key[1] == partner]:
            self._bars.remove_task(self._tasks.pop(key))


class Lines:
    """A line for each stage under way every few seconds, and one for each partner where there are several."""

    def __init__(self, partners: int) -> None:
        self._partners, self._done, self._began = partners, 0, time.monotonic()
        self._stages: dict[_Key, tuple[float, float]] = {}
        self._lock = RLock()

    def __call__(self, stage: str, partner: str, done: int, expected: int | None) -> None:
        now = time.monotonic()
        with self._lock:
            began, said = self._stages.setdefault((stage, partner), (now, now))
            if now - said < _EVERY:
                return
            self._stages[stage, partner] = (began, now)
            of = f" of {expected}" if expected else ""
            left = remaining(now - began, done, expected)
            _say(f"{stage} {partner}".strip() + f": {done}{of} records{left}")

    def ended(self, partner: str) -> None:
        with self._lock:
            self._done += 1
            if self._partners > 1:
                left = remaining(time.monotonic() - self._began, self._done, self._partners)
                _say(f"{partner}: done, {self._done} of {self._partners} partners{left}")


def remaining(elapsed: float, done: int, expected: int | None) -> str:
    """In words, how long the rest will take at the pace so far; nothing where that cannot be said."""
    if not expected or not done or done >= expected:
        return ""
    seconds = elapsed / done * (expected - done)
    if seconds < 90:
        return f", about {seconds:.0f} s left"
    return f", about {seconds / 60:.0f} min left" if seconds < 5400 else f", about {seconds / 3600:.0f} h left"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
