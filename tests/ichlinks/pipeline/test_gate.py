"""A run that looks like a disaster waits for a person."""

import pytest

from ichlinks.errors import Held, Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import waiting
from tests.ichlinks.conftest import archive_partner
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive


def test_many_deletions_hold_the_run_until_approved(context: Context, archive: Archive) -> None:
    before = _with_25_of_30_deleted(context, archive)
    with pytest.raises(Held, match="25 of 30 records would be deleted"):
        stages.transform(context, "archive")
    [question] = waiting(context)
    assert (question.kind, question.partner, [r.rule for r in question.reasons]) == (
        "run",
        "archive",
        ["expect.deleted_share"],
    )
    assert outputs(context)["items"] == before
    stages.decide(context, question.id, True, "anna", "the archive moved")
    assert stages.transform(context, "archive")["counts"] == {"records": 25, "deleted": 25}
    assert stages.link(context, "archive")["counts"]["delete"] == 25
    assert waiting(context) == []


def test_rejected_deletions_keep_the_records_and_are_asked_for_again(context: Context, archive: Archive) -> None:
    before = _with_25_of_30_deleted(context, archive)
    held = stages.gate(context, "archive")
    assert held is not None
    stages.decide(context, held.id, False, "anna", "the endpoint was broken")
    assert stages.gate(context, "archive") is None
    stages.transform(context, "archive")
    stages.link(context, "archive")
    assert outputs(context)["items"] == before
    assert stages.harvest(context, "archive")["counts"]["deleted"] == 25
    again = stages.gate(context, "archive")
    assert again is not None
    assert again.state == "waiting"


def test_an_endpoint_that_mends_itself_needs_no_answer_any_more(context: Context, archive: Archive) -> None:
    kept = dict(archive.records)
    before = _with_25_of_30_deleted(context, archive)
    assert stages.gate(context, "archive") is not None
    archive.records = kept
    for _ in stages.run(context, "archive"):
        pass
    assert (waiting(context), outputs(context)["items"]) == ([], before)


def test_a_question_is_answered_once(context: Context, archive: Archive) -> None:
    _with_25_of_30_deleted(context, archive)
    held = stages.gate(context, "archive")
    assert held is not None
    stages.decide(context, held.id, True, "anna")
    with pytest.raises(Invalid, match="was decided already: approve by anna"):
        stages.decide(context, held.id, False, "bat")


def test_few_deletions_pass(context: Context, archive: Archive) -> None:
    _run(context)
    for n in range(20):
        archive.records[f"oai:a:{n:02d}"] = None
    _run(context)
    assert len(outputs(context)["items"]) == 10


def test_a_partner_that_loses_everything_is_held_however_small(context: Context, archive: Archive) -> None:
    archive.records = {"oai:a:00": archive.records["oai:a:00"]}
    _run(context)
    archive.records = {"oai:a:00": None}
    with pytest.raises(Held, match="1 of 1 records would be deleted"):
        _run(context)


def test_fewer_records_than_expected_hold_the_run(context: Context, archive: Archive) -> None:
    archive_partner(context.workspace, archive.url, more="expect: {records: {at_least: 31}}\n")
    with pytest.raises(Held, match="the partner has 30 records; at least 31 are expected"):
        _run(context)


def test_what_is_unusual_but_no_disaster_is_a_warning(context: Context, archive: Archive) -> None:
    expected = "expect: {records: {at_most: 29}, filled: {title: 1.0, description: 0.5}}\n"
    archive_partner(context.workspace, archive.url, more=expected)
    reports = list(stages.run(context, "archive"))
    assert [warning["message"] for report in reports for warning in report["warnings"]] == [
        "the partner has 30 records; at most 29 are expected",
        "0% of 30 records have description; at least 50% are expected",
    ]


def _run(context: Context) -> None:
    for _ in stages.run(context, "archive"):
        pass


def _with_25_of_30_deleted(context: Context, archive: Archive) -> list[object]:
    _run(context)
    before = outputs(context)["items"]
    for n in range(25):
        archive.records[f"oai:a:{n:02d}"] = None
    stages.harvest(context, "archive")
    return before
