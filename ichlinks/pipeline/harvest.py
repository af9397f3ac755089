"""harvest: endpoint → stored payloads. One transaction a page; the window and its token go with it."""

from collections.abc import Iterable
from dataclasses import replace

from config.partner import Partner
from harvesters import harvester
from harvesters.http import Client
from harvesters.spans import instant
from ichlinks.errors import Invalid
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.stages import Event, Ledger, Page, Payload, Span, Warn, Window, WindowDone, WindowFailed
from ichlinks.store import payloads, windows
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
    client = Client(partner.harvest, context.workspace.allow_private_hosts)
    try:
        with context.store.lock(slug), reporting(context, slug, "harvest") as report:
            report.counts = dict.fromkeys(_COUNTS, 0)
            with context.store.write() as connection:
                if span.full:
                    windows.forget_unfinished(connection, slug)
                ledger = windows.ledger(connection, slug)
            _commit(context, report, client, span, ledger, harvester(partner, client)(span, ledger))
            _finish(context, report, partner)
    finally:
        client.close()
    return report.as_json()


def _commit(
    context: Context, report: RunReport, client: Client, span: Span, ledger: Ledger, events: Iterable[Event]
) -> None:
    seen: set[int] = set()
    for event in events:
        match event:
            case Page():
                _page(context, report, event, seen)
            case WindowDone():
                _done(context, report, event, seen, ledger)
                seen = set()
            case WindowFailed():
                _failed(context, report, event, span)
            case Warn():
                report.warn(event)
        report.counts["requests"] = client.requests


def _page(context: Context, report: RunReport, page: Page, seen: set[int]) -> None:
    with context.store.write() as connection:
        counts = payloads.save(connection, report.partner, report.run, _last_twins(report, page.payloads))
        windows.save(connection, report.partner, report.run, "open", page.window)
    if page.window.sweep:
        seen.update(payloads.fingerprint(payload.identifier) for payload in page.payloads)
    report.add(pages=1, received=counts.received, new=counts.new, changed=counts.changed, unchanged=counts.unchanged)
    report.add(deleted=counts.deleted, repaired=counts.repaired, rejected=counts.rejected)
    report.expected = page.expected or report.expected
    context.progress("harvest", report.partner, report.counts["received"], report.expected)


def _last_twins(report: RunReport, page: tuple[Payload, ...]) -> tuple[Payload, ...]:
    """Records of one identifier on one page: the last one counts, as the latest word of the endpoint."""
    last = {payload.identifier: payload for payload in page}
    if len(last) < len(page):
        for payload in page:
            if last[payload.identifier] is not payload:
                report.warn(
                    Warn("duplicate_identifier", "an identifier is given twice on one page", payload.identifier)
                )
                report.add(received=1, unchanged=1)
    return tuple(last.values())


def _done(context: Context, report: RunReport, done: WindowDone, seen: set[int], ledger: Ledger) -> None:
    window = done.window if _joins(done.window, ledger) else replace(done.window, response_date=None)
    with context.store.write() as connection:
        if done.window.sweep:
            gone = payloads.sweep(connection, report.partner, report.run, seen)
            report.add(received=gone, deleted=gone)
        windows.save(connection, report.partner, report.run, "complete", window)


def _joins(window: Window, ledger: Ledger) -> bool:
    """Whether everything before this window is stored too; the next one begins only where such a window was taken."""
    if window.until or not window.from_:
        return not window.until
    last = ledger.complete.get(window.set_)
    before, start = instant(last.response_date if last else None), instant(window.from_)
    return bool(before and start and start <= before)


def _failed(context: Context, report: RunReport, failed: WindowFailed, span: Span) -> None:
    """A window asked for by hand of which nothing came is not remembered: it could be wrong for ever."""
    report.incomplete(failed.code, failed.message, failed.retry_after)
    window = failed.window
    if (span.from_ or span.until or span.set_) and not window.records:
        spoken = {"set": window.set_, "from": window.from_, "until": window.until, "state": "failed"}
        report.windows.append({**spoken, "attempts": window.attempts, "records": 0, "error": failed.message})
        return
    with context.store.write() as connection:
        windows.save(connection, report.partner, report.run, "failed", window, failed.message)


def _finish(context: Context, report: RunReport, partner: Partner) -> None:
    most = partner.expect.records.at_most
    with context.store.read() as connection:
        report.windows += windows.reports(connection, report.partner, report.run)
        alive = payloads.standing(connection, report.partner).alive
    if most is not None and alive > most:
        message = f"the partner has {alive} records; at most {most} are expected"
        report.warn(Warn("expect.records.at_most", message))
