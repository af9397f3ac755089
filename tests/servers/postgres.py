"""A real PostgreSQL server for tests, from the operating system's packages, on a free loopback port.

with PostgresServer() as server:
    create_engine(server.database("harvest"))
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql

from tests.servers.postgres_packages import programs, unprivileged_user
from tests.servers.processes import cpu_seconds, free_port, kill
from tests.servers.running import Running

START_SECONDS = 60
# What is committed survives kill(), because the operating system has it; only a power cut would lose it.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
}


class PostgresServer(Running):
    """A server whose data is in `home`: a folder of yours, which stays, or a temporary one.

    After `stop()` or `kill()`, `start()` brings it back on the same data and the same port. When the tests
    run as root the server runs as the user postgres, who must then be able to reach `home`.
    Raises ServerMissing when the packages or that user are absent.
    """

    def __init__(self, home: Path | None = None, port: int = 0) -> None:
        self.programs = programs()
        self.user = unprivileged_user()
        self.temporary = home is None
        self.home = home or Path(tempfile.mkdtemp(prefix="ichlinks-postgres-"))
        self.port = port or free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return self._url("postgres")

    def start(self) -> None:
        """Returns when the server answers; RuntimeError with the end of its log when it does not."""
        if not (self.home / "data").exists():
            self._initialise()
        options = [f"--{name}={value}" for name, value in SETTINGS.items()]
        self.process = self._spawn("postgres", "-D", "data", "-p", str(self.port), *options)
        self._wait_until_ready(self.process)

    def stop(self) -> None:
        """Ends what is running and shuts down in order; nothing happens when it is down already."""
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()
            self.process = None

    def kill(self) -> None:
        """SIGKILL for the server and every backend: what a crash or a lost machine looks like."""
        if self.process:
            kill(self.process)
            self.process = None

    def database(self, name: str) -> str:
        """The URL of an empty database of that name; one that was there before is dropped."""
        with psycopg.connect(self._dsn(), autocommit=True) as connection:
            quoted = sql.Identifier(name)
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
        return self._url(name)

    def cpu_seconds(self) -> float:
        """User and system seconds of the server, its backends, and backends that have ended, since start()."""
        return cpu_seconds(self.process) if self.process else 0

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def _dsn(self) -> str:
        return f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"

    def _initialise(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        if self.user:
            shutil.chown(self.home, self.user, self.user)
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
        if self._spawn("initdb", "-D", "data", *options).wait():
            raise RuntimeError(f"initdb failed: {self._log()}")

    def _spawn(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.home / "postgres.log").open("ab") as log:
            return subprocess.Popen(
                [self.programs / program, *arguments],
                cwd=self.home,
                stdout=log,
                stderr=log,
                user=self.user,
                group=self.user,
                extra_groups=[] if self.user else None,
            )

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            try:
                psycopg.connect(self._dsn(), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start within {START_SECONDS} seconds: {self._log()}")

    def _log(self) -> str:
        return (self.home / "postgres.log").read_text(errors="replace")[-2000:]
