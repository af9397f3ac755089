"""A folder in which a partner drops files: each is read once, and each is by itself."""

import io
import os
import tarfile
from pathlib import Path
from typing import Any

import pytest

from config.sources import Files
from ichlinks.stages import Ledger, Span, WindowDone, WindowFailed
from tests.harvesters.harvesting import Harvested, harvest
from tests.harvesters.tables.workbooks import packed

ITEM = "<item><id>{0}</id><title>Title {0}</title></item>"


def listed(*names: str) -> bytes:
    return f"<list>{''.join(map(ITEM.format, names))}</list>".encode()


def drop(folder: Path, **more: Any) -> Files:
    given = {"kind": "files", "path": str(folder), "format": "xml", "items": "/list/item", "id": "id", **more}
    return Files.model_validate(given)


def windows(run: Harvested) -> dict[str | None, int]:
    """Complete windows and their records."""
    return {one.window.set_: one.window.records for one in run.events if isinstance(one, WindowDone)}


def after(ledger: Ledger, run: Harvested) -> Ledger:
    return Ledger(run.ledger().unfinished, {**ledger.complete, **run.ledger().complete})


def test_each_file_is_a_window_of_its_own_and_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(listed("1", "2"))
    (tmp_path / "b.xml").write_bytes(listed("3"))
    first = harvest(drop(tmp_path))
    assert (first.identifiers, windows(first)) == (["1", "2", "3"], {"a.xml": 2, "b.xml": 1})
    assert harvest(drop(tmp_path), first.ledger()).events == ()


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(listed("1"))
    (tmp_path / "b.xml").write_bytes(listed("2"))
    first = harvest(drop(tmp_path))
    (tmp_path / "b.xml").write_bytes(listed("2", "3"))
    (tmp_path / "c.xml").write_bytes(listed("4"))
    second = harvest(drop(tmp_path), first.ledger())
    assert (second.identifiers, windows(second)) == (["2", "3", "4"], {"b.xml": 2, "c.xml": 1})


