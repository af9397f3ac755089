"""A partner's quality report: counted right, on both databases, without a word of what is withheld."""

from typing import Any

import msgspec
import pytest

from ichlinks.errors import Held
from ichlinks.pipeline import Context
from ichlinks.pipeline.partners import overview
from ichlinks.pipeline.quality import report
from ichlinks.pipeline.quality.page import page
from ichlinks.pipeline.quality.tally import Tally
from ichlinks.pipeline.quality.words import told
from ichlinks.pipeline.run import run
from ichlinks.stages import Reason
from ichlinks.store.quality import Judged
from tests.servers.archive import Archive, photograph

SECRET = "Njiramba"
NO_RIGHTS = photograph("Without rights", rights="Ask the archive")
WITHHELD = photograph(SECRET) + "<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>"
FAR_AWAY = photograph("Far away", country="Finland")
ODD = photograph("Odd") + "<dc:audience>everybody</dc:audience>"
BAD_LINK = photograph("Files") + "<dc:identifier>https://127.0.0.1/secret.jpg</dc:identifier>"


@pytest.fixture
def reported(context: Context, archive: Archive) -> dict[str, Any]:
    archive.records = {
        "oai:a:1": photograph("Weaver"), "oai:a:2": NO_RIGHTS, "oai:a:3": WITHHELD, "oai:a:4": FAR_AWAY, "oai:a:5": ODD,
        "oai:a:6": None,
    }  # fmt: skip
    list(run(context, "archive"))
    return report(context, "archive")


def test_records_are_counted_by_outcome(reported: dict[str, Any]) -> None:
    assert reported["outcomes"] == {"accept": 2, "quarantine": 2, "withhold": 1, "deleted": 1}
    assert (reported["records"], reported["public"], reported["scored"]) == (5, 2, 4)


def test_coverage_counts_what_is_described(reported: dict[str, Any]) -> None:
    lines = {line["field"]: (line["records"], line["of"], line["expected"]) for line in reported["coverage"]}
    assert lines["title"] == (4, 4, True)
    assert lines["description"] == (0, 4, True)
    assert lines["rights"] == (4, 4, False)
    assert reported["types"] == {"Resource": 4}
    assert reported["languages"] == [
        {"language": "en", "name": "English", "records": 4, "title": 4, "description": 0}
    ]  # fmt: skip


def test_rules_come_with_what_they_said_and_of_which_records(reported: dict[str, Any]) -> None:
    [far] = [rule for rule in reported["rules"] if rule["rule"] == "scope.out"]
    assert (far["severity"], far["records"]) == ("quarantine", 1)
    assert far["examples"] == [{"identifier": "oai:a:4", "excerpt": "FI"}]


def test_what_a_person_has_let_pass_is_no_longer_in_the_way() -> None:
    reasons = (Reason("sensitive.term", "quarantine", "a word"), Reason("review.approved", "flag", "approved"))
    body, passed, waiting = b'{"type":"Element"}', Tally(), Tally()
    passed.add(Judged("1", False, "flag", reasons, body, True), msgspec.json.decode(body), {})
    waiting.add(Judged("1", False, "quarantine", reasons[:1], body, False), msgspec.json.decode(body), {})
    assert (list(passed.rules), list(waiting.rules)) == (["review.approved"], ["sensitive.term"])


def test_what_nothing_maps_is_named_with_its_share(reported: dict[str, Any]) -> None:
    assert reported["left_over"] == {"read": 4, "places": [{"place": "dc:audience", "records": 1}]}


def test_what_would_show_more_records_comes_first(reported: dict[str, Any]) -> None:
    first = reported["advice"][0]
    assert (first["public"], "gain" in first) == (1, False)
    gains = [one["gain"] for one in reported["advice"] if "gain" in one]
    assert gains == sorted(gains, reverse=True)
    assert [one["code"] for one in reported["advice"] if one["code"] == "field.description"] == ["field.description"]


def test_the_gains_add_up_to_what_is_missing(reported: dict[str, Any]) -> None:
    """Ten things of a photograph are expected, of which each record says four."""
    [description] = [one for one in reported["advice"] if one["code"] == "field.description"]
    assert (description["records"], description["gain"]) == (4, 2.0)


def test_a_record_said_twice_could_not_be_shown_once_more(context: Context, archive: Archive) -> None:
    twice = photograph("Weaver") + "<dc:identifier>978-3-16-148410-0</dc:identifier>"
    archive.records = {"oai:a:1": twice, "oai:a:2": twice, "oai:a:3": FAR_AWAY}
    list(run(context, "archive"))
    found = report(context, "archive")
    assert found["outcomes"] == {"accept": 1, "quarantine": 1, "reject": 1}
    assert [one["code"] for one in found["advice"] if "public" in one] == ["scope.out"]
    assert {rule["rule"] for rule in found["rules"]} >= {"scope.out", "duplicate.exact"}


def test_what_has_no_item_is_not_public(context: Context, archive: Archive) -> None:
    """A first harvest that is held: ten records are accepted, and nobody sees them yet."""
    archive.records = {f"oai:a:{n}": photograph(f"Weaver {n}") for n in range(10)}
    archive.records |= {f"oai:b:{n}": photograph(f"Sauna {n}", country="Finland") for n in range(25)}
    with pytest.raises(Held):
        list(run(context, "archive"))
    found = report(context, "archive")
    assert (found["outcomes"], found["public"]) == ({"accept": 10, "quarantine": 25}, 0)
    assert (found["pages"], found["trend"][-1]["public"]) == ({"examples": []}, 0)
    assert overview(context)[0]["public"] == 0
    assert "0 of 35 records are shown; accepted and not published yet: 10." in page(found)


def test_nothing_of_a_withheld_record_is_told(reported: dict[str, Any]) -> None:
    assert SECRET not in msgspec.json.encode(reported).decode()
    assert "oai:a:3" not in msgspec.json.encode(reported).decode()
    assert SECRET not in page(reported)


def test_reports_are_compared_with_those_of_earlier_runs(context: Context, archive: Archive) -> None:
    archive.records = {"oai:a:1": photograph("Weaver")}
    list(run(context, "archive"))
    report(context, "archive")
    assert [(one["records"], one["public"]) for one in report(context, "archive")["trend"]] == [(1, 1)]
    archive.records = {**archive.records, "oai:a:2": photograph("Potter"), "oai:a:3": FAR_AWAY}
    list(run(context, "archive"))
    assert [(one["records"], one["public"]) for one in report(context, "archive")["trend"]] == [(1, 1), (3, 2)]


def test_a_partner_without_records_has_a_report_too(context: Context) -> None:
    found = report(context, "archive")
    assert (found["records"], found["advice"], found["trend"], "score" in found) == (0, [], [], False)
    assert "There are no records yet." in page(found)


def test_many_records_are_sampled_evenly(context: Context, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ichlinks.pipeline.quality.unread.SAMPLE", 10)
    odd = {f"oai:a:{n:02d}": f"{ODD}<dc:description>Picture {n}</dc:description>" for n in range(15, 30)}
    archive.records = {**{f"oai:a:{n:02d}": photograph(f"Weaver {n}") for n in range(15)}, **odd}
    list(run(context, "archive"))
    left = report(context, "archive")["left_over"]
    assert left == {"read": 10, "places": [{"place": "dc:audience", "records": 5}]}


def test_a_missing_field_has_the_name_that_people_know() -> None:
    said = told("required.landing_page or media", "landing_page or media is missing", "add landing_page")
    assert said == ("Page about it or Media: nothing, or too little", "add it, or tell us where it stands")
    assert told("scope.out", "out of scope", None) == ("out of scope", None)
