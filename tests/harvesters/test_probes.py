"""Web addresses, asked what is there; images are measured."""

import socket
import struct
import time
from collections.abc import Iterator
from itertools import repeat

import pytest

from config.sources import Access
from harvesters.probes import Probe, probes
from tests.servers.endpoint import Endpoint

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 640, 480, 8, 2, 0, 0, 0)


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def probed(server: Endpoint, *paths: str, url: str = "") -> list[Probe]:
    access = Access.model_validate({"endpoint": f"{url or server.url}/oai", "auth": {"bearer": "hush"}, "timeout": 1})
    return list(probes(access, ("127.0.0.1",), [f"{server.url}{path}" for path in paths], timeout=1))


@pytest.mark.parametrize("status", [200, 206])
def test_an_image_is_measured(server: Endpoint, status: int) -> None:
    server.scripts["/a.png"] = [(status, {"Content-Type": "image/PNG; x=y"}, PNG)]
    assert probed(server, "/a.png") == [Probe(f"{server.url}/a.png", "ok", "image/png", 640, 480)]
    assert server.requests[0].headers["Range"] == "bytes=0-65535"


def test_a_file_that_is_no_image_has_no_size(server: Endpoint) -> None:
    server.scripts |= {
        "/a.mp3": [(200, {"Content-Type": "audio/mpeg"}, b"ID3")],
        "/b.png": [(200, {"Content-Type": "image/png"}, b"<html>")],
        "/c": [(200, {}, b"?")],
    }
    assert [(one.state, one.mime, one.width) for one in probed(server, "/a.mp3", "/b.png", "/c")] == [
        ("ok", "audio/mpeg", None),
        ("ok", "image/png", None),
        ("ok", None, None),
    ]


STATES = {
    **dict.fromkeys((301, 400, 401, 403, 405, 451), "barred"),
    404: "missing",
    410: "gone",
    **dict.fromkeys((500, 501, 502, 503, 504, 520), "away"),
}


@pytest.mark.parametrize(("status", "state"), STATES.items())
def test_a_status_says_whether_the_fault_is_the_addresss(server: Endpoint, status: int, state: str) -> None:
    server.scripts["/a"] = [(status, {}, b"")]
    assert [(one.state, one.mime) for one in probed(server, "/a")] == [(state, None)]
    assert len(server.requests) == 1


def test_a_redirect_is_followed_to_what_is_there(server: Endpoint) -> None:
    server.scripts |= {
        "/a": [(302, {"Location": "/b"}, b"")],
        "/b": [(404, {}, b"")],
        "/c": [(302, {"Location": "/c"}, b"")],
    }
    assert [one.state for one in probed(server, "/a", "/c")] == ["missing", "away"]


def test_an_address_without_an_answer_is_away(server: Endpoint) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        access = Access(endpoint=server.url)
        assert list(probes(access, ("127.0.0.1",), [url], timeout=1)) == [Probe(url, "away")]


def test_a_server_that_says_nothing_is_not_waited_for_longer_than_allowed(server: Endpoint) -> None:
    server.scripts["/a"] = lambda asked: (200, {}, slowly())
    access = Access(endpoint=server.url, timeout=60)
    assert [one.state for one in probes(access, ("127.0.0.1",), [f"{server.url}/a"], timeout=0.2)] == ["away"]


def slowly() -> Iterator[bytes]:
    time.sleep(1)
    yield b"x"


def test_a_host_that_fails_three_times_in_a_row_is_left_alone(server: Endpoint) -> None:
    with Endpoint({"/x": [(200, {}, b"x")]}) as other:
        server.scripts |= {"/1": [(503, {}, b"")], "/ok": [(200, {}, b"x")]}
        failing = [f"{server.url}{path}" for path in ("/1", "/1", "/ok", "/1", "/1", "/1", "/ok", "/ok")]
        access = Access(endpoint=server.url)
        found = list(probes(access, ("127.0.0.1",), [*failing, f"{other.url}/x"], timeout=1))
    assert [one.state for one in found] == ["away", "away", "ok", "away", "away", "away"]


def test_hosts_fail_each_for_itself(server: Endpoint) -> None:
    server.scripts |= {"/1": [(503, {}, b"")], "/ok": [(200, {}, b"x")]}
    elsewhere = server.url.replace("127.0.0.1", "localhost")
    urls = [*[f"{server.url}/1"] * 4, f"{elsewhere}/ok"]
    found = list(probes(Access(endpoint=server.url), ("127.0.0.1", "localhost"), urls, timeout=1))
    assert [one.state for one in found] == ["away", "away", "away", "ok"]


@pytest.mark.parametrize("pause", [{}, {"Retry-After": "86400"}])
def test_that_we_ask_too_often_says_nothing_of_an_address(server: Endpoint, pause: dict[str, str]) -> None:
    server.scripts["/1"] = [(429, pause, b"")]
    assert probed(server, *["/1"] * 5) == []
    assert len(server.requests) == (1 if pause else 3)


def test_a_film_without_end_is_not_read_to_its_end(server: Endpoint) -> None:
    server.scripts["/film"] = lambda asked: (200, {"Content-Type": "video/mp4"}, repeat(b"x" * 10_000))
    assert probed(server, "/film") == [Probe(f"{server.url}/film", "ok", "video/mp4")]


def test_credentials_go_to_the_endpoints_own_host_only(server: Endpoint) -> None:
    server.scripts["/a"] = [(200, {}, b"x")]
    probed(server, "/a")
    probed(server, "/a", url="http://archive.example")
    assert [asked.headers.get("Authorization") for asked in server.requests] == ["Bearer hush", None]


def test_a_private_host_is_not_asked(server: Endpoint) -> None:
    urls = [f"{server.url}/a", "no address", "http://[", "http://a:b/", "ftp://archive.example/a"]
    found = probes(Access(endpoint="http://archive.example/"), (), urls, timeout=1)
    assert [(one.url, one.state) for one in found] == [(url, "barred") for url in urls]
    assert server.requests == []
