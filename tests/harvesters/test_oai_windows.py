"""Windows that are halved, dates that are refused, deletions that nobody tells (an archive with a date a record)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest

from config.sources import OaiPmh
from harvesters.oai_pmh.identify import Identity
from harvesters.oai_pmh.plan import halves
from ichlinks.stages import Ledger, Named, Span, Swept, Warn, Window, WindowDone, WindowFailed, WindowSplit
from tests.harvesters.harvesting import Harvested, harvest
from tests.harvesters.oai import envelope, error, header, page, record
from tests.servers.endpoint import Answer, Asked, Endpoint

_SIZE = 2


@dataclass
class Dated:
    """Records by day, two a page. `deep`: what pages beyond the first answer; `days`, `eldest`: what is refused;
    `exclusive`: the bounds that are left out, or `midnight`, where a day that is the end ends as it begins; `rounds`:
    datestamps are shown in the granularity that is named."""

    days: dict[str, str] = field(default_factory=lambda: {f"r{n}": f"2025-12-0{n}" for n in range(1, 9)})
    deep: Answer | None = None
    deleted: str = "persistent"
    granularity: str = "YYYY-MM-DDThh:mm:ssZ"
    only_days: bool = False
    eldest: str = ""
    heeds_dates: bool = True
    exclusive: str = ""
    rounds: bool = True

    def __call__(self, asked: Asked) -> Answer:
        query = asked.query
        match query["verb"]:
            case "Identify":
                said = f"<granularity>{self.granularity}</granularity><deletedRecord>{self.deleted}</deletedRecord>"
                return 200, {}, envelope(f"<Identify>{said}</Identify>")
            case "ListSets":
                return 200, {}, envelope("<ListSets><set><setSpec>ich</setSpec></set></ListSets>")
        from_, until, start = self._asked(query)
        if (self.only_days and "T" in from_ + until) or (from_ and from_ < self.eldest):
            return 200, {}, error("badArgument")
        if start and self.deep:
            return self.deep
        return 200, {}, self._page(query["verb"], from_, until, start)

    def _asked(self, query: dict[str, str]) -> tuple[str, str, int]:
        if token := query.get("resumptionToken"):
            from_, until, start = token.split("|")
            return from_, until, int(start)
        return query.get("from", ""), query.get("until", ""), 0

    def _page(self, verb: str, from_: str, until: str, start: int) -> bytes:
        names = [name for name, day in self.days.items() if not self.heeds_dates or self.has(day, from_, until)]
        token = f"{from_}|{until}|{start + _SIZE}" if start + _SIZE < len(names) else ""
        if not names:
            return error("noRecordsMatch")
        make = header if verb == "ListIdentifiers" else record
        shown = [
            make(name).replace("2026-01-01T00:00:00Z", self._told(self.days[name]))
            for name in names[start : start + _SIZE]
        ]
        return page(*shown, token=token, size=len(names)).replace(b"ListRecords>", verb.encode() + b">")

    def _told(self, day: str) -> str:
        return day[:10] if self.granularity == "YYYY-MM-DD" and self.rounds else _moment(day)

    def has(self, day: str, from_: str, until: str) -> bool:
        if self.exclusive == "midnight":
            return (not from_ or _moment(from_) <= _moment(day)) and (not until or _moment(day) <= _moment(until))
        after = day > from_[:10] if self.exclusive in ("from", "both") else day >= from_[:10]
        return after and (not until or (day < until[:10] if self.exclusive in ("until", "both") else day <= until[:10]))


def _moment(day: str) -> str:
    return day if "T" in day else f"{day}T00:00:00Z"


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def found(server: Endpoint, archive: Dated, ledger: Ledger | None = None, span: Span | None = None) -> Harvested:
    server.scripts["/oai"] = archive
    return harvest(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0), ledger, span)


def spans(windows: list[Window]) -> list[tuple[str | None, str | None]]:
    return [(one.from_, one.until) for one in windows]


def failed_once(run: Harvested) -> Ledger:
    return Ledger((replace(run.failed.window, token=None),))


def test_a_window_whose_deep_pages_fail_is_halved_the_second_time(server: Endpoint) -> None:
    archive = Dated(deep=(500, {}, b""))
    first = found(server, archive)
    assert (first.failed.code, [e for e in first.events if isinstance(e, WindowSplit)]) == ("http_500", [])
    second = found(server, archive, failed_once(first))
    assert (second.failures, {*second.identifiers}) == ([], set(archive.days))
    done = [event.window for event in second.events if isinstance(event, WindowDone)]
    assert len(done) >= 4
    assert (done[0].from_, done[-1].until) == (None, None)
    assert all((one.until or "") > (two.from_ or "") for one, two in pairwise(done))


def test_a_window_is_not_halved_where_dates_are_ignored(server: Endpoint) -> None:
    archive = Dated(deep=(500, {}, b""), heeds_dates=False)
    second = found(server, archive, failed_once(found(server, archive)))
    assert (second.failures, second.warnings) == (["http_500"], ["dates_ignored"])


def test_too_many_records_for_one_window_halve_it_at_once(server: Endpoint) -> None:
    archive = Dated()

    def answer(asked: Asked) -> Answer:
        from_, until = asked.query.get("from", ""), asked.query.get("until", "9999")
        asks = asked.query["verb"] == "ListRecords"
        wanted = sum(from_[:10] <= day <= until[:10] for day in archive.days.values())
        return (413, {}, b"<html>too many records</html>") if asks and wanted > _SIZE else archive(asked)

    server.scripts["/oai"] = answer
    run = harvest(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0))
    assert (run.failures, {*run.identifiers}) == ([], set(archive.days))


def test_one_bad_day_costs_only_itself(server: Endpoint) -> None:
    archive = Dated(granularity="YYYY-MM-DD")

    def answer(asked: Asked) -> Answer:
        query = asked.query
        from_, until, start = archive._asked(query) if query["verb"] == "ListRecords" else ("9999", "", 0)
        listed = [day for day in archive.days.values() if from_ <= day <= (until or "9999")][start : start + _SIZE]
        return (500, {}, b"") if "2025-12-03" in listed else archive(asked)

    server.scripts["/oai"] = answer
    options = OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0)
    run = harvest(options, Ledger((Window(attempts=1, token="||2", records=2),)))
    assert archive.days.keys() - {*run.identifiers} == {"r3"}
    failed = [event.window for event in run.events if isinstance(event, WindowFailed)]
    assert {*spans(failed)} == {("2025-12-03", "2025-12-03")}


def test_seconds_that_are_refused_are_asked_for_as_days(server: Endpoint) -> None:
    base = Ledger(complete={None: Window(response_date="2025-12-08T12:00:00Z")})
    run = found(server, Dated(only_days=True), base)
    assert (run.identifiers, run.warnings) == (["r6", "r7", "r8"], ["granularity_refused"])


def test_a_from_that_is_refused_is_left_out(server: Endpoint) -> None:
    base = Ledger(complete={None: Window(response_date="2025-12-08T12:00:00Z")})
    run = found(server, Dated(eldest="2025-12-07"), base)
    assert (len(run.identifiers), run.warnings) == (8, ["from_refused"])


def test_a_set_that_the_endpoint_no_longer_lists_has_vanished(server: Endpoint) -> None:
    archive = Dated(days={})
    assert found(server, archive, span=Span(set_="gone")).failed.code == "set_vanished"
    assert found(server, archive, span=Span(set_="ich")).done.records == 0


@pytest.mark.parametrize(
    ("deleted", "full", "unswept", "swept"),
    [
        ("persistent", True, 0, True),
        ("transient", True, 0, True),
        ("no", True, 0, True),
        ("", True, 0, True),
        ("no", False, 604_801, True),
        ("transient", False, 604_801, True),
        ("no", False, 604_799, False),
        ("persistent", False, 1e9, False),
    ],
)
def test_when_deletions_are_looked_for(server: Endpoint, deleted: str, full: bool, unswept: float, swept: bool) -> None:
    run = found(server, Dated(deleted=deleted), Ledger(unswept=unswept), Span(full=full))
    assert [event for event in run.events if isinstance(event, Swept)] == [Swept()] * swept


def test_a_sweep_names_every_identifier_that_is_listed(server: Endpoint) -> None:
    archive = Dated(deleted="no")
    run = found(server, archive, span=Span(full=True))
    named = [name for event in run.events if isinstance(event, Named) for name in event.identifiers]
    assert named == list(archive.days)


def test_an_endpoint_that_is_suddenly_empty_is_looked_at_twice(server: Endpoint) -> None:
    run = found(server, Dated(days={}))
    assert isinstance(run.events[-1], Swept)


def test_a_sweep_that_fails_deletes_nothing(server: Endpoint) -> None:
    archive = Dated(deleted="no")
    server.scripts["/oai"] = lambda one: (500, {}, b"") if one.query["verb"] == "ListIdentifiers" else archive(one)
    options = OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0)
    run = harvest(options, span=Span(full=True))
    assert isinstance(run.events[-1], Warn)
    assert (run.warnings, run.done.records) == (["sweep_failed"], 8)


def of_identifiers(*headers: str, token: str = "", size: int | None = None) -> bytes:
    return page(*headers, token=token, size=size).replace(b"ListRecords>", b"ListIdentifiers>")


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([(("r1", "r2"), "1", 4), (("r2", "r3"), "", 4)], id="one twice, so that another may be left out"),
        pytest.param([(("r1", "r2"), "1", 4), (("r3",), "", 3)], id="shrinks while it is read"),
        pytest.param([(("r1", "r2"), "", 3)], id="one of three is missing"),
        pytest.param([((), "1", None), ((), "1", None)], id="goes round in a circle"),
    ],
)
def test_nothing_is_swept_by_a_list_that_is_not_proved(
    server: Endpoint, pages: list[tuple[tuple[str, ...], str, int | None]]
) -> None:
    archive = Dated(deleted="no")
    bodies = {
        str(n): of_identifiers(*map(header, names), token=token, size=size)
        for n, (names, token, size) in enumerate(pages)
    }

    def answer(asked: Asked) -> Answer:
        listed = bodies[asked.query.get("resumptionToken", "0")] if asked.query["verb"] == "ListIdentifiers" else b""
        return (200, {}, listed) if listed else archive(asked)

    server.scripts["/oai"] = answer
    run = harvest(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0), span=Span(full=True))
    assert (run.warnings, [event for event in run.events if isinstance(event, Swept)]) == (["sweep_failed"], [])


DAYS, SECONDS = Identity(days=True), Identity(days=False, earliest="2025-12-01T00:00:00Z")


@pytest.mark.parametrize(
    ("from_", "until", "expected"),
    [
        ("2025-12-01", "2025-12-05", [("2025-12-01", "2025-12-04"), ("2025-12-03", "2025-12-05")]),
        ("2025-12-01", "2025-12-04", [("2025-12-01", "2025-12-03"), ("2025-12-02", "2025-12-04")]),
        ("2025-12-01", "2025-12-03", []),
        ("2025-12-01", "2025-12-01", []),
        ("2025-12-02", "2025-12-01", []),
        (None, "1970-01-04", [(None, "1970-01-03"), ("1970-01-02", "1970-01-04")]),
    ],
)
def test_days_are_halved_down_to_three(from_: str | None, until: str, expected: list[tuple[str, str]]) -> None:
    assert spans(list(halves(Window(from_=from_, until=until), DAYS))) == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2025-12-03", [("2025-12-01", "2025-12-02"), ("2025-12-03", "2025-12-03")]),
        ("2025-12-02", [("2025-12-01", "2025-12-01"), ("2025-12-02", "2025-12-02")]),
        ("2025-12-01", []),
    ],
)
def test_days_are_halved_down_to_one_where_bounds_are_included(until: str, expected: list[tuple[str, str]]) -> None:
    assert spans(list(halves(Window(from_="2025-12-01", until=until), DAYS, inclusive=True))) == expected


@pytest.mark.parametrize("exclusive", ["from", "until", "both"])
def test_an_endpoint_that_leaves_out_a_bound_loses_nothing_by_halving(server: Endpoint, exclusive: str) -> None:
    days = {**Dated().days, "r4b": "2025-12-04", "r4c": "2025-12-04", "r4d": "2025-12-04"}
    archive = Dated(days=days, granularity="YYYY-MM-DD", exclusive=exclusive, deep=(500, {}, b""))
    run = found(server, archive, Ledger((Window(attempts=1, token="||2", records=2),)))
    ended = [event.window for event in run.events if isinstance(event, WindowDone | WindowFailed)]
    covered = {name for one in ended for name in days if archive.has(days[name], one.from_ or "", one.until or "")}
    assert (covered, {*run.failures}) == ({*days}, {"http_500"})


@pytest.mark.parametrize(
    ("days", "rounds"),
    [
        ({"a": "2025-12-01", "b": "2025-12-02", "c": "2025-12-02T12:00:00Z", "d": "2025-12-03"}, False),
        ({"a": "2025-12-02", "b": "2025-12-02T12:00:00Z", "c": "2025-12-03", "d": "2025-12-03"}, True),
    ],
)
def test_three_days_are_not_cut_where_a_day_ends_as_it_begins(
    server: Endpoint, days: dict[str, str], rounds: bool
) -> None:
    archive = Dated(days, (500, {}, b""), granularity="YYYY-MM-DD", exclusive="midnight", rounds=rounds)
    run = found(server, archive, Ledger((Window(None, "2025-12-01", "2025-12-03", attempts=1),)))
    assert ({*run.failures}, [event for event in run.events if isinstance(event, WindowSplit)]) == ({"http_500"}, [])


def test_seconds_are_halved_and_an_open_window_stays_open() -> None:
    parts = halves(Window(set_="ich", response_date="2025-12-01T00:01:00Z"), SECONDS)
    assert parts == (
        Window(set_="ich", until="2025-12-01T00:00:31Z"),
        Window(set_="ich", from_="2025-12-01T00:00:30Z"),
    )
