"""One archive through every stage: what is counted, what is published, what a second run does."""

from ichlinks.pipeline import Context, stages
from ichlinks.store import items, records
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive, photograph


def counts(context: Context) -> dict[str, dict[str, int]]:
    reports = stages.run(context, "archive")
    return {r["stage"]: {name: n for name, n in r["counts"].items() if n} for r in reports}


def test_a_first_run_publishes_everything(context: Context) -> None:
    assert counts(context) == {
        "harvest": {"requests": 3, "pages": 2, "received": 30, "new": 30},
        "transform": {"records": 30, "accept": 30},
        "link": {"records": 30, "create": 30},
        "publish": {"documents": 30},
    }


def test_a_second_run_finds_nothing_new_and_writes_nothing(context: Context) -> None:
    counts(context)
    before = outputs(context)
    assert counts(context) == {
        "harvest": {"requests": 3, "pages": 2, "received": 30, "unchanged": 30},
        "transform": {},
        "link": {},
        "publish": {},
    }
    assert outputs(context) == before


def test_a_changed_record_changes_its_item_alone(context: Context, archive: Archive) -> None:
    counts(context)
    archive.records["oai:a:07"] = photograph("Potter 7")
    assert counts(context) == {
        "harvest": {"requests": 3, "pages": 2, "received": 30, "changed": 1, "unchanged": 29},
        "transform": {"records": 1, "accept": 1},
        "link": {"records": 1, "update": 1},
        "publish": {"documents": 1},
    }


def test_a_record_whose_bytes_change_but_not_its_meaning_makes_no_change_row(
    context: Context, archive: Archive
) -> None:
    counts(context)
    archive.records["oai:a:07"] = f"  {archive.records['oai:a:07']}"
    assert counts(context)["link"] == {"records": 1, "unchanged": 1}
    assert len(outputs(context)["changes"]) == 30


def test_a_deleted_record_leaves_a_tombstone(context: Context, archive: Archive) -> None:
    counts(context)
    archive.records["oai:a:07"] = None
    assert counts(context)["link"] == {"records": 1, "delete": 1}
    gone = items.item_id("archive", "oai:a:07")
    found = outputs(context)
    assert found["tombstones"] == [(gone, "deleted by the partner")]
    assert found["changes"][-1] == ("delete", gone)
    assert gone not in dict(found["documents"])


def test_a_deleted_record_that_comes_back_has_its_old_item(context: Context, archive: Archive) -> None:
    counts(context)
    before = outputs(context)["items"]
    kept, archive.records["oai:a:07"] = archive.records["oai:a:07"], None
    counts(context)
    archive.records["oai:a:07"] = kept
    counts(context)
    found = outputs(context)
    assert (found["items"], found["tombstones"]) == (before, [])


def test_a_record_that_cannot_be_read_is_rejected_by_itself(context: Context, archive: Archive) -> None:
    archive.records["oai:a:07"] = "<dc:title>not closed"
    assert counts(context)["transform"] == {"records": 30, "accept": 29, "reject": 1}
    with context.store.read() as connection:
        line = records.one(connection, "archive", "oai:a:07")
    assert line is not None
    assert (line.outcome, [reason.rule for reason in line.reasons]) == ("reject", ["xml.not_well_formed"])


def test_withheld_wins_within_one_run(context: Context, archive: Archive) -> None:
    counts(context)
    takedown = context.workspace.root / "config" / "rules"
    takedown.mkdir()
    (takedown / "takedown.yaml").write_text("entries:\n  - {identifier: 'oai:a:07', reason: asked by the community}\n")
    reports = [
        stages.transform(context, "archive", True),
        stages.link(context, "archive"),
        stages.publish(context),
    ]
    assert [report["state"] for report in reports] == ["complete"] * 3
    gone = items.item_id("archive", "oai:a:07")
    found = outputs(context)
    assert found["tombstones"] == [(gone, "withheld")]
    assert gone not in dict(found["documents"])
    assert gone not in dict(found["items"])


def test_transforming_everything_again_changes_nothing(context: Context, archive: Archive) -> None:
    counts(context)
    before, asked = outputs(context), archive.requests
    stages.transform(context, "archive", everything=True)
    stages.link(context, "archive")
    stages.publish(context)
    assert (outputs(context), archive.requests) == (before, asked)
