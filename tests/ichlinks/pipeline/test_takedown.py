"""The takedown list in the store, on SQLite and on PostgreSQL."""

from collections.abc import Callable

import pytest

from enrichment.screening import takedown
from ichlinks.errors import Held, Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import waiting
from ichlinks.pipeline.takedown import forget
from ichlinks.stages import Span
from ichlinks.store import items, records
from ichlinks.store.items import item_id
from ichlinks.store.tables import record
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive, photograph

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


def test_what_was_taken_down_does_not_come_back_under_another_identifier(
    harvested: Context, archive: Archive, take_down: List
) -> None:
    """Deleted by the partner or moved: what says the same is withheld as long as the list has its entry."""
    take_down("[{identifier: 'oai:a:03', reason: a wish}]")
    stages.publish(harvested)
    archive.records |= {"oai:a:99": archive.records["oai:a:03"], "oai:a:03": None}
    for _ in stages.run(harvested, "archive"):
        pass
    assert _outcomes(harvested, "oai:a:03", "oai:a:99") == ["withhold", "withhold"]
    stages.transform(harvested, "archive", everything=True)
    assert _outcomes(harvested, "oai:a:03", "oai:a:99") == ["withhold", "withhold"]
    take_down("[]")
    stages.publish(harvested)
    for _ in stages.run(harvested, "archive"):
        pass
    assert _outcomes(harvested, "oai:a:03", "oai:a:99") == ["deleted", "accept"]


def test_what_is_remembered_of_a_deleted_record_holds_no_run(
    harvested: Context, archive: Archive, take_down: List
) -> None:
    take_down("[{identifier: 'oai:a:03', reason: a wish}]")
    stages.publish(harvested)
    archive.records = dict.fromkeys(archive.records)
    with pytest.raises(Held, match="29 of 29 records would be deleted"):
        list(stages.run(harvested, "archive"))
    [asked] = waiting(harvested)
    stages.decide(harvested, asked.id, True, "anna")
    list(stages.run(harvested, "archive"))
    assert _outcomes(harvested, "oai:a:03", "oai:a:04") == ["withhold", "deleted"]
    assert stages.transform(harvested, "archive", everything=True)["state"] == "complete"


def _outcomes(context: Context, *names: str) -> list[str]:
    with context.store.read() as connection:
        lines = [records.one(connection, "archive", name) for name in names]
    return [line.outcome for line in lines if line]


def test_the_tombstone_of_what_was_under_review_says_that_it_is_withheld(
    harvested: Context, archive: Archive, take_down: List
) -> None:
    archive.records["oai:a:03"] = photograph("Weaver 3", rights="ask us")
    for _ in stages.run(harvested, "archive"):
        pass
    three = item_id("archive", "oai:a:03")
    assert outputs(harvested)["tombstones"] == [(three, "under review")]
    take_down("[{identifier: 'oai:a:03', reason: a wish}]")
    stages.publish(harvested)
    assert outputs(harvested)["tombstones"] == [(three, "withheld")]


def test_a_renaming_asks_for_the_new_identifiers_of_what_is_on_the_list(
    harvested: Context, archive: Archive, take_down: List
) -> None:
    three = "[{identifier: 'oai:a:03', reason: a wish}"
    take_down(f"{three}]")
    stages.publish(harvested)
    archive.records = {name.replace("oai:a:", "oai:b:"): dc for name, dc in archive.records.items()}
    with pytest.raises(Held):
        list(stages.run(harvested, "archive", Span(full=True)))
    [asked] = waiting(harvested)
    with pytest.raises(Invalid, match="the takedown list names oai:a:03: add oai:b:03 to it"):
        stages.decide(harvested, asked.id, True, "anna")
    take_down(f"{three}, {{identifier: 'oai:b:03', reason: a wish}}]")
    stages.decide(harvested, asked.id, True, "anna")
    for _ in stages.run(harvested, "archive"):
        pass
    assert _outcomes(harvested, "oai:b:03", "oai:b:04") == ["withhold", "accept"]


def test_an_entry_that_names_nothing_is_told_once_with_its_line(harvested: Context, take_down: List) -> None:
    """It may be a slip of the pen, or come before its record."""
    four, never = (item_id("archive", f"oai:a:{n}") for n in ("04", "99"))
    named = ["identifier: 'oai:a:03'", "identifier: 'oai:a:3'", f"item: {four}", f"item: {never}"]
    named += ["url: 'http://archive.example/9'", "identifier: 'oai:a:05', partner: archive"]
    take_down("".join(f"\n  - {{{one}, reason: a wish}}" for one in named))
    [warning] = stages.publish(harvested)["warnings"]
    assert (warning["code"], warning["count"], warning["examples"]) == (
        "takedown.nothing",
        3,
        ["line 3: oai:a:3", f"line 5: {never}", "line 6: http://archive.example/9"],
    )
    assert stages.publish(harvested)["warnings"] == []


def test_what_was_taken_down_or_deleted_is_something(harvested: Context, archive: Archive, take_down: List) -> None:
    archive.records["oai:a:05"] = None
    for _ in stages.run(harvested, "archive"):
        pass
    entries = "{identifier: 'oai:a:03', reason: a wish}, {identifier: 'oai:a:05', reason: a wish}"
    five = item_id("archive", "oai:a:05")
    take_down(f"[{entries}]")
    assert stages.publish(harvested)["warnings"] == []
    take_down(f"[{entries}, {{item: 'http://127.0.0.1:8000/items/{five}', reason: a wish}}]")
    assert stages.publish(harvested)["warnings"] == []


def test_a_partner_that_nobody_knows_is_a_mistake(harvested: Context, take_down: List) -> None:
    take_down("\n  - {identifier: 'oai:a:03', partner: archiv, reason: a wish}")
    with pytest.raises(Invalid, match=r"takedown\.yaml:2: there is no partner 'archiv'; did you mean 'archive'\?"):
        stages.publish(harvested)
    assert outputs(harvested)["tombstones"] == []


def test_a_partner_that_left_is_known_as_long_as_something_of_it_is_stored(harvested: Context, take_down: List) -> None:
    (harvested.workspace.partners / "archive.yaml").unlink()
    take_down("[{identifier: 'oai:a:03', partner: archive, reason: a wish}]")
    assert stages.publish(harvested)["counts"]["taken_down"] == 1


def test_a_wrong_list_publishes_nothing(harvested: Context, take_down: List) -> None:
    take_down("[{item: not-an-id, reason: a wish}]")
    with pytest.raises(Invalid, match=r"takedown\.yaml:1: .*'not-an-id' is no id of an Item, nor its address"):
        stages.publish(harvested)
