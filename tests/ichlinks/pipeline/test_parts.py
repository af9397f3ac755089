"""Components as records, from the endpoint to the public, on SQLite and on PostgreSQL."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline import transform as transforming
from ichlinks.pipeline.context import Progress, silent
from ichlinks.pipeline.rehearsal.mapping import rehearse_mapping
from ichlinks.pipeline.review import effects, waiting
from ichlinks.stages import Span
from ichlinks.store import payloads, records
from ichlinks.store.items import item_id
from ichlinks.store.runs import Report
from ichlinks.store.tables import block, item, payload, tombstone
from tests.ichlinks.conftest import workspace_of
from tests.ichlinks.pipeline.finding_aids import RIGHTS, WHOLE, Archive, archive_of, ead, partner
from tests.ichlinks.pipeline.finding_aids import item as song
from tests.ichlinks.pipeline.outputs import outputs

SONGS = (song("Lullaby", "i1"), song("Wedding song", "i2"))
OTHER = "oai:a:dances"


@pytest.fixture
def archive() -> Iterator[Archive]:
    """A finding aid of songs, and one of dances."""
    with archive_of({WHOLE: ead(*SONGS), OTHER: ead(song("Fan dance", "d1"), title="Dances", code="EX 8")}) as served:
        yield served


@pytest.fixture
def context(tmp_path: Path, archive: Archive, database_url: str) -> Iterator[Context]:
    workspace = workspace_of(tmp_path / "workspace", database_url)
    with Context.open(workspace) as opened:
        ask_for(opened, archive, "item")
        yield opened


def ask_for(context: Context, archive: Archive, *levels: str) -> None:
    partner(context.workspace, {"kind": "oai_pmh", "endpoint": archive.url, "retries": 0, "components": levels})


def run(context: Context) -> dict[str, Report]:
    return {report["stage"]: report for report in stages.run(context, "archive")}


def parts(report: Report) -> tuple[int, ...]:
    return tuple(report["parts"][name] for name in ("new", "changed", "unchanged", "deleted"))


def fates(report: Report) -> dict[str, int]:
    names = ("received", "new", "changed", "unchanged", "deleted")
    return {name: report["counts"][name] for name in names if report["counts"][name]}


def outcomes(context: Context) -> dict[str, str]:
    with context.store.read() as connection:
        return {line.identifier: line.outcome for line in records.lines(connection, "archive")}


def public(context: Context) -> set[str]:
    """What the public sees, by the names that records have here."""
    with context.store.read() as connection:
        ids = set(connection.scalars(select(item.c.id)))
        names = connection.scalars(select(payload.c.identifier)).all()
    return {name.rpartition(":")[2] for name in names if item_id("archive", name) in ids}


def graves(context: Context) -> dict[str, str]:
    with context.store.read() as connection:
        found = {row.item: row.reason for row in connection.execute(select(tombstone))}
        names = connection.scalars(select(payload.c.identifier)).all()
    ids = {name.rpartition(":")[2]: item_id("archive", name) for name in names}
    return {name: found[id_] for name, id_ in ids.items() if id_ in found}


EVERYTHING = {"songs", "songs#i1", "songs#i2", "dances", "dances#d1"}


def test_components_become_items_beside_the_finding_aid(context: Context) -> None:
    report = run(context)["harvest"]
    assert (fates(report), parts(report)) == ({"received": 2, "new": 2}, (3, 0, 0, 0))
    assert public(context) == EVERYTHING
    with context.store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(block)) == 1
        found = payloads.find(connection, "archive", f"{WHOLE}#i2")
        whole = payloads.find(connection, "archive", WHOLE)
    assert found is not None
    assert whole is not None
    assert (found.payload.data, found.payload.datestamp) == (whole.payload.data, whole.payload.datestamp)


def test_a_second_run_changes_nothing(context: Context) -> None:
    run(context)
    before = outputs(context)
    report = run(context)["harvest"]
    assert (fates(report), parts(report)) == ({"received": 2, "unchanged": 2}, (0, 0, 0, 0))
    assert outputs(context) == before


def test_a_part_and_its_whole_name_one_another(context: Context) -> None:
    run(context)
    with context.store.read() as connection:
        whole, one = (records.body(connection, "archive", name) for name in (WHOLE, f"{WHOLE}#i1"))
    assert whole is not None
    assert one is not None
    assert f'"type":"has_part","target":"{WHOLE}#i1"'.encode() in whole
    assert f'"type":"is_part_of","target":"{WHOLE}"'.encode() in one


def test_a_changed_finding_aid_changes_the_parts_that_it_changes(context: Context, archive: Archive) -> None:
    run(context)
    archive.records[WHOLE] = ead(song("Cradle song", "i1"), SONGS[1], song("Lament", "i3"))
    report = run(context)
    assert (fates(report["harvest"]), parts(report["harvest"])) == (
        {"received": 2, "changed": 1, "unchanged": 1},
        (1, 1, 1, 0),
    )
    assert report["link"]["counts"] == {"records": 4, "create": 1, "update": 2, "delete": 0, "unchanged": 1}


def test_what_holds_for_the_whole_changes_all_its_parts(context: Context, archive: Archive) -> None:
    run(context)
    archive.records[WHOLE] = ead(*SONGS, beside=f"{RIGHTS}<accessrestrict><p>Ask first.</p></accessrestrict>")
    assert parts(run(context)["harvest"]) == (0, 2, 0, 0)


def test_what_does_not_concern_the_parts_leaves_them_alone(context: Context, archive: Archive) -> None:
    run(context)
    archive.records[WHOLE] = ead(*SONGS, beside=f"{RIGHTS}<scopecontent><p>All songs.</p></scopecontent>")
    report = run(context)
    assert parts(report["harvest"]) == (0, 0, 2, 0)
    assert report["transform"]["counts"]["records"] == 1


def test_a_component_that_is_gone_is_deleted(context: Context, archive: Archive) -> None:
    run(context)
    archive.records[WHOLE] = ead(SONGS[0])
    assert parts(run(context)["harvest"]) == (0, 0, 1, 1)
    assert public(context) == EVERYTHING - {"songs#i2"}
    assert graves(context) == {"songs#i2": "deleted by the partner"}
    archive.records[WHOLE] = ead(*SONGS)
    assert parts(run(context)["harvest"]) == (0, 1, 1, 0)
    assert (public(context), graves(context)) == (EVERYTHING, {})


def test_a_deleted_finding_aid_takes_its_parts_along(context: Context, archive: Archive) -> None:
    run(context)
    archive.records[WHOLE] = None
    report = run(context)
    assert (fates(report["harvest"]), parts(report["harvest"])) == (
        {"received": 2, "unchanged": 1, "deleted": 1},
        (0, 0, 0, 2),
    )
    assert report["transform"]["counts"] == {"records": 3, "deleted": 3}
    assert public(context) == {"dances", "dances#d1"}
    archive.records[WHOLE] = ead(*SONGS)
    run(context)
    assert public(context) == EVERYTHING


def test_a_finding_aid_that_is_listed_no_more_takes_its_parts_along(context: Context, archive: Archive) -> None:
    run(context)
    del archive.records[WHOLE]
    report = stages.harvest(context, "archive", Span(full=True))
    assert (fates(report), parts(report)) == ({"received": 2, "unchanged": 1, "deleted": 1}, (0, 0, 0, 2))
    run(context)
    assert public(context) == {"dances", "dances#d1"}


def test_the_guard_counts_finding_aids(context: Context, archive: Archive) -> None:
    """Of 24 records 1 goes, with 30 parts: too few to ask; and 22 of 23 are told as 22, whatever they have."""
    archive.records = {f"oai:a:f{n}": ead(song("Song", "i1"), title=f"Fonds {n}") for n in range(23)}
    archive.records[WHOLE] = ead(*(song(f"Song {n}", f"i{n}") for n in range(30)))
    run(context)
    archive.records[WHOLE] = None
    assert run(context)["transform"]["counts"] == {"records": 31, "deleted": 31}
    archive.records = {name: None if name != "oai:a:f0" else one for name, one in archive.records.items()}
    with pytest.raises(Held, match="22 of 23 records would be deleted"):
        run(context)
    [question] = waiting(context)
    assert len(effects(context, question)[0]) == 22
    stages.decide(context, question.id, False, "anna")
    run_again = stages.transform(context, "archive")
    assert run_again["counts"] == {}
    assert {"f0", "f0#i1", "f22", "f22#i1"} <= public(context)


def test_what_cannot_be_read_keeps_its_parts(context: Context, archive: Archive) -> None:
    run(context)
    archive.records[WHOLE] = ead(*SONGS).replace("</dsc>", "")
    report = run(context)
    assert (report["harvest"]["counts"]["rejected"], parts(report["harvest"])) == (1, (0, 0, 0, 0))
    assert public(context) == EVERYTHING - {"songs"}
    archive.records[WHOLE] = ead(*SONGS)
    assert parts(run(context)["harvest"]) == (0, 0, 2, 0)
    assert public(context) == EVERYTHING


def test_a_record_of_the_endpoint_under_the_name_of_a_part_is_left_as_it_is(context: Context, archive: Archive) -> None:
    archive.records[f"{WHOLE}#i1"] = ead(title="A lullaby by itself", code="EX 9")
    assert parts(run(context)["harvest"]) == (2, 0, 0, 0)
    archive.records[f"{WHOLE}#i2"] = ead(title="Another by itself", code="EX 10")
    archive.records[WHOLE] = ead(*SONGS, title="Songs and chants")
    run(context)
    with context.store.read() as connection:
        own = select(payload.c.identifier).where(payload.c.parent.is_(None)).order_by(payload.c.identifier)
        assert list(connection.scalars(own)) == [OTHER, WHOLE, f"{WHOLE}#i1", f"{WHOLE}#i2"]


def test_other_levels_in_the_partner_file_need_no_new_harvest(context: Context, archive: Archive) -> None:
    archive.records[WHOLE] = ead(*SONGS, song("Letters", "f1", "file"))
    run(context)
    asked = len(archive.server.requests)
    ask_for(context, archive, "file")
    report = stages.transform(context, "archive")
    assert parts(report) == (1, 0, 0, 3)
    stages.link(context, "archive")
    assert public(context) == {"songs", "songs#f1", "dances"}
    ask_for(context, archive)
    assert parts(stages.transform(context, "archive")) == (0, 0, 0, 1)
    assert "parts" not in stages.transform(context, "archive")
    stages.link(context, "archive")
    assert public(context) == {"songs", "dances"}
    assert len(archive.server.requests) == asked


def test_a_partner_who_asks_for_components_later_gets_those_of_unchanged_finding_aids(
    context: Context, archive: Archive
) -> None:
    ask_for(context, archive)
    run(context)
    assert public(context) == {"songs", "dances"}
    ask_for(context, archive, "all")
    report = run(context)["harvest"]
    assert (fates(report), parts(report)) == ({"received": 2, "unchanged": 2}, (3, 0, 0, 0))
    assert public(context) == EVERYTHING


def test_expectations_are_about_what_the_endpoint_gives(context: Context) -> None:
    run(context)
    with context.store.read() as connection:
        assert payloads.standing(connection, "archive") == payloads.Standing(2, 0, 0, 3)


def test_an_audit_compares_finding_aids_and_repairs_them_with_their_parts(context: Context, archive: Archive) -> None:
    run(context)
    archive.records["oai:a:tales"] = ead(song("A tale", "t1"), title="Tales")
    assert stages.audit(context, "archive")["counts"]["missing"] == 1
    report = stages.audit(context, "archive", repair=True)
    assert (report["state"], report["counts"]["new"], parts(report)) == ("complete", 1, (1, 0, 0, 0))
    run(context)
    assert public(context) == {*EVERYTHING, "tales", "tales#t1"}


def test_renamed_finding_aids_keep_the_items_of_their_parts(context: Context, archive: Archive) -> None:
    archive.records = {f"oai:a:f{n}": ead(song(f"Song {n}", "i1"), title=f"Fonds {n}") for n in range(25)}
    run(context)
    before = dict(outputs(context)["items"])
    archive.records = {f"oai:b:f{n}": ead(song(f"Song {n}", "i1"), title=f"Fonds {n}") for n in range(25)}
    stages.harvest(context, "archive", Span(full=True))
    with pytest.raises(Held):
        stages.transform(context, "archive")
    [question] = waiting(context)
    stages.decide(context, question.id, True, "anna")
    run(context)
    after = dict(outputs(context)["items"])
    assert after.keys() == before.keys()
    assert all(b"oai:b:" in body and b"oai:a:" not in body for body in after.values())


def take_down(context: Context, entries: str) -> None:
    folder = context.workspace.root / "config" / "rules"
    folder.mkdir(exist_ok=True)
    (folder / "takedown.yaml").write_text(f"entries: {entries}\n", encoding="utf-8")


@pytest.mark.parametrize("named", [f"identifier: '{WHOLE}'", "identifier: EX 7", f"item: {item_id('archive', WHOLE)}"])
def test_the_parts_of_what_is_taken_down_are_withheld(context: Context, named: str) -> None:
    run(context)
    take_down(context, f"[{{{named}, reason: a wish}}]")
    assert stages.publish(context)["counts"]["taken_down"] == 3
    assert public(context) == {"dances", "dances#d1"}
    assert set(graves(context).values()) == {"withheld"}
    stages.transform(context, "archive", everything=True)
    stages.link(context, "archive")
    assert public(context) == {"dances", "dances#d1"}
    take_down(context, "[]")
    stages.publish(context)
    run(context)
    assert public(context) == EVERYTHING


def test_a_new_part_of_what_is_withheld_is_withheld(context: Context, archive: Archive) -> None:
    take_down(context, f"[{{identifier: '{WHOLE}', reason: a wish}}]")
    assert run(context)["transform"]["counts"] == {"records": 5, "withhold": 3, "flag": 2}
    archive.records[WHOLE] = ead(*SONGS, song("Lament", "i3"))
    run(context)
    assert public(context) == {"dances", "dances#d1"}


def test_a_part_alone_can_be_taken_down(context: Context) -> None:
    run(context)
    take_down(context, f"[{{identifier: '{WHOLE}#i1', reason: a wish}}]")
    stages.publish(context)
    assert public(context) == EVERYTHING - {"songs#i1"}


def within(*components: str, id_: str = "s1", level: str = "series", beside: str = "") -> str:
    did = f"<did><unittitle>Part {id_}</unittitle></did>"
    return f'<c level="{level}" id="{id_}">{did}{beside}{"".join(components)}</c>'


LAYERS = within(within(*SONGS, id_="f1", level="file"), song("Chant", "i3"))
IN_LAYERS = {"s1", "f1", "i1", "i2", "i3"}


def shown(context: Context) -> set[str]:
    """The parts of the songs that the public sees."""
    return {name.removeprefix("songs#") for name in public(context) if name.startswith("songs#")}


@pytest.fixture
def layered(context: Context, archive: Archive) -> Context:
    ask_for(context, archive, "all")
    archive.records[WHOLE] = ead(LAYERS)
    return context


@pytest.mark.parametrize(("named", "left"), [("s1", set()), ("f1", {"s1", "i3"}), ("i1", IN_LAYERS - {"i1"})])
def test_what_stands_below_a_part_that_is_taken_down_is_withheld(
    layered: Context, archive: Archive, named: str, left: set[str]
) -> None:
    run(layered)
    assert shown(layered) == IN_LAYERS
    take_down(layered, f"[{{identifier: '{WHOLE}#{named}', reason: a wish}}]")
    stages.publish(layered)
    assert (shown(layered), set(graves(layered).values()) - {"withheld"}) == (left, set())
    stages.transform(layered, "archive", everything=True)
    stages.link(layered, "archive")
    assert shown(layered) == left
    archive.records[WHOLE] = ead(LAYERS.replace("Lullaby", "Cradle song").replace("Chant", "Drums"), title="Chants")
    run(layered)
    assert shown(layered) == left
    take_down(layered, "[]")
    stages.publish(layered)
    run(layered)
    assert shown(layered) == IN_LAYERS


def test_a_new_component_below_a_part_that_is_taken_down_is_withheld(layered: Context, archive: Archive) -> None:
    take_down(layered, f"[{{identifier: '{WHOLE}#s1', reason: a wish}}]")
    run(layered)
    assert shown(layered) == set()
    archive.records[WHOLE] = ead(LAYERS.replace("</c></c>", f"{song('Lament', 'i4')}</c></c>"))
    run(layered)
    assert shown(layered) == set()


@pytest.mark.parametrize("stop", range(1, 7))
def test_a_transform_that_is_killed_shows_nothing_that_is_withheld(
    layered: Context, archive: Archive, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """After any record, while the list stands and after it is taken off."""
    monkeypatch.setattr(transforming, "BATCH", 1)
    run(layered)
    take_down(layered, f"[{{identifier: '{WHOLE}#s1', reason: a wish}}]")
    stages.publish(layered)
    broken_off(layered, stop)
    assert shown(layered) == set()
    take_down(layered, "[]")
    stages.publish(layered)
    broken_off(layered, stop)
    run(layered)
    assert shown(layered) == IN_LAYERS


def broken_off(context: Context, after: int) -> None:
    """All is transformed again until the process ends after so many records; what there is is linked."""
    calls = iter(range(1, 100))

    def progress(stage: str, partner: str, done: int, expected: int | None) -> None:
        if next(calls) == after:
            raise KeyboardInterrupt

    with Context.open(context.workspace, progress) as other, suppress(KeyboardInterrupt):
        stages.transform(other, "archive", everything=True)
    stages.link(context, "archive")


def test_what_stands_below_two_withheld_units_waits_for_both(layered: Context) -> None:
    run(layered)
    both = f"{{identifier: '{WHOLE}#f1', reason: a wish}}"
    take_down(layered, f"[{both}, {{identifier: '{WHOLE}', reason: a wish}}]")
    stages.publish(layered)
    take_down(layered, f"[{both}]")
    stages.publish(layered)
    run(layered)
    assert shown(layered) == {"s1", "i3"}


def test_a_series_that_an_update_restricts_takes_what_is_below_it_at_once(layered: Context, archive: Archive) -> None:
    """Also what has conditions of its own, and where a unit between them is no record."""
    ask_for(layered, archive, "series", "item")
    open_ = song("Wedding song", "i2").replace("</did>", "</did><accessrestrict><p>Open.</p></accessrestrict>")
    inner = within(SONGS[0], open_, id_="f1", level="file")
    archive.records = {WHOLE: ead(within(inner)), **{f"oai:a:f{n}": ead(title=f"Fonds {n}") for n in range(25)}}
    run(layered)
    assert shown(layered) == {"s1", "i1", "i2"}
    archive.records = dict.fromkeys(archive.records)
    archive.records[WHOLE] = ead(within(inner, beside=SECRET))
    with pytest.raises(Held):
        run(layered)
    stages.link(layered, "archive")
    assert (shown(layered), named(layered, "Wedding song")) == (set(), [])


def test_a_labelled_component_is_not_named_by_a_finding_aid_that_is_one_record(
    context: Context, archive: Archive
) -> None:
    ask_for(context, archive)
    archive.records[WHOLE] = ead(*SONGS, song("Lament", "i3").replace("</did>", f"</did>{SECRET}"))
    run(context)
    assert (named(context, "Lament"), named(context, "Lullaby")) == ([], [item_id("archive", WHOLE)])


SECRET = "<accessrestrict><p>TK Secret / Sacred (TK SS)</p></accessrestrict>"


def named(context: Context, title: str) -> list[str]:
    return [id_ for id_, body in outputs(context)["items"] if title.encode() in body]


def test_what_is_withheld_is_not_named_by_what_stands_around_it(context: Context, archive: Archive) -> None:
    """By a Label of its own, from the start and by an update; and named again once it is public."""
    lament = song("Lament of the eldest", "i3")
    archive.records[WHOLE] = ead(*SONGS, lament.replace("</did>", f"</did>{SECRET}"))
    run(context)
    assert named(context, "Lament of the eldest") == []
    archive.records[WHOLE] = ead(*SONGS, lament)
    run(context)
    assert named(context, "Lament of the eldest") == sorted(item_id("archive", n) for n in (WHOLE, f"{WHOLE}#i3"))
    before = outputs(context)
    run(context)
    assert outputs(context) == before
    take_down(context, f"[{{identifier: '{WHOLE}#i3', reason: a wish}}]")
    stages.publish(context)
    assert named(context, "Lament of the eldest") == []
    archive.records[WHOLE] = ead(*SONGS, lament, title="Songs of all hills")
    run(context)
    assert named(context, "Lament of the eldest") == []


def test_what_is_withheld_is_not_named_while_the_rest_is_held(context: Context, archive: Archive) -> None:
    archive.records = {WHOLE: ead(*SONGS), **{f"oai:a:f{n}": ead(title=f"Fonds {n}") for n in range(25)}}
    run(context)
    archive.records = dict.fromkeys(archive.records)
    archive.records[WHOLE] = ead(SONGS[0], SONGS[1].replace("</did>", f"</did>{SECRET}"))
    with pytest.raises(Held):
        run(context)
    stages.link(context, "archive")
    assert named(context, "Wedding song") == []


def test_a_finding_aid_that_an_update_withholds_takes_its_parts_at_once(context: Context, archive: Archive) -> None:
    """Also those that have conditions of their own, and while the rest of the run is held."""
    open_ = song("Wedding song", "i2").replace("</did>", "</did><accessrestrict><p>Open.</p></accessrestrict>")
    archive.records = {WHOLE: ead(SONGS[0], open_), **{f"oai:a:f{n}": ead(title=f"Fonds {n}") for n in range(25)}}
    run(context)
    secret = "<accessrestrict><p>TK Secret / Sacred (TK SS)</p></accessrestrict>"
    archive.records = dict.fromkeys(archive.records)
    archive.records[WHOLE] = ead(SONGS[0], open_, beside=RIGHTS + secret)
    with pytest.raises(Held):
        run(context)
    stages.link(context, "archive")
    assert not public(context) & {"songs", "songs#i1", "songs#i2"}


def test_a_dry_run_finds_nothing_to_change(context: Context) -> None:
    run(context)
    found = rehearse_mapping(context, "archive")
    assert (found["records"], found["changed"]) == (5, 0)


def test_the_parts_of_dropped_files(tmp_path: Path, database_url: str) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "songs.xml").write_text(ead(*SONGS), encoding="utf-8")
    with Context.open(workspace_of(tmp_path / "workspace", database_url)) as context:
        partner(context.workspace, {"kind": "files", "format": "xml", "path": str(drop), "components": "item"})
        assert parts(run(context)["harvest"]) == (2, 0, 0, 0)
        assert public(context) == {"songs.xml", "songs.xml#i1", "songs.xml#i2"}
        (drop / "songs.xml").write_text(ead(SONGS[0], song("Lament", "i3")), encoding="utf-8")
        assert parts(run(context)["harvest"]) == (1, 0, 1, 1)


def harvested(folder: Path, url: str | None, archive: Archive, progress: Progress = silent) -> list[Any]:
    with Context.open(workspace_of(folder, url), progress) as context:
        ask_for(context, archive, "item")
        assert stages.harvest(context, "archive")["state"] == "complete"
        return sorted(outputs(context)["payloads"])


def test_a_harvest_that_was_killed_ends_as_one_that_was_not(
    tmp_path: Path, archive: Archive, database_url: str
) -> None:
    archive.records = {f"oai:a:f{n}": ead(*SONGS, title=f"Fonds {n}") for n in range(30)}
    expected = harvested(tmp_path / "whole", None, archive)
    assert len(expected) == 90
    child = os.fork()
    if child == 0:
        try:
            harvested(tmp_path / "broken", database_url, archive, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        finally:
            os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with Context.open(workspace_of(tmp_path / "broken", database_url)) as context:
        assert len(outputs(context)["payloads"]) == 30
    assert harvested(tmp_path / "broken", database_url, archive) == expected


def test_five_thousand_components_are_stored_once(context: Context, archive: Archive) -> None:
    archive.records = {WHOLE: ead(*(song(f"Song {n}", f"i{n}") for n in range(5000)))}
    assert parts(stages.harvest(context, "archive")) == (5000, 0, 0, 0)
    with context.store.read() as connection:
        (size,) = connection.scalars(select(func.length(block.c.z)))
        assert size < 100_000
    archive.records = {WHOLE: ead(*(song(f"Song {n}", f"i{n}") for n in range(1, 5001)))}
    assert parts(stages.harvest(context, "archive")) == (1, 0, 4999, 1)
