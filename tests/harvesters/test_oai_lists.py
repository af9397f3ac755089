"""OAI-PMH lists: windows, sets, tokens, and what proves that a list has ended (OAI-PMH 2.0, sections 2.6 to 3.5)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from config.sources import OaiPmh
from harvesters.spans import instant, next_from
from ichlinks.stages import Ledger, Span, Window
from tests.harvesters.harvesting import Harvested, harvest
from tests.harvesters.oai import SECONDS, endpoint, error, identify, page, record
from tests.servers.endpoint import Asked, Endpoint

A, B, C, D = (record(f"oai:a:{letter}") for letter in "abcd")
DONE = Window(response_date="2026-01-10T12:00:00Z")


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def options(server: Endpoint, **more: Any) -> OaiPmh:
    return OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0, **more)


def found(server: Endpoint, pages: dict[str, bytes], ledger: Ledger | None = None, **more: Any) -> Harvested:
    server.scripts["/oai"] = endpoint(pages)
    return harvest(options(server, **more), ledger)


def asked(server: Endpoint) -> list[dict[str, str]]:
    """What was asked, without verb and prefix, of ListRecords."""
    lists = [one.query for one in server.requests if one.query["verb"] == "ListRecords"]
    return [{name: value for name, value in one.items() if name not in ("verb", "metadataPrefix")} for one in lists]


def test_a_list_in_parts_is_read_to_its_empty_token(server: Endpoint) -> None:
    two = found(server, {"": page(A, B, token="2", size=3), "2": page(C, token="", size=3)})
    assert (two.identifiers, two.done.records, two.warnings) == (["oai:a:a", "oai:a:b", "oai:a:c"], 3, [])
    assert [one.expected for one in two.pages] == [3, 3]
    # Until the end is proved, the list would go on with its last page.
    assert [(one.window.token, one.window.records) for one in two.pages] == [("2", 2), ("2", 2)]


def test_a_list_on_one_page_needs_no_token(server: Endpoint) -> None:
    assert found(server, {"": page(A, B)}).done.records == 2


def test_the_verb_comes_first_and_nothing_empty_is_sent(server: Endpoint) -> None:
    found(server, {"": page(A)})
    assert [one.raw_query for one in server.requests] == ["verb=Identify", "verb=ListRecords&metadataPrefix=oai_dc"]


@pytest.mark.parametrize("token", ["a b+c/d=|!ü", "100:oai_dc:ich&x"])
def test_a_token_is_encoded_once(server: Endpoint, token: str) -> None:
    assert found(server, {"": page(A, token=token), token: page(B, token="")}).done.records == 2
    assert asked(server) == [{}, {"resumptionToken": token}]


def test_a_raw_token_is_sent_as_it_came(server: Endpoint) -> None:
    pages = {"": page(A, token="x%3A1!y"), "x:1!y": page(B, token="")}
    assert found(server, pages, raw_token=True).done.records == 2
    assert "x%3A1" in server.requests[-1].raw_query


def test_blanks_around_a_token_are_not_part_of_it(server: Endpoint) -> None:
    assert found(server, {"": page(A, token="\n t \n"), "t": page(B, token=" \n ")}).done.records == 2


def test_a_token_given_twice_ends_the_run_and_the_window_starts_over(server: Endpoint) -> None:
    run = found(server, {"": page(A, token="1"), "1": page(B, token="1")})
    assert (run.identifiers, run.failed.code) == (["oai:a:a", "oai:a:b"], "token_repeated")
    assert (run.failed.window.token, run.failed.window.records) == (None, 0)


def test_a_stored_token_given_again_is_a_repetition(server: Endpoint) -> None:
    stored = Ledger((Window(token="1", records=1, attempts=1),))
    run = found(server, {"1": page(B, token="1")}, stored)
    assert (run.failed.code, run.identifiers) == ("token_repeated", ["oai:a:b"])


def test_tokens_in_a_circle_end(server: Endpoint) -> None:
    run = found(server, {"": page(A, token="1"), "1": page(B, token="2"), "2": page(C, token="1")})
    assert run.failed.code == "token_repeated"


def test_the_same_page_under_ever_new_tokens_ends(server: Endpoint) -> None:
    count = iter(range(1000))

    def answer(one: Asked) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, identify() if one.query["verb"] == "Identify" else page(A, token=str(next(count)))

    server.scripts["/oai"] = answer
    run = harvest(options(server))
    assert (run.failed.code, run.failed.window.token) == ("page_repeated", None)
    assert len(asked(server)) == 2


def test_an_empty_page_in_the_middle_is_passed(server: Endpoint) -> None:
    pages = {"": page(A, token="1"), "1": page(token="2"), "2": page(B, token="")}
    assert found(server, pages).done.records == 2


def test_nothing_but_empty_pages_ends(server: Endpoint) -> None:
    pages = {"": page(A, token="1")} | {str(n): page(token=str(n + 1)) for n in range(1, 20)}
    assert found(server, pages).failed.code == "empty_pages"
    assert len(asked(server)) == 1 + 2 * 3


def test_no_records_match_is_an_empty_window(server: Endpoint) -> None:
    run = found(server, {"": error("noRecordsMatch")})
    assert (run.payloads, run.done.records, run.warnings) == ([], 0, [])
    assert run.done.response_date == "2026-01-02T03:04:05Z"


@pytest.mark.parametrize("status", [400, 404, 422])
def test_no_records_match_may_come_with_another_status(server: Endpoint, status: int) -> None:
    server.scripts["/oai"] = [(200, {}, identify()), (status, {}, error("noRecordsMatch"))]
    assert harvest(options(server)).done.records == 0


def test_no_records_match_on_a_token_is_the_end_of_the_list(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1"), "1": error("noRecordsMatch")})
    assert (run.done.records, run.done.token) == (2, None)


def test_no_records_match_before_the_announced_size_is_no_end(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1", size=100), "1": error("noRecordsMatch")})
    assert (run.failed.code, len(run.payloads)) == ("list_incomplete", 2)


def test_a_list_that_stops_before_its_announced_size_is_not_complete(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, size=None, token="1"), "1": page(C)} | {"": page(A, B, token="1", size=9)})
    assert (run.failed.code, len(run.payloads)) == ("list_incomplete", 3)
    assert "completeListSize says 9, the list had 3 records" in run.failed.message


def test_an_announced_size_is_only_advice_where_the_list_says_that_it_ends(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1", size=9), "1": page(C, token="", size=9)})
    assert (run.done.records, run.warnings) == (3, ["complete_list_size_differs"])


def test_an_error_in_the_middle_starts_the_window_over(server: Endpoint) -> None:
    run = found(server, {"": page(A, token="1"), "1": error("badResumptionToken", "expired")})
    assert (run.failed.code, run.failed.window.token) == ("bad_resumption_token", None)
    again = found(server, {"": page(A, token="1"), "1": page(B, token="")}, run.ledger())
    assert (again.done.records, again.done.attempts) == (2, 2)


@pytest.mark.parametrize(
    ("code", "name", "advice"),
    [
        ("cannotDisseminateFormat", "cannot_disseminate_format", "set harvest.metadata_prefix"),
        ("badArgument", "bad_argument", "check harvest.sets"),
        ("noSetHierarchy", "no_set_hierarchy", "remove harvest.sets"),
        ("", "error_without_code", "an error without a code"),
        ("InternalException", "internal_exception", "InternalException"),
    ],
)
def test_an_error_of_the_endpoint_is_told_with_advice(server: Endpoint, code: str, name: str, advice: str) -> None:
    failed = found(server, {"": error(code, "why")}).failed
    assert failed.code == name
    assert advice in failed.message
    assert "why" in failed.message


@pytest.mark.parametrize("answer", [error("badResumptionToken"), error("noRecordsMatch"), page(), error("badArgument")])
def test_a_stored_token_that_leads_nowhere_starts_the_window_over(server: Endpoint, answer: bytes) -> None:
    stored = Ledger((Window(token="old", records=7, attempts=1, response_date="2025-12-01T00:00:00Z"),))
    run = found(server, {"old": answer, "": page(A, token="1"), "1": page(B, token="")}, stored)
    assert (run.identifiers, run.done.records, run.warnings[0]) == (["oai:a:a", "oai:a:b"], 2, "token_expired")
    assert run.done.response_date == "2025-12-01T00:00:00Z"


def test_an_unfinished_window_goes_on_from_its_token(server: Endpoint) -> None:
    stored = Ledger((Window(token="1", records=1, attempts=1, from_="2025-01-01"),))
    run = found(server, {"1": page(B, token="")}, stored)
    assert (run.identifiers, run.done.records, run.done.attempts) == (["oai:a:b"], 2, 2)
    assert (run.done.from_, asked(server)) == ("2025-01-01", [{"resumptionToken": "1"}])


def test_a_window_begins_before_the_clock_of_the_last_complete_one(server: Endpoint) -> None:
    run = found(server, {"": page(A)}, Ledger(complete={None: DONE}), overlap="2d")
    assert asked(server) == [{"from": "2026-01-08T12:00:00Z"}]
    assert run.done.from_ == "2026-01-08T12:00:00Z"


@pytest.mark.parametrize("granularity", ["YYYY-MM-DD", None, "days"])
def test_an_endpoint_that_counts_days_is_asked_by_days(server: Endpoint, granularity: str | None) -> None:
    server.scripts["/oai"] = endpoint({"": page(A)}, granularity)
    harvest(options(server), Ledger(complete={None: DONE}))
    assert asked(server) == [{"from": "2026-01-08"}]


def test_a_day_means_all_of_it(server: Endpoint) -> None:
    server.scripts["/oai"] = endpoint({"": page(A)}, SECONDS)
    harvest(options(server), span=Span(from_="2026-01-01", until="2026-01-02"))
    assert asked(server) == [{"from": "2026-01-01T00:00:00Z", "until": "2026-01-02T23:59:59Z"}]


def test_an_endpoint_without_identify_is_asked_by_days(server: Endpoint) -> None:
    server.scripts["/oai"] = [(500, {}, b""), (200, {}, page(A))]
    run = harvest(options(server), Ledger(complete={None: DONE}))
    assert (asked(server), run.warnings, run.done.records) == ([{"from": "2026-01-08"}], ["identify_failed"], 1)


def test_a_granularity_in_a_description_is_not_the_endpoints(server: Endpoint) -> None:
    other = b"<description><x xmlns='urn:x'><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></x></description>"
    said = identify(None).replace(b"</Identify>", other + b"</Identify>")
    server.scripts["/oai"] = [(200, {}, said), (200, {}, page(A))]
    run = harvest(options(server), Ledger(complete={None: DONE}))
    assert (asked(server), run.warnings) == ([{"from": "2026-01-08"}], ["granularity_missing"])


def test_each_set_is_a_window_of_its_own(server: Endpoint) -> None:
    run = found(server, {"": page(A)}, Ledger(complete={"ich": DONE}), sets={"include": ["ich", "music"]})
    assert asked(server) == [{"from": "2026-01-08T12:00:00Z", "set": "ich"}, {"set": "music"}]
    assert {window.set_ for window in run.ledger().complete.values()} == {"ich", "music"}


def test_a_set_that_fails_does_not_keep_the_others_waiting(server: Endpoint) -> None:
    def answer(one: Asked) -> tuple[int, dict[str, str], bytes]:
        good = {"Identify": identify(), "ich": page(A), "music": page(B)}
        return 200, {}, good.get(one.query["verb"], good.get(one.query.get("set", ""), error("badArgument")))

    server.scripts["/oai"] = answer
    run = harvest(options(server, sets={"include": ["ich", "none", "music"]}))
    assert (run.identifiers, run.failures) == (["oai:a:a", "oai:a:b"], ["bad_argument"])
    assert [one.get("set") for one in asked(server)] == ["ich", "none", "music"]


def test_records_of_an_excluded_set_are_deletions_of_which_nothing_is_kept(server: Endpoint) -> None:
    records = [record("1", "", "ich", "restricted:secret"), record("2", "", "restrictedly"), record("3", "", "ich")]
    run = found(server, {"": page(*records)}, sets={"exclude": ["restricted"]})
    kept = [(one.identifier, one.deleted, one.data != b"") for one in run.payloads]
    assert (kept, run.done.records) == ([("1", True, False), ("2", False, True), ("3", False, True)], 3)


def test_one_set_can_be_asked_for(server: Endpoint) -> None:
    server.scripts["/oai"] = endpoint({"": page(A)})
    run = harvest(options(server), Ledger((Window(token="t"),)), Span(set_="music"))
    assert (asked(server), run.done.set_) == ([{"set": "music"}], "music")


def test_deleted_records_keep_their_header(server: Endpoint) -> None:
    (one,) = found(server, {"": page(record("oai:a:x", None, "ich"))}).payloads
    assert (one.identifier, one.deleted, one.sets, one.datestamp) == ("oai:a:x", True, ("ich",), "2026-01-01T00:00:00Z")


def test_an_answer_that_does_not_tell_the_time_is_dated_by_our_clock(server: Endpoint) -> None:
    untold = page(A).replace(b"2026-01-02T03:04:05Z", b"yesterday")
    said = found(server, {"": untold}).done.response_date
    assert said is not None
    assert instant(said) == said


def test_a_long_wait_asked_for_by_identify_is_kept(server: Endpoint, sleeps: list[float]) -> None:
    server.scripts["/oai"] = [(503, {"Retry-After": "3600"}, b"")]
    run = harvest(options(server), Ledger((Window(token="7", records=7),)))
    assert (run.requests, run.failed.retry_after, run.failed.window.token) == (1, 3600.0, "7")


@pytest.mark.parametrize(
    ("date", "overlap", "expected"),
    [
        ("2026-01-10T12:00:00Z", 0, "2026-01-10T12:00:00Z"),
        ("2026-01-10T12:00:00.25+09:00", 3600, "2026-01-10T02:00:00Z"),
        ("2026-01-10", 86400, "2026-01-09T00:00:00Z"),
        ("2026-01-10T12:00:00Z", 1e15, None),
        ("yesterday", 0, None),
        (None, 0, None),
    ],
)
def test_where_the_next_window_begins(date: str | None, overlap: float, expected: str | None) -> None:
    assert next_from(replace(DONE, response_date=date), overlap) == expected
    assert next_from(None, overlap) is None
