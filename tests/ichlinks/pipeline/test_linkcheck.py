"""Addresses are asked again, a sample at a time; a dead one is told, and not shown, until it works again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ichlinks.errors import Held, Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.many import Trouble, check_many
from ichlinks.pipeline.quality import report as quality_report
from ichlinks.pipeline.rehearsal import rehearse_mapping, rehearse_rules
from ichlinks.stages import Reason
from ichlinks.store import addresses, items, records
from ichlinks.store.items import item_id
from tests.servers.archive import Archive
from tests.servers.commands import Commands
from tests.servers.endpoint import Answer, Endpoint

_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_FOUND: list[Answer] = [(200, {}, b"x")]
_LOST: list[Answer] = [(404, {}, b"")]
_AWAY: list[Answer] = [(503, {}, b"")]
_PAGE_DEAD = Reason(
    "links.dead", "flag", "its page leads nowhere", "landing_page", "", "correct the address, or leave it out"
)
_MEDIUM_DEAD = Reason(
    "links.dead",
    "flag",
    "a medium leads nowhere, and is not shown",
    "media",
    "",
    "put the file back, correct its address, or leave it out",
)


@pytest.fixture
def site() -> Iterator[Endpoint]:
    """Where pages and media of the archive are: `/1` and `/1.jpg` to `/4` and `/4.jpg`."""
    with Endpoint({f"/{n}{kind}": _FOUND for n in range(1, 5) for kind in ("", ".jpg")}) as server:
        yield server


def photograph(site: Endpoint, n: int, more: str = "") -> str:
    return (
        f'<dc:title xml:lang="en">Weaver number {n}</dc:title><dc:type>Photograph</dc:type>'
        f"<dc:coverage>Thailand</dc:coverage><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>"
        f"<dc:identifier>{site.url}/{n}</dc:identifier><dc:identifier>{site.url}/{n}.jpg</dc:identifier>{more}"
    )


@pytest.fixture
def archive(site: Endpoint) -> Iterator[Archive]:
    with Archive({f"oai:a:{n}": photograph(site, n) for n in range(1, 5)}) as server:
        yield server


@pytest.fixture
def harvested(context: Context, site: Endpoint) -> Context:
    """After a first run, which asks for the media alone."""
    context = on(context, 0)
    assert len(list(stages.run(context, "archive"))) == 4
    assert asked(site) == [f"/{n}.jpg" for n in range(1, 5)]
    return context


def on(context: Context, day: float) -> Context:
    moment = (_FIRST + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return replace(context, now=lambda: moment)


def asked(site: Endpoint) -> list[str]:
    """Which paths were asked since this was last wanted to be known."""
    paths = sorted(one.path for one in site.requests)
    site.requests.clear()
    return paths


def check(context: Context, day: float) -> dict[str, int]:
    """The counts that are not 0."""
    first, *_ = stages.checked(on(context, day), "archive")
    assert first["state"] == "complete"
    return {name: count for name, count in first["counts"].items() if count}


def item(context: Context, n: int) -> dict[str, Any]:
    with context.store.read() as connection:
        body = items.body(connection, item_id("archive", f"oai:a:{n}"))
    assert body
    found: dict[str, Any] = msgspec.json.decode(body)
    return found


def states(context: Context, n: int) -> list[Any]:
    return [one.get("checked") for one in item(context, n)["media"]]


def judgement(context: Context, n: int) -> tuple[str, list[Reason]]:
    """Outcome and what was said of addresses."""
    with context.store.read() as connection:
        line = records.one(connection, "archive", f"oai:a:{n}")
    assert line
    return line.outcome, [one for one in line.reasons if one.rule == "links.dead"]


def test_pages_are_asked_once_and_then_left_for_thirty_days(harvested: Context, site: Endpoint) -> None:
    assert check(harvested, 1) == {"due": 4, "asked": 4, "ok": 4}
    assert asked(site) == ["/1", "/2", "/3", "/4"]
    assert check(harvested, 29) == {}
    assert check(harvested, 30.5) == {"due": 4, "asked": 4, "ok": 4}
    assert asked(site) == [f"/{n}.jpg" for n in range(1, 5)]


def test_a_page_that_never_worked_is_dead_with_the_first_404(harvested: Context, site: Endpoint) -> None:
    site.scripts["/2"] = _LOST
    before = item(harvested, 2)
    assert check(harvested, 1) == {"due": 4, "asked": 4, "ok": 3, "dead": 1, "records": 1}
    assert judgement(harvested, 2) == ("flag", [replace(_PAGE_DEAD, excerpt=f"{site.url}/2")])
    assert judgement(harvested, 1) == ("accept", [])
    assert item(harvested, 2) == before


def test_a_medium_that_worked_is_dead_after_three_failures_in_fourteen_days(harvested: Context, site: Endpoint) -> None:
    check(harvested, 1)
    site.scripts["/3.jpg"] = _LOST
    assert check(harvested, 30) == {"due": 4, "asked": 4, "ok": 3, "away": 1}
    assert check(harvested, 36) == {"due": 4, "asked": 4, "ok": 4}
    assert check(harvested, 37) == {"due": 1, "asked": 1, "away": 1}
    assert (states(harvested, 3), judgement(harvested, 3)) == (["ok"], ("accept", []))
    assert check(harvested, 44) == {"due": 1, "asked": 1, "dead": 1, "records": 1}
    assert (states(harvested, 3), judgement(harvested, 3)) == (
        ["dead"],
        ("flag", [replace(_MEDIUM_DEAD, excerpt=f"{site.url}/3.jpg")]),
    )


def test_three_failures_within_fewer_days_prove_nothing(harvested: Context, site: Endpoint) -> None:
    rules("links: {dead_after: {failures: 4, days: 14}}", harvested)
    site.scripts["/3.jpg"] = _AWAY
    days = (30, 34.8, 39.6)
    assert [check(harvested, day).get("away") for day in days] == [1, 1, 1]
    assert check(harvested, 43.5) == {}
    assert check(harvested, 44.4)["dead"] == 1


def test_a_success_begins_the_count_anew(harvested: Context, site: Endpoint) -> None:
    site.scripts["/3.jpg"] = _AWAY
    check(harvested, 30)
    check(harvested, 37)
    site.scripts["/3.jpg"] = _FOUND
    assert check(harvested, 44) == {"due": 1, "asked": 1, "ok": 1}
    site.scripts["/3.jpg"] = _AWAY
    assert check(harvested, 74.5)["away"] == 1
    assert states(harvested, 3) == ["ok"]


def test_what_is_gone_is_dead_at_once_and_back_when_it_works(harvested: Context, site: Endpoint) -> None:
    before = item(harvested, 1)
    site.scripts["/1.jpg"] = [(410, {}, b"")]
    check(harvested, 30)
    assert (states(harvested, 1), judgement(harvested, 1)[0]) == (["dead"], "flag")
    site.scripts["/1.jpg"] = _AWAY
    check(harvested, 60)
    assert states(harvested, 1) == ["dead"]
    site.scripts["/1.jpg"] = _FOUND
    assert check(harvested, 90)["records"] == 1
    assert (item(harvested, 1), judgement(harvested, 1)) == (before, ("accept", []))


def test_a_sample_is_asked_doubtful_ones_first_then_those_asked_longest_ago(harvested: Context, site: Endpoint) -> None:
    rules("links: {sample: 2}", harvested)
    found = []
    for day in range(31, 36):
        found += [asked(site)] if check(harvested, day) else [[]]
    assert sorted(found[0] + found[1]) == ["/1", "/2", "/3", "/4"]
    assert sorted(found[2] + found[3]) == [f"/{n}.jpg" for n in range(1, 5)]
    assert found[4] == []
    site.scripts |= {"/1": _AWAY, "/4.jpg": _AWAY}
    for day in range(61, 66):
        check(harvested, day)
    asked(site)
    site.scripts |= {"/5": _FOUND, "/6": _FOUND}
    check(harvested, 72)
    assert asked(site) == ["/1", "/4.jpg"]


def rules(text: str, context: Context) -> None:
    """The partner's own rules."""
    file = context.workspace.partners / "archive.yaml"
    file.write_text(f"{file.read_text('utf-8')}screening: {{rules: {{{text}}}}}\n", "utf-8")


