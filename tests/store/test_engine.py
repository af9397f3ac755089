"""Opening a store, its transactions and locks, and databases that fail."""

import fcntl
import os
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from ichlinks.errors import Fatal, Invalid, Retriable
from ichlinks.store import Store, items, open_store
from ichlinks.store.tables import item
from tests.servers.missing import missing_is_said
from tests.servers.postgres import PostgresServer
from tests.store.making import payload, received

NOBODY = 65534


def ids(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.scalars(select(item.c.id).order_by(item.c.id)))


def save(store: Store, name: str, body: bytes = b"{}") -> None:
    with store.write() as connection:
        items.save(connection, {name: body})


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "is not a database URL"),
        ("heritage.db", "is not a database URL"),
        ("postgresql://u:hush@host:port/db", "is not a database URL"),
        ("mysql://u:hush@host/db", "must be sqlite:/// or postgresql://, not mysql://"),
        ("postgresql+nothing://u:hush@host/db", "names a driver that does not exist: postgresql.nothing"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
    ],
)
def test_a_url_that_cannot_be_used_is_told_without_its_password(url: str, told: str) -> None:
    with pytest.raises(Invalid, match=told) as error:
        open_store(url)
    assert "hush" not in str(error.value)


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/new/folder/ichlinks.db").close()
    assert (tmp_path / "new" / "folder" / "ichlinks.db").is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fatal, match=r"the folder of the database .*/file/x/ichlinks.db cannot be made"):
        open_store(f"sqlite:///{tmp_path}/file/x/ichlinks.db")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "ichlinks.db").write_bytes(b"something else entirely " * 1000)
    with pytest.raises(Fatal, match=r"the database sqlite:///.*/ichlinks.db failed: file is not a database"):
        open_store(f"sqlite:///{tmp_path}/ichlinks.db")


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(Fatal, match=r"the database postgresql\+psycopg://u:\*\*\*@127.0.0.1:9/ich failed: ") as error:
        open_store("postgres://u:hush@127.0.0.1:9/ich")
    assert "hush" not in str(error.value)


def test_reading_sees_one_moment(store: Store) -> None:
    save(store, "a")
    with store.read() as reading:
        assert len(reading.execute(select(item)).all()) == 1
        save(store, "b")
        assert len(reading.execute(select(item)).all()) == 1
    assert ids(store) == ["a", "b"]


def test_writing_is_all_or_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as connection:
        items.save(connection, {"a": b"1"})
        raise ZeroDivisionError
    assert ids(store) == []


def test_nobody_sees_what_is_not_committed(store: Store) -> None:
    with store.write() as connection:
        items.save(connection, {"a": b"1"})
        assert ids(store) == []
    assert ids(store) == ["a"]


def test_what_is_wrong_with_a_statement_is_fatal_and_names_the_database(store: Store) -> None:
    with (
        pytest.raises(Fatal, match=r"the database (sqlite|postgresql\+psycopg)://.* failed: "),
        store.read() as reading,
    ):
        reading.execute(text("SELECT * FROM nothing"))


def test_a_lock_is_held_by_one(store: Store, database_url: str) -> None:
    other = open_store(database_url)
    with store.lock("mekong"):
        with pytest.raises(Retriable) as told, other.lock("mekong"):
            pytest.fail("two hold one lock")
        assert told.value.code == "busy"
        assert str(told.value) == "another process is working on 'mekong'; try again when it has finished"
        with other.lock("moana"):
            pass
    with other.lock("mekong"):
        pass
    other.close()


