"""Golden cases: written from what is stored, run without the store, and clear about what changed."""

import json
from pathlib import Path

import pytest

from config.settings import Workspace
from ichlinks.errors import Invalid
from ichlinks.pipeline import Context
from ichlinks.pipeline.cases import checked, write
from ichlinks.pipeline.checking import faults
from ichlinks.pipeline.harvest import harvest
from ichlinks.pipeline.tools import Tools
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.archive import Archive, photograph

ANEW = "correct it, or take it anew with: ichlinks partners case archive IDENTIFIER"
NAMES = ["oai-a-1.expected.json", "oai-a-1.xml"]
WITHHELD = photograph("Njiramba") + "<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>"


@pytest.fixture
def case(context: Context, archive: Archive) -> Path:
    """The folder with a case of one photograph."""
    archive.records = {"oai:a:1": photograph("Weaver")}
    harvest(context, "archive")
    return write(context, "archive", "oai:a:1")[0].parent


def unexercised(workspace: Workspace) -> tuple[str, ...]:
    cases = faults(workspace)["archive"].cases
    assert cases
    return cases.unexercised


def test_a_case_is_the_record_by_itself_and_what_it_is_to_become(case: Path) -> None:
    assert sorted(path.name for path in case.iterdir()) == NAMES
    source = (case / "oai-a-1.xml").read_text(encoding="utf-8")
    assert source.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<record xmlns=")
    assert json.loads((case / "oai-a-1.expected.json").read_bytes()) == {
        "identifier": "oai:a:1",
        "datestamp": "2026-01-01T00:00:00Z",
        "outcome": "accept",
        "record": {
            "type": "Resource",
            "identifiers": [
                {"scheme": "oai", "value": "oai:a:1"},
                {"scheme": "url", "value": "https://archive.example/Weaver", "uri": "https://archive.example/Weaver"},
            ],
            "title": {"en": ["Weaver"]},
            "countries": ["TH"],
            "rights": {"content": "http://creativecommons.org/licenses/by/4.0/"},
            "landing_page": "https://archive.example/Weaver",
            "data_provider": {"label": {"en": ["Test Archive"]}},
            "resource_type": "photo",
        },
    }


def test_a_case_that_still_holds_is_fine(context: Context, case: Path) -> None:
    assert faults(context.workspace)["archive"].faults == []


def test_a_changed_mapping_is_told_by_file_and_field(context: Context, case: Path) -> None:
    expected = case / "oai-a-1.expected.json"
    expected.write_text(expected.read_text().replace('"TH"', '"LA"').replace("accept", "flag"), encoding="utf-8")
    assert faults(context.workspace)["archive"].faults == [
        f'{case / "oai-a-1.xml"}: outcome is "accept"; expected is "flag"',
        f'{case / "oai-a-1.xml"}: countries is ["TH"]; expected is ["LA"]',
    ]


def test_a_field_that_is_gone_is_told(context: Context, case: Path) -> None:
    source = case / "oai-a-1.xml"
    source.write_text(source.read_text().replace("<dc:type>Photograph</dc:type>", "<dc:type>Book</dc:type>"))
    [fault] = faults(context.workspace)["archive"].faults
    assert fault == f'{source}: resource_type is "book"; expected is "photo"'


def test_rules_that_no_case_exercises_are_named(context: Context, case: Path) -> None:
    left = unexercised(context.workspace)
    assert "title" not in left
    assert {"description", "creators", "issued"} <= set(left)


def test_a_case_without_its_expectation_is_a_fault(context: Context, case: Path) -> None:
    (case / "oai-a-1.expected.json").unlink()
    [fault] = faults(context.workspace)["archive"].faults
    assert fault == f"{case / 'oai-a-1.expected.json'}: No such file or directory; {ANEW}"


def test_an_expectation_that_cannot_be_read_says_what_to_do(context: Context, case: Path) -> None:
    (case / "oai-a-1.expected.json").write_text('{"identifier": "oai:a:1",', encoding="utf-8")
    [fault] = faults(context.workspace)["archive"].faults
    assert fault == f"{case / 'oai-a-1.expected.json'}: it cannot be read: Input data was truncated; {ANEW}"


def test_writing_again_takes_what_is_expected_from_today(context: Context, case: Path) -> None:
    before = (case / "oai-a-1.expected.json").read_bytes()
    (case / "oai-a-1.expected.json").write_text("{}")
    write(context, "archive", "oai:a:1")
    assert (case / "oai-a-1.expected.json").read_bytes() == before


def test_what_is_withheld_is_not_copied_into_a_file(context: Context, archive: Archive) -> None:
    archive.records = {"oai:a:1": WITHHELD}
    harvest(context, "archive")
    with pytest.raises(Invalid, match="withheld"):
        write(context, "archive", "oai:a:1")
    assert not list(context.workspace.partners.glob("*.cases"))


@pytest.mark.parametrize(("identifier", "said"), [("oai:a:9", "no record"), ("oai:a:2", "deleted")])
def test_what_is_not_there_is_no_case(context: Context, archive: Archive, identifier: str, said: str) -> None:
    archive.records = {"oai:a:1": photograph("Weaver"), "oai:a:2": None}
    harvest(context, "archive")
    with pytest.raises(Invalid, match=said):
        write(context, "archive", identifier)


def test_the_cases_of_the_sample_partners_hold() -> None:
    workspace = Workspace(Path(__file__).resolve().parents[4], {})
    found = faults(workspace)
    assert {slug: one.faults for slug, one in found.items()} == {"mekong": [], "moana": [], "steppe": []}
    assert all(one.cases and len(one.cases.faults) >= 4 for one in found.values())


def test_a_partner_without_cases_says_nothing_of_them(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path)
    archive_partner(workspace, "https://archive.example/oai")
    with Context.open(workspace) as context:
        found = checked(workspace, Tools.of(workspace, context.partner("archive")))
    assert found.as_json() == {"cases": {}, "unexercised": []}
