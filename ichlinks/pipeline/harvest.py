"""harvest: endpoint → stored payloads. One transaction a page; the window and its token go with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from config.partner import Partner
from config.sources import OaiPmh
from harvesters import harvester
from harvesters.http import Client
from harvesters.sizes import bounded
from ichlinks.errors import Invalid
from ichlinks.pipeline.committing import Commits
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.ledger import ledger
from ichlinks.pipeline.parts import count_gone, divide_again
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.pipeline.sweeping import Sweep
from ichlinks.stages import Event, Span, Warn
from ichlinks.store import endpoints, payloads, windows
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
    """One harvest of one partner."""

    context: Context
    report: RunReport
    partner: Partner
    client: Client
    span: Span

    def go(self) -> None:
        if self._left_alone():
            return
        divide_again(self.context, self.partner, self.report)
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
        sweep = Sweep(self.context, self.report, self.partner)
        commits = Commits(self.context, self.report, self.partner, self.span, sweep)
        for event in events:
            commits.commit(event)
            self.report.counts["requests"] = self.client.requests

    def _finish(self) -> None:
        most = self.partner.expect.records.at_most
        with self.context.store.write() as connection:
            if self.report.state == "complete" and not endpoints.find(connection, self.partner.slug).swept:
                endpoints.note_sweep(connection, self.partner.slug, self.report.started)
            self.report.windows += windows.reports(connection, self.partner.slug, self.report.run)
            count_gone(connection, self.partner, self.report)
            alive = payloads.standing(connection, self.partner.slug).alive
        if most is not None and alive > most:
            message = f"the partner has {alive} records; at most {most} are expected"
            self.report.warn(Warn("expect.records.at_most", message))