def test_a_lock_is_free_after_a_failure(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.lock("mekong"):
        raise ZeroDivisionError
    with store.lock("mekong"):
        pass


def test_a_lock_dies_with_its_process(store: Store, database_url: str) -> None:
    child = os.fork()
    if child == 0:
        with open_store(database_url).lock("mekong"):
            os._exit(0)
    os.waitpid(child, 0)
    # A database server notices after a moment that nobody is at the other end.
    until = time.monotonic() + 10
    while store.locked("mekong") and time.monotonic() < until:
        time.sleep(0.01)
    with store.lock("mekong"):
        pass


def test_others_see_whether_a_lock_is_held(store: Store, database_url: str) -> None:
    other = open_store(database_url)
    assert not other.locked("mekong")
    with store.lock("mekong"):
        assert (other.locked("mekong"), other.locked("moana")) == (True, False)
    assert not other.locked("mekong")
    other.close()


def test_whoever_looks_at_a_lock_keeps_nobody_from_taking_it(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/ichlinks.db")
    with (tmp_path / "ichlinks.db.mekong.lock").open("w") as looked_at:
        fcntl.flock(looked_at, fcntl.LOCK_SH)
        threading.Timer(0.03, fcntl.flock, (looked_at.fileno(), fcntl.LOCK_UN)).start()
        _locked(store)
    store.close()


def test_two_processes_make_the_tables_at_once(database_url: str) -> None:
    barrier = get_context("fork").Barrier(4)

    def opened() -> None:
        barrier.wait()
        open_store(database_url).close()

    started = [get_context("fork").Process(target=opened) for _ in range(4)]
    for process in started:
        process.start()
    for process in started:
        process.join()
    assert [process.exitcode for process in started] == [0] * 4
    store = open_store(database_url)
    assert ids(store) == []
    store.close()


def test_two_threads_write_one_after_the_other(store: Store) -> None:
    def writing(name: str) -> None:
        for n in range(20):
            save(store, f"{name}{n:02}")

    threads = [threading.Thread(target=writing, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids(store)) == 40


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    with missing_is_said(), PostgresServer() as running:
        yield running


def test_a_server_that_dies_is_named_and_used_again_when_it_is_back(server: PostgresServer) -> None:
    store = open_store(server.database("ich"))
    save(store, "a")
    server.kill()
    dead = rf"the database postgresql\+psycopg://postgres@127.0.0.1:{server.port}/ich failed: "
    for action in (lambda: ids(store), lambda: save(store, "b"), lambda: _locked(store)):
        with pytest.raises(Fatal, match=dead):
            action()
    server.start()
    save(store, "b")
    _locked(store)
    assert ids(store) == ["a", "b"]
    store.close()


def test_a_server_that_dies_within_a_transaction_keeps_nothing_of_it(server: PostgresServer) -> None:
    store = open_store(server.database("ich"))
    with pytest.raises(Fatal, match="failed: "), store.lock("mekong"), store.write() as connection:
        items.save(connection, {"a": b"1"})
        server.kill()
        items.save(connection, {"b": b"2"})
    server.start()
    assert ids(store) == []
    _locked(store)
    store.close()


def _locked(store: Store) -> None:
    with store.lock("mekong"):
        pass


def test_a_full_disk_is_fatal_and_what_was_saved_stays(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/ichlinks.db")
    received(store, payload("a"))
    with (
        no_file_longer_than(400_000),
        pytest.raises(Fatal, match=r"ichlinks.db failed: (disk I/O|database or disk is full)"),
    ):
        for n in range(100):
            received(store, payload(f"r{n}", os.urandom(50_000)))
    assert received(store, payload("a")).unchanged == 1
    assert received(store, payload("b")).new == 1
    store.close()


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """What a full disk is to a program: writing fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_database_that_may_only_be_read_is_fatal() -> None:
    folder = Path(tempfile.mkdtemp(prefix="ichlinks-readonly-"))
    url = f"sqlite:///{folder}/ichlinks.db"
    try:
        open_store(url).close()
        for path in (*folder.iterdir(), folder):
            path.chmod(0o555 if path.is_dir() else 0o444)
        told = as_nobody(lambda: save(open_store(url), "a"))
        locked = as_nobody(lambda: _locked(open_store(url)))
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    hint = "its folder cannot be written, which SQLite needs even to read (sqlite.org/wal.html)"
    assert told == f"Fatal: the database {url} failed: attempt to write a readonly database; {hint}"
    assert locked.startswith(("Fatal: the lock file", f"Fatal: the database {url} failed"))


def as_nobody(action: Callable[[], None]) -> str:
    """What an action raises, done by somebody who may not write everywhere."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            action()
            said = "nothing"
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.wait()
    with os.fdopen(reading) as pipe:
        return pipe.read()


def test_the_tables_are_there(store: Store) -> None:
    expected = (
        "address alembic_version block change counter cursor decision item manifest payload record run tombstone window"
    )
    assert set(inspect(store.engine).get_table_names()) >= set(expected.split())
