"""Packed files: zip and tar, and packs made to harm."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.drops.document import Pick, whole
from harvesters.drops.local import found, open_file
from harvesters.drops.packs import documents
from ichlinks.errors import Retriable
from tests.harvesters.tables.workbooks import packed, xlsx


def tar(members: Mapping[str, bytes], format: int = tarfile.PAX_FORMAT) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=format) as pack:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            pack.addfile(member, io.BytesIO(content))
    return written.getvalue()


def read(body: bytes, name: str = "drop", pattern: str = "*", most: int = 100_000) -> dict[str, bytes]:
    return {one.name: one.read() for one in documents(name, whole(body), Pick(pattern, most))}


def refused(body: bytes, most: int = 100_000) -> str:
    with pytest.raises(Retriable) as caught:
        read(body, most=most)
    return caught.value.code


TWO = {"a.xml": b"<a/>", "b/매듭.xml": b"<b/>"}
BOTH = {"drop/a.xml": b"<a/>", "drop/b/매듭.xml": b"<b/>"}


@pytest.mark.parametrize(
    "pack", [packed, tar, *(lambda members, f=f: f(tar(members)) for f in (gzip.compress, bz2.compress, lzma.compress))]
)
def test_the_files_of_a_pack_are_read(pack: Callable[[Mapping[str, bytes]], bytes]) -> None:
    assert read(pack(TWO)) == BOTH


def test_a_single_file_is_itself_and_may_be_compressed() -> None:
    assert read(b"<a/>", "a.xml") == {"a.xml": b"<a/>"}
    assert read(gzip.compress(b"<a/>"), "a.xml.gz") == {"a.xml": b"<a/>"}


def test_a_spreadsheet_is_no_pack() -> None:
    book = xlsx({"A": [["id"]]})
    assert read(book, "a.xlsx") == {"a.xlsx": book}


def test_only_names_of_the_form_count_and_litter_never_does() -> None:
    litter = {"__MACOSX/a.xml": b"", ".b.xml": b"", "~$c.xml": b"", "Thumbs.db": b"", "d.xml.part": b""}
    assert read(packed({**TWO, **litter, "read me.txt": b"x"}), pattern="*.xml") == BOTH


@pytest.mark.parametrize("name", ["../a", "/etc/a", "b/../../a", "..\\a", "C:\\a"])
@pytest.mark.parametrize("pack", [packed, tar])
def test_a_name_that_leads_out_is_refused(pack: Callable[[Mapping[str, bytes]], bytes], name: str) -> None:
    assert refused(pack({name: b"x"})) == "path_outside"


def test_links_and_devices_in_a_tar_are_no_files() -> None:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as pack:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo(f"file{kind.decode()}")
            member.type, member.linkname = kind, "/etc/passwd"
            pack.addfile(member)
    assert read(written.getvalue()) == {}


@pytest.mark.parametrize(
    "bomb",
    [
        packed({"a": bytes(3_000_000)}),
        gzip.compress(tar({"a": bytes(3_000_000)})),
        gzip.compress(bytes(3_000_000)),
        packed({str(n): bytes(90_000) for n in range(20)}),
    ],
    ids=["zip", "tar", "gz", "many"],
)
def test_a_pack_unpacks_to_no_more_than_is_allowed(bomb: bytes) -> None:
    assert len(bomb) < 20_000
    assert refused(bomb) == "too_large"


def test_a_header_that_claims_any_length_is_not_believed() -> None:
    member = tarfile.TarInfo("a")
    member.type, member.size = tarfile.GNUTYPE_LONGNAME, 1 << 40
    assert refused(gzip.compress(member.tobuf(tarfile.GNU_FORMAT) + bytes(1024))) == "too_large"


def test_a_zip_that_lies_about_sizes_is_broken() -> None:
    body = bytearray(packed({"a": bytes(200_000)}))
    at = body.rindex(b"PK\1\2")
    struct.pack_into("<I", body, at + 24, 10)
    assert refused(bytes(body)) == "archive_broken"


def test_an_encrypted_zip_is_named() -> None:
    body = bytearray(packed({"a": b"x"}))
    body[body.rindex(b"PK\1\2") + 8] |= 1
    assert refused(bytes(body)) == "archive_encrypted"


@pytest.mark.parametrize("pack", [packed(TWO), gzip.compress(tar(TWO)), tar(TWO)], ids=["zip", "tar.gz", "tar"])
def test_a_pack_cut_off_is_broken(pack: bytes) -> None:
    assert refused(pack[: len(pack) // 2 if pack[:2] != b"a." else 600]) == "archive_broken"


@given(st.sampled_from([packed(TWO), gzip.compress(tar(TWO)), tar(TWO)]), st.data())
def test_a_damaged_pack_is_named_or_read(pack: bytes, data: st.DataObject) -> None:
    body = bytearray(pack)
    for _ in range(3):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(body))
    except Retriable as error:
        assert error.code in ("archive_broken", "archive_encrypted", "path_outside", "too_large")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    folder = tmp_path / "drop"
    folder.mkdir()
    (folder / "a.xml").symlink_to(tmp_path / "secret")
    (folder / "b.xml").write_bytes(b"<b/>")
    (folder / "c.xml").symlink_to("b.xml")
    a, b, c = found(str(folder))
    with pytest.raises(Retriable, match=r"^a\.xml is a link that leads out of its folder$"):
        open_file(a)
    assert [open_file(one).read() for one in (b, c)] == [b"<b/>", b"<b/>"]


def test_text_that_begins_like_a_pack_is_text() -> None:
    assert read(b"BZh,name\n1,x\n", "a.csv") == {"a.csv": b"BZh,name\n1,x\n"}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Retriable, match="No such file or directory"):
        found(str(tmp_path / "none"))
