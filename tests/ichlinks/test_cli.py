"""The command line as a script uses it: exit codes, JSON on stdout, words on stderr."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ichlinks.pipeline import Context, stages
from ichlinks.store import runs
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.archive import Archive, photograph
from tests.servers.commands import Commands

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def ichlinks(tmp_path: Path, archive: Archive, commands: Commands) -> Run:
    workspace = workspace_of(tmp_path)
    archive_partner(workspace, archive.url)

    def run(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        return commands("--workspace", str(tmp_path), *arguments, **{**workspace.variables, **more})

    return run


def _lines(done: "subprocess.CompletedProcess[str]") -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_run_prints_one_report_a_stage(ichlinks: Run) -> None:
    done = ichlinks("run", "archive", "--json")
    assert (done.returncode, [r["stage"] for r in _lines(done)]) == (0, ["harvest", "transform", "link", "publish"])
    assert list(_lines(done)[0]) == [
        "run", "partner", "stage", "state", "started", "finished", "counts", "expected", "windows", "warnings",
        "error", "next",
    ]  # fmt: skip


def test_what_is_stored_can_be_looked_at(ichlinks: Run) -> None:
    ichlinks("run", "archive")
    [line] = [one for one in _lines(ichlinks("records", "archive", "--json")) if one["identifier"] == "oai:a:03"]
    assert (line["outcome"], line["deleted"], line["sets"]) == ("accept", False, [])
    item = json.loads(ichlinks("item", str(line["item"]), "--json").stdout)
    assert (item["title"], item["members"]) == (
        {"en": ["Weaver 3"]},
        [{"partner": "archive", "identifier": "oai:a:03"}],
    )
    assert ichlinks("payload", "archive", "oai:a:03").stdout.startswith("<record><header><identifier>oai:a:03<")
    assert json.loads(ichlinks("record", "archive", "oai:a:03", "--json").stdout)["type"] == "Resource"
    [title] = json.loads(ichlinks("explain", str(line["item"]), "title", "--json").stdout)
    assert (title["value"], title["source"]) == ({"en": ["Weaver 3"]}, "dc:title")
    assert len(_lines(ichlinks("items", "--json"))) == len(_lines(ichlinks("changes", "--json"))) == 30
    found = json.loads(ichlinks("search", "Weaver 3", "--json").stdout)
    assert found["hits"][0]["id"] == line["item"]


def test_a_value_that_is_cut_ends_with_an_ellipsis(ichlinks: Run, archive: Archive) -> None:
    archive.records = {"oai:a:00": photograph("Weaver " * 20), "oai:a:01": photograph("Weaver")}
    ichlinks("run", "archive")
    cut = ["…" in ichlinks("explain", str(one["id"]), "title").stdout for one in _lines(ichlinks("items", "--json"))]
    assert sorted(cut) == [False, True]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "archiv"), "there is no partner 'archiv'; did you mean 'archive'?"),
        (("run",), "name a partner, or --all"),
        (("record", "archive", "nothing"), "archive has no record 'nothing'; see: ichlinks records archive"),
        (("item", "nothing"), "there is no Item 'nothing'"),
        (("harvest", "archive", "--limit", "0"), "is not in the range"),
        (("harvest", "archive", "--from", "tomorrow"), "does not match the formats"),
        (("harvest", "archive", "--repair"), "--repair goes with --audit"),
        (("harvest", "archive", "--audit", "--full"), "--audit compares everything; it goes with --repair only"),
        (("harvest", "archive", "--reprocess", "--limit", "3"), "--reprocess goes with --from and --until only"),
        (("harvest", "archive", "--reprocess"), "archive has no complete window in that time"),
        (("records", "archive", "--outcome", "accepted"), "is not one of 'accept'"),
        (("search", "--type", "Elements"), "is not one of 'Element'"),
        (("changes", "--since", "9" * 30), "is not in the range"),
        (("iiif", "check", "http://"), "http:// is not an http(s) address"),
        (("nonsense",), "No such command 'nonsense'"),
        (("review", "approve", "nothing"), "nothing of the id 'nothing' waits for a decision"),
        (("index", "promote"), "there is no fresh index to promote"),
        (("item", "\udcff"), "error: '\\udcff' is not UTF-8"),
        (("search", "--country", "Narnia"), "error: --country takes a code such as KH, not 'NARNIA'"),
        (("search", "--language", "!!"), "error: --language takes a code such as km, not '!!'"),
        (("search", "--domain", "z"), "'z' is not one of 'a', 'b', 'c', 'd', 'e'"),
        (("screen", "--dry-run", "--rules", "/nowhere/a.yaml"), "error: there is no rule file /nowhere/a.yaml\n"),
    ],
)
def test_a_wrong_request_is_2_and_says_what_would_be_right(
    ichlinks: Run, arguments: tuple[str, ...], told: str
) -> None:
    done = ichlinks(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_what_the_environment_refuses_is_one_line_and_1(ichlinks: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = ichlinks("iiif", "export", str(tmp_path / "file" / "copy"))
    told = f"error: {tmp_path / 'file' / 'copy'}: Not a directory\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def test_a_workspace_without_partners_says_so(ichlinks: Run, tmp_path: Path) -> None:
    (tmp_path / "config" / "partners" / "archive.yaml").unlink()
    done = ichlinks("run", "--all")
    assert (done.returncode, done.stderr) == (
        2,
        f"error: there is no partner file in {tmp_path / 'config' / 'partners'}\n",
    )


def test_a_wrong_search_address_is_2(ichlinks: Run) -> None:
    done = ichlinks("status", ICHLINKS_SEARCH_URL="nonsense")
    told = "error: ICHLINKS_SEARCH_URL is not an address such as http://host:9200\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_an_index_that_is_away_is_said_to_be_away(ichlinks: Run) -> None:
    away = {"ICHLINKS_SEARCH_URL": "http://127.0.0.1:9"}
    done = ichlinks("status", **away)
    assert (done.returncode, done.stdout.splitlines()[-1].split()) == (0, ["index", "cannot", "be", "reached"])
    assert json.loads(ichlinks("status", "--json", **away).stdout)["consumers"] == {"iiif": 0}


def test_a_wrong_mapping_is_told_before_the_endpoint_is_asked(ichlinks: Run, archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "config" / "partners" / "archive.yaml"
    file.write_text(file.read_text().replace("oai_dc", "nonesuch"))
    assert (ichlinks("run", "archive").returncode, archive.requests) == (2, 0)


def test_stopped_by_hand_is_130_and_the_next_run_completes(archive: Archive, tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    archive_partner(workspace, archive.url)
    archive.answering.clear()
    command = [sys.executable, "-m", "ichlinks", "--workspace", str(tmp_path), "run", "archive"]
    with subprocess.Popen(command, env={**os.environ, **workspace.variables}, stderr=subprocess.PIPE, text=True) as one:
        assert archive.asked.wait(60)
        one.send_signal(signal.SIGINT)
        _, told = one.communicate(timeout=60)
    archive.answering.set()
    assert (one.returncode, told.strip()) == (130, "stopped; run the same command again: it goes on from where it is")
    with Context.open(workspace) as context:
        with context.store.read() as connection:
            last = runs.latest(connection, "archive") or {}
        assert (last["state"], last["error"]["code"]) == ("incomplete", "stopped")
        assert [report["state"] for report in stages.run(context, "archive")] == ["complete"] * 4


def test_an_endpoint_that_is_down_is_3_and_the_next_run_completes(ichlinks: Run, archive: Archive) -> None:
    archive.down = True
    done = ichlinks("run", "archive")
    assert (done.returncode, "http_503" in done.stderr) == (3, True)
    told = ichlinks("status").stdout.splitlines()
    assert told[0].startswith("archive: harvest incomplete at ") and ", link complete at " in told[0]
    assert told[1].startswith("  http_503: ")
    [one] = json.loads(ichlinks("status", "--json").stdout)["partners"]
    assert (one["last"]["stage"], one["harvest"]["error"]["code"]) == ("link", "http_503")
    archive.down = False
    assert ichlinks("run", "archive").returncode == 0


def test_a_held_run_is_4_and_review_lets_it_go_on(ichlinks: Run, archive: Archive) -> None:
    ichlinks("run", "archive")
    archive.records = dict.fromkeys(archive.records)
    done = ichlinks("run", "archive")
    assert (done.returncode, "30 of 30 records would be deleted" in done.stderr) == (4, True)
    [question] = _lines(ichlinks("review", "list", "--json"))
    shown = ichlinks("review", "show", str(question["id"]))
    assert "would delete oai:a:00" in shown.stdout
    assert ichlinks("review", "approve", str(question["id"]), "--note", "they closed").returncode == 0
    assert ichlinks("run", "archive").returncode == 0
    assert ichlinks("items", "--json").stdout == ""


def test_of_a_run_held_for_its_quarantine_nothing_is_said_to_be_deleted(ichlinks: Run, archive: Archive) -> None:
    archive.records = {f"oai:a:{n:02d}": photograph("Sauna", country="Finland") for n in range(30)}
    assert ichlinks("run", "archive").returncode == 4
    [question, *_] = _lines(ichlinks("review", "list", "--json"))
    told = ichlinks("review", "show", str(question["id"])).stdout
    assert ("would not be shown: oai:a:00" in told, "delete" in told) == (True, False)


def test_a_quarantined_record_waits_and_is_released_by_review(ichlinks: Run, archive: Archive) -> None:
    archive.records = {"oai:a:00": photograph("Sauna", country="Finland"), "oai:a:01": photograph("Weaver")}
    ichlinks("run", "archive")
    [question] = _lines(ichlinks("review", "list", "--json"))
    assert (question["kind"], question["subject"]) == ("record", "oai:a:00")
    ichlinks("review", "approve", str(question["id"]), "--note", "a travelling exhibition")
    assert ichlinks("run", "archive").returncode == 0
    assert len(_lines(ichlinks("items", "--json"))) == 2
    assert ichlinks("review", "list", "--json").stdout == ""


def test_a_harvest_that_was_limited_goes_on_where_it_stopped(ichlinks: Run) -> None:
    done = ichlinks("harvest", "archive", "--limit", "10", "--json")
    assert (done.returncode, _lines(done)[0]["state"]) == (3, "incomplete")
    assert dict(_lines(ichlinks("harvest", "archive", "--json"))[0]["counts"])["new"] == 10  # type: ignore[call-overload]


def test_partner_files_are_checked_with_file_and_line(ichlinks: Run, tmp_path: Path) -> None:
    broken = tmp_path / "config" / "partners" / "broken.yaml"
    broken.write_text(
        "name: {en: B}\ncountry: TH\nharvest: {kind: oai_pmh, endpoint: 'https://a.example'}\ncrosswalk: nonesuch\n"
    )
    done = ichlinks("partners", "check", "--json")
    [problem] = json.loads(done.stdout)["broken"]
    assert (done.returncode, "nonesuch" in problem and "oai_dc" in problem) == (2, True)
    assert f"{broken}:4" in problem


def test_a_new_workspace_is_ready_to_edit(ichlinks: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert ichlinks("init", str(folder)).returncode == 0
    command = [sys.executable, "-m", "ichlinks", "--workspace", str(folder), "partners", "check"]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (checked.returncode, checked.stdout) == (0, "example: fine\n")
    for name in (".gitignore", "config/partners/example.yaml"):  # edited since: it is a workspace all the same
        (folder / name).unlink()
    again = ichlinks("init", str(folder))
    assert (again.returncode, "nothing was written" in again.stderr) == (2, True)


def test_doctor_says_what_an_endpoint_is(ichlinks: Run, archive: Archive) -> None:
    done = ichlinks("doctor", archive.url, "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["kind"], answer["usable"]) == (0, "oai_pmh", True)
    assert answer["found"]["records on the first page"] == 20
    assert "deletions.none" in [finding["code"] for finding in answer["findings"]]
    assert f"endpoint: {archive.url}" in answer["partner_file"]


def test_doctor_of_an_address_needs_no_workspace(archive: Archive, tmp_path: Path) -> None:
    variables = {name: value for name, value in os.environ.items() if name != "ICHLINKS_WORKSPACE"}
    done = subprocess.run(
        [sys.executable, "-m", "ichlinks", "doctor", archive.url, "--html", "report.html"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**variables, "ICHLINKS_ALLOW_PRIVATE_HOSTS": "127.0.0.1", "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "wrote report.html\n")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_doctor_tells_people_and_writes_a_page_to_mail(ichlinks: Run, archive: Archive, tmp_path: Path) -> None:
    done = ichlinks("doctor", "archive", "--html", str(tmp_path / "report.html"))
    assert (done.returncode, done.stderr) == (0, f"wrote {tmp_path / 'report.html'}\n")
    assert "hinders: Deletions are not announced (deletedRecord is missing)" in done.stdout.splitlines()
    assert "Deletions are not announced" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_doctor_of_what_cannot_be_harvested_is_3(ichlinks: Run, archive: Archive) -> None:
    archive.records = {}
    done = ichlinks("doctor", archive.url)
    assert (done.returncode, done.stdout.splitlines()[0]) == (3, "0 of 100 points. It cannot be harvested as it is.")


def test_an_audit_that_differs_is_3_and_one_that_repaired_everything_is_0(ichlinks: Run, archive: Archive) -> None:
    done = ichlinks("harvest", "archive", "--audit", "--json")
    [report] = _lines(done)
    assert (done.returncode, report["state"], len(report["missing"])) == (3, "incomplete", 30)  # type: ignore[arg-type]
    assert ichlinks("harvest", "archive", "--audit", "--repair").returncode == 0
    assert ichlinks("harvest", "archive", "--audit").returncode == 0


def test_complete_windows_are_taken_again_by_reprocess(ichlinks: Run) -> None:
    ichlinks("harvest", "archive")
    done = ichlinks("harvest", "archive", "--reprocess", "--json")
    [report] = _lines(done)
    assert (done.returncode, dict(report["counts"])["unchanged"]) == (0, 30)  # type: ignore[call-overload]


@pytest.mark.parametrize("what", ["record", "item", "partner", "document"])
def test_schemas_are_json_schema(ichlinks: Run, what: str) -> None:
    schema = json.loads(ichlinks("schema", what).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_fresh_index_is_built_beside_and_swapped(ichlinks: Run) -> None:
    ichlinks("run", "archive")
    assert ichlinks("index", "build").returncode == 0
    assert ichlinks("index", "promote").returncode == 0
    assert (ichlinks("index", "audit").returncode, ichlinks("index", "rollback").returncode) == (0, 0)
    assert json.loads(ichlinks("index", "audit", "--json").stdout) == {"missing": [], "stale": [], "ghost": []}


def test_a_static_copy_of_the_manifests_follows_the_store(ichlinks: Run, archive: Archive, tmp_path: Path) -> None:
    archive.records["oai:a:00"] = photograph("Potter") + "<dc:identifier>http://127.0.0.1:9/p.jpg</dc:identifier>"
    ichlinks("run", "archive")
    copy = tmp_path / "copy"
    assert ichlinks("iiif", "export", str(copy)).stdout == "1 written, 0 removed\n"
    assert ichlinks("iiif", "export", str(copy)).stdout == "0 written, 0 removed\n"
    assert (ichlinks("iiif", "audit", str(copy)).returncode, ichlinks("iiif", "check").returncode) == (0, 0)
    archive.records["oai:a:00"] = None
    ichlinks("run", "archive")
    assert ichlinks("iiif", "audit", str(copy)).returncode == 3
    assert ichlinks("iiif", "export", str(copy)).stdout == "0 written, 1 removed\n"


def test_a_copy_made_from_another_store_is_refused(ichlinks: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / ".ichlinks-cursor").write_text("7")
    done = ichlinks("iiif", "export", str(copy))
    assert (done.returncode, "is at change 7, the store ends at 0" in done.stderr) == (2, True)


def test_a_damaged_index_is_1_and_can_be_made_again(ichlinks: Run, tmp_path: Path) -> None:
    ichlinks("run", "archive")
    (tmp_path / "var" / "index.db").resolve().write_bytes(b"damaged " * 1000)
    for command in ("search", "status", "publish"):
        done = ichlinks(command)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
        assert "make it again with: ichlinks index build" in done.stderr
    assert [ichlinks("index", what).returncode for what in ("build", "promote", "audit")] == [0, 0, 0]


def test_a_port_that_is_taken_is_1(ichlinks: Run, archive: Archive) -> None:
    done = ichlinks("serve", "--port", str(archive.server_port))
    told = f"error: nothing can be served at 127.0.0.1:{archive.server_port}; choose another with --host or --port"
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, told)


def test_rules_are_tried_before_they_are_used(ichlinks: Run, tmp_path: Path) -> None:
    ichlinks("run", "archive")
    trial = tmp_path / "trial.yaml"
    trial.write_text("extends: default\nrequired: {Resource: {description: 1}}\n", encoding="utf-8")
    done = ichlinks("screen", "--dry-run", "--rules", str(trial), "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["changed"], [one["rule"] for one in found["rules"]]) == (
        0,
        30,
        ["required.description"],
    )
    told = ichlinks("screen", "--dry-run", "--rules", str(trial)).stdout.splitlines()
    assert told[:3] == [
        "30 of 30 records would change; nothing was changed",
        "  30 from accept to quarantine",
        "required.description: raised by 30, settled for 0",
    ]
    done = ichlinks("screen", "--rules", str(trial))
    assert (done.returncode, "add --dry-run" in done.stderr) == (2, True)
    assert json.loads(ichlinks("transform", "archive", "--all", "--dry-run", "--json").stdout)["changed"] == 0
    assert ichlinks("transform", "archive", "--dry-run").returncode == 2


def test_a_rule_file_is_looked_for_from_here_and_then_in_the_workspace(ichlinks: Run, tmp_path: Path) -> None:
    ichlinks("run", "archive")
    (tmp_path / "config" / "rules").mkdir()
    text = "extends: default\nrequired: {Resource: {description: 1}}\n"
    (tmp_path / "config" / "rules" / "strict.yaml").write_text(text, encoding="utf-8")
    for name in ("config/rules/strict.yaml", "strict"):
        assert "30 of 30 records would change" in ichlinks("screen", "--dry-run", "--rules", name).stdout
    done = ichlinks("screen", "--dry-run", "--rules", "rules/strict.yaml")
    told = f"error: there is no rule file {Path.cwd() / 'rules/strict.yaml'} or {tmp_path / 'rules/strict.yaml'}\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_words_without_a_letter_find_nothing(ichlinks: Run) -> None:
    ichlinks("run", "archive")
    done = ichlinks("search", '"((')
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 found\n")


def test_a_partner_that_left_is_named_and_withdrawn(ichlinks: Run, tmp_path: Path) -> None:
    ichlinks("run", "archive")
    refused = ichlinks("withdraw", "archive")
    assert (refused.returncode, "remove it first" in refused.stderr) == (2, True)
    (tmp_path / "config" / "partners" / "archive.yaml").unlink()
    said = "archive: no partner file; 30 records stored, 30 still public: ichlinks withdraw archive"
    assert said in ichlinks("status").stdout
    [withdrawn, published] = _lines(ichlinks("withdraw", "archive", "--by", "anna", "--note", "closed", "--json"))
    assert (withdrawn["counts"], published["stage"]) == ({"delete": 30}, "publish")
    assert ichlinks("items", "--json").stdout == ""


def test_a_decision_keeps_the_name_that_is_given(ichlinks: Run, archive: Archive) -> None:
    archive.records["oai:a:03"] = photograph("Weaver 3", country="Finland")
    ichlinks("run", "archive")
    [asked] = _lines(ichlinks("review", "list", "--json"))
    ichlinks("review", "approve", str(asked["id"]), "--by", "anna", "--note", "a network of the region")
    shown = json.loads(ichlinks("review", "show", str(asked["id"]), "--json").stdout)["question"]
    assert (shown["by"], shown["note"], shown["state"]) == ("anna", "a network of the region", "approve")
