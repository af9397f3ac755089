"""From documents to pages, the same way for every format: what cannot be read leaves the window unfinished."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from config.sources.dropped import Dropped
from harvesters.drops.delivery import fetch
from harvesters.drops.document import Document
from harvesters.http import Client
from harvesters.spans import Stop
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Ledger, Page, Payload, Span, Warn, Window, WindowDone, WindowFailed

_AT_ONCE = 500
_BYTES = 16_000_000

Read = Callable[[Document], Iterator[Warn | tuple[Payload, ...]]]
"""Payloads of one envelope at a time; raises Retriable for a document that is not what the partner file says."""


def batches(payloads: Iterable[Payload]) -> Iterator[tuple[Payload, ...]]:
    """Pages of payloads that have one envelope."""
    waiting = iter(payloads)
    while batch := tuple(islice(waiting, _AT_ONCE)):
        yield batch


@dataclass
class Reading:
    """How far a window has been read; `failed` are documents that could not be, `waiting` is the next page, of
    `size` bytes."""

    window: Window
    limit: int | None
    read: Read
    failed: list[Retriable] = field(default_factory=list)
    waiting: list[Payload] = field(default_factory=list)
    size: int = 0
    read_any: bool = False

    def events(self, files: Iterable[Iterator[Document]]) -> Iterator[Event]:
        """Pages, then the end. Raises Stop where not all could be read."""
        for documents in files:
            yield from self._file(documents)
        yield from self._page()
        if self.failed:
            told = "; ".join(map(str, self.failed[:5]))
            more = f"; and {len(self.failed) - 5} more" if len(self.failed) > 5 else ""
            raise Stop(self._again(), self.failed[0].code, told + more)
        yield WindowDone(self.window)

    def _file(self, documents: Iterator[Document]) -> Iterator[Event]:
        try:
            for document in documents:
                self.read_any = True
                yield from self._document(document)
        except Retriable as error:
            self.failed.append(error)

    def _document(self, document: Document) -> Iterator[Event]:
        try:
            for one in self.read(document):
                if isinstance(one, Warn):
                    yield one
                else:
                    yield from self._add(one)
        except Retriable as error:
            self.failed.append(error)

    def _add(self, batch: tuple[Payload, ...]) -> Iterator[Event]:
        """Small documents share a page, where their records have one envelope."""
        if not self._fits(batch):
            yield from self._page()
        left = None if self.limit is None else self.limit - self.window.records - len(self.waiting)
        self.waiting += batch[:left]
        self.size += sum(len(one.data) for one in batch)
        if left is not None and left <= len(batch):
            yield from self._page()
            raise Stop(self._again(), "limit", f"stopped after {self.limit} records as asked")

    def _fits(self, batch: tuple[Payload, ...]) -> bool:
        if not self.waiting:
            return True
        same = self.waiting[0].envelope == batch[0].envelope
        return same and len(self.waiting) + len(batch) <= _AT_ONCE and self.size < _BYTES

    def _page(self) -> Iterator[Event]:
        if self.waiting:
            self.window = replace(self.window, records=self.window.records + len(self.waiting))
            yield Page(self.window, tuple(self.waiting))
            self.waiting, self.size = [], 0

    def _again(self) -> Window:
        """The window as an unfinished one: its mark must not stand for what was not read."""
        return replace(self.window, validator=None)


def delivered(options: Dropped, client: Client, span: Span, ledger: Ledger, read: Read, sweep: bool) -> Iterator[Event]:
    """All that was delivered as one window; with `sweep`, what is not in it is gone."""
    last = None if span.full else ledger.complete.get(None)
    window = Window(attempts=1, sweep=sweep)
    try:
        delivery = fetch(options, client, last.validator if last else None)
        if delivery is None and last:
            yield WindowDone(last)
        elif delivery:
            window = replace(window, validator=delivery.validator, response_date=delivery.date)
            reading = Reading(window, span.limit, read)
            yield from reading.events(delivery.files)
            if not reading.read_any:
                yield Warn("drop_empty", f"there is no file with a name like {options.files!r}")
    except Stop as stop:
        yield WindowFailed(stop.window, stop.code, str(stop))
    except Retriable as error:
        yield WindowFailed(window, error.code, str(error), error.retry_after)
