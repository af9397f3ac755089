"""An audit says what is missing, stale or a ghost; a repair fetches the first two and deletes nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ichlinks.errors import Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.stages import Span
from ichlinks.store import endpoints, payloads
from tests.harvesters import oai
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.endpoint import Answer, Asked, Endpoint

_OLD, _NEW = "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"


@dataclass
class Repository:
    """Four records of an archive on pages of three, as one dict a test changes: identifier → (datestamp, deleted)."""

    records: dict[str, tuple[str, bool]] = field(
        default_factory=lambda: {f"oai:a:{n}": (_OLD, False) for n in range(4)}
    )
    unknown: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)
    end: str = "<resumptionToken/>"

    def __call__(self, asked: Asked) -> Answer:
        query = asked.query
        match query["verb"]:
            case "Identify":
                return 200, {}, oai.identify()
            case "GetRecord":
                return 200, {}, self._record(query["identifier"])
        start = int(query.get("resumptionToken", "0"))
        names = list(self.records)[start : start + 3]
        more = start + 3 < len(self.records)
        listed = "".join(self._one(name, query["verb"] == "ListRecords") for name in names)
        end = f"<resumptionToken>{start + 3}</resumptionToken>" if more else self.end
        return 200, {}, oai.envelope(f"<{query['verb']}>{listed}{end}</{query['verb']}>")

    def _record(self, name: str) -> bytes:
        if name in self.unknown:
            return oai.error("idDoesNotExist")
        return oai.envelope(f"<GetRecord>{self._one(name, True)}</GetRecord>")

    def _one(self, name: str, whole: bool) -> str:
        datestamp, deleted = self.records[name]
        header = oai.header(name, *(["secret"] if name in self.secret else []), deleted=deleted).replace(
            _OLD, datestamp
        )
        if not whole:
            return header
        content = "" if deleted else f"<metadata><title>{name} {datestamp}</title></metadata>"
        return f"<record>{header}{content}</record>"


@pytest.fixture
def repository() -> Repository:
    return Repository()


@pytest.fixture
def asked(repository: Repository) -> Iterator[Endpoint]:
    with Endpoint({"/oai": repository}) as server:
        yield server


@pytest.fixture
def archive(asked: Endpoint, tmp_path: Path, database_url: str) -> Iterator[Context]:
    """The repository harvested once."""
    workspace = workspace_of(tmp_path / "workspace", database_url)
    archive_partner(workspace, f"{asked.url}/oai")
    with Context.open(workspace) as context:
        assert stages.harvest(context, "archive")["counts"]["new"] == 4
        yield context


def _lists(report: dict[str, Any]) -> dict[str, list[str]]:
    return {name: report[name] for name in ("missing", "stale", "ghost", "unobtainable")}


def _everything_differs(repository: Repository) -> None:
    del repository.records["oai:a:0"]
    repository.records |= {"oai:a:1": (_NEW, False), "oai:a:2": (_NEW, True), "oai:a:9": (_OLD, False)}
    repository.records["oai:a:gone"] = (_OLD, True)


_DIFFERENCES = {"missing": ["oai:a:9"], "stale": ["oai:a:1", "oai:a:2"], "ghost": ["oai:a:0"], "unobtainable": []}


def test_an_endpoint_that_agrees_is_complete(archive: Context) -> None:
    report = stages.audit(archive, "archive")
    assert (report["state"], report["counts"]) == (
        "complete",
        {"requests": 2, "pages": 2, "listed": 4, "missing": 0, "stale": 0, "ghost": 0},
    )
    assert _lists(report) == {"missing": [], "stale": [], "ghost": [], "unobtainable": []}


def test_differences_are_told_and_nothing_is_changed(archive: Context, repository: Repository) -> None:
    _everything_differs(repository)
    report = stages.audit(archive, "archive")
    assert (report["state"], report["error"]["code"], _lists(report)) == ("incomplete", "differs", _DIFFERENCES)
    assert {warning["code"]: warning["count"] for warning in report["warnings"]} == {
        "audit.missing": 1,
        "audit.stale": 2,
        "audit.ghost": 1,
    }
    assert _lists(stages.audit(archive, "archive")) == _DIFFERENCES


def test_what_does_not_differ_is_not_named_and_a_full_harvest_settles_a_ghost(
    archive: Context, repository: Repository
) -> None:
    del repository.records["oai:a:0"]
    report = stages.audit(archive, "archive")
    assert report["error"]["message"] == "the endpoint and the store differ: 1 ghost"
    assert "harvest --full" in report["warnings"][0]["message"]
    assert stages.harvest(archive, "archive", Span(full=True))["state"] == "complete"
    assert stages.audit(archive, "archive")["state"] == "complete"


def test_a_repair_fetches_what_is_missing_or_stale_and_leaves_ghosts(archive: Context, repository: Repository) -> None:
    _everything_differs(repository)
    report = stages.audit(archive, "archive", repair=True)
    counts = {name: report["counts"][name] for name in ("received", "new", "changed", "deleted", "unchanged")}
    assert counts == {"received": 3, "new": 1, "changed": 1, "deleted": 1, "unchanged": 0}
    assert (report["state"], _lists(report)) == ("incomplete", _DIFFERENCES)
    assert _lists(stages.audit(archive, "archive")) == {**_DIFFERENCES, "missing": [], "stale": []}
    with archive.store.read() as connection:
        ghost = payloads.find(connection, "archive", "oai:a:0")
    assert ghost and not ghost.payload.deleted


def test_a_repair_after_which_both_agree_is_complete(archive: Context, repository: Repository) -> None:
    repository.records["oai:a:9"] = (_NEW, False)
    assert stages.audit(archive, "archive", repair=True)["state"] == "complete"
    assert stages.audit(archive, "archive")["state"] == "complete"


def test_what_is_listed_and_cannot_be_had_is_told_and_no_tombstone(archive: Context, repository: Repository) -> None:
    repository.records["oai:a:1"] = (_NEW, False)
    repository.unknown.add("oai:a:1")
    report = stages.audit(archive, "archive", repair=True)
    assert (report["state"], report["unobtainable"], report["counts"]["received"]) == ("incomplete", ["oai:a:1"], 0)
    with archive.store.read() as connection:
        kept = payloads.find(connection, "archive", "oai:a:1")
    assert kept and not kept.payload.deleted


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("", "list_incomplete"),
        ('<resumptionToken completeListSize="9"/>', "list_incomplete"),
        ("<resumptionToken>0</resumptionToken>", "token_repeated"),
        ("<resumptionToken>x &amp;", "truncated"),
    ],
)
def test_a_list_that_is_not_proved_complete_gives_no_verdict(
    archive: Context, repository: Repository, end: str, code: str
) -> None:
    del repository.records["oai:a:0"]
    repository.records["oai:a:9"] = (_OLD, False)
    repository.end = end
    report = stages.audit(archive, "archive", repair=True)
    assert (report["state"], report["error"]["code"], report["ghost"]) == ("incomplete", code, [])
    assert report["error"]["message"].startswith("no verdict: ListIdentifiers: ")


def test_an_endpoint_that_wants_to_be_left_alone_is(archive: Context, asked: Endpoint) -> None:
    with archive.store.write() as connection:
        endpoints.leave_alone(connection, "archive", "2999-01-01T00:00:00Z", "come back later")
    del asked.requests[:]
    report = stages.audit(archive, "archive")
    assert (report["state"], report["error"]["code"], report["next"], asked.requests) == (
        "incomplete",
        "not_before",
        "2999-01-01T00:00:00Z",
        [],
    )


def test_a_record_of_an_excluded_set_is_no_difference_once_it_is_withdrawn(
    archive: Context, repository: Repository
) -> None:
    file = archive.workspace.partners / "archive.yaml"
    file.write_text(file.read_text().replace("retries: 0", "retries: 0, sets: {exclude: [secret]}"))
    repository.secret.add("oai:a:1")
    assert _lists(stages.audit(archive, "archive"))["stale"] == ["oai:a:1"]
    assert stages.audit(archive, "archive", repair=True)["counts"]["deleted"] == 1
    assert stages.audit(archive, "archive")["state"] == "complete"


def test_a_table_is_compared_by_its_content(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    with Endpoint({"/t.csv": [(200, {}, b"id,title\n1,Loom\n2,Drum\n3,Song\n")]}) as server:
        archive_partner(workspace, f"{server.url}/t.csv")
        file = workspace.partners / "archive.yaml"
        file.write_text(file.read_text().replace("kind: oai_pmh", "kind: csv, key: [id]"))
        with Context.open(workspace) as context:
            stages.harvest(context, "archive")
            server.scripts["/t.csv"] = [(200, {}, b"id,title\n1,Loom\n2,Kettledrum\n4,Dance\n")]
            differences = {"missing": ["4"], "stale": ["2"], "ghost": ["3"], "unobtainable": []}
            assert _lists(stages.audit(context, "archive")) == differences
            assert stages.audit(context, "archive", repair=True)["counts"]["received"] == 2
            assert _lists(stages.audit(context, "archive")) == {**differences, "missing": [], "stale": []}


def test_what_is_no_complete_list_has_no_ghosts(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "one.json").write_text('[{"id": "1"}, {"id": "2"}]')
    kind = "kind: files, path: drop, format: json, id: id"
    archive_partner(workspace, "http://archive.example/oai")
    file = workspace.partners / "archive.yaml"
    file.write_text(re.sub(r"harvest: .*", f"harvest: {{{kind}}}", file.read_text()))
    with Context.open(workspace) as context:
        stages.harvest(context, "archive")
        (tmp_path / "drop" / "one.json").write_text('[{"id": "1"}]')
        report = stages.audit(context, "archive")
    assert (report["state"], report["ghost"]) == ("complete", [])
    assert [warning["code"] for warning in report["warnings"]] == ["audit.not_a_complete_list"]


def test_complete_windows_are_asked_for_again(archive: Context, asked: Endpoint, repository: Repository) -> None:
    repository.records["oai:a:9"] = ("2020-01-01T00:00:00Z", False)
    del asked.requests[:]
    [report] = stages.reprocess(archive, "archive", "2019-01-01", "2021-01-01")
    assert (report["state"], report["counts"]["new"]) == ("complete", 1)
    [first] = [one.query for one in asked.requests if "from" in one.query]
    assert (first["from"], first["until"]) == ("2019-01-01T00:00:00Z", "2021-01-01T23:59:59Z")


def test_windows_that_overlap_are_asked_for_as_one(archive: Context, asked: Endpoint) -> None:
    stages.harvest(archive, "archive")
    del asked.requests[:]
    [report] = stages.reprocess(archive, "archive")
    assert (report["state"], report["counts"]["unchanged"]) == ("complete", 4)


def test_what_was_never_complete_cannot_be_taken_again(archive: Context) -> None:
    with pytest.raises(Invalid, match="has no complete window in that time"):
        list(stages.reprocess(archive, "archive", "2030-01-01"))
