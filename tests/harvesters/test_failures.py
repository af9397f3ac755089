"""An endpoint that fails, refuses or asks for patience: each kind of harvest says so and can go on later."""

import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.waiting import retry_after
from ichlinks.stages import Span
from tests.harvesters.conftest import source_of
from tests.harvesters.harvesting import harvest
from tests.harvesters.sources import OVER_HTTP, Source
from tests.servers.endpoint import Answer, Asked, Script, reset_after

ALL = ["r0", "r1", "r2", "r3", "r4"]
HTML = b"<!DOCTYPE html><html><head><title>OAI-PMH is down</title></head><body>Back soon<br></body></html>"


@pytest.fixture(params=OVER_HTTP)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Source]:
    yield from source_of(request.param, tmp_path)


def first(source: Source, *answers: Answer) -> Script:
    """These answers, then the archive's own."""
    waiting = iter(answers)

    def answer(asked: Asked) -> Answer:
        return next(waiting, None) or source.answer(asked)

    return answer


def play(source: Source, script: Script) -> None:
    source.server.scripts["/records"] = script


def asked_for_records(source: Source) -> int:
    return sum(asked.query.get("verb") != "Identify" for asked in source.server.requests)


def test_wrong_credentials_are_refused_at_once(source: Source) -> None:
    play(source, [(401, {"WWW-Authenticate": "Basic"}, b"who are you?")])
    found = harvest(source.options(retries=3, auth={"basic": {"user": "u", "password": "hush"}}))
    assert (found.failed.code, found.requests) == ("refused", 1)
    assert "answered 401: it wants other credentials" in found.failed.message
    assert "hush" not in str(found.events)


def test_right_credentials_are_sent(source: Source) -> None:
    harvest(source.options(auth={"basic": {"user": "u", "password": "hush"}, "header": {"X-Key": "k"}}))
    assert {asked.headers["Authorization"] for asked in source.server.requests} == {"Basic dTpodXNo"}
    assert {asked.headers["X-Key"] for asked in source.server.requests} == {"k"}


def test_a_password_may_be_in_any_script(source: Source) -> None:
    harvest(source.options(auth={"basic": {"user": "매듭", "password": "ü"}}))
    expected = "Basic " + b64encode("매듭:ü".encode()).decode()
    assert {asked.headers["Authorization"] for asked in source.server.requests} == {expected}


def test_a_bearer_token_is_sent_as_rfc_6750_says(source: Source) -> None:
    harvest(source.options(auth={"bearer": "abc"}))
    assert {asked.headers["Authorization"] for asked in source.server.requests} == {"Bearer abc"}


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_retry_after_is_waited_for(source: Source, sleeps: list[float], status: int) -> None:
    play(source, first(source, (status, {"Retry-After": "7"}, b"")))
    assert harvest(source.options(retries=1)).identifiers == ALL
    assert sleeps == [7.0]


def test_a_retry_after_may_be_a_date(source: Source, sleeps: list[float]) -> None:
    later = datetime.now(UTC) + timedelta(seconds=90)
    play(source, first(source, (503, {"Retry-After": format_datetime(later, usegmt=True)}, b"")))
    assert harvest(source.options(retries=1)).identifiers == ALL
    assert len(sleeps) == 1
    assert 85 < sleeps[0] <= 90


@pytest.mark.parametrize("wait", [3600, 86400])
def test_a_long_retry_after_ends_the_run_without_sleeping(source: Source, sleeps: list[float], wait: int) -> None:
    play(source, [(503, {"Retry-After": str(wait)}, b"")])
    found = harvest(source.options(retries=4))
    assert (found.failed.code, found.failed.retry_after) == ("http_503", float(wait))
    assert (sleeps, found.requests) == ([], 1)


def test_a_long_retry_after_may_be_a_date(source: Source, sleeps: list[float]) -> None:
    later = datetime.now(UTC) + timedelta(hours=2)
    play(source, [(503, {"Retry-After": format_datetime(later, usegmt=True)}, b"")])
    found = harvest(source.options(retries=4))
    assert 7190 < (found.failed.retry_after or 0) <= 7200
    assert sleeps == []


def test_a_server_error_is_tried_again_after_longer_and_longer_pauses(source: Source, sleeps: list[float]) -> None:
    play(source, first(source, (500, {}, b""), (502, {}, b""), (504, {}, b"")))
    assert harvest(source.options(retries=3)).identifiers == ALL
    assert [0.5 * 2**n <= pause / 0.5 and pause / 1.5 <= 0.5 * 2**n for n, pause in enumerate(sleeps)] == [True] * 3


def test_a_server_that_stays_down_leaves_the_window_unfinished(source: Source, sleeps: list[float]) -> None:
    play(source, [(503, {}, b"")])
    found = harvest(source.options(retries=2))
    assert (found.failed.code, asked_for_records(source)) == ("http_503", 3)
    play(source, source.answer)
    assert harvest(source.options(), found.ledger()).identifiers == ALL


