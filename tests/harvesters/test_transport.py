"""Answers that drip, that are packed, that unpack to more than anybody can hold; connections that are lost."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from config.sources import OaiPmh
from harvesters.decoding import Garbled, decoded
from harvesters.http import Answer, Client
from harvesters.waiting import BUDGET
from ichlinks.errors import Retriable
from tests.servers.endpoint import Endpoint, Script, reset_after

PACKS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "zstd": zstandard.compress,
}
TEXT = "Ca trù – 강릉단오제 ".encode() * 500


def client(url: str, **more: Any) -> Client:
    access = {"kind": "oai_pmh", "endpoint": url, "retries": 0, **more}
    return Client(OaiPmh.model_validate(access), ("127.0.0.1",))


def got(script: Script, reconnects: int | None = None, **more: Any) -> tuple[Answer | str, int]:
    """The answer, or the code of the failure, and how many requests it took."""
    with Endpoint({"/f": script}) as server:
        one = client(f"{server.url}/f", **more)
        try:
            return one.get(one.access.endpoint, reconnects=reconnects), one.requests
        except Retriable as error:
            return error.code, one.requests
        finally:
            one.close()


@contextmanager
def dripping(pieces: Iterator[bytes]) -> Iterator[str]:
    """A server that sends these pieces 20 ms apart, whatever it is asked."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connected, _ = listening.accept()
            with connected, suppress(OSError):
                connected.recv(4096)
                for piece in pieces:
                    connected.sendall(piece)
                    time.sleep(0.02)

        Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/f"


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1"]
)
def test_the_deadline_holds_for_a_head_that_drips(head: bytes) -> None:
    began = time.monotonic()
    with dripping(iter([head, *[b"0"] * 200])) as url, pytest.raises(Retriable) as raised:
        client(url, deadline=0.3, timeout=5, retries=3).get(url)
    assert raised.value.code == "deadline"
    assert time.monotonic() - began < 1.5


def test_the_timeout_is_between_two_packets() -> None:
    pieces = [b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", *[b"x"] * 10]
    with dripping(iter(pieces)) as url:
        assert client(url, timeout=0.15).get(url).body == b"x" * 10


@pytest.mark.parametrize("packed", [gzip.compress(TEXT), gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:])])
@pytest.mark.parametrize("headers", [{"Content-Encoding": "gzip"}, {}])
def test_a_packed_body_is_unpacked_whether_it_says_so_or_not(packed: bytes, headers: dict[str, str]) -> None:
    answer, _ = got([(200, headers, packed)])
    assert isinstance(answer, Answer)
    assert answer.body == TEXT


def test_a_body_that_is_said_to_be_packed_and_is_not_is_taken_as_it_is() -> None:
    answer, _ = got([(200, {"Content-Encoding": "gzip"}, TEXT)])
    assert isinstance(answer, Answer)
    assert answer.body == TEXT


def test_only_one_layer_is_unpacked() -> None:
    twice = gzip.compress(gzip.compress(TEXT))
    answer, _ = got([(200, {"Content-Encoding": "gzip, gzip"}, twice)])
    assert isinstance(answer, Answer)
    assert answer.body == gzip.decompress(twice)


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_body_that_cannot_be_unpacked_is_asked_for_again_unpacked(damage: str) -> None:
    packed = bytearray(gzip.compress(TEXT))
    broken = (
        packed[:-20]
        if damage == "cut"
        else bytes(byte ^ 0xFF if 40 < i < 60 else byte for i, byte in enumerate(packed))
    )
    asked = []

    def answer(request: Any) -> Any:
        asked.append(request.headers["Accept-Encoding"])
        return (200, {"Content-Encoding": "gzip"}, bytes(broken)) if len(asked) == 1 else (200, {}, TEXT)

    answered, _ = got(answer, retries=1)
    assert isinstance(answered, Answer)
    assert (answered.body, asked) == (TEXT, ["gzip", "identity"])


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_bomb_is_seen_before_it_has_gone_off(pack: Any) -> None:
    bomb = pack(bytes(300_000_000))
    assert len(bomb) < 400_000
    before = _peak()
    assert got([(200, {"Content-Encoding": "gzip"}, bomb)], max_page_bytes=1_000_000) == ("too_large", 1)
    assert _peak() - before < 50


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@given(st.binary(max_size=300), st.sampled_from(sorted(PACKS)), st.integers(1, 7))
def test_unpacking_gives_back_what_was_packed(body: bytes, how: str, size: int) -> None:
    packed = PACKS[how](body)
    chunks = iter([packed[i : i + size] for i in range(0, len(packed), size)])
    if how or not body.startswith((b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")):
        assert b"".join(decoded(chunks, how)) == body


@given(st.binary(max_size=200), st.sampled_from([b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b""]))
def test_no_body_can_break_the_unpacking(body: bytes, start: bytes) -> None:
    with suppress(Garbled):
        b"".join(decoded(iter([start + body])))


@pytest.mark.parametrize(("reconnects", "requests"), [(1, 2), (None, 5), (0, 1)])
def test_a_request_may_bound_how_often_a_lost_answer_is_asked_for(
    sleeps: list[float], reconnects: int | None, requests: int
) -> None:
    lost: Script = lambda asked: (200, {"Content-Length": "9"}, reset_after(b"x"))  # noqa: E731
    assert got(lost, reconnects, retries=4) == ("connection", requests)


def test_that_bound_is_not_for_answers_that_say_busy(sleeps: list[float]) -> None:
    assert got([(503, {}, b"")], reconnects=1, retries=4) == ("http_503", 5)


def test_the_pauses_of_a_run_have_a_bound_in_all(sleeps: list[float]) -> None:
    with Endpoint({"/f": [(503, {"Retry-After": "250"}, b"")]}) as server:
        one = client(f"{server.url}/f", retries=20)
        codes = []
        for _ in range(3):
            with pytest.raises(Retriable) as raised:
                one.get(one.access.endpoint)
            codes.append(raised.value.code)
    assert (codes, sleeps) == (["http_503", "rate_limited", "rate_limited"], [250.0] * int(BUDGET // 250))


def test_a_header_of_the_partner_file_replaces_ours_however_it_is_written() -> None:
    with Endpoint({"/f": [(200, {}, b"")]}) as server:
        one = client(f"{server.url}/f", headers={"user-agent": "Known agent"})
        one.get(one.access.endpoint)
        named = [value for name, value in server.requests[0].headers.items() if name.lower() == "user-agent"]
    assert named == ["Known agent"]


def test_a_cookie_is_sent_back() -> None:
    with Endpoint({"/f": [(200, {"Set-Cookie": "node=7; Path=/"}, b"")]}) as server:
        one = client(f"{server.url}/f")
        one.get(one.access.endpoint)
        one.get(one.access.endpoint)
        assert [asked.headers.get("Cookie") for asked in server.requests] == [None, "node=7"]
