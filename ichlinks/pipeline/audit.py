"""audit: what the endpoint lists against what is stored; with `repair`, what is missing or stale is fetched.

OAI-PMH: ListIdentifiers, compared by datestamp and status. Every other kind has no list but its content: it is read
whole, as a full harvest reads it, and compared by checksum. Nothing is ever deleted by an audit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from config.partner import Partner
from config.sources import OaiPmh
from harvesters import harvester
from harvesters.http import Client
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.headers import headers, record
from harvesters.sizes import bounded
from ichlinks.errors import Retriable
from ichlinks.fingerprints import Fingerprints
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.differences import MESSAGES, Differences, Listed
from ichlinks.pipeline.parts import count_gone, divide
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.stages import Ledger, Page, Payload, Span, Warn, WindowDone, WindowFailed
from ichlinks.store import endpoints, payloads
from ichlinks.store.audit import known, unlisted
from ichlinks.store.runs import Report

_LISTED = ("requests", "pages", "listed", "missing", "stale", "ghost")
_STORED = ("received", "new", "changed", "unchanged", "deleted", "repaired", "rejected")


def audit(context: Context, slug: str, repair: bool = False) -> Report:
    """The run report of the contract, and beside it the differences in full.

    `complete`: store and endpoint agree, or did when the repair was done; else `incomplete`. A list that cannot be
    proved complete gives no verdict. Raises as `harvest` does.
    """
    partner, differences = context.partner(slug), Differences()
    client = context.client(partner.harvest)
    try:
        with context.store.lock(slug), reporting(context, slug, "audit") as report:
            report.counts = dict.fromkeys(_LISTED + (_STORED if repair else ()), 0)
            try:
                _Audit(context, report, partner, client, repair, differences).run()
            except Retriable as error:
                report.incomplete(error.code, f"no verdict: {error}", error.retry_after)
            report.counts["requests"] = client.requests
    finally:
        client.close()
    return {**report.as_json(), **vars(differences)}


@dataclass
class _Audit:
    context: Context
    report: RunReport
    partner: Partner
    client: Client
    repair: bool
    differences: Differences
    seen: Fingerprints = field(default_factory=Fingerprints)
    whole: bool = False

    def run(self) -> None:
        self._mind()
        options = self.partner.harvest
        self.whole = isinstance(options, OaiPmh)
        for page in _headers(options, self.client) if isinstance(options, OaiPmh) else self._content():
            self._compare(page)
        self._ghosts()
        if self.repair and isinstance(options, OaiPmh):
            self._fetch(options)
        self._conclude()

    def _mind(self) -> None:
        """Raises Retriable while the endpoint wants to be left alone."""
        with self.context.store.read() as connection:
            asked = endpoints.find(connection, self.partner.slug)
        if asked.not_before and asked.not_before > self.report.started:
            self.report.next = asked.not_before
            raise Retriable("not_before", f"nothing was asked before {asked.not_before}: {asked.message}")

    def _content(self) -> Iterator[list[Listed]]:
        events = harvester(self.partner, self.client)(Span(full=True), Ledger())
        for event in bounded(events, self.partner.harvest.max_record_bytes):
            match event:
                case WindowDone():
                    self.whole |= event.window.sweep
                case Page():
                    yield [Listed(one.identifier, one.datestamp, one.deleted, one) for one in event.payloads]
                case WindowFailed():
                    raise Retriable(event.code, event.message, event.retry_after)
                case Warn():
                    self.report.warn(event)

    def _compare(self, page: list[Listed]) -> None:
        with self.context.store.read() as connection:
            mine = known(connection, self.partner.slug, [one.identifier for one in page])
        different = [one for one in page if self.differences.add(one, mine.get(one.identifier))]
        self.seen.add(one.identifier for one in page)
        self.report.add(pages=1, listed=len(page))
        self.context.progress("audit", self.partner.slug, self.report.counts["listed"], None)
        if self.repair:
            self._save(tuple(one.payload for one in different if one.payload))

    def _ghosts(self) -> None:
        if not self.whole:
            message = "the source is no complete list: what only the store has cannot be told"
            self.report.warn(Warn("audit.not_a_complete_list", message))
            return
        with self.context.store.read() as connection:
            self.differences.ghost += unlisted(connection, self.partner.slug, self.seen)

    def _fetch(self, options: OaiPmh) -> None:
        endpoint = Endpoint(self.client, options.raw_token)
        wanted = self.differences.missing + self.differences.stale
        for done, identifier in enumerate(wanted):
            if found := record(endpoint, options, identifier):
                self._save((found,))
            else:
                self.differences.unobtainable.append(identifier)
            self.context.progress("repair", self.partner.slug, done + 1, len(wanted))

    def _save(self, page: tuple[Payload, ...]) -> None:
        if not page:
            return
        with self.context.store.write() as connection:
            counts = payloads.save(connection, self.partner.slug, self.report.run, page)
            divide(connection, self.partner, self.report, page)
        self.report.add(received=counts.received, **{name: getattr(counts, name) for name in _STORED[1:]})

    def _conclude(self) -> None:
        with self.context.store.read() as connection:
            count_gone(connection, self.partner, self.report)
        found = {name: len(listed) for name, listed in vars(self.differences).items()}
        self.report.add(**{name: found[name] for name in ("missing", "stale", "ghost")})
        for name, message in MESSAGES.items():
            for identifier in getattr(self.differences, name):
                self.report.warn(Warn(f"audit.{name}", message, identifier))
        left = ("unobtainable", "ghost") if self.repair else ("missing", "stale", "ghost")
        if told := ", ".join(f"{found[name]} {name}" for name in left if found[name]):
            self.report.incomplete("differs", f"the endpoint and the store differ: {told}")


def _headers(options: OaiPmh, client: Client) -> Iterator[list[Listed]]:
    for page in headers(Endpoint(client, options.raw_token), options):
        yield [Listed(one.identifier, one.datestamp, one.deleted) for one in page]
