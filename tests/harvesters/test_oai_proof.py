"""What an OAI-PMH list must not do if it is to be believed (OAI-PMH 2.0, section 3.5)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from config.sources import OaiPmh
from ichlinks.stages import Ledger, Window
from tests.harvesters.harvesting import Harvested, harvest
from tests.harvesters.oai import endpoint, envelope, error, identify, page, record
from tests.servers.endpoint import Endpoint

A, B, C, D = (record(f"oai:a:{letter}") for letter in "abcd")


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def found(server: Endpoint, pages: dict[str, bytes], ledger: Ledger | None = None, **more: Any) -> Harvested:
    server.scripts["/oai"] = endpoint(pages)
    return harvest(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0, **more), ledger)


def test_records_that_come_twice_leave_room_for_others_that_do_not_come(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1", size=4), "1": page(B, C, token="", size=4)})
    assert (run.failed.code, len(run.payloads)) == ("list_unstable", 4)


def test_records_that_come_twice_and_leave_out_nothing_are_no_fault(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1", size=3), "1": page(B, C, token="", size=3)})
    assert (run.failures, run.done.records) == ([], 4)


def test_a_list_that_shrinks_while_it_is_read_has_passed_over_records(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1", size=4), "1": page(D, token="", size=3)})
    assert run.failed.code == "list_shrank"


def test_a_size_that_counts_what_is_left_does_not_shrink(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1", size=3), "1": page(C, token="", size=1)})
    assert (run.done.records, run.warnings) == (3, [])


def test_a_full_page_without_a_token_is_no_end_where_nobody_said_how_many_there_are(server: Endpoint) -> None:
    assert found(server, {"": page(A, B, token="1"), "1": page(C, D)}).failed.code == "token_vanished"


def test_a_shorter_page_without_a_token_is_an_end_that_is_told(server: Endpoint) -> None:
    run = found(server, {"": page(A, B, token="1"), "1": page(C)})
    assert (run.done.records, run.warnings) == (3, ["end_without_token"])


def test_no_token_is_an_end_where_the_count_agrees(server: Endpoint) -> None:
    assert found(server, {"": page(A, B, token="1", size=4), "1": page(C, D)}).done.records == 4


def test_pages_of_another_set_after_those_of_the_right_one_are_another_list(server: Endpoint) -> None:
    mine, other = record("1", "", "ich:dance"), record("2", "", "coins")
    run = found(server, {"": page(mine, token="1"), "1": page(other, token="")}, sets={"include": ["ich"]})
    assert (run.failed.code, run.identifiers, run.warnings) == ("set_lost", ["1", "2"], ["set_ignored"])


def test_a_set_that_is_ignored_from_the_first_page_on_is_told_once(server: Endpoint) -> None:
    pages = {"": page(record("1", "", "coins"), token="1"), "1": page(record("2", "", "stamps"), token="")}
    run = found(server, pages, sets={"include": ["ich"]})
    assert (run.done.records, run.warnings) == (2, ["set_ignored"])


def test_headers_that_name_no_set_say_nothing_about_it(server: Endpoint) -> None:
    assert found(server, {"": page(A, B)}, sets={"include": ["ich"]}).warnings == []


def test_a_record_that_is_broken_time_after_time_is_believed_to_be(server: Endpoint) -> None:
    pages = {"": page(A, record("oai:a:odd", "<open>"))}
    ledger, seen = Ledger(), []
    for _ in range(3):
        run = found(server, pages, ledger)
        seen.append(run.failures)
        ledger = run.ledger()
    assert seen == [["records_rejected"], ["records_rejected"], []]


def test_other_failures_do_not_count_as_broken_records(server: Endpoint) -> None:
    run = found(server, {"": page(A, record("oai:a:odd", "<open>"))}, Ledger((Window(attempts=7),)))
    assert run.failed.code == "records_rejected"


def test_a_broken_record_is_not_forgotten_where_a_list_goes_on(server: Endpoint) -> None:
    first = {"": page(A, record("oai:a:odd", "<open>"), token="1")}
    killed = found(server, {**first, "1": page(B, token="2")}).pages[0].window
    rest = found(server, {"1": page(B, token="")}, Ledger((killed,)))
    assert (rest.failed.code, rest.failed.window.broken) == ("records_rejected", 2)
    assert found(server, {"": page(A, B)}, rest.ledger()).done.records == 2


def test_a_record_without_metadata_does_not_replace_the_one_that_has_it(server: Endpoint) -> None:
    bare = A[: A.index("<metadata>")] + "</record>"
    run = found(server, {"": page(bare, B)}, Ledger(known=lambda names: {"oai:a:a": b"as before"} if names else {}))
    assert [one.sha256 == b"as before" for one in run.payloads] == [True, False]
    assert run.warnings == ["metadata_missing"]


def test_a_clock_that_is_far_ahead_is_not_believed(server: Endpoint) -> None:
    run = found(server, {"": page(A).replace(b"2026-01-02T03:04:05Z", b"2099-01-01T00:00:00Z")})
    assert run.warnings == ["clock_ahead"]
    assert run.done.response_date is not None
    now = datetime.now(UTC)
    assert now - timedelta(minutes=10) < datetime.fromisoformat(run.done.response_date) < now


def test_an_answer_without_a_list_is_no_end(server: Endpoint) -> None:
    for answer in (identify(), envelope(""), envelope("<ListSets><set><setSpec>a</setSpec></set></ListSets>")):
        assert found(server, {"": answer}).failed.code == "list_missing"


def test_a_page_that_is_cut_off_is_asked_for_once_more(server: Endpoint) -> None:
    whole = page(A, B)
    server.scripts["/oai"] = [(200, {}, identify()), (200, {}, whole[:-30]), (200, {}, whole)]
    run = harvest(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0))
    assert (run.done.records, run.identifiers, run.warnings) == (2, ["oai:a:a", "oai:a:b"], ["page_not_well_formed"])


def test_a_list_that_goes_on_needs_the_size_that_it_had(server: Endpoint) -> None:
    stored = Window(token="1", records=2, attempts=1, size=3)
    pages = {"": page(A, B, token="1", size=4), "1": page(C, D, token="", size=4)}
    assert found(server, pages, Ledger((stored,))).identifiers == ["oai:a:a", "oai:a:b", "oai:a:c", "oai:a:d"]
    again = found(server, pages, Ledger((replace(stored, size=4),)))
    assert (again.identifiers, again.done.records) == (["oai:a:c", "oai:a:d"], 4)


def test_a_blank_in_a_token_is_percent_encoded(server: Endpoint) -> None:
    found(server, {"": page(A, token="a b"), "a b": page(B, token="")})
    assert server.requests[-1].raw_query == "verb=ListRecords&resumptionToken=a%20b"


def test_a_list_that_is_empty_and_does_not_say_so_is_asked_for_once_more(server: Endpoint) -> None:
    server.scripts["/oai"] = [(200, {}, identify()), (200, {}, page()), (200, {}, page(A))]
    run = harvest(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0))
    assert (run.identifiers, run.done.records, run.warnings) == (["oai:a:a"], 1, ["empty_page"])


def test_an_empty_page_under_a_token_that_is_good_once_is_no_end(server: Endpoint) -> None:
    burnt = error("badResumptionToken")
    server.scripts["/oai"] = [(200, {}, one) for one in (identify(), page(A, token="1"), page(token="2"), burnt)]
    run = harvest(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0))
    assert run.failed.code == "bad_resumption_token"


def test_pages_with_nothing_new_end_though_more_was_announced(server: Endpoint) -> None:
    pages = {"": page(A, B, token="0", size=99), **{str(n): page(A, B, token=str(n + 1), size=99) for n in range(20)}}
    run = found(server, pages)
    assert (run.failed.code, len(run.pages)) == ("page_repeated", 4)