def test_a_missing_page_is_not_asked_for_again(source: Source, sleeps: list[float]) -> None:
    play(source, [(404, {}, b"gone")])
    found = harvest(source.options(retries=4))
    assert (found.failed.code, asked_for_records(source), sleeps) == ("http_404", 1, [])


def test_a_broken_connection_is_tried_again(source: Source, sleeps: list[float]) -> None:
    play(source, first(source, (200, {"Content-Length": "100"}, reset_after(b"beginning"))))
    assert harvest(source.options(retries=1)).identifiers == ALL
    assert len(sleeps) == 1


def test_an_answer_shorter_than_announced_is_a_broken_connection(source: Source) -> None:
    play(source, [(200, {"Content-Length": "1000"}, iter([b"beginning"]))])
    assert harvest(source.options()).failed.code == "connection"


def test_an_endpoint_that_is_not_there_is_named(source: Source) -> None:
    options = source.options(endpoint="http://127.0.0.1:9/records")
    found = harvest(options)
    assert found.failed.code == "connection"
    assert found.failed.message.startswith("http://127.0.0.1:9/records: ")


def test_a_silent_endpoint_is_given_up_after_the_timeout(source: Source) -> None:
    def silence() -> Iterator[bytes]:
        time.sleep(0.5)
        yield b""

    play(source, lambda asked: (200, {"Content-Length": "9"}, silence()))
    assert harvest(source.options(timeout=0.1)).failed.code == "timeout"


def test_a_dripping_endpoint_is_given_up_at_the_deadline_and_not_asked_again(source: Source) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.02)
            yield b" "

    play(source, lambda asked: (200, {"Content-Length": "100"}, drip()))
    began = time.monotonic()
    found = harvest(source.options(deadline=0.2, timeout=5, retries=4))
    assert (found.failed.code, asked_for_records(source)) == ("deadline", 1)
    assert time.monotonic() - began < 1.5


def test_an_answer_beyond_the_byte_cap_is_not_read_to_its_end(source: Source) -> None:
    play(source, [(200, {}, b" " * 3_000_000)])
    found = harvest(source.options(max_page_bytes=1000, retries=4))
    assert (found.failed.code, asked_for_records(source)) == ("too_large", 1)


def test_html_is_not_taken_for_records(source: Source) -> None:
    play(source, [(200, {"Content-Type": "text/html"}, HTML)])
    found = harvest(source.options())
    expected = {"oai_pmh": "not_oai_pmh", "csv": "header_missing", "json_api": "not_json"}
    expected |= {"xlsx": "header_missing", "xml_api": "not_xml", "iiif": "not_iiif"}
    assert (found.failed.code, found.payloads) == (expected[source.kind], [])


def test_a_failure_in_the_middle_keeps_what_came_before(source: Source) -> None:
    if source.kind in ("csv", "xlsx", "iiif"):
        return  # one file, one collection is one answer
    good = 2 if source.kind == "oai_pmh" else 1

    def answer(asked: Asked) -> Answer:
        return source.answer(asked) if len(source.server.requests) <= good else (500, {}, b"")

    play(source, answer)
    found = harvest(source.options())
    assert (found.identifiers, found.failed.window.records) == (["r0", "r1"], 2)
    play(source, source.answer)
    rest = harvest(source.options(), found.ledger())
    assert (rest.identifiers, rest.done.records, rest.done.attempts) == (["r2", "r3", "r4"], 5, 2)


def test_a_token_that_fails_run_after_run_is_given_up(source: Source) -> None:
    if source.kind == "csv":
        return  # a file has no token
    ledger = harvest(source.options(), span=Span(limit=2)).ledger()
    play(source, [(404, {}, b"")])
    for _ in range(5):
        ledger = harvest(source.options(), ledger).ledger()
    play(source, source.answer)
    assert harvest(source.options(), ledger).identifiers == ALL


def test_the_pause_between_two_requests_is_kept(source: Source) -> None:
    began = time.monotonic()
    found = harvest(source.options(delay=0.05))
    assert time.monotonic() - began >= (found.requests - 1) * 0.05


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d .*"))
def test_no_retry_after_can_break_the_client(value: str) -> None:
    assert 0 <= (retry_after(value) or 0) <= 604_800


@pytest.mark.parametrize(("value", "seconds"), [("120", 120.0), (" 0 ", 0.0), ("9" * 400, 604_800.0)])
def test_seconds_of_retry_after(value: str, seconds: float) -> None:
    assert retry_after(value) == seconds


@pytest.mark.parametrize("value", ["soon", "", "²", "-5"])
def test_a_retry_after_that_says_nothing(value: str) -> None:
    assert retry_after(value) is None
