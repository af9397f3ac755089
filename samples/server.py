"""One HTTP server for the three sample archives: `python -m samples.server --port 8765`.

| address | what |
|---|---|
| `/mekong/oai` | OAI-PMH 2.0 provider |
| `/mekong/records/<id>` | a page about one record |
| `/steppe/heritage.csv` | the register as one file |
| `/moana/items`, `/moana/items/<id>` | JSON API |
| `/media/<file>` | images, sound, film, PDF |
"""

import argparse
import logging
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from samples.replies import Reply, if_none_match, reply

log = logging.getLogger(__name__)


class Server(ThreadingHTTPServer):
    """A server on `host` and `port` (0: any free one) that answers while its `with` block lasts."""

    def __init__(self, port: int, host: str) -> None:
        super().__init__((host, port), Handler)
        self.url = f"http://{host}:{self.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """GET and HEAD everywhere, POST for OAI-PMH requests (OAI-PMH 2.0, section 3.1.1)."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer(urlsplit(self.path).query)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > 10_000:
            self.close_connection = True
            self._send(Reply(413, "text/plain", b"Send a form with a Content-Length below 10000.\n"))
            return
        self._answer(self.rfile.read(int(length)).decode("utf-8", "replace"))

    def log_message(self, format: str, *args: object) -> None:
        log.debug(format, *args)

    def _answer(self, form: str) -> None:
        arguments = parse_qsl(form, keep_blank_values=True, errors="replace")
        self._send(reply(self.command, urlsplit(self.path).path, arguments, self.server.url))

    def _send(self, answer: Reply) -> None:
        unchanged = answer.status == 200 and if_none_match(self.headers.get("If-None-Match"), answer.etag)
        self.send_response(304 if unchanged else answer.status)
        self.send_header("ETag", answer.etag)
        if not unchanged:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if not unchanged and self.command != "HEAD":
            self.wfile.write(answer.body)


def serve(port: int = 0, host: str = "127.0.0.1") -> Server:
    """A sample server, to be used as `with serve() as server:`; its address is `server.url`."""
    return Server(port, host)


def main() -> None:
    parser = argparse.ArgumentParser("python -m samples.server", description="Serve the sample archives.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8765)
    options = parser.parse_args()
    try:
        server = serve(options.port, options.host)
    except (OSError, OverflowError) as error:
        parser.error(f"nothing can be served at {options.host}:{options.port}: {error}")
    print(f"{server.url}/mekong/oai\n{server.url}/steppe/heritage.csv\n{server.url}/moana/items", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
