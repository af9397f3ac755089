"""The windows of an OAI-PMH endpoint, one after another: read, halved where deep pages fail, swept at the end."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from config.sources import OaiPmh
from harvesters.http import Client
from harvesters.oai_pmh.asking import Asking
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.identify import Identity, identify
from harvesters.oai_pmh.page import OaiPage
from harvesters.oai_pmh.plan import halves, plan
from harvesters.oai_pmh.proof import Proof
from harvesters.oai_pmh.sets import shown
from harvesters.oai_pmh.sweep import is_due, sweep
from harvesters.spans import Stop, kept
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Page, Payload, Span, Warn, Window, WindowFailed, WindowSplit

_ENDS_THE_RUN = {
    "refused", "login_page", "challenge", "private_address", "address_refused", "too_many_redirects", "connection",
    "http_429", "http_503", "rate_limited", "limit",
}  # fmt: skip
"""What is no fault of one window: nothing else is asked for."""

_NEVER_SMALLER = {
    "bad_argument", "bad_verb", "cannot_disseminate_format", "no_set_hierarchy", "set_vanished", "records_rejected",
}  # fmt: skip
_TOO_MANY = {"http_413", "too_many_records"}
_TOO_BIG = {"too_large", "deadline", "timeout"}
_FAILURES = 3
_SPLITS = 200
_DRY = 16
"""The most windows that fail, that are halved, and that are halved without a complete one between them, in one run."""


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
        run = _Run(asking, identity, span.limit, ledger.known, deque(plan(options, span, ledger, identity.days)))
        yield from run.events()
        if run.complete and not (by_hand or span.set_ or span.limit) and is_due(options, identity, span, ledger, run):
            yield from sweep(endpoint, options)

    return events


@dataclass
class _Run:
    """`parts` are windows that were halved in this run: they are halved further at once."""

    asking: Asking
    identity: Identity
    limit: int | None
    known: Callable[[Sequence[str]], Mapping[str, bytes]]
    queue: deque[Window]
    parts: set[Window] = field(default_factory=set)
    splits: int = 0
    dry: int = 0
    failures: int = 0
    empty: bool = False
    complete: bool = True

    def events(self) -> Iterator[Event]:
        while self.queue and self.failures < _FAILURES:
            window = self.queue.popleft()
            try:
                yield from self._window(window)
            except Stop as stop:
                yield from self._stopped(window, stop)
                if _ends_the_run(window, stop):
                    return

    def _window(self, window: Window) -> Iterator[Event]:
        window = replace(window, attempts=window.attempts + 1, records=window.records if window.token else 0)
        proof, asking = Proof(window, self.limit), self.asking
        try:
            for page in asking.pages(window):
                if window.token and not (proof.pages or page.payloads or page.token):
                    yield Warn("token_expired", "the stored resumption token is no longer good; the window starts over")
                    yield from self._window(replace(window, token=None, attempts=window.attempts - 1))
                    return
                if window.token and not proof.pages and _differs(window.size, page.complete_list_size):
                    yield Warn("token_expired", "the list has another size than before; the window starts over")
                    yield from self._window(replace(window, token=None, attempts=window.attempts - 1))
                    return
                yield from asking.told()
                yield from proof.warnings(page)
                accepted = proof.accept(page)
                yield Page(accepted, tuple(self._taken(page)), proof.size.last)
                proof.check(page)
        except Retriable as error:
            raise Stop(kept(proof.window, proof.pages), error.code, str(error), error.retry_after) from error
        if window.set_ and not proof.window.records and not asking.lists_set(window.set_):
            raise proof.stop("set_vanished", f"the endpoint no longer lists the set {window.set_}; check harvest.sets")
        self.empty |= not (proof.window.records or window.from_ or window.until)
        yield from proof.end()
        self.dry = 0 if proof.window.records else self.dry

    def _taken(self, page: OaiPage) -> Iterator[Payload]:
        """A record without metadata does not take the place of the one that has it."""
        known = self.known(page.bare) if page.bare else {}
        for one in page.payloads:
            kept = replace(one, sha256=known[one.identifier]) if one.identifier in known else one
            yield shown(kept, self.asking.options.sets.exclude)

    def _stopped(self, window: Window, stop: Stop) -> Iterator[Event]:
        parts = self._parts(window, stop)
        if parts and self._heeds_dates(parts):
            self.splits += 1
            self.dry += 1
            fresh = tuple(part for part in parts if part not in self.parts)
            self.parts.update(fresh)
            self.queue.extendleft(reversed(fresh))
            yield WindowSplit(stop.window, fresh, str(stop))
            return
        if parts:
            yield Warn("dates_ignored", "the endpoint pays no heed to from and until: windows cannot be made smaller")
        self.failures += 1
        self.complete = False
        yield WindowFailed(stop.window, stop.code, str(stop), stop.retry_after)

    def _parts(self, window: Window, stop: Stop) -> tuple[Window, ...]:
        """A window is halved when it fails beyond its first page for the second time, or is said to be too big."""
        if _ends_the_run(window, stop) or stop.code in _NEVER_SMALLER or self.splits >= _SPLITS or self.dry >= _DRY:
            return ()
        again = stop.window.attempts > 1 and (_is_deep(window, stop) or stop.code in _TOO_BIG)
        too_big = again or window in self.parts or stop.code in _TOO_MANY
        return (halves(stop.window, self.identity) or self._smallest(stop.window)) if too_big else ()

    def _smallest(self, window: Window) -> tuple[Window, ...]:
        return halves(window, self.identity, inclusive=True) if self.asking.includes_bounds() else ()

    def _heeds_dates(self, parts: tuple[Window, ...]) -> bool:
        """Tried once a run, before the first window is halved."""
        try:
            return self.splits > 0 or self.asking.heeds_dates(parts)
        except Retriable as error:
            return error.code in _TOO_MANY | _TOO_BIG


def _is_deep(window: Window, stop: Stop) -> bool:
    """Whether it failed beyond its first page."""
    return bool(stop.deep or stop.window.records or window.token)


def _ends_the_run(window: Window, stop: Stop) -> bool:
    """A connection that breaks on deep pages only is a window that is too large."""
    if stop.code == "connection" and _is_deep(window, stop) and not stop.retry_after:
        return False
    return stop.code in _ENDS_THE_RUN or bool(stop.retry_after)


def _differs(before: int | None, now: int | None) -> bool:
    return before is not None and now is not None and before != now
