"""Recorded OAI-PMH endpoints, answering as they did: status, headers, bytes and token chains.

lists = chains(shared_data)
with replay(*lists) as server:
    harvest(server.url(lists[0]))
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

from tests.servers.oai_chains import Chain, chains
from tests.servers.oai_recordings import Recording
from tests.servers.oai_synthesised import identify, refusal

__all__ = ["Chain", "Replay", "chains", "replay"]

Key = frozenset[tuple[str, str]]
CONNECTION_HEADERS = {"connection", "content-length", "keep-alive", "transfer-encoding"}
XML = {"Content-Type": "text/xml; charset=UTF-8"}


class Replay(ThreadingHTTPServer):
    """`requests` and `unrecorded` hold (chain name, query) of every request, and of those nobody had recorded."""

    daemon_threads = True

    def __init__(self, replayed: tuple[Chain, ...]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.chains = {chain.name: chain for chain in replayed}
        self.answers = {chain.name: answers(chain) for chain in replayed}
        self.requests: list[tuple[str, str]] = []
        self.unrecorded: list[tuple[str, str]] = []

    def url(self, chain: Chain) -> str:
        """The base URL of a chain's endpoint."""
        return f"http://127.0.0.1:{self.server_port}/{chain.name}/"


@contextmanager
def replay(*replayed: Chain) -> Iterator[Replay]:
    """A running server with one endpoint for each chain."""
    with Replay(replayed) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def answers(chain: Chain) -> dict[Key, Recording]:
    """The first recording wins where two answer the same request."""
    recordings = [*chain.pages, *chain.others]
    return {key(chain, recording.arguments): recording for recording in reversed(recordings)}


def key(chain: Chain, arguments: dict[str, str]) -> Key:
    """A day and its first or last second are the same request to an endpoint that counts seconds."""
    if chain.granularity == "YYYY-MM-DD":
        return frozenset(arguments.items())
    edges = {"from": "T00:00:00Z", "until": "T23:59:59Z"}
    days = {name: f"{arguments[name]}{edges[name]}" for name in edges if len(arguments.get(name, "")) == 10}
    return frozenset({**arguments, **days}.items())


class Handler(BaseHTTPRequestHandler):
    server: Replay
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        target = urlsplit(self.path)
        chain = self.server.chains.get(target.path.strip("/"))
        if chain is None:
            return self.send_error(404)
        self.server.requests.append((chain.name, target.query))
        arguments = dict(parse_qsl(target.query, keep_blank_values=True))
        recording = self.server.answers[chain.name].get(key(chain, arguments))
        if recording:
            return self.replay(recording)
        return self.synthesise(chain, arguments, target.query)

    def replay(self, recording: Recording) -> None:
        kept = {name: v for name, v in recording.headers.items() if name.lower() not in CONNECTION_HEADERS}
        self.answer(recording.status, kept, recording.body)

    def synthesise(self, chain: Chain, arguments: dict[str, str], query: str) -> None:
        base_url = self.server.url(chain)
        if arguments == {"verb": "Identify"}:
            return self.answer(200, XML, identify(chain, base_url))
        self.server.unrecorded.append((chain.name, query))
        return self.answer(200, XML, refusal(arguments, base_url))

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """The recorded bodies are unpacked, so they are packed again for a client that accepts it."""
        packed = next((name for name in headers if name.lower() == "content-encoding"), None)
        if packed and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, compresslevel=1)
        elif packed:
            headers = {name: value for name, value in headers.items() if name != packed}
        self.send_response_only(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Silent: `requests` has what a test wants to know."""