def test_partners_who_do_not_want_it_are_not_asked(harvested: Context, site: Endpoint) -> None:
    file = harvested.workspace.partners / "archive.yaml"
    file.write_text(f"{file.read_text('utf-8')}media: {{check: false}}\n", "utf-8")
    assert (check(harvested, 40), asked(site)) == ({}, [])


def test_addresses_of_what_is_not_public_are_not_asked(harvested: Context, archive: Archive, site: Endpoint) -> None:
    archive.records["oai:a:1"] = photograph(site, 1).replace("Weaver number 1", "Untitled")
    archive.records["oai:a:2"] = None
    for n in range(3, 33):
        archive.records[f"oai:a:{n}"] = photograph(site, n)
    list(stages.run(on(harvested, 0), "archive"))
    asked(site)
    check(harvested, 31)
    assert {"/1", "/1.jpg", "/2", "/2.jpg"}.isdisjoint(found := asked(site))
    assert {"/3", "/4", "/32"} <= set(found)


def test_what_was_found_outlives_new_judgements(harvested: Context, site: Endpoint) -> None:
    site.scripts |= {"/2": _LOST, "/1.jpg": [(410, {}, b"")]}
    check(harvested, 31)
    found = [judgement(harvested, n) for n in (1, 2)]
    assert [(outcome, len(told)) for outcome, told in found] == [("flag", 1), ("flag", 1)]
    stages.transform(harvested, "archive", everything=True)
    assert stages.link(harvested, "archive")["counts"]["update"] == 0
    assert [judgement(harvested, n) for n in (1, 2)] == found


