"""The takedown list in the store, on SQLite and on PostgreSQL."""

from collections.abc import Callable

import pytest

from enrichment.screening import takedown
from ichlinks.errors import Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.takedown import forget
from ichlinks.store import items, records
from ichlinks.store.items import item_id
from ichlinks.store.tables import record
from tests.ichlinks.pipeline.outputs import outputs

List = Callable[[str], object]


@pytest.fixture
def take_down(harvested: Context) -> List:
    folder = harvested.workspace.root / "config" / "rules"
    folder.mkdir()
    path = folder / "takedown.yaml"

    def write(entries: str) -> None:
        path.write_text(f"entries: {entries}\n", encoding="utf-8")

    return write


def test_a_changed_list_changes_what_is_stored(harvested: Context, take_down: List) -> None:
    three, four = (item_id("archive", f"oai:a:0{n}") for n in (3, 4))
    take_down(f"[{{identifier: 'oai:a:03', reason: a wish}}, {{item: {four}, reason: a wish}}]")
    assert stages.publish(harvested)["counts"] == {"taken_down": 2, "manifests": 0, "documents": 2}
    found = outputs(harvested)
    assert (len(found["items"]), len(found["documents"]), found["tombstones"]) == (
        28,
        28,
        sorted([(three, "withheld"), (four, "withheld")]),
    )
    with harvested.store.read() as connection:
        for name in ("oai:a:03", "oai:a:04"):
            line = records.one(connection, "archive", name)
            assert line is not None
            assert (line.outcome, line.item, [reason.message for reason in line.reasons]) == (
                "withhold",
                None,
                ["on the takedown list: a wish"],
            )


def test_a_withheld_record_stays_so_when_everything_is_transformed_again(harvested: Context, take_down: List) -> None:
    take_down("[{identifier: 'oai:a:03', reason: a wish}]")
    stages.publish(harvested)
    before = outputs(harvested)
    stages.transform(harvested, "archive", everything=True)
    stages.link(harvested, "archive")
    assert outputs(harvested) == before


def test_a_list_that_changed_while_a_stage_was_at_work_is_read_again(harvested: Context, take_down: List) -> None:
    """What that stage saved after the last publish went by the old list."""
    before = takedown(harvested.workspace)
    take_down("[{identifier: 'oai:a:03', reason: a wish}]")
    stages.publish(harvested)
    with harvested.store.write() as connection:
        items.save(connection, {(gone := item_id("archive", "oai:a:03")): b"{}"})
        connection.execute(record.update().where(record.c.item.is_(None)).values(item=gone, reasons=b"[]"))
    assert "taken_down" not in stages.publish(harvested)["counts"]
    forget(harvested, before)
    assert stages.publish(harvested)["counts"]["taken_down"] == 1


def test_a_wrong_list_publishes_nothing(harvested: Context, take_down: List) -> None:
    take_down("[{item: not-an-id, reason: a wish}]")
    with pytest.raises(Invalid, match=r"takedown\.yaml:1: .*'not-an-id' is no id of an Item, nor its address"):
        stages.publish(harvested)
