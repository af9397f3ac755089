"""Clients of one process share what a host allows."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from config.sources import OaiPmh
from harvesters.http import Client
from harvesters.traffic import Traffic
from ichlinks.errors import Retriable
from tests.servers.crowd import Crowd
from tests.servers.endpoint import Answer, Asked, Endpoint


class Busy(Crowd):
    def __call__(self, asked: Asked) -> Answer:
        self.stay()
        return 200, {}, b"{}"


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as one:
        yield one


def options(server: Endpoint, **more: Any) -> OaiPmh:
    return OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/records", retries=0, **more)


def ask_from_many(server: Endpoint, traffic: Traffic, connections: list[int], url: str = "") -> None:
    """As many clients as `connections` has entries, all at the same time."""

    def one(limit: int) -> None:
        client = Client(options(server, connections=limit), ("127.0.0.0/8",), traffic=traffic)
        client.get(url or client.access.endpoint)
        client.close()

    with ThreadPoolExecutor(len(connections)) as pool:
        list(pool.map(one, connections))


@pytest.mark.parametrize(("connections", "most"), [([1] * 6, 1), ([3] * 6, 3), ([6, 6, 6, 2, 6, 6], 2)])
def test_a_host_is_asked_by_no_more_clients_at_once_than_the_strictest_allows(
    server: Endpoint, connections: list[int], most: int
) -> None:
    busy, traffic = Busy(), Traffic()
    server.scripts["/records"] = busy
    for limit in connections:
        with traffic.turn("127.0.0.1", limit, 0.0):
            pass
    ask_from_many(server, traffic, connections)
    assert busy.most == most


def test_two_ports_of_a_host_are_one_host(server: Endpoint) -> None:
    busy, traffic = Busy(), Traffic()
    server.scripts["/records"] = busy
    with Endpoint({"/records": busy}) as other, ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda url: ask_from_many(server, traffic, [1], url), ["", f"{other.url}/records"]))
    assert busy.most == 1


def test_two_hosts_are_asked_at_the_same_time(server: Endpoint) -> None:
    busy, traffic = Busy(), Traffic()
    server.scripts["/records"] = busy
    with Endpoint({"/records": busy}, "127.0.0.2") as other, ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda url: ask_from_many(server, traffic, [1], url), ["", f"{other.url}/records"]))
    assert busy.most == 2


def test_the_pause_between_two_requests_holds_for_all_clients_of_a_host() -> None:
    traffic, began = Traffic(), time.monotonic()
    for _ in range(3):
        with traffic.turn("archive.example", 4, 0.05):
            pass
    assert time.monotonic() - began >= 0.1


def test_a_host_that_wants_quiet_for_longer_than_anybody_waits_is_left_alone_by_all() -> None:
    traffic = Traffic()
    traffic.hush("archive.example", 3600)
    with pytest.raises(Retriable) as raised, traffic.turn("archive.example", 1, 0.0):
        pass
    assert raised.value.code == "rate_limited"
    assert 3590 < (raised.value.retry_after or 0) <= 3600
    with traffic.turn("other.example", 1, 0.0):
        pass


def test_what_waits_or_reads_ends_when_all_is_stopped(server: Endpoint) -> None:
    def silence() -> Iterator[bytes]:
        time.sleep(2)
        yield b""

    server.scripts["/records"] = lambda asked: (200, {"Content-Length": "9"}, silence())
    traffic = Traffic()
    client = Client(options(server), ("127.0.0.1",), traffic=traffic)
    with ThreadPoolExecutor(2) as pool:
        reading = pool.submit(client.get, client.access.endpoint)
        sleeping: Future[Any] = pool.submit(lambda: client.traffic.rest("b.example", 60))
        time.sleep(0.1)
        traffic.stop()
        began = time.monotonic()
        for one in (reading, sleeping):
            with pytest.raises(KeyboardInterrupt):
                one.result(5)
        assert time.monotonic() - began < 1
