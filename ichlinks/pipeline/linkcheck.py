"""linkcheck: pages and media of what is public, a sample at a time, asked whether they still lead somewhere.

addresses in Records → those that are due → asked → kept; the Records of those that have changed are linked anew
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import islice

import msgspec
from sqlalchemy import Connection

from enrichment.screening import LinkRules, load_rules
from ichlinks.pipeline.addresses import asked, is_due
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.stages import PUBLIC, Warn
from ichlinks.store import addresses, withholding
from ichlinks.store.addresses import Known
from ichlinks.store.runs import Report

_BATCH = 500
_Urgency = tuple[bool, str]


class _Medium(msgspec.Struct):
    url: str


class _Links(msgspec.Struct):
    landing_page: str = ""
    media: tuple[_Medium, ...] = ()

    def urls(self) -> list[str]:
        return [one.url for one in self.media]


_links = msgspec.json.Decoder(_Links).decode


def linkcheck(context: Context, slug: str) -> Report:
    """Asks those addresses of a partner that were asked longest ago, as many as its rules say, the doubtful first.

    Nothing is asked where the partner file says `media: {check: false}`. Killed, it begins again.
    Raises Invalid for a wrong partner or rule file, Retriable while another process works on the partner.
    """
    partner = context.partner(slug)
    rules = load_rules(context.workspace, partner).file.links
    with context.store.lock(slug), reporting(context, slug, "linkcheck") as report:
        report.counts = dict.fromkeys(("due", "asked", "ok", "dead", "away", "barred", "records"), 0)
        due = _due(context, slug, rules) if partner.media.check else []
        with context.store.read() as connection:
            before = addresses.known(connection, due)
        found = list(asked(context, "linkcheck", partner, rules, due, before))
        _keep(context, report, before, found)
        report.add(due=len(due), asked=len(found))
    return report.as_json()


def _keep(context: Context, report: RunReport, before: dict[str, Known], found: list[Known]) -> None:
    for one in found:
        report.add(**{one.state: 1})
        if one.state == "dead":
            report.warn(Warn("links.dead", "an address leads nowhere", one.url))
    with context.store.write() as connection:
        touched = _touched(connection, report.partner, before, found)
        addresses.save(connection, found)
        addresses.again(connection, touched)
    report.add(records=len(touched))


def _touched(connection: Connection, slug: str, before: Mapping[str, Known], found: Sequence[Known]) -> list[int]:
    """Row numbers of the public Records that have to be linked anew: of a page, only that it is dead is told."""
    flipped = {one.url for one in found if _shown(one)[0] != _shown(before.get(one.url))[0]}
    changed = {one.url for one in found if _shown(one) != _shown(before.get(one.url))}
    if not changed:
        return []
    records = _public(connection, slug)
    return [n for n, one in records if one.landing_page in flipped or not changed.isdisjoint(one.urls())]


def _shown(known: Known | None) -> tuple[bool, object]:
    """What of a medium its Item says."""
    if known is None:
        return False, None
    return known.state == "dead", (known.worked is not None, known.mime, known.width, known.height)


def _due(context: Context, slug: str, rules: LinkRules) -> list[str]:
    """The most urgent: those in doubt, those never asked, those asked longest ago."""
    chosen: dict[str, _Urgency] = {}
    now = context.now()
    with context.store.read() as connection:
        for urls in _addresses(connection, slug):
            known = addresses.known(connection, list(urls))
            found = ((url, known.get(url)) for url in urls)
            chosen |= {url: _urgency(one) for url, one in found if is_due(one, rules, now)}
            if len(chosen) > 2 * rules.sample:
                chosen = _most_urgent(chosen, rules.sample)
    return list(_most_urgent(chosen, rules.sample))


def _urgency(known: Known | None) -> _Urgency:
    return (known is None or known.state != "away", known.at if known else "")


def _most_urgent(chosen: dict[str, _Urgency], most: int) -> dict[str, _Urgency]:
    return dict(nsmallest(most, chosen.items(), key=lambda one: one[1]))


def _addresses(connection: Connection, slug: str) -> Iterator[set[str]]:
    records = _public(connection, slug)
    while batch := list(islice(records, _BATCH)):
        yield {url for _, one in batch for url in (one.landing_page, *one.urls()) if url}


def _public(connection: Connection, slug: str) -> Iterator[tuple[int, _Links]]:
    for one in withholding.walk(connection, slug):
        if one.outcome in PUBLIC:
            yield one.payload, _links(one.body)
