"""Windows of an OAI-PMH endpoint: which are asked for, and when one counts as complete."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from config.partner import OaiPmh
from harvesters.http import Client
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.page import OaiPage
from harvesters.spans import Stop, next_from
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Page, Payload, Span, Warn, Window, WindowDone, WindowFailed

_MAX_EMPTY = 3
_TOLERANCE = 0.01
_ADVICE = {
    "cannotDisseminateFormat": "set harvest.metadata_prefix to a format the endpoint lists",
    "noSetHierarchy": "remove harvest.sets: the endpoint has none",
    "badArgument": "check harvest.sets and the dates asked for",
}


def harvest(options: OaiPmh, client: Client) -> Harvest:
    """The endpoint of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        endpoint = Endpoint(client, options.raw_token)
        granularity = yield from _identify(endpoint)
        for window in _plan(options, span, ledger, granularity):
            try:
                yield from _window(endpoint, options, window, span.limit)
            except Stop as stop:
                yield WindowFailed(stop.window, stop.code, str(stop), stop.retry_after)
                return

    return events


def _identify(endpoint: Endpoint) -> Generator[Event, None, str]:
    """Yields warnings; returns the granularity, days where the endpoint does not say."""
    try:
        page = endpoint.harvest(verb="Identify").page
    except Retriable as error:
        yield Warn("identify_failed", str(error))
        return "YYYY-MM-DD"
    found = page.root.findtext(".//{*}granularity") if page.root is not None else None
    if not found:
        yield Warn("granularity_missing", "Identify names no granularity; asking by days")
    return (found or "YYYY-MM-DD").strip()


def _plan(options: OaiPmh, span: Span, ledger: Ledger, granularity: str) -> list[Window]:
    """What was left unfinished first, then each set from where its last complete window was taken."""
    resumed = [] if span.full or span.from_ or span.until or span.set_ else list(ledger.unfinished)
    done = {window.set_ for window in resumed}
    sets: tuple[str | None, ...] = (span.set_,) if span.set_ else options.sets.include or (None,)
    for name in sets:
        if name in done:
            continue
        since = span.from_ or (None if span.full else next_from(ledger.complete.get(name), options.overlap))
        resumed.append(
            Window(
                set_=name,
                from_=_formatted(since, granularity, "T00:00:00Z"),
                until=_formatted(span.until, granularity, "T23:59:59Z"),
            )
        )
    return resumed


def _formatted(moment: str | None, granularity: str, time: str) -> str | None:
    """A moment in the endpoint's own granularity (OAI-PMH 2.0, section 3.3); a bare day takes this `time`."""
    if moment is None:
        return None
    if "hh" not in granularity:
        return moment[:10]
    return moment if len(moment) > 10 else f"{moment}{time}"


def _window(endpoint: Endpoint, options: OaiPmh, window: Window, limit: int | None) -> Iterator[Event]:
    window = replace(window, attempts=window.attempts + 1, records=window.records if window.token else 0)
    proof = _Proof(window, limit)
    try:
        for page in _pages(endpoint, options, window):
            if "badResumptionToken" in page.errors and window.token and not proof.pages:
                yield Warn("token_expired", "the stored resumption token is no longer good; the window starts over")
                yield from _window(endpoint, options, replace(window, token=None), limit)
                return
            yield from proof.warnings(page)
            window = proof.accept(page)
            yield Page(window, _wanted(page.payloads, options), proof.size)
            proof.check(page)
    except Retriable as error:
        raise Stop(proof.window, error.code, str(error), error.retry_after) from error
    yield from proof.end()


def _pages(endpoint: Endpoint, options: OaiPmh, window: Window) -> Iterator[OaiPage]:
    if window.token:
        return endpoint.pages(resumptionToken=window.token)
    arguments = {"metadataPrefix": options.metadata_prefix, "from": window.from_, "until": window.until}
    return endpoint.pages(**arguments, set=window.set_)


