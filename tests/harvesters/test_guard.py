"""A name is looked up once, and only what passed the check is connected to."""

import socket
from typing import Any

import pytest

from config.sources import OaiPmh
from harvesters.guard import shown
from harvesters.http import Client, outward
from harvesters.session import identity
from ichlinks import __version__
from ichlinks.errors import Retriable
from tests.servers.endpoint import Endpoint

Address = tuple[str, int]


def looked_up(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """A name server that gives these answers for archive.example, one after another; what it was asked."""
    real, waiting, asked = socket.getaddrinfo, iter(answers), list[str]()

    def getaddrinfo(host: str, port: int, *more: Any, **options: Any) -> Any:
        if host != "archive.example":
            return real(host, port, *more, **options)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(waiting)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that somebody tried to connect to."""
    real, tried = socket.socket.connect, list[str]()

    def connect(self: socket.socket, address: Address) -> None:
        tried.append(address[0])
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


def client(port: int) -> Client:
    return Client(OaiPmh(kind="oai_pmh", endpoint=f"http://archive.example:{port}/f", retries=0), ("127.0.0.0/30",))


def test_nobody_knocks_at_a_private_address(monkeypatch: pytest.MonkeyPatch, connected: list[str]) -> None:
    looked_up(monkeypatch, ["10.1.2.3", "127.0.0.9"])
    one = client(80)
    with pytest.raises(Retriable) as raised:
        one.get(one.access.endpoint)
    assert (raised.value.code, connected) == ("private_address", [])
    assert "archive.example leads into a private network" in str(raised.value)


def test_of_several_addresses_those_that_pass_are_tried_in_turn(
    monkeypatch: pytest.MonkeyPatch, connected: list[str]
) -> None:
    with Endpoint({"/f": [(200, {}, b"here")]}) as server:
        asked = looked_up(monkeypatch, ["10.1.2.3", "127.0.0.2", "127.0.0.1"], ["10.1.2.3"])
        one = client(server.server_port)
        assert one.get(one.access.endpoint).body == b"here"
    assert (asked, connected) == (["archive.example"], ["127.0.0.2", "127.0.0.1"])


@pytest.mark.parametrize(
    ("host", "told"),
    [("10.1.2.3", "an address"), ("fd00::1", "an address"), ("1.1.1.1", "1.1.1.1"), ("a.example", "a.example")],
)
def test_a_host_is_shown_without_an_address_of_a_private_network(host: str, told: str) -> None:
    assert shown(host) == told


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://u:hush@a.example/oai?key=hush", "http://a.example/oai"),
        ("http://192.168.1.2:8080/oai", "an address in a private network"),
        ("http://[", "what is no address"),
    ],
)
def test_an_address_that_an_endpoint_told_is_fit_for_reports(url: str, told: str) -> None:
    assert outward(url) == told


@pytest.mark.parametrize(
    ("contact", "named"),
    [
        ("", {"User-Agent": f"ichlinks/{__version__} (heritage aggregator; polite harvester)"}),
        (
            "data@hub.example",
            {
                "User-Agent": f"ichlinks/{__version__} (+data@hub.example; heritage aggregator; polite harvester)",
                "From": "data@hub.example",
            },
        ),
        (
            "https://hub.example",
            {"User-Agent": f"ichlinks/{__version__} (+https://hub.example; heritage aggregator; polite harvester)"},
        ),
    ],
)
def test_a_request_says_who_can_be_written_to(contact: str, named: dict[str, str]) -> None:
    assert identity(contact) == named
    with Endpoint({"/f": [(200, {}, b"")]}) as server:
        options = OaiPmh(kind="oai_pmh", endpoint=f"{server.url}/f")
        Client(options, ("127.0.0.1",), contact=contact).get(options.endpoint)
        assert named.items() <= server.requests[0].headers.items()
        assert ("From" in server.requests[0].headers) is ("From" in named)
