"""What is asked again, and what an answer means, against a server that misbehaves as told."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from elasticsearch import Elasticsearch

from ichlinks.errors import Fatal, Retriable
from index.elasticsearch_calls import ask

Serve = Callable[..., Elasticsearch]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server that answers with the given statuses, one after the other; its client."""
    servers: list[ThreadingHTTPServer] = []

    def start(*statuses: int) -> Elasticsearch:
        left = list(statuses)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(left.pop(0))
                self.send_header("X-Elastic-Product", "Elasticsearch")
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(b'{"left": %d}' % len(left))

            def log_message(self, format: str, *args: object) -> None:
                """Nothing to stderr."""

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return Elasticsearch(f"http://127.0.0.1:{servers[-1].server_port}", max_retries=0)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("status", [408, 429, 502, 503, 504])
def test_a_busy_server_is_asked_again(serve: Serve, status: int) -> None:
    client = serve(status, status, 200)
    assert ask(client, client.info, waits=(0.01, 0.01))["left"] == 0


def test_a_server_that_stays_busy_is_left_for_later(serve: Serve) -> None:
    client = serve(503, 503, 200)
    with pytest.raises(Retriable, match=r"Elasticsearch at http://127\.0\.0\.1:\d+ is busy \(HTTP 503\)"):
        ask(client, client.info, waits=(0.01,))


def test_a_refusal_is_final(serve: Serve) -> None:
    client = serve(403, 200)
    with pytest.raises(Fatal, match="refused"):
        ask(client, client.info, waits=(0.01,))
