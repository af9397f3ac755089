"""A drop of files. Each file is a window of its own, known again by size, time and checksum, and read once.

Where the drop is the full list, or comes from an address, it is one window.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from config.sources import Files
from harvesters.drops import Found, Pick, Read, Reading, delivered, found, moment, open_file, opened, stamp
from harvesters.files.formats import reader
from harvesters.http import Client
from harvesters.spans import Stop
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Span, Warn, Window, WindowDone, WindowFailed

_LONGEST = 500


def harvest(options: Files, client: Client) -> Harvest:
    """The files of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        read = reader(options)
        if options.complete or options.path is None:
            yield from delivered(options, client, span, ledger, read, sweep=options.complete)
        else:
            yield from _drop(options, span, ledger, read)

    return events


def _drop(options: Files, span: Span, ledger: Ledger, read: Read) -> Iterator[Event]:
    try:
        files = found(str(options.path))
    except Retriable as error:
        yield WindowFailed(Window(attempts=1), error.code, str(error))
        return
    complete = {} if span.full else ledger.complete
    yield from _gone(files, ledger.unfinished)
    drop = _Drop(options, complete, read, span.limit)
    for one in files:
        yield from drop.file(one)
        if drop.limit == 0:
            return
    if files and not (complete or drop.read_any):
        yield Warn("drop_empty", f"there is no file with a name like {options.files!r}")


def _gone(files: Sequence[Found], unfinished: Sequence[Window]) -> Iterator[Event]:
    """Files that could not be read and are no longer there: nothing is left to ask for."""
    there = {_set(one) for one in files}
    for window in unfinished:
        if window.set_ not in there:
            if window.set_:
                yield Warn("file_gone", "a file that could not be read is no longer there", window.set_)
            yield WindowDone(replace(window, token=None, validator=None, sweep=False))


@dataclass
class _Drop:
    """`limit` is how many records may still be read; `read_any`, whether any file was one of those that count."""

    options: Files
    complete: Mapping[str | None, Window]
    read: Read
    limit: int | None
    read_any: bool = False

    def file(self, one: Found) -> Iterator[Event]:
        """The records of a file that is new or has changed."""
        last = self.complete.get(_set(one))
        seen = stamp(self.options, f"{one.size} {one.modified} ")
        if last and (last.validator or "").startswith(seen):
            return
        window = Window(set_=_set(one), attempts=1, response_date=moment([one]))
        try:
            window = replace(window, validator=seen + _checksum(one))
            if last and _same(last, window):
                yield WindowDone(replace(last, validator=window.validator))
            else:
                yield from self._records(one, window)
        except Stop as stop:
            yield WindowFailed(stop.window, stop.code, str(stop))
        except Retriable as error:
            yield WindowFailed(window, error.code, str(error))

    def _records(self, one: Found, window: Window) -> Iterator[Event]:
        reading = Reading(window, self.limit, self.read)
        try:
            yield from reading.events([opened(one, Pick(self.options.files, self.options.max_page_bytes))])
        finally:
            self.read_any |= reading.read_any
            self.limit = None if self.limit is None else self.limit - reading.window.records


def _same(last: Window, now: Window) -> bool:
    """Whether the bytes are those that were read, under the same partner file."""
    before, after = (last.validator or "").split(" "), (now.validator or "").split(" ")
    return (before[0], before[-1]) == (after[0], after[-1])


def _set(one: Found) -> str:
    return one.name if len(one.name.encode()) <= _LONGEST else hashlib.sha256(one.name.encode()).hexdigest()


def _checksum(one: Found) -> str:
    with open_file(one) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
