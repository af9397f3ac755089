"""What one harvest leaves for the next: waits, windows that failed, sets that are gone, sweeps."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import effects, waiting
from ichlinks.stages import Span
from ichlinks.store import items, payloads
from ichlinks.store.runs import Report
from tests.harvesters.oai import envelope, error, header, page, record
from tests.ichlinks.conftest import workspace_of
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import photograph
from tests.servers.endpoint import Answer, Asked, Endpoint

_PARTNER = """\
name: {{en: Test Archive}}
country: TH
harvest: {{kind: oai_pmh, endpoint: "{url}", retries: 0{more}}}
crosswalk: oai_dc
media: {{check: false}}
"""
_DAY = timedelta(days=1)


@dataclass
class Archive:
    """A partner whose endpoint does not announce deletions; `broken` answers in its place, `hidden` is listed
    and never given; our clock stands still."""

    context: Context
    server: Endpoint
    records: dict[str, str] = field(default_factory=lambda: {f"a:{n}": photograph(f"Weaver {n}") for n in range(30)})
    broken: dict[str, Answer] = field(default_factory=dict)
    hidden: str = ""
    now: datetime = datetime(2026, 2, 1, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.server.scripts["/oai"] = self.answer
        self.write()

    def write(self, more: str = "") -> None:
        text = _PARTNER.format(url=f"{self.server.url}/oai", more=more)
        (self.context.workspace.partners / "archive.yaml").write_text(text)

    def answer(self, asked: Asked) -> Answer:
        verb, set_ = asked.query["verb"], asked.query.get("set", "")
        if broken := self.broken.get(verb) or self.broken.get(set_):
            return broken
        if verb == "Identify":
            said = "<granularity>YYYY-MM-DD</granularity><deletedRecord>no</deletedRecord>"
            return 200, {}, envelope(f"<Identify>{said}</Identify>")
        if verb == "ListIdentifiers":
            return 200, {}, page(*map(header, self.records)).replace(b"ListRecords>", b"ListIdentifiers>")
        return 200, {}, page(*(record(name, dc) for name, dc in self.records.items() if name != self.hidden))

    def harvest(self, span: Span | None = None, later: timedelta = timedelta()) -> Report:
        self.now += later
        moment = self.now.strftime("%Y-%m-%dT%H:%M:%SZ")
        return stages.harvest(replace(self.context, now=lambda: moment), "archive", span)

    def run(self, span: Span | None = None) -> None:
        self.harvest(span)
        stages.transform(self.context, "archive")
        stages.link(self.context, "archive")


@pytest.fixture
def archive(tmp_path: Path, database_url: str) -> Iterator[Archive]:
    with Endpoint({}) as server, Context.open(workspace_of(tmp_path / "workspace", database_url)) as context:
        yield Archive(context, server)


def told(report: Report) -> tuple[str, str | None, str | None]:
    return report["state"], (report["error"] or {}).get("code"), report["next"]


def test_an_endpoint_that_asks_for_a_day_is_left_alone_for_a_day(archive: Archive) -> None:
    archive.broken["ListRecords"] = 503, {"Retry-After": "86400"}, b""
    assert told(archive.harvest()) == ("incomplete", "http_503", "2026-02-02T00:00:00Z")
    archive.broken = {}
    again = archive.harvest(later=_DAY / 2)
    assert told(again) == ("incomplete", "not_before", "2026-02-02T00:00:00Z")
    assert again["counts"]["requests"] == 0
    assert told(archive.harvest(later=_DAY / 2)) == ("complete", None, None)


def test_a_person_who_asks_for_everything_does_not_wait(archive: Archive) -> None:
    archive.broken["ListRecords"] = 503, {"Retry-After": "86400"}, b""
    archive.harvest()
    archive.broken = {}
    assert archive.harvest(Span(full=True))["state"] == "complete"


def test_a_window_that_fails_three_times_waits_longer_and_longer(archive: Archive) -> None:
    archive.broken["ListRecords"] = 200, {}, error("InternalException")
    assert [told(archive.harvest()) for _ in range(2)] == [("incomplete", "internal_exception", None)] * 2
    archive.harvest()
    assert told(archive.harvest()) == ("incomplete", "window_waits", "2026-02-01T00:05:00Z")
    archive.harvest(later=timedelta(minutes=5))
    assert told(archive.harvest()) == ("incomplete", "window_waits", "2026-02-01T00:15:00Z")
    archive.broken = {}
    assert archive.harvest(later=timedelta(minutes=10))["state"] == "complete"


def test_a_set_that_left_the_partner_file_leaves_no_window_behind(archive: Archive) -> None:
    archive.write(", sets: {include: [ich, old]}")
    archive.broken["old"] = 200, {}, error("badArgument")
    assert archive.harvest()["error"]["code"] == "bad_argument"
    archive.write(", sets: {include: [ich]}")
    report = archive.harvest()
    assert (report["state"], [(one["code"], one["examples"]) for one in report["warnings"]]) == (
        "complete",
        [("window_forgotten", ["old"])],
    )


def test_deletions_that_nobody_tells_are_found_once_a_week(archive: Archive) -> None:
    archive.harvest()
    del archive.records["a:7"]
    assert archive.harvest(later=6 * _DAY)["counts"]["deleted"] == 0
    assert archive.harvest(later=2 * _DAY)["counts"]["deleted"] == 1
    assert archive.harvest(later=_DAY)["counts"]["requests"] == 2


def test_a_full_harvest_finds_them_at_once(archive: Archive) -> None:
    archive.harvest()
    del archive.records["a:7"]
    assert archive.harvest(Span(full=True))["counts"]["deleted"] == 1
    with archive.context.store.read() as connection:
        found = payloads.find(connection, "archive", "a:7")
    assert found is not None
    assert found.payload.deleted


def test_what_is_listed_but_was_never_given_is_asked_for_by_the_next_run(archive: Archive) -> None:
    archive.hidden = "a:7"
    archive.harvest()
    report = archive.harvest(Span(full=True))
    assert told(report)[:2] == ("incomplete", "records_missing")
    assert [one["examples"] for one in report["warnings"]] == [["a:7"]]
    archive.hidden = ""
    healed = archive.harvest()
    assert (healed["state"], healed["counts"]["new"]) == ("complete", 1)


def test_an_endpoint_that_is_suddenly_empty_holds_the_run(archive: Archive) -> None:
    archive.run()
    before = outputs(archive.context)["items"]
    archive.broken = {verb: (200, {}, error("noRecordsMatch")) for verb in ("ListRecords", "ListIdentifiers")}
    assert archive.harvest(Span(full=True))["counts"]["deleted"] == 30
    with pytest.raises(Held, match="30 of 30 records would be deleted"):
        stages.transform(archive.context, "archive")
    [question] = waiting(archive.context)
    assert effects(archive.context, question) == (sorted(archive.records), {})
    assert outputs(archive.context)["items"] == before


@pytest.mark.parametrize("known", [False, True], ids=["new records wait", "new records are published"])
def test_new_identifiers_for_old_records_are_offered_as_a_renaming(archive: Archive, known: bool) -> None:
    archive.run()
    archive.records = {name.replace("a:", "b:"): dc for name, dc in archive.records.items()}
    if known:
        archive.run()
    archive.harvest(Span(full=True))
    with pytest.raises(Held, match="30 of these records are there with the same content under other identifiers"):
        stages.transform(archive.context, "archive")
    [question] = waiting(archive.context)
    pairs = {f"a:{n}": f"b:{n}" for n in range(30)}
    assert effects(archive.context, question) == ([], pairs)
    stages.decide(archive.context, question.id, True, "anna")
    stages.transform(archive.context, "archive")
    stages.link(archive.context, "archive")
    assert _items(archive) == {items.item_id("archive", old): new for old, new in pairs.items()}
    assert archive.harvest(Span(full=True))["counts"]["unchanged"] == 30


def test_a_renaming_that_is_rejected_keeps_everything_as_it_was(archive: Archive) -> None:
    archive.run()
    before = outputs(archive.context)["items"]
    archive.records = {name.replace("a:", "b:"): dc for name, dc in archive.records.items()}
    archive.harvest(Span(full=True))
    with pytest.raises(Held):
        stages.transform(archive.context, "archive")
    stages.decide(archive.context, waiting(archive.context)[0].id, False, "anna")
    stages.transform(archive.context, "archive")
    stages.link(archive.context, "archive")
    assert outputs(archive.context)["items"] == before


def _items(archive: Archive) -> dict[str, str]:
    """Identifiers of the records behind the public Items."""
    found = outputs(archive.context)
    public = {id_ for id_, _ in found["items"]}
    return {row[6]: row[1] for row in found["records"] if row[6] in public}
