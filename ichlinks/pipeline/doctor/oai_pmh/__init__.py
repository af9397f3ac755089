"""An OAI-PMH endpoint under examination."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ichlinks.pipeline.doctor import transport
from ichlinks.pipeline.doctor.asking import Asking, Exchange
from ichlinks.pipeline.doctor.findings import Examination, Finding, run, shown
from ichlinks.pipeline.doctor.oai_pmh import (
    content,
    datestamps,
    deletions,
    encoding,
    errors,
    formats,
    identify,
    lists,
    ranges,
    sets,
    speed,
)
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit, visit
from ichlinks.pipeline.doctor.partner_file import Draft, partner_file

CHECKS: Mapping[str, Callable[[Visit], Iterable[Finding]]] = {
    "Identify": identify.check,
    "Formats": formats.check,
    "Sets": sets.check,
    "Lists and tokens": lists.check,
    "From and until": ranges.check,
    "Datestamps": datestamps.check,
    "Deletions": deletions.check,
    "XML and characters": encoding.check,
    "Errors": errors.check,
    "Content of the records": content.check,
    "Speed": speed.check,
    "HTTP": lambda seen: transport.check(seen.asking),
}


def examine(
    asking: Asking, base: str, known: tuple[Exchange, Exchange | None], prefix: str | None = None
) -> Examination:
    seen = visit(asking, base, prefix, known)
    examination = Examination(base, "oai_pmh", _found(seen), list(run(_looked_at(seen), seen)))
    if seen.identify.answered:
        harvest = {"kind": "oai_pmh", "endpoint": base, "metadata_prefix": seen.prefix, "delay": "1s"}
        draft = Draft(seen.said("repositoryName"), harvest, email=seen.said("adminEmail"))
        examination.partner_file = partner_file(draft)
    return examination


def _looked_at(seen: Visit) -> Mapping[str, Callable[[Visit], Iterable[Finding]]]:
    """The checks that have something to look at: of what was never answered nobody can say that it is fine."""
    records = bool(seen.records.page.payloads)
    needs = {
        "Formats": seen.formats.heard,
        "Sets": seen.sets.heard,
        "Lists and tokens": seen.records.asked,
        "From and until": seen.ranged.heard or seen.future.heard,
        "Datestamps": records,
        "Deletions": seen.identify.answered,
        "Content of the records": records,
        "Speed": records,
    }
    return {name: check for name, check in CHECKS.items() if needs.get(name, True)}


def _found(seen: Visit) -> dict[str, Any]:
    told = {
        "repository": seen.said("repositoryName"),
        "granularity": seen.granularity,
        "deleted records": seen.said("deletedRecord"),
        "earliest datestamp": seen.said("earliestDatestamp"),
        "metadata formats": shown(seen.offered, 8),
        "sets": shown([spec for spec in seen.sets.texts("setSpec") if spec], 8),
        "asked for": seen.prefix if seen.records.asked else "",
        "records on the first page": len(seen.records.page.payloads),
        "records in all": seen.records.page.complete_list_size or "",
        **speed.measured(seen),
    }
    return {label: value for label, value in told.items() if value != ""}
