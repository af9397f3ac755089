"""What a harvest yields, committed: each page in one transaction, with its window and token."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection

from config.partner import Partner
from harvesters.unreadable import MESSAGE
from harvesters.waiting import PATIENCE
from ichlinks.fingerprints import Fingerprints
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.ledger import later, retry_at
from ichlinks.pipeline.parts import divide
from ichlinks.pipeline.report import RunReport
from ichlinks.pipeline.sweeping import Sweep
from ichlinks.stages import (
    Event,
    Named,
    Page,
    Payload,
    Span,
    Swept,
    Warn,
    Window,
    WindowDone,
    WindowFailed,
    WindowSplit,
)
from ichlinks.store import endpoints, payloads, windows


@dataclass
class Commits:
    """One harvest of one partner, as asked for by `span`. `seen`: what a list that ends in a sweep has named so far."""

    context: Context
    report: RunReport
    partner: Partner
    span: Span
    sweep: Sweep
    seen: Fingerprints = field(default_factory=Fingerprints)

    def commit(self, event: Event) -> None:
        match event:
            case Page():
                self._page(event)
            case WindowDone():
                self._done(event)
            case WindowFailed():
                self._failed(event)
            case WindowSplit():
                self._split(event)
            case Named():
                self.sweep.named(event)
            case Swept():
                self.sweep.end()
            case Warn():
                self.report.warn(event)

    def _page(self, page: Page) -> None:
        with self.context.store.write() as connection:
            counts = payloads.save(connection, self.partner.slug, self.report.run, self._last_twins(page.payloads))
            divide(connection, self.partner, self.report, page.payloads)
            self._save(connection, "open", page.window)
        if page.window.sweep:
            self.seen.add(one.identifier for one in page.payloads)
        self.report.add(pages=1, received=counts.received, **asdict(counts))
        self._rejected(page.payloads)
        self.report.expected = page.expected or self.report.expected
        self.context.progress("harvest", self.partner.slug, self.report.counts["received"], self.report.expected)

    def _rejected(self, page: Iterable[Payload]) -> None:
        for one in page:
            if one.rejected:
                name = "" if one.identifier.startswith("sha256:") else f"{one.identifier}: "
                self.report.warn(Warn("records_rejected", MESSAGE, f"{name}{one.rejected.message}"))

    def _last_twins(self, page: tuple[Payload, ...]) -> tuple[Payload, ...]:
        """Records of one identifier on one page: the last one counts, as the latest word of the endpoint."""
        last = {payload.identifier: payload for payload in page}
        if len(last) == len(page):
            return page
        for twin in (payload for payload in page if last[payload.identifier] is not payload):
            self.report.warn(Warn("duplicate_identifier", "an identifier is given twice on one page", twin.identifier))
            self.report.add(received=1, unchanged=1)
        return tuple(last.values())

    def _done(self, done: WindowDone) -> None:
        with self.context.store.write() as connection:
            if done.window.sweep:
                gone = payloads.sweep(connection, self.partner.slug, self.report.run, self.seen)
                self.report.add(received=gone, deleted=gone)
            self._save(connection, "complete", done.window)
        self.seen = Fingerprints()

    def _failed(self, failed: WindowFailed) -> None:
        """A window asked for by hand of which nothing came is not remembered: it could be wrong for ever."""
        first = self.report.error
        self.report.incomplete(failed.code, failed.message, failed.retry_after)
        self.report.error = first or self.report.error
        window, now = failed.window, self.report.started
        with self.context.store.write() as connection:
            if (failed.retry_after or 0) > PATIENCE:
                asked = later(now, failed.retry_after or 0)
                endpoints.leave_alone(connection, self.partner.slug, asked, failed.message)
            if (self.span.from_ or self.span.until or self.span.set_) and not window.records:
                self.report.windows.append(_told(window, failed.message))
                return
            wait = None if failed.code == "limit" else retry_at(now, window.attempts)
            self._save(connection, "failed", window, failed.message, wait)

    def _split(self, split: WindowSplit) -> None:
        parts = len(split.parts)
        self.report.warn(Warn("window_split", f"{split.message}: the window is asked for in {parts} parts"))
        with self.context.store.write() as connection:
            windows.split(connection, self.partner.slug, self.report.run, split.window, split.parts, split.message)

    def _save(
        self,
        connection: Connection,
        state: windows.State,
        one: Window,
        error: str | None = None,
        wait: str | None = None,
    ) -> None:
        windows.save(connection, self.partner.slug, self.report.run, state, one, error, wait, self.context.now())


def _told(window: Window, message: str) -> dict[str, object]:
    spoken = {"set": window.set_, "from": window.from_, "until": window.until, "state": "failed"}
    return {**spoken, "attempts": window.attempts, "records": 0, "error": message}
