"""harvest: endpoint → stored payloads. One transaction a page; the window and its token go with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

from config.partner import Partner
from config.sources import OaiPmh
from harvesters import harvester
from harvesters.http import Client
from harvesters.sizes import bounded
from harvesters.waiting import PATIENCE
from ichlinks.errors import Invalid
from ichlinks.fingerprints import Fingerprints
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.ledger import later, ledger, retry_at
from ichlinks.pipeline.report import RunReport, reporting
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
from ichlinks.store.audit import known, unlisted
from ichlinks.store.runs import Report

_COUNTS = ("requests", "pages", "received", "new", "changed", "unchanged", "deleted", "repaired", "rejected")


def harvest(context: Context, slug: str, span: Span | None = None) -> Report:
    """Fetches what is new, finishing first what an earlier run left open.

    An endpoint that fails or lies makes the report `incomplete`, never an exception. Raises Invalid for a wrong
    partner file, Retriable while another process harvests this partner, Fatal when the store fails.
    """
    partner, span = context.partner(slug), span or Span()
    if span.set_ and partner.harvest.kind != "oai_pmh":
        raise Invalid(f"{slug} has no sets: it is harvested as {partner.harvest.kind}")
    client = context.client(partner.harvest)
    try:
        with context.store.lock(slug), reporting(context, slug, "harvest") as report:
            report.counts = dict.fromkeys(_COUNTS, 0)
            _Run(context, report, partner, client, span).go()
    finally:
        client.close()
    return report.as_json()


@dataclass
class _Run:
    """One harvest of one partner. `seen`: what a list that ends in a sweep has named so far."""

    context: Context
    report: RunReport
    partner: Partner
    client: Client
    span: Span
    seen: Fingerprints = field(default_factory=Fingerprints)
    missing: list[str] = field(default_factory=list)

    def go(self) -> None:
        if self._left_alone():
            return
        with self.context.store.write() as connection:
            found = ledger(connection, self.partner, self.report, self.span, self.context.store)
        if isinstance(self.partner.harvest, OaiPmh) or not found.waiting:
            events = harvester(self.partner, self.client)(self.span, found)
            self._commit(bounded(events, self.partner.harvest.max_record_bytes))
        self._finish()

    def _left_alone(self) -> bool:
        """Whether the endpoint asked to be left alone for longer; a full harvest, asked for by hand, asks anyway."""
        with self.context.store.read() as connection:
            asked = endpoints.find(connection, self.partner.slug)
        if self.span.full or not asked.not_before or asked.not_before <= self.report.started:
            return False
        self.report.incomplete("not_before", f"nothing was asked before {asked.not_before}: {asked.message}")
        self.report.next = asked.not_before
        return True

    def _commit(self, events: Iterable[Event]) -> None:
        for event in events:
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
                    self._named(event)
                case Swept():
                    self._swept()
                case Warn():
                    self.report.warn(event)
            self.report.counts["requests"] = self.client.requests

    def _page(self, page: Page) -> None:
        with self.context.store.write() as connection:
            counts = payloads.save(connection, self.partner.slug, self.report.run, self._last_twins(page.payloads))
            self._save(connection, "open", page.window)
        if page.window.sweep:
            self.seen.add(one.identifier for one in page.payloads)
        self.report.add(pages=1, received=counts.received, new=counts.new, changed=counts.changed)
        self.report.add(unchanged=counts.unchanged, deleted=counts.deleted)
        self.report.add(repaired=counts.repaired, rejected=counts.rejected)
        self.report.expected = page.expected or self.report.expected
        self.context.progress("harvest", self.partner.slug, self.report.counts["received"], self.report.expected)

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
                self._sweep(payloads.sweep(connection, self.partner.slug, self.report.run, self.seen))
            self._save(connection, "complete", done.window)
        self.seen = Fingerprints()

    def _sweep(self, gone: int) -> None:
        self.report.add(received=gone, deleted=gone)

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

    def _named(self, named: Named) -> None:
        with self.context.store.read() as connection:
            here = known(connection, self.partner.slug, named.identifiers)
        self.missing += [one for one in named.identifiers if one not in here or here[one].deleted]
        self.seen.add(named.identifiers)

    def _swept(self) -> None:
        """What is listed but not stored is asked for again by the next run, in windows over everything."""
        with self.context.store.write() as connection:
            gone = list(unlisted(connection, self.partner.slug, self.seen))
            self._sweep(payloads.drop(connection, self.partner.slug, self.report.run, gone))
            endpoints.note_sweep(connection, self.partner.slug, self.report.started)
            for window in self._everything() if self.missing else ():
                self._save(connection, "failed", window, _MISSING)
        for identifier in self.missing:
            self.report.warn(Warn("records_missing", _MISSING, identifier))
        if self.missing:
            self.report.incomplete("records_missing", f"{len(self.missing)} records are missing: {_MISSING}")
        self.seen, self.missing = Fingerprints(), []

    def _save(
        self,
        connection: Connection,
        state: windows.State,
        one: Window,
        error: str | None = None,
        wait: str | None = None,
    ) -> None:
        windows.save(connection, self.partner.slug, self.report.run, state, one, error, wait, self.context.now())

    def _everything(self) -> Iterator[Window]:
        options = self.partner.harvest
        sets = options.sets.include if isinstance(options, OaiPmh) else ()
        return (Window(set_=name) for name in sets or (None,))

    def _finish(self) -> None:
        most = self.partner.expect.records.at_most
        with self.context.store.write() as connection:
            if self.report.state == "complete" and not endpoints.find(connection, self.partner.slug).swept:
                endpoints.note_sweep(connection, self.partner.slug, self.report.started)
            self.report.windows += windows.reports(connection, self.partner.slug, self.report.run)
            alive = payloads.standing(connection, self.partner.slug).alive
        if most is not None and alive > most:
            message = f"the partner has {alive} records; at most {most} are expected"
            self.report.warn(Warn("expect.records.at_most", message))


_MISSING = "the endpoint lists it, but never gave it; the next run asks for everything again"


def _told(window: Window, message: str) -> dict[str, object]:
    spoken = {"set": window.set_, "from": window.from_, "until": window.until, "state": "failed"}
    return {**spoken, "attempts": window.attempts, "records": 0, "error": message}
