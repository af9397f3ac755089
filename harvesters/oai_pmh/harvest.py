"""The windows of an OAI-PMH endpoint, one after another: read, halved where deep pages fail, swept at the end."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from config.sources import OaiPmh
from harvesters.http import Client
from harvesters.oai_pmh.asking import Asking
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.halving import Halving, ends_the_run
from harvesters.oai_pmh.identify import identify
from harvesters.oai_pmh.page import OaiPage
from harvesters.oai_pmh.plan import plan
from harvesters.oai_pmh.proof import Proof
from harvesters.oai_pmh.sets import shown
from harvesters.oai_pmh.sweep import is_due, sweep
from harvesters.spans import Stop, kept
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Page, Payload, Span, Warn, Window, WindowFailed, WindowSplit

_FAILURES = 3
"""The most windows that fail in one run."""


def harvest(options: OaiPmh, client: Client) -> Harvest:
    """The endpoint of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        endpoint = Endpoint(client, options.raw_token)
        try:
            identity = yield from identify(endpoint)
        except Retriable as error:
            if windows := plan(options, span, ledger, days=True):
                yield WindowFailed(windows[0], error.code, str(error), error.retry_after)
            return
        by_hand = bool(span.from_ or span.until)
        asking = Asking(endpoint, options, identity.days, by_hand)
        queue = deque(plan(options, span, ledger, identity.days))
        run = _Run(asking, Halving(asking, identity), span.limit, ledger.known, queue)
        yield from run.events()
        if run.complete and not (by_hand or span.set_ or span.limit) and is_due(options, identity, span, ledger, run):
            yield from sweep(endpoint, options)

    return events


@dataclass
class _Run:
    """`known` are stored checksums by identifier; `empty`: a window over everything had no record."""

    asking: Asking
    halving: Halving
    limit: int | None
    known: Callable[[Sequence[str]], Mapping[str, bytes]]
    queue: deque[Window]
    failures: int = 0
    empty: bool = False

    @property
    def complete(self) -> bool:
        return not self.failures

    def events(self) -> Iterator[Event]:
        while self.queue and self.failures < _FAILURES:
            window = self.queue.popleft()
            try:
                yield from self._window(window)
            except Stop as stop:
                yield from self._stopped(window, stop)
                if ends_the_run(window, stop):
                    return

    def _window(self, window: Window) -> Iterator[Event]:
        window = replace(window, attempts=window.attempts + 1, records=window.records if window.token else 0)
        proof = Proof(window, self.limit)
        try:
            for page in self.asking.pages(window):
                if window.token and not proof.pages and (change := _changed(window, page)):
                    yield Warn("token_expired", f"{change}; the window starts over")
                    yield from self._window(replace(window, token=None, attempts=window.attempts - 1))
                    return
                yield from self._page(proof, page)
        except Retriable as error:
            raise Stop(kept(proof.window, proof.pages), error.code, str(error), error.retry_after) from error
        yield from self._end(window, proof)

    def _page(self, proof: Proof, page: OaiPage) -> Iterator[Event]:
        yield from self.asking.told()
        yield from proof.warnings(page)
        accepted = proof.accept(page)
        yield Page(accepted, self._taken(page), proof.size.last)
        proof.check(page)

    def _taken(self, page: OaiPage) -> tuple[Payload, ...]:
        """A record without metadata does not take the place of the one that has it."""
        barred = self.asking.options.sets.exclude
        if not (page.bare or barred):
            return page.payloads
        known = self.known(page.bare) if page.bare else {}
        kept = (replace(one, sha256=known.get(one.identifier, one.sha256)) for one in page.payloads)
        return tuple(shown(one, barred) for one in kept)

    def _end(self, window: Window, proof: Proof) -> Iterator[Event]:
        found = proof.window.records
        if window.set_ and not found and not self.asking.lists_set(window.set_):
            raise proof.stop("set_vanished", f"the endpoint no longer lists the set {window.set_}; check harvest.sets")
        self.empty |= not (found or window.from_ or window.until)
        yield from proof.end()
        self.halving.dry = 0 if found else self.halving.dry

    def _stopped(self, window: Window, stop: Stop) -> Iterator[Event]:
        parts = self.halving.halves(window, stop)
        if parts and self.halving.heeds_dates(parts):
            fresh = self.halving.taken(parts)
            self.queue.extendleft(reversed(fresh))
            yield WindowSplit(stop.window, fresh, str(stop))
            return
        if parts:
            yield Warn("dates_ignored", "the endpoint pays no heed to from and until: windows cannot be made smaller")
        self.failures += 1
        yield WindowFailed(stop.window, stop.code, str(stop), stop.retry_after)


def _changed(window: Window, page: OaiPage) -> str:
    """Why a list cannot be gone on with whose next page is this one; empty where it can."""
    if not (page.payloads or page.token):
        return "the stored resumption token is no longer good"
    sizes = window.size, page.complete_list_size
    return "the list has another size than before" if None not in sizes and sizes[0] != sizes[1] else ""
