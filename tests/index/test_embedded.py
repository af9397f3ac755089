"""The embedded index's own promises: files, crashes, transactions."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ichlinks.errors import Invalid
from index import embedded
from index.backend import Query
from index.documents import checksum, document
from index.embedded import EmbeddedIndex
from tests.index.heritage import DOCUMENTS, WORDS

WRITER = """
import sys
from pathlib import Path
from index.embedded import EmbeddedIndex
from tests.index.heritage import DOCUMENTS
index = EmbeddedIndex(Path(sys.argv[1]))
for cursor in range(1, 100_000):
    renamed = [(f"n{cursor}-{id}", body.replace(b'"id":"', b'"id":"n%d-' % cursor, 1)) for id, body in DOCUMENTS]
    index.write(renamed, cursor)
    print(cursor, flush=True)
"""


def test_one_file_and_a_link_to_it(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path)
    index.write(DOCUMENTS, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.1.db", "index.db"]
    index.build().write(DOCUMENTS, 2)
    index.promote()
    index.build().write(DOCUMENTS, 3)
    index.promote()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "index.2.db",
        "index.3.db",
        "index.db",
        "index.previous.db",
    ]


batches = st.lists(st.lists(st.tuples(st.sampled_from(DOCUMENTS), st.booleans()), max_size=6), max_size=6)


@settings(deadline=None, max_examples=40)
@given(batches)
def test_any_order_of_writes_and_deletions_leaves_what_was_written_last(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[tuple[tuple[str, bytes], bool]]]
) -> None:
    index = EmbeddedIndex(tmp_path_factory.mktemp("var"))
    left: dict[str, bytes] = {}
    for cursor, batch in enumerate(batches, 1):
        entries = [(id, body if kept else None) for (id, body), kept in batch]
        index.write(entries, cursor)
        left |= {id: body or b"" for id, body in entries}
    kept = sorted((id, checksum(body)) for id, body in left.items() if body)
    assert (list(index.checksums()), index.cursor()) == (kept, len(batches))
    words = [words for words, id in WORDS if id in dict(kept)]
    assert all(index.search(Query(word)).total for word in words)


def test_a_failed_write_leaves_documents_and_cursor_as_they_were(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path)
    index.write(DOCUMENTS[:5], 5)
    with pytest.raises(ValueError):
        index.write([*DOCUMENTS[5:], ("bad", b'{"id": "bad"}')], 6)
    assert (index.cursor(), index.count(), next(iter(index.checksums()))[0]) == (5, 5, "i00")


def test_an_index_of_another_version_is_refused_by_name(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path)
    index.write(DOCUMENTS, 1)
    with sqlite3.connect(tmp_path / "index.1.db") as db:
        db.execute("PRAGMA user_version = 7")
    with pytest.raises(Invalid, match="index build"):
        index.search(Query("masi"))
    index.build().write(DOCUMENTS, 1)
    index.promote()
    assert index.count() == len(DOCUMENTS)


@pytest.mark.parametrize("instead", [None, "Weaving"])
def test_words_that_were_taken_out_are_in_no_file(tmp_path: Path, instead: str | None) -> None:
    """Portals copy the file: what a community withheld is not in free pages, segments or the write-ahead log."""
    index, secret = EmbeddedIndex(tmp_path), "qxzvjw hidden " * 500
    index.write([*DOCUMENTS, _described(secret)], 1)
    index.close()
    assert [name for name in _files_with(tmp_path, b"xzvjw")] == ["index.1.db"]
    with sqlite3.connect(tmp_path / "index.db") as another:  # the log stays while somebody has the file open
        another.execute("SELECT count(*) FROM item").fetchall()
        index.write([_described(instead) if instead else ("secret", None)], 2)
        index.close()
        assert _files_with(tmp_path, b"xzvjw") == []
    another.close()


def _described(text: str) -> tuple[str, bytes]:
    item = {"id": "secret", "type": "Element", "members": [{"partner": "p", "identifier": "1"}]}
    return "secret", document(item | {"description": {"en": [text]}})


def _files_with(folder: Path, word: bytes) -> list[str]:
    return [path.name for path in sorted(folder.iterdir()) if not path.is_symlink() and word in path.read_bytes()]


def test_a_search_sees_one_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An Item that is taken out while a search is under way."""
    index, shown = EmbeddedIndex(tmp_path), embedded._shown
    index.write(DOCUMENTS, 1)

    def withheld_meanwhile(db: sqlite3.Connection, row: int) -> dict[str, Any]:
        index.write([("i00", None)], 2)
        return shown(db, row)

    monkeypatch.setattr(embedded, "_shown", withheld_meanwhile)
    assert [hit.id for hit in index.search(Query("barkcloth")).hits] == ["i00"]
    assert index.search(Query("barkcloth")).total == 0


def test_a_lost_file_is_an_empty_index(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path)
    index.write(DOCUMENTS, 9)
    (tmp_path / "index.1.db").unlink()
    assert (index.cursor(), index.count()) == (0, 0)
    index.write(DOCUMENTS, 9)
    assert index.count() == len(DOCUMENTS)


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        acknowledged = [writer.stdout.readline() for _ in range(20)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += writer.stdout.readlines()
    index = EmbeddedIndex(tmp_path)
    cursor = index.cursor()
    assert cursor >= max(int(line) for line in acknowledged if line.endswith("\n"))
    assert index.count() == cursor * len(DOCUMENTS)
    with sqlite3.connect(tmp_path / "index.db") as db:
        db.execute("INSERT INTO words(words) VALUES ('integrity-check')")
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
