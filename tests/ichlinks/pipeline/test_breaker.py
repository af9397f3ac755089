"""A partner of whose records many are suddenly in doubt stays as it is until a person has looked."""

import pytest

from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import effects, question, waiting
from ichlinks.store import items
from tests.ichlinks.conftest import archive_partner
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive, photograph


def run(context: Context) -> None:
    for _ in stages.run(context, "archive"):
        pass


def doubtful(archive: Archive, numbers: range) -> None:
    archive.records |= {f"oai:a:{n:02d}": photograph(f"Weaver {n}", rights="ask us") for n in numbers}


def test_a_jump_of_the_quarantine_share_holds_the_items_until_approved(context: Context, archive: Archive) -> None:
    run(context)
    before = outputs(context)["items"]
    doubtful(archive, range(21))
    message = r"21 of 30 records are in quarantine \(70%; 0% before, at most 30% is expected\)"
    with pytest.raises(Held, match=message):
        run(context)
    assert outputs(context)["items"] == before
    held = next(one for one in waiting(context) if one.kind == "run")
    assert [reason.rule for reason in held.reasons] == ["expect.quarantine_share"]
    assert effects(context, held) == ([f"oai:a:{n:02d}" for n in range(21)], {})
    stages.decide(context, held.id, True, "anna", "they lost their licences")
    run(context)
    assert len(outputs(context)["items"]) == 9
    run(context)


def test_a_rejected_jump_keeps_the_items_until_something_changes(context: Context, archive: Archive) -> None:
    run(context)
    before, kept = outputs(context)["items"], dict(archive.records)
    doubtful(archive, range(21))
    with pytest.raises(Held):
        run(context)
    held = next(one for one in waiting(context) if one.kind == "run")
    stages.decide(context, held.id, False, "anna", "the mapping is wrong")
    with pytest.raises(Held, match="archive stays as it was, as anna decided"):
        run(context)
    assert question(context, held.id).state == "reject"
    archive.records = kept
    run(context)
    assert outputs(context)["items"] == before


def test_few_doubtful_records_hold_nothing(context: Context, archive: Archive) -> None:
    run(context)
    doubtful(archive, range(20))
    run(context)
    assert len(outputs(context)["items"]) == 10


def test_the_partner_file_says_what_share_is_expected(context: Context, archive: Archive) -> None:
    more = "expect: {quarantine_share: {at_most: 0.8}}\n"
    archive_partner(context.workspace, archive.url, more=more)
    doubtful(archive, range(24))
    run(context)
    assert len(outputs(context)["items"]) == 6


def test_a_first_harvest_that_is_mostly_doubtful_publishes_nothing(context: Context, archive: Archive) -> None:
    doubtful(archive, range(25))
    with pytest.raises(Held, match="25 of 30 records are in quarantine"):
        run(context)
    with context.store.read() as connection:
        assert items.count(connection) == 0
