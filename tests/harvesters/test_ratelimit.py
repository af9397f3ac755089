"""What servers say of their quota."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.sources import OaiPmh
from harvesters.http import Client
from harvesters.ratelimit import quota_pause
from ichlinks.errors import Retriable
from tests.servers.endpoint import Answer, Endpoint


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"RateLimit": '"default";r=50;t=30'}, 0),
        ({"RateLimit": '"default";r=0;t=30'}, 30),
        ({"RateLimit": '"default";r=5;t=30'}, 6),
        ({"RateLimit": '"burst";r=90;t=30, "daily";r=2;t=100;pk=:cHE=:'}, 50),
        ({"RateLimit": "limit=100, remaining=0, reset=50"}, 50),
        ({"RateLimit-Limit": "10, 10;w=1", "RateLimit-Remaining": "0", "RateLimit-Reset": "7"}, 7),
        ({"X-RateLimit-Remaining": "1", "X-RateLimit-Reset": "12"}, 12),
        ({"X-RateLimit-Remaining": "0"}, 0),
        ({"X-RateLimit-Remaining": "none", "X-RateLimit-Reset": "12"}, 0),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "999999999"}, 604_800),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1700000000"}, 0),
    ],
)
def test_the_last_requests_of_a_quota_are_spread_over_its_time(headers: dict[str, str], seconds: float) -> None:
    assert quota_pause(headers) == seconds


def test_a_reset_may_be_a_moment() -> None:
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 60)}
    assert 58 < quota_pause(headers) <= 60


@given(st.text(max_size=60) | st.from_regex(r'"\w*"(;[rt]=\d*){0,3}'))
def test_no_quota_can_break_the_client(value: str) -> None:
    headers = dict.fromkeys(("RateLimit", "X-RateLimit-Remaining", "X-RateLimit-Reset"), value)
    assert 0 <= quota_pause(headers) <= 604_800


def ask(quotas: Iterable[str], times: int) -> None:
    answers: list[Answer] = [(200, {"RateLimit": quota}, b"") for quota in quotas]
    with Endpoint({"/oai": answers}) as server:
        client = Client(OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/oai", retries=0), ("127.0.0.1",))
        for _ in range(times):
            client.get(client.access.endpoint)


def test_a_client_slows_down_when_its_quota_nears_its_end(sleeps: list[float]) -> None:
    ask([f'"hour";r={left};t=90' for left in (11, 10, 9, 6, 2)], 5)
    assert [round(pause) for pause in sleeps] == [10, 15]


def test_a_quota_that_is_used_up_for_long_ends_the_run_and_says_when_to_come_back(sleeps: list[float]) -> None:
    with pytest.raises(Retriable) as raised:
        ask(['"day";r=0;t=7200'], 2)
    assert (raised.value.code, sleeps) == ("rate_limited", [])
    assert 7190 < (raised.value.retry_after or 0) <= 7200
