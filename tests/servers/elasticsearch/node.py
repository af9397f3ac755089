"""A real Elasticsearch node for tests, on a free port of the loopback interface.

    with ElasticsearchNode() as node:
        Elasticsearch(node.url).info()

ES_JAVA_OPTS replaces the JVM options that make a node start quickly; set it to nothing when measuring speed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from elasticsearch import Elasticsearch

from tests.servers.elasticsearch.build import MAIN_CLASS, build, jdk
from tests.servers.running import Running

__all__ = ["ElasticsearchNode", "build", "empty"]

QUICK_START = "-XX:TieredStopAtLevel=1"
JVM_OPTIONS = [
    "-XX:+UseSerialGC",
    "--add-modules=ALL-MODULE-PATH",
    "--add-modules=jdk.net,jdk.management,jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
]
START_SECONDS = 120
STOP_SECONDS = 20


def empty(url: str) -> None:
    """Deletes every index of ours."""
    with Elasticsearch(url) as client:
        for name in client.indices.get(index="ichlinks-*", features="aliases").body:
            client.indices.delete(index=name)


class ElasticsearchNode(Running):
    """A node whose data is in `home`: a folder of yours, which stays, or a temporary one.

    `settings` are Elasticsearch's own: `ElasticsearchNode(**{"http.max_content_length": "1mb"})`.
    After `stop()` or `kill()`, `start()` brings the node back on the same data and the same port.
    Raises ServerMissing when the machine has no JDK 21+ or no Maven.
    """

    def __init__(self, heap: str = "512m", home: Path | None = None, **settings: str | int | bool) -> None:
        self.program = build()
        self.temporary = home is None
        self.home = home or Path(tempfile.mkdtemp(prefix="ichlinks-elasticsearch-"))
        self.heap = heap
        self.settings = settings
        self.port = 0
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def port_file(self) -> Path:
        """Written by the node as soon as it answers."""
        return self.home / "http.port"

    def start(self) -> None:
        """Returns when the node answers; RuntimeError with the end of its log when it does not."""
        self._prepare_home()
        with (self.home / "node.log").open("ab") as log:
            self.process = subprocess.Popen(
                self._command(), cwd=self.home, stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        self.port = self._announced_port(self.process)

    def stop(self) -> None:
        """The orderly end; nothing happens when the node is down already."""
        if self.process and self.process.stdin:
            self.process.stdin.close()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def kill(self) -> None:
        """SIGKILL: what a crash or a lost machine looks like."""
        if self.process:
            self.process.kill()
            self.stop()

    def _prepare_home(self) -> None:
        for name in ("config", "plugins", "logs", "data", "lib"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        self.port_file.unlink(missing_ok=True)
        (self.home / "modules").unlink(missing_ok=True)
        (self.home / "modules").symlink_to(self.program / "modules")

    def _command(self) -> list[str]:
        settings = {"http.port": self.port, **self.settings}
        options = os.environ.get("ES_JAVA_OPTS", QUICK_START).split()
        classes = ["--module-path", str(self.program / "server"), "-cp", str(self.program / "main")]
        java = [str(jdk() / "bin" / "java"), f"-Xms{self.heap}", f"-Xmx{self.heap}", *JVM_OPTIONS, *options]
        return [*java, *classes, MAIN_CLASS, str(self.home), *map(setting, settings.items())]

    def _announced_port(self, process: subprocess.Popen[bytes]) -> int:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            if self.port_file.exists():
                return int(self.port_file.read_text())
            time.sleep(0.05)
        log = (self.home / "node.log").read_text(errors="replace")
        raise RuntimeError(f"Elasticsearch did not start within {START_SECONDS} seconds: {log[-3000:]}")


def setting(pair: tuple[str, str | int | bool]) -> str:
    name, value = pair
    return f"{name}={str(value).lower() if isinstance(value, bool) else value}"
