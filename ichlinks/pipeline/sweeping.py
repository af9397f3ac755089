"""The end of a harvest that compares what the endpoint lists with what is stored."""

from dataclasses import dataclass, field

from config.partner import Partner
from ichlinks.fingerprints import Fingerprints
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.ledger import sets
from ichlinks.pipeline.report import RunReport
from ichlinks.stages import Named, Warn, Window
from ichlinks.store import endpoints, payloads, windows
from ichlinks.store.audit import known, unlisted

_MISSING = "the endpoint lists it, but never gave it; the next run asks for everything again"


@dataclass
class Sweep:
    """`seen` is what the list has named so far, `missing` what of it is not stored."""

    context: Context
    report: RunReport
    partner: Partner
    seen: Fingerprints = field(default_factory=Fingerprints)
    missing: list[str] = field(default_factory=list)

    def named(self, named: Named) -> None:
        with self.context.store.read() as connection:
            here = known(connection, self.partner.slug, named.identifiers)
        self.missing += [one for one in named.identifiers if one not in here or here[one].deleted]
        self.seen.add(named.identifiers)

    def end(self) -> None:
        """What is listed but not stored is asked for again by the next run, in windows over everything."""
        slug, run = self.partner.slug, self.report.run
        with self.context.store.write() as connection:
            gone = payloads.drop(connection, slug, run, list(unlisted(connection, slug, self.seen)))
            endpoints.note_sweep(connection, slug, self.report.started)
            for name in sets(self.partner) if self.missing else ():
                one = Window(set_=name)
                windows.save(connection, slug, run, "failed", one, _MISSING, at=self.context.now())
        self.report.add(received=gone, deleted=gone)
        self._tell()

    def _tell(self) -> None:
        for identifier in self.missing:
            self.report.warn(Warn("records_missing", _MISSING, identifier))
        if self.missing:
            self.report.incomplete("records_missing", f"{len(self.missing)} records are missing: {_MISSING}")