def test_dry_runs_take_what_was_found_as_it_is(harvested: Context, site: Endpoint, tmp_path: Path) -> None:
    site.scripts["/2"] = _LOST
    check(harvested, 1)
    assert rehearse_mapping(harvested, "archive")["changed"] == 0
    proposed = tmp_path / "mine.yaml"
    proposed.write_text("extends: default\nlinks: {dead: accept}\n", "utf-8")
    told = rehearse_rules(harvested, "archive", proposed)
    assert (told["outcomes"], [(one["rule"], one["settled"]) for one in told["rules"]]) == (
        [{"before": "flag", "after": "accept", "records": 1}],
        [("links.dead", 1)],
    )


def test_where_the_rules_accept_it_a_dead_link_is_only_not_shown(harvested: Context, site: Endpoint) -> None:
    rules("links: {dead: accept}", harvested)
    site.scripts["/2.jpg"] = [(410, {}, b"")]
    check(harvested, 31)
    assert (states(harvested, 2), judgement(harvested, 2)) == (["dead"], ("accept", []))


def test_a_check_that_is_stopped_is_done_again(harvested: Context, site: Endpoint) -> None:
    site.scripts["/2"] = _LOST

    def stop(stage: str, partner: str, done: int, expected: int | None) -> None:
        if stage == "linkcheck":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(stages.checked(replace(on(harvested, 1), progress=stop), "archive"))
    assert judgement(harvested, 2) == ("accept", [])
    assert check(harvested, 1) == {"due": 4, "asked": 4, "ok": 3, "dead": 1, "records": 1}


def test_a_check_that_was_killed_before_it_was_linked_is_taken_along_by_the_next_run(
    harvested: Context, site: Endpoint
) -> None:
    site.scripts["/2"] = _LOST
    stages.linkcheck(on(harvested, 1), "archive")
    list(stages.run(on(harvested, 1), "archive"))
    assert judgement(harvested, 2)[0] == "flag"


def test_while_deletions_wait_for_a_person_what_was_found_does_not(
    harvested: Context, archive: Archive, site: Endpoint
) -> None:
    archive.records = dict.fromkeys(archive.records)
    with pytest.raises(Held):
        list(stages.run(harvested, "archive"))
    site.scripts["/2.jpg"] = [(410, {}, b"")]
    with pytest.raises(Held):
        list(stages.checked(on(harvested, 31), "archive"))
    assert (states(harvested, 2), judgement(harvested, 2)[0]) == (["dead"], "flag")


def test_one_partners_trouble_touches_nobody_else(harvested: Context) -> None:
    (harvested.workspace.partners / "wrong.yaml").write_text("name: x\n", "utf-8")
    first, *others = check_many(harvested, ["wrong", "archive"])
    assert isinstance(first, Trouble) and isinstance(first.error, Invalid)
    assert [one["stage"] for one in others if isinstance(one, dict)] == ["linkcheck", "transform", "link", "publish"]


def test_the_quality_report_counts_pages_and_media(harvested: Context, site: Endpoint) -> None:
    site.scripts |= {"/1": _AWAY, "/2": _LOST, "/3": [(403, {}, b"")], "/4.jpg": _AWAY}
    check(harvested, 31)
    found = quality_report(harvested, "archive")
    assert (found["pages"], found["media"]) == (
        {
            "away": 1,
            "dead": 1,
            "barred": 1,
            "ok": 1,
            "examples": [{"identifier": "oai:a:2", "address": f"{site.url}/2"}],
        },
        {"ok": 3, "away": 1, "examples": []},
    )


def test_the_command_says_what_it_found(harvested: Context, site: Endpoint, commands: Commands) -> None:
    site.scripts["/2"] = _LOST
    workspace = harvested.workspace
    done = commands("--workspace", str(workspace.root), "linkcheck", "archive", **workspace.variables)
    assert (done.returncode, done.stdout.splitlines(), done.stderr.splitlines()[:1]) == (
        0,
        [
            "archive linkcheck: complete: 8 due, 8 asked, 7 ok, 1 dead, 1 record",
            "archive transform: complete: 1 record, 1 accept",
            "archive link: complete: 1 record, 1 unchanged",
            "publish: complete: nothing to do",
        ],
        [f"  1 x links.dead: an address leads nowhere ({site.url}/2)"],
    )


def test_addresses_are_kept_with_when_they_last_worked(harvested: Context, site: Endpoint) -> None:
    site.scripts["/3.jpg"] = _AWAY
    check(harvested, 30)
    with harvested.store.read() as connection:
        [known] = addresses.known(connection, [f"{site.url}/3.jpg"]).values()
    assert (known.state, known.worked, known.failures, known.since, known.at) == (
        "away", "2026-01-01T00:00:00Z", 1, "2026-01-31T00:00:00Z", "2026-01-31T00:00:00Z",
    )  # fmt: skip