def test_a_file_touched_but_not_changed_is_only_known_again(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(listed("1"))
    first = harvest(drop(tmp_path))
    os.utime(file, (0, 0))
    second = harvest(drop(tmp_path), first.ledger())
    assert (second.payloads, windows(second)) == ([], {"a.xml": 1})
    assert harvest(drop(tmp_path), second.ledger()).events == ()


def test_another_partner_file_reads_all_again(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(listed("1"))
    first = harvest(drop(tmp_path))
    assert harvest(drop(tmp_path, id="title"), first.ledger()).identifiers == ["Title 1"]


def test_a_full_harvest_reads_all_again(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(listed("1"))
    first = harvest(drop(tmp_path))
    assert harvest(drop(tmp_path), first.ledger(), Span(full=True)).identifiers == ["1"]


def test_a_file_that_is_gone_deletes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(listed("1"))
    first = harvest(drop(tmp_path))
    (tmp_path / "a.xml").unlink()
    assert harvest(drop(tmp_path), first.ledger()).events == ()
    assert not any(one.window.sweep for one in first.events if isinstance(one, WindowDone))


def test_a_complete_drop_is_one_list_and_what_it_lacks_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(listed("1"))
    (tmp_path / "b.xml").write_bytes(listed("2"))
    first = harvest(drop(tmp_path, complete=True))
    assert (first.identifiers, first.done.set_, first.done.sweep) == (["1", "2"], None, True)
    assert harvest(drop(tmp_path, complete=True), first.ledger()).payloads == []
    (tmp_path / "a.xml").unlink()
    second = harvest(drop(tmp_path, complete=True), first.ledger())
    assert (second.identifiers, second.done.sweep) == (["2"], True)


def test_a_broken_file_is_left_out_by_itself_until_it_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<html>Sign in")
    (tmp_path / "b.xml").write_bytes(listed("2"))
    first = harvest(drop(tmp_path))
    assert (first.identifiers, windows(first), first.failures) == (["2"], {"b.xml": 1}, ["not_xml"])
    (tmp_path / "a.xml").write_bytes(listed("1"))
    second = harvest(drop(tmp_path), first.ledger())
    assert (second.identifiers, windows(second)) == (["1"], {"a.xml": 1})


def test_a_broken_file_sweeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<html>Sign in")
    (tmp_path / "b.xml").write_bytes(listed("2"))
    run = harvest(drop(tmp_path, complete=True))
    assert (run.identifiers, run.failed.code) == (["2"], "not_xml")


def test_a_broken_file_that_is_taken_away_leaves_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<html>Sign in")
    first = harvest(drop(tmp_path))
    (tmp_path / "a.xml").unlink()
    second = harvest(drop(tmp_path), first.ledger())
    assert (second.warnings, windows(second)) == (["file_gone"], {"a.xml": 0})
    (tmp_path / "a.xml").write_bytes(listed("1"))
    assert harvest(drop(tmp_path), second.ledger()).identifiers == ["1"]


def test_a_limit_goes_over_files_and_the_next_run_goes_on(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.xml").write_bytes(listed(f"{name}1", f"{name}2"))
    first = harvest(drop(tmp_path), span=Span(limit=3))
    assert (first.identifiers, first.failures) == (["a1", "a2", "b1"], ["limit"])
    second = harvest(drop(tmp_path), first.ledger())
    assert (second.identifiers, windows(second)) == (["b1", "b2", "c1", "c2"], {"b.xml": 2, "c.xml": 2})


def test_a_pack_is_a_file_that_holds_others(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"x.xml": listed("1"), "y.xml": listed("2"), "read me.txt": b"-"}))
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as pack:
        member = tarfile.TarInfo("z.xml")
        member.size = len(listed("3"))
        pack.addfile(member, io.BytesIO(listed("3")))
    first = harvest(drop(tmp_path, files="*.xml"))
    assert (first.identifiers, windows(first)) == (["1", "2", "3"], {"a.zip": 2, "b.tar.gz": 1})
    assert harvest(drop(tmp_path, files="*.xml"), first.ledger()).events == ()


def test_a_pack_cut_off_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"x.xml": listed("1")})[:100])
    (tmp_path / "b.xml").write_bytes(listed("2"))
    run = harvest(drop(tmp_path))
    assert (run.identifiers, run.failures) == (["2"], ["archive_broken"])


def test_a_file_in_a_folder_below_is_named_with_it(tmp_path: Path) -> None:
    (tmp_path / "2026" / "11").mkdir(parents=True)
    (tmp_path / "2026" / "11" / "매듭.xml").write_bytes(listed("1"))
    assert windows(harvest(drop(tmp_path))) == {"2026/11/매듭.xml": 1}


def test_a_form_of_names_that_fits_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(listed("1"))
    run = harvest(drop(tmp_path, files="*.lxm"))
    assert (run.payloads, run.warnings) == ([], ["drop_empty"])


def test_a_link_out_of_the_folder_costs_itself(tmp_path: Path) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    (tmp_path / "secret.xml").write_bytes(listed("secret"))
    (folder / "a.xml").symlink_to(tmp_path / "secret.xml")
    (folder / "b.xml").write_bytes(listed("1"))
    first = harvest(drop(folder))
    assert (first.identifiers, first.failures) == (["1"], ["path_outside"])
    assert harvest(drop(folder), first.ledger()).failures == ["path_outside"]


def test_the_time_of_a_window_is_that_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(listed("1"))
    os.utime(file, (1_767_323_045, 1_767_323_045))
    assert harvest(drop(file)).done.response_date == "2026-01-02T03:04:05Z"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    failed = harvest(drop(tmp_path / "none")).failed
    assert isinstance(failed, WindowFailed)
    assert (failed.code, failed.message) == ("file_missing", f"{tmp_path}/none: No such file or directory")


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "json", "id": None, "items": None},
        {"format": "marc"},
        {"format": "csv"},
        {"items": "//x:item"},
        {"format": "json", "items": "[", "id": "id"},
        {"endpoint": "https://archive.example/drop.zip"},
    ],
)
def test_a_partner_file_that_does_not_suit_is_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        drop(tmp_path, **wrong)
