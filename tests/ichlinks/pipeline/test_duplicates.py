"""Records of one partner that are about the same thing: one is shown, whatever happened in which order."""

from importlib import import_module
from typing import Any

import pytest

from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import waiting
from ichlinks.store import records
from tests.ichlinks.conftest import archive_partner
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive, photograph

FIRST, LATER = "oai:a:03", "oai:a:77"
FILM = "<dc:identifier>https://archive.example/film.mp4</dc:identifier>"
SAME = photograph("Weaver 3") + FILM
OTHER_WORDS = photograph("The weaver") + FILM + "<dc:description>Told in other words.</dc:description>"
LABEL = "<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>"


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that those that are the same are never in one batch."""
    monkeypatch.setattr(import_module("ichlinks.pipeline.transform"), "BATCH", 10)


@pytest.fixture(autouse=True)
def first(archive: Archive) -> None:
    archive.records[FIRST] = SAME


def run(context: Context) -> dict[str, Any]:
    """The reports by stage."""
    return {report["stage"]: report for report in stages.run(context, "archive")}


def found(context: Context, name: str = LATER) -> tuple[str, list[str]]:
    """The outcome of a record, and the rules that spoke of it."""
    with context.store.read() as connection:
        line = records.one(connection, "archive", name)
    assert line is not None
    return line.outcome, [reason.rule for reason in line.reasons]


def public(context: Context) -> set[str]:
    """Which of the two the public sees."""
    with context.store.read() as connection:
        lines = {name: records.one(connection, "archive", name) for name in (FIRST, LATER)}
    return {name for name, line in lines.items() if line and line.item}


def rules(context: Context, archive: Archive, **actions: str) -> None:
    archive_partner(context.workspace, archive.url, more=f"screening: {{rules: {{duplicates: {actions}}}}}\n")


def test_the_later_of_two_that_say_the_same_is_left_out_and_told_of_the_first(
    context: Context, archive: Archive
) -> None:
    archive.records[LATER] = SAME
    report = run(context)["transform"]
    assert (found(context, FIRST), found(context)) == (("accept", []), ("reject", ["duplicate.exact"]))
    assert report["counts"] == {"records": 31, "accept": 30, "reject": 1}
    assert report["warnings"] == [
        {
            "code": "duplicate.exact",
            "message": f"it says the same as {FIRST} in every field",
            "count": 1,
            "examples": [LATER],
        }
    ]


def test_a_series_under_one_title_is_no_duplicate(context: Context, archive: Archive) -> None:
    page = "<dc:identifier>https://archive.example/series</dc:identifier>"
    for n in range(4):
        media = f"<dc:identifier>https://archive.example/{n}.jpg</dc:identifier>"
        archive.records[f"oai:a:7{n}"] = photograph("Kin Pang Then") + page + media
    archive.records |= {
        f"oai:a:8{n}": photograph("Weaver 4") + f"<dc:description>Picture {n}</dc:description>" for n in range(4)
    }
    assert run(context)["transform"]["counts"] == {"records": 38, "accept": 38}


def test_pictures_of_a_series_that_say_the_same_are_all_public_and_told_of(context: Context, archive: Archive) -> None:
    archive.records |= {f"oai:a:8{n}": photograph("Photograph") for n in range(3)}
    assert run(context)["transform"]["counts"] == {"records": 33, "accept": 31, "flag": 2}
    assert found(context, "oai:a:82") == ("flag", ["duplicate.indistinct"])


def test_what_is_nearly_the_same_waits_for_a_person(context: Context, archive: Archive) -> None:
    archive.records |= {FIRST: photograph("The weaver") + FILM, LATER: OTHER_WORDS}
    run(context)
    assert (found(context, FIRST)[0], found(context)) == ("accept", ("quarantine", ["duplicate.probable"]))


@pytest.mark.parametrize("gone", [None, photograph("Weaver 3, seen again"), photograph("Weaver 3", rights="ask us")])
def test_the_later_comes_back_in_the_run_in_which_the_first_goes(
    context: Context, archive: Archive, gone: str | None
) -> None:
    """The first is deleted, changed, or not public any more."""
    archive.records[LATER] = SAME
    run(context)
    archive.records[FIRST] = gone
    run(context)
    assert (found(context)[0], LATER in public(context)) == ("accept", True)


def test_the_first_that_comes_back_takes_its_place_again(context: Context, archive: Archive) -> None:
    archive.records |= {LATER: SAME, FIRST: None}
    run(context)
    archive.records[FIRST] = SAME
    run(context)
    assert (found(context)[0], public(context)) == ("reject", {FIRST})


def test_a_second_run_and_a_transform_of_everything_change_nothing(context: Context, archive: Archive) -> None:
    archive.records |= {LATER: SAME, "oai:a:80": photograph("The weaver") + FILM, "oai:a:81": OTHER_WORDS}
    run(context)
    before = outputs(context)
    run(context)
    stages.transform(context, "archive", everything=True)
    stages.link(context, "archive")
    stages.publish(context)
    assert outputs(context) == before


def test_what_the_rules_let_pass_is_only_told_or_not_even_that(context: Context, archive: Archive) -> None:
    archive.records[LATER] = SAME
    for action, rules_that_spoke in (("flag", ["duplicate.exact"]), ("accept", [])):
        rules(context, archive, exact=action)
        stages.run(context, "archive")
        run(context)
        stages.transform(context, "archive", everything=True)
        stages.link(context, "archive")
        assert (found(context), public(context)) == ((action, rules_that_spoke), {FIRST, LATER})


@pytest.fixture
def doubtful(context: Context, archive: Archive) -> Context:
    archive.records |= {FIRST: photograph("The weaver") + FILM, LATER: OTHER_WORDS}
    run(context)
    return context


def test_what_a_person_said_is_kept(doubtful: Context, archive: Archive) -> None:
    [asked] = waiting(doubtful)
    stages.decide(doubtful, asked.id, True, "anna", "two films of one day")
    run(doubtful)
    assert found(doubtful) == ("flag", ["duplicate.probable", "review.approved"])
    archive.records[LATER] = OTHER_WORDS + "<dc:creator>Somebody</dc:creator>"
    archive.records[FIRST] = photograph("The weaver") + FILM + "<dc:creator>Somebody else</dc:creator>"
    run(doubtful)
    assert (found(doubtful)[0], waiting(doubtful), public(doubtful)) == ("flag", [], {FIRST, LATER})


def test_a_person_is_asked_again_when_it_is_like_another_record(doubtful: Context, archive: Archive) -> None:
    [asked] = waiting(doubtful)
    stages.decide(doubtful, asked.id, True, "anna")
    run(doubtful)
    archive.records[FIRST] = None
    archive.records["oai:a:02"] = photograph("The weaver") + FILM
    run(doubtful)
    assert (found(doubtful)[0], len(waiting(doubtful))) == ("quarantine", 1)


@pytest.mark.parametrize("hidden", [FIRST, LATER])
def test_what_says_the_same_as_a_withheld_record_is_withheld(context: Context, archive: Archive, hidden: str) -> None:
    """Whichever of them came first, and although the rule itself is switched off."""
    rules(context, archive, exact="accept", probable="accept")
    archive.records[LATER] = SAME
    run(context)
    assert public(context) == {FIRST, LATER}
    archive.records[hidden] = SAME + LABEL
    run(context)
    [other] = {FIRST, LATER} - {hidden}
    assert (found(context, other), public(context)) == (("withhold", ["sensitive.duplicate"]), set())
    archive.records[hidden] = SAME
    run(context)
    assert public(context) == {FIRST, LATER}


def test_what_is_much_like_a_withheld_record_waits_for_a_person(doubtful: Context, archive: Archive) -> None:
    rules(doubtful, archive, probable="accept")
    archive.records[FIRST] = photograph("The weaver") + FILM + LABEL
    run(doubtful)
    assert (found(doubtful), public(doubtful)) == (("quarantine", ["sensitive.duplicate"]), set())


def test_a_takedown_holds_for_those_that_say_the_same(context: Context, archive: Archive) -> None:
    rules(context, archive, exact="accept")
    archive.records |= {LATER: SAME, "oai:a:80": photograph("The weaver") + FILM, "oai:a:81": OTHER_WORDS}
    run(context)
    folder = context.workspace.root / "config" / "rules"
    folder.mkdir(exist_ok=True)
    named = f"{{identifier: '{FIRST}', reason: asked for}}, {{identifier: 'oai:a:80', reason: asked for}}"
    (folder / "takedown.yaml").write_text(f"entries: [{named}]\n", encoding="utf-8")
    assert stages.publish(context)["counts"]["taken_down"] == 3
    assert (found(context), public(context)) == (("withhold", ["sensitive.duplicate"]), set())
    assert found(context, "oai:a:81")[0] == "quarantine"
    (folder / "takedown.yaml").write_text("entries: []\n", encoding="utf-8")
    stages.publish(context)
    run(context)
    assert public(context) == {FIRST, LATER}
