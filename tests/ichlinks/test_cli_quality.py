"""report and partners case, as a script uses them."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.archive import Archive, photograph
from tests.servers.commands import Commands

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workspace")


@pytest.fixture(scope="module")
def ichlinks(folder: Path, commands: Commands) -> Iterator[Run]:
    """A workspace whose archive of thirty photographs has been harvested and transformed."""
    workspace = workspace_of(folder)

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return commands("--workspace", str(folder), *arguments, **workspace.variables)

    with Archive({f"oai:a:{n:02d}": photograph(f"Weaver {n}") for n in range(30)}) as archive:
        archive_partner(workspace, archive.url)
        run("run", "archive")
        yield run


def test_the_report_is_json_for_programs_and_a_page_for_people(ichlinks: Run, tmp_path: Path) -> None:
    done = ichlinks("report", "archive", "--json", "--html", str(tmp_path / "report.html"))
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, f"wrote {tmp_path / 'report.html'}\n")
    assert (found["partner"], found["records"], found["public"]) == ("archive", 30, 30)
    assert "All records are shown." in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_report_is_told_in_words(ichlinks: Run) -> None:
    done = ichlinks("report", "archive")
    assert done.returncode == 0
    assert "of 100 points. 30 records, 30 of them public" in done.stdout
    assert "Describe what it is (records: 30, +2.0 points)" in done.stdout


def test_one_record_has_its_score(ichlinks: Run) -> None:
    found = json.loads(ichlinks("report", "archive", "oai:a:03", "--json").stdout)
    assert found == {
        "identifier": "oai:a:03",
        "outcome": "accept",
        "score": 53,
        "scores": {"completeness": 40, "languages": 100, "links": 0, "rights": 100, "media": 25},
        "tiers": {"metadata": "A", "content": 1},
        "missing": ["description", "creators", "date", "languages", "places", "concepts"],
    }
    assert "missing: description, creators" in ichlinks("report", "archive", "oai:a:03").stdout


def test_what_does_not_exist_is_a_wrong_request(ichlinks: Run) -> None:
    for arguments in (("nobody",), ("archive", "oai:a:99"), ("archive", "oai:a:03", "--html", "x.html")):
        assert ichlinks("report", *arguments).returncode == 2


def test_a_case_is_written_and_run(ichlinks: Run, folder: Path) -> None:
    none = "archive has no cases; write one with: ichlinks partners case archive IDENTIFIER\n"
    assert ichlinks("partners", "case", "archive").stdout == none
    written = ichlinks("partners", "case", "archive", "oai:a:03", "--json")
    cases = folder / "config" / "partners" / "archive.cases"
    files = [str(cases / "oai-a-03.xml"), str(cases / "oai-a-03.expected.json")]
    assert json.loads(written.stdout) == {"wrote": files}
    assert ichlinks("partners", "check").stdout.startswith("archive: fine (1 case; no case exercises ")
    assert json.loads(ichlinks("partners", "case", "archive", "--json").stdout)["cases"] == {"oai-a-03": []}
    Path(files[0]).write_text("<a/>")
    broken = ichlinks("partners", "check")
    assert (broken.returncode, files[0] in broken.stderr) == (2, True)
    assert broken.stdout.startswith(f"archive: {len(broken.stderr.splitlines())} faults (1 case")
    assert ichlinks("partners", "case", "archive").returncode == 2


def test_a_run_leaves_the_reports_where_asked_for(ichlinks: Run, folder: Path) -> None:
    done = ichlinks("run", "archive", "--report")
    path = folder / "var" / "reports" / "archive.html"
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, f"wrote {path}"), done.stderr
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(path.with_suffix(".json").read_text("utf-8"))["records"] == 30