def _wanted(payloads: tuple[Payload, ...], options: OaiPmh) -> tuple[Payload, ...]:
    barred = options.sets.exclude
    return tuple(p for p in payloads if not any(_within(s, b) for s in p.sets for b in barred)) if barred else payloads


def _within(set_spec: str, barred: str) -> bool:
    """Sets are a hierarchy by colons (OAI-PMH 2.0, section 2.6)."""
    return set_spec == barred or set_spec.startswith(f"{barred}:")


@dataclass
class _Proof:
    """What has to be seen before a list counts as complete; raises Stop on what must not be believed."""

    window: Window
    limit: int | None
    pages: int = 0
    size: int | None = None
    empty: int = 0
    ended: bool = False

    def __post_init__(self) -> None:
        self.tokens: set[str] = set()
        self.fingerprints: set[int] = set()
        self.again: str | None = None
        self.repeated = False

    def warnings(self, page: OaiPage) -> Iterator[Warn]:
        if page.problem:
            yield Warn("page_not_well_formed", f"a page is not well-formed XML: {page.problem}; records were salvaged")
        if page.payloads and page.payloads[0].repaired and not page.problem:
            yield Warn("page_repaired", "a page was not well-formed XML and could be repaired")

    def accept(self, page: OaiPage) -> Window:
        """The window as it stands once this page is saved."""
        self._errors(page)
        self.pages += 1
        self.size = page.complete_list_size or self.size
        self.ended = page.ended or "noRecordsMatch" in page.errors
        self._repetition(page)
        self.window = replace(
            self.window,
            token=page.token,
            records=self.window.records + len(page.payloads),
            response_date=self.window.response_date or page.response_date or _now(),
        )
        return self.window

    def check(self, page: OaiPage) -> None:
        """Stops after a page that was saved, but after which there is no going on."""
        if page.truncated:
            raise self.stop("truncated", "a page ends in the middle; what was whole in it is kept")
        if self.again:
            raise self.stop("token_repeated", f"the endpoint gave the resumption token {self.again[:80]!r} twice")
        if self.repeated and self.window.records >= (self.size or 0):
            raise self.stop("page_repeated", "the endpoint sent the same page twice")
        self.empty = 0 if page.payloads else self.empty + 1
        if self.empty >= _MAX_EMPTY and page.token:
            raise self.stop("empty_pages", f"{_MAX_EMPTY} pages without records, and still a token")
        if self.limit is not None and self.window.records >= self.limit and page.token:
            raise Stop(self.window, "limit", f"stopped after {self.window.records} records as asked")

    def end(self) -> Iterator[Event]:
        if self.size and abs(self.size - self.window.records) > self.size * _TOLERANCE:
            message = f"completeListSize says {self.size}, the list had {self.window.records} records"
            if self.window.records < self.size and not self.ended:
                raise self.stop("list_incomplete", f"{message}, and ended without the empty token that ends a list")
            yield Warn("complete_list_size_differs", message)
        yield WindowDone(replace(self.window, token=None))

    def stop(self, code: str, message: str) -> Stop:
        """The list cannot be trusted from here on: the window is asked for again from its beginning."""
        return Stop(replace(self.window, token=None, records=0), code, message)

    def _errors(self, page: OaiPage) -> None:
        for code, message in page.errors.items():
            if code != "noRecordsMatch":
                advice = f"; {_ADVICE[code]}" if code in _ADVICE else ""
                raise self.stop(
                    _snake(code) or "error_without_code", f"the endpoint answered {code}: {message}{advice}"
                )

    def _repetition(self, page: OaiPage) -> None:
        if page.token in self.tokens:
            self.again = page.token
        if page.token:
            self.tokens.add(page.token)
        fingerprint = hash(tuple(payload.identifier for payload in page.payloads))
        self.repeated |= bool(page.payloads) and fingerprint in self.fingerprints
        self.fingerprints.add(fingerprint)


def _snake(code: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", code).lower()


def _now() -> str:
    return (datetime.now(UTC) - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
