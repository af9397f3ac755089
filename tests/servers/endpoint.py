"""A local HTTP server that answers as a test tells it, and remembers what it was asked.

with Endpoint({"/oai": [(503, {"Retry-After": "1"}, b""), (200, {}, b"<OAI-PMH …")]}) as endpoint:
    requests.get(f"{endpoint.url}/oai")
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from tests.servers.running import Served


@dataclass(frozen=True)
class Asked:
    """One request; `query` is decoded, `raw_query` as it was sent."""

    path: str
    raw_query: str
    headers: Mapping[str, str]

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.raw_query, keep_blank_values=True))


Answer = tuple[int, dict[str, str], bytes | Iterable[bytes]]
"""Status, headers, body. A body in pieces is sent piece by piece; one that raises ConnectionResetError resets."""

Script = Sequence[Answer] | Callable[[Asked], Answer]
"""Answers in their order, the last one again and again; or what makes an answer of a request."""


class Endpoint(Served, ThreadingHTTPServer):
    """`scripts` by path, to be changed while it runs; `requests` is what it was asked so far."""

    daemon_threads = True

    def __init__(self, scripts: Mapping[str, Script], host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__((host, port), Handler)
        self.scripts = dict(scripts)
        self.requests: list[Asked] = []
        self.url = f"http://{host}:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent: a client that hangs up is what many tests are about."""

    def answer(self, asked: Asked) -> Answer:
        script = self.scripts.get(asked.path, [(404, {}, b"")])
        before = sum(one.path == asked.path for one in self.requests)
        self.requests.append(asked)
        return script(asked) if callable(script) else script[min(before, len(script) - 1)]


class Handler(BaseHTTPRequestHandler):
    server: Endpoint
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        target = urlsplit(self.path)
        status, headers, body = self.server.answer(Asked(target.path, target.query, dict(self.headers)))
        whole = isinstance(body, bytes)
        length = {"Content-Length": str(len(body))} if isinstance(body, bytes) else {"Connection": "close"}
        self.send_response_only(status)
        for name, value in {**length, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for piece in [body] if isinstance(body, bytes) else body:
                self.wfile.write(piece)
        except ConnectionResetError:
            self._reset()
        self.close_connection |= not whole

    def _reset(self) -> None:
        with suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, format: str, *arguments: object) -> None:
        """Silent: `requests` has what a test wants to know."""


def reset_after(beginning: bytes) -> Iterator[bytes]:
    """A body whose connection breaks after its beginning."""
    yield beginning
    raise ConnectionResetError
