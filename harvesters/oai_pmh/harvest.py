"""Windows of an OAI-PMH endpoint: which are asked for, and how one is read."""

from collections.abc import Generator, Iterator
from dataclasses import replace

from config.sources import OaiPmh
from harvesters.http import Client
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.page import NAMESPACE, OaiPage
from harvesters.oai_pmh.proof import Proof
from harvesters.spans import Stop, kept, next_from
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Page, Payload, Span, Warn, Window, WindowFailed

_DAYS = "YYYY-MM-DD"
_GRANULARITY = f"{{{NAMESPACE}}}Identify/{{{NAMESPACE}}}granularity"


def harvest(options: OaiPmh, client: Client) -> Harvest:
    """The endpoint of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        endpoint = Endpoint(client, options.raw_token)
        try:
            granularity = yield from _identify(endpoint)
        except Retriable as error:
            window = _plan(options, span, ledger, _DAYS)[0]
            yield WindowFailed(window, error.code, str(error), error.retry_after)
            return
        for window in _plan(options, span, ledger, granularity):
            try:
                yield from _window(endpoint, options, window, span.limit)
            except Stop as stop:
                yield WindowFailed(stop.window, stop.code, str(stop), stop.retry_after)
                return

    return events


def _identify(endpoint: Endpoint) -> Generator[Event, None, str]:
    """Yields warnings; returns the granularity, days where the endpoint does not say.

    Raises Retriable where the endpoint asks to be left alone for a while.
    """
    try:
        page = endpoint.harvest(verb="Identify").page
    except Retriable as error:
        if error.retry_after:
            raise
        yield Warn("identify_failed", str(error))
        return _DAYS
    found = (page.root.findtext(_GRANULARITY) or "").strip() if page.root is not None else ""
    if not found:
        yield Warn("granularity_missing", "Identify names no granularity; asking by days")
    return found or _DAYS


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
    proof = Proof(window, limit)
    try:
        for page in _pages(endpoint, options, window):
            if window.token and not (proof.pages or page.payloads or page.token):
                yield Warn("token_expired", "the stored resumption token is no longer good; the window starts over")
                yield from _window(endpoint, options, replace(window, token=None), limit)
                return
            yield from proof.warnings(page)
            accepted = proof.accept(page)
            yield Page(accepted, tuple(_shown(one, options.sets.exclude) for one in page.payloads), proof.size)
            proof.check(page)
    except Retriable as error:
        raise Stop(kept(proof.window, proof.pages), error.code, str(error), error.retry_after) from error
    yield from proof.end()


def _pages(endpoint: Endpoint, options: OaiPmh, window: Window) -> Iterator[OaiPage]:
    if window.token:
        return endpoint.pages(resumptionToken=window.token)
    arguments = {"metadataPrefix": options.metadata_prefix, "from": window.from_, "until": window.until}
    return endpoint.pages(**arguments, set=window.set_)


def _shown(one: Payload, barred: tuple[str, ...]) -> Payload:
    """A record of an excluded set is a deletion without content: one that was public before it came there goes."""
    excluded = barred and any(_within(spec, name) for spec in one.sets for name in barred)
    return replace(one, data=b"", deleted=True) if excluded else one


def _within(set_spec: str, barred: str) -> bool:
    """Sets are a hierarchy by colons (OAI-PMH 2.0, section 2.6)."""
    return set_spec == barred or set_spec.startswith(f"{barred}:")
