"""All 57 misbehaviours: complete with everything, or incomplete and named; and healed once the endpoint is well."""

import pytest

from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import waiting
from tests.harvesters.misbehaving.cases import CASES, DIVIDED, Case
from tests.harvesters.misbehaving.trial import Trial
from tests.harvesters.partner import error, warnings
from tests.servers.misbehaving.archive import CHANGED
from tests.servers.misbehaving.server import BEHAVIOURS, Misbehaving

RUNS, REQUESTS = 12, 120
"""How many runs, and requests in all, it may take until small windows have everything."""

BACK_DATED, BARE, SET_GONE = "18", "26", "31"


def test_every_behaviour_of_the_catalogue_has_its_case() -> None:
    assert {case.number for case in CASES} == set(BEHAVIOURS)
    assert {int(number.rstrip("bcd")) for number in BEHAVIOURS} == set(range(1, 58))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}-{BEHAVIOURS[case.number].name}")
def test_behaviour(server: Misbehaving, context: Context, case: Case) -> None:
    one = Trial(server, context, case.number, case.set_, **case.options)
    first_run(one, case)
    server.next_day()
    next_day(one, case)
    server.heal()
    healed(one)


def first_run(one: Trial, case: Case) -> None:
    report = one.run()
    found = (error(report), warnings(report), len(one.stored()))
    assert found == (case.error, set(case.warnings), case.stored)
    assert case.error or not one.missing()
    assert 0 < report["counts"]["requests"] <= case.requests


def next_day(one: Trial, case: Case) -> None:
    report = one.run()
    if case.later_error or case.later is not None:
        assert (error(report), warnings(report)) == (case.later_error, set(case.later or ()))
    if report["state"] == "complete" and case.number not in (BACK_DATED, BARE):
        assert not one.missing()


def healed(one: Trial) -> None:
    report = one.run()
    assert (error(report), one.missing()) == (None, {})


@pytest.mark.parametrize("number", DIVIDED)
def test_smaller_windows_get_everything_from_an_endpoint_that_never_gets_well(
    server: Misbehaving, context: Context, number: str
) -> None:
    one = Trial(server, context, number)
    while one.run()["state"] != "complete":
        assert len(one.reports) < RUNS, one.reports[-1]
    assert not one.missing()
    assert sum(report["counts"]["requests"] for report in one.reports) <= REQUESTS


def test_a_single_use_token_that_was_burnt_needs_no_healing(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, "8")
    one.run()
    assert (error(one.run()), one.missing()) == (None, {})


def test_a_back_dated_change_comes_with_a_full_harvest(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, BACK_DATED)
    one.run()
    server.next_day()
    one.run()
    assert list(one.missing()) == [f"oai:kit:{CHANGED:02d}"]
    assert (error(one.run(full=True)), one.missing()) == (None, {})


@pytest.mark.parametrize("number", ["24", "24b"])
def test_a_deletion_that_nobody_announced_is_swept_by_a_full_harvest(
    server: Misbehaving, context: Context, number: str
) -> None:
    one = Trial(server, context, number)
    one.run()
    assert one.stored()["oai:kit:10"] == "Métier 10 – œuvre"
    server.next_day()
    report = one.run(full=True)
    assert (error(report), one.stored()["oai:kit:10"]) == (None, None)


def test_identifiers_that_all_change_wait_for_a_person(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, "30b")
    one.run()
    stages.transform(context, one.slug)
    server.next_day()
    one.run(full=True)
    with pytest.raises(Held):
        stages.transform(context, one.slug)
    (question,) = [asked for asked in waiting(context) if asked.partner == one.slug]
    assert [reason.rule for reason in question.reasons] == ["expect.deleted_share", "identifiers.renamed"]


def test_datestamps_are_kept_as_they_came(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, "17")
    one.run()
    kept = {payload.identifier[-2:]: payload.datestamp for payload in one.payloads()}
    assert [kept[number] for number in ("12", "13", "02", "03", "04", "05")] == [
        "2026-01-04T00:00:00.185Z",
        "2026-01-04T06:00:00",
        "20260101",
        None,
        "2026-01-02 00:00:00+09:00",
        "2026-01-02",
    ]


def test_metadata_that_came_before_outlives_a_record_without_any(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, BARE)
    one.run()
    server.next_day()
    one.run()
    assert one.stored()["oai:kit:03"] == "Métier 03 – œuvre"


def test_a_listed_record_that_get_record_denies_is_reported_and_stays(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, "29")
    one.run()
    before = one.stored()
    server.next_day()
    report = stages.audit(context, one.slug, repair=True)
    changes = ["oai:kit:03", "oai:kit:10", "oai:kit:25"]
    assert (report["state"], sorted(report["unobtainable"]), one.stored()) == ("incomplete", changes, before)


def test_records_without_identifier_are_rejected_by_themselves(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, "27")
    one.run()
    assert [payload.rejected.rule for payload in one.payloads() if payload.rejected] == ["identifier.missing"] * 2


def test_a_wait_of_a_day_is_kept_and_nobody_sleeps_through_it(server: Misbehaving, context: Context) -> None:
    one = Trial(server, context, "48c")
    assert (one.run()["next"], one.pauses) == ("2026-01-11T12:00:00Z", [])
    one.now = one.now.replace(day=11, hour=11)
    early = one.run()
    assert (early["state"], early["next"], early["counts"]["requests"]) == ("incomplete", "2026-01-11T12:00:00Z", 0)


@pytest.mark.parametrize(("number", "least", "most"), [("48", 2, 2), ("48b", 25, 30)])
def test_a_short_wait_is_slept_through(
    server: Misbehaving, context: Context, number: str, least: float, most: float
) -> None:
    one = Trial(server, context, number)
    one.run()
    (pause,) = one.pauses
    assert least <= pause <= most


def test_a_certificate_that_is_none_is_named(server: Misbehaving, context: Context) -> None:
    report = Trial(server, context, "50").run()
    assert "certificate" in report["error"]["message"]


def test_a_base_url_of_an_internal_network_is_never_asked(server: Misbehaving, context: Context) -> None:
    before = len(server.requests)
    report = Trial(server, context, "56").run()
    asked = [asked.path for asked in server.requests[before:]]
    assert asked == ["/56/oai"] * report["counts"]["requests"]
