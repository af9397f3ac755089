"""The list of a web API: which window is asked for, and how it is read.

Read whole, the list is complete and what it does not name is gone; read by `modified_since` it is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from config.sources.web_api import WebApi
from harvesters.answers import wanted
from harvesters.http import Answer, Client, redacted
from harvesters.one_by_one import OneByOne
from harvesters.spans import Stop, kept, next_from
from harvesters.web_api import turning
from harvesters.web_api.details import Details, Listed
from harvesters.web_api.format import Answered, Format, Unreadable
from harvesters.web_api.payloads import payload
from harvesters.web_api.proof import Proof
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Page, Span, Warn, Window, WindowFailed

_EXPIRED = {400, 404, 410, 422}
_BEYOND = {400, 404, 416, 422}


class _Expired(Exception):
    """The place where a list was left is no longer there."""


@dataclass(frozen=True)
class _Source:
    options: WebApi
    form: Format
    client: Client


def harvest(options: WebApi, client: Client, form: Format) -> Harvest:
    """The API of `options` as a Harvest."""
    source = _Source(options, form, client)

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        try:
            yield from _window(source, _plan(options, span, ledger), span, ledger)
        except Stop as stop:
            yield WindowFailed(stop.window, stop.code, str(stop), stop.retry_after)

    return events


def _plan(options: WebApi, span: Span, ledger: Ledger) -> Window:
    if ledger.unfinished and not span.full and not span.from_:
        return ledger.unfinished[0]
    whole = span.full or ledger.unswept > options.sweep
    since = span.from_ or (None if whole else next_from(ledger.complete.get(None), options.overlap))
    return Window(from_=since if options.modified_since else None)


def _window(source: _Source, window: Window, span: Span, ledger: Ledger) -> Iterator[Event]:
    resumed = turning.good(source.options, window.token)
    window = replace(
        window,
        token=window.token if resumed else None,
        attempts=window.attempts + 1,
        records=window.records if resumed else 0,
        sweep=not resumed and window.from_ is None,
    )
    proof, details = _proof(source.options, window), _details(source, span, ledger)
    try:
        yield from _pages(source, proof, details, span.limit)
    except _Expired:
        yield Warn("token_expired", "the list cannot go on where it was left; the window starts over")
        yield from _window(source, replace(window, token=None, attempts=window.attempts - 1), span, ledger)
        return
    except Retriable as error:
        raise _stopped(proof.window, proof, error) from error
    if details and (failed := details.fetching.failed):
        raise proof.stop("details_missing", f"{len(failed)} items did not answer, among them {', '.join(failed[:5])}")
    yield from proof.end()


def _stopped(window: Window, proof: Proof, error: Retriable) -> Stop:
    return Stop(kept(window, proof.pages), error.code, str(error), error.retry_after)


def _proof(options: WebApi, window: Window) -> Proof:
    paging = options.paging
    full = paging.size if paging and paging.size_parameter else None
    counted = bool(paging and paging.way in ("page", "offset"))
    return Proof(window, counted, whole=not options.modified_since, full=full)


def _details(source: _Source, span: Span, ledger: Ledger) -> Details | None:
    detail = source.options.detail
    fetching = OneByOne(source.client)
    return Details(source.options, detail, source.form, fetching, ledger, span.full) if detail else None


def _pages(source: _Source, proof: Proof, details: Details | None, limit: int | None) -> Iterator[Event]:
    position: str | None = proof.window.token or turning.first(source.options)
    while position is not None and (answer := _ask(source, position, proof)):
        page, following = _read(source, position, answer, proof.pages)
        listed = [(payload(source.options, source.form, item, page), item) for item in page.items]
        before = proof.window
        goes_on = proof.accept([one for one, _ in listed], page.total, following, answer.date)
        if proof.window is before:
            return
        if details:
            yield from _detailed(details, listed, before, proof, limit)
        elif listed:
            yield Page(proof.window, tuple(one for one, _ in listed), proof.total)
        if goes_on and limit is not None and proof.window.records >= limit:
            raise Stop(proof.window, "limit", f"stopped after {proof.window.records} records as asked")
        position = following if goes_on else None


def _detailed(
    details: Details, listed: list[Listed], before: Window, proof: Proof, limit: int | None
) -> Iterator[Event]:
    """The window moves on with the last of a page's items, so that a run that is cut off begins that page again."""
    records = before.records
    try:
        for chunk, last in details.pages(listed, limit):
            records += len(chunk)
            proof.note(chunk)
            before = replace(before, broken=proof.window.broken)
            yield Page(proof.window if last else before, chunk, proof.total)
            if limit is not None and records >= limit and not last:
                raise Stop(before, "limit", f"stopped after {records} records as asked")
    except Retriable as error:
        raise _stopped(before, proof, error) from error


def _ask(source: _Source, position: str, proof: Proof) -> Answer | None:
    """None where there is no page, and none was needed."""
    url, parameters = turning.request(source.options, position, proof.window)
    answer = source.client.get(url, parameters)
    if answer.status in _EXPIRED and not proof.pages and proof.window.token:
        raise _Expired
    if answer.status in _BEYOND and proof.counted and proof.pages and proof.reached:
        return None
    return wanted(answer, f"page {proof.pages + 1}")


def _read(source: _Source, position: str, answer: Answer, pages: int) -> tuple[Answered, str | None]:
    try:
        page = source.form.page(answer.body)
        if source.options.total and page.total is None and not pages:
            raise Unreadable(f"no number at {source.options.total}")
        return page, turning.following(source.options, position, answer, page)
    except Unreadable as error:
        where = redacted(source.options.endpoint)
        problem = f"{where} is not the expected {source.form.name} on page {pages + 1}: {error}"
        raise Retriable(f"not_{source.form.name.lower()}", problem) from error
