"""The PostgreSQL server of the tests starts, stops, dies and comes back with what was committed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.servers import postgres_packages
from tests.servers.missing import ServerMissing, missing_is_said
from tests.servers.postgres import PostgresServer


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    with missing_is_said(), PostgresServer() as running:
        yield running


def execute(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def value(url: str, query: str) -> object:
    engine = create_engine(url)
    with engine.connect() as connection:
        result = connection.execute(text(query)).scalar()
    engine.dispose()
    return result


def test_what_is_committed_survives_a_kill_on_the_same_port(server: PostgresServer) -> None:
    url = server.database("kept")
    execute(url, "CREATE TABLE n AS SELECT 7 AS n")
    server.kill()
    with pytest.raises(OperationalError):
        value(url, "SELECT n FROM n")
    server.start()
    assert value(url, "SELECT n FROM n") == 7


def test_a_stopped_server_comes_back_with_its_data(server: PostgresServer) -> None:
    url = server.database("kept")
    execute(url, "CREATE TABLE n AS SELECT 7 AS n")
    server.stop()
    with pytest.raises(OperationalError):
        value(url, "SELECT n FROM n")
    server.start()
    assert value(url, "SELECT n FROM n") == 7


def test_stopping_and_killing_twice_does_nothing(server: PostgresServer) -> None:
    server.kill()
    server.kill()
    server.stop()
    assert server.cpu_seconds() == 0


def test_nothing_stays_behind() -> None:
    with missing_is_said(), PostgresServer() as server:
        assert server.process is not None
        processes = psutil.Process(server.process.pid).children()
    assert not server.home.exists()
    assert [process for process in processes if process.is_running() and process.status() != "zombie"] == []


def test_a_database_of_the_same_name_is_made_anew(postgres: PostgresServer) -> None:
    url = postgres.database("twice")
    execute(url, "CREATE TABLE n AS SELECT 7 AS n")
    assert postgres.database("twice") == url
    assert value(url, "SELECT count(*) FROM pg_tables WHERE tablename = 'n'") == 0


def test_text_is_utf8_and_sorts_by_code_point(postgres: PostgresServer) -> None:
    assert value(postgres.url, "SHOW server_encoding") == "UTF8"
    assert value(postgres.url, "SELECT 'Z' < 'a' AND 'a' < 'é'") is True


def test_cpu_seconds_count_backends_that_have_ended(server: PostgresServer) -> None:
    before = server.cpu_seconds()
    value(server.url, "SELECT count(*) FROM generate_series(1, 3000000)")
    assert server.cpu_seconds() - before > 0.1


def test_a_port_can_be_chosen() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with missing_is_said(), PostgresServer(port=port) as server:
        assert server.url == f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"


def test_a_machine_without_packages_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres_packages, "PACKAGES", tmp_path)
    with pytest.raises(ServerMissing) as missing:
        PostgresServer()
    assert missing.value.reason == f"no PostgreSQL server below {tmp_path}"
