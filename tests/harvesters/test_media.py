"""Media addresses, tried once: dead where the server says so, measured where they are images."""

import struct
from collections.abc import Iterator
from itertools import repeat

import pytest

from config.sources import Access
from harvesters.media import Probe, probes
from tests.servers.endpoint import Endpoint

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 640, 480, 8, 2, 0, 0, 0)


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def probed(server: Endpoint, *paths: str, url: str = "") -> list[Probe]:
    access = Access.model_validate({"endpoint": f"{url or server.url}/oai", "auth": {"bearer": "hush"}, "timeout": 1})
    return list(probes(access, ("127.0.0.1",), [f"{server.url}{path}" for path in paths]))


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


def test_only_what_is_said_to_be_gone_is_dead(server: Endpoint) -> None:
    server.scripts |= {f"/{status}": [(status, {}, b"")] for status in (403, 404, 410, 500, 503)}
    found = probed(server, "/403", "/404", "/410", "/500", "/503")
    assert found == [Probe(f"{server.url}/{status}", "dead") for status in (404, 410)]
    assert len(server.requests) == 5


def test_a_film_without_end_is_not_read_to_its_end(server: Endpoint) -> None:
    server.scripts["/film"] = lambda asked: (200, {"Content-Type": "video/mp4"}, repeat(b"x" * 10_000))
    assert probed(server, "/film") == [Probe(f"{server.url}/film", "ok", "video/mp4")]


def test_credentials_go_to_the_endpoints_own_host_only(server: Endpoint) -> None:
    server.scripts["/a"] = [(200, {}, b"x")]
    probed(server, "/a")
    probed(server, "/a", url="http://archive.example")
    assert [asked.headers.get("Authorization") for asked in server.requests] == ["Bearer hush", None]


def test_a_private_host_is_not_asked(server: Endpoint) -> None:
    assert (
        list(
            probes(
                Access(endpoint="http://archive.example/"),
                (),
                [f"{server.url}/a", "no address", "http://[", "http://a:b/"],
            )
        )
        == []
    )
    assert server.requests == []
