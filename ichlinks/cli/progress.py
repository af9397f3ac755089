"""Progress on stderr: a live line on a terminal, a plain line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ichlinks.pipeline.context import Progress

_EVERY = 5.0


@contextmanager
def shown() -> Iterator[Progress]:
    if sys.stderr.isatty():
        with _live() as progress:
            yield progress
    else:
        yield _plain()


@contextmanager
def _live() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bars:
        tasks: dict[tuple[str, str], int] = {}

        def progress(stage: str, partner: str, done: int, expected: int | None) -> None:
            key = (stage, partner)
            if key not in tasks:
                tasks[key] = bars.add_task(f"{stage} {partner}".strip())
            bars.update(tasks[key], completed=done, total=expected)  # type: ignore[arg-type]

        yield progress


def _plain() -> Progress:
    said = time.monotonic()

    def progress(stage: str, partner: str, done: int, expected: int | None) -> None:
        nonlocal said
        if time.monotonic() - said >= _EVERY:
            said = time.monotonic()
            of = f" of {expected}" if expected else ""
            print(f"{stage} {partner}".strip() + f": {done}{of} records", file=sys.stderr, flush=True)

    return progress
