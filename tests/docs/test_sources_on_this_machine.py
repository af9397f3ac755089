"""The worked files of the pages on tables and on dropped files."""

import re
from pathlib import Path
from typing import Any

import msgspec

from config.settings import Workspace
from ichlinks.pipeline import Context, stages
from tests.ichlinks.conftest import workspace_of
from tests.ichlinks.pipeline.outputs import outputs

SOURCES = Path(__file__).resolve().parents[2] / "docs" / "sources"


def worked(page: str, slug: str, folder: Path) -> tuple[Workspace, str]:
    """A workspace with the partner file and the mapping of a page, and the content of the file it shows."""
    blocks = re.findall(r"```(?:yaml|csv|xml)\n(.*?)```", (SOURCES / page).read_text(encoding="utf-8"), re.DOTALL)
    made = workspace_of(folder)
    (made.root / "config" / "crosswalks").mkdir()
    (made.partners / f"{slug}.yaml").write_text(blocks[0], encoding="utf-8")
    (made.root / "config" / "crosswalks" / f"{slug}.yaml").write_text(blocks[1], encoding="utf-8")
    (made.root / "drops" / slug).mkdir(parents=True)
    return made, blocks[2]


def run(workspace: Workspace, slug: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The report of the harvest, and the Records that came of it."""
    with Context.open(workspace) as context:
        report, *_ = stages.run(context, slug)
        bodies = [msgspec.json.decode(row[5]) for row in outputs(context)["records"]]
    return dict(report), bodies


def test_the_register_on_this_machine(tmp_path: Path) -> None:
    workspace, text = worked("csv.md", "register", tmp_path)
    (workspace.root / "drops" / "register" / "2026.csv").write_bytes(text.replace("\n", "\r\n").encode("cp949"))
    report, records = run(workspace, "register")
    assert (report["state"], report["counts"]["new"], report["counts"]["rejected"]) == ("complete", 3, 0)
    assert [one["code"] for one in report["warnings"]] == ["encoding_found", "header_repeated"]
    assert {one["source_record"]["identifier"]: (one["title"], one["designations"]) for one in records} == {
        "1": (
            {"ko": ["종묘제례악"], "en": ["Royal ancestral ritual music in the Jongmyo Shrine"]},
            [{"list": "national", "year": 1964}],
        ),
        "5": ({"ko": ["판소리"], "en": ["Pansori; epic chant"]}, [{"list": "national", "year": 1964}]),
        "56": (
            {"ko": ["종묘제례"], "en": ["Royal ancestral ritual in the Jongmyo Shrine"]},
            [{"list": "national", "year": 1975}],
        ),
    }


def test_the_drop_of_a_library(tmp_path: Path) -> None:
    workspace, text = worked("files.md", "library", tmp_path)
    (workspace.root / "drops" / "library" / "2026-11.xml").write_text(text, encoding="utf-8")
    report, records = run(workspace, "library")
    assert (report["state"], report["counts"]["new"]) == ("complete", 2)
    assert [one["set"] for one in report["windows"]] == ["2026-11.xml"]
    assert {one["source_record"]["identifier"]: one["title"] for one in records} == {
        "b1": {"vi": ["Ca trù"]},
        "b2": {"vi": ["Nhã nhạc"]},
    }
    again, _ = run(workspace, "library")
    assert (again["state"], again["counts"]["received"], again["windows"]) == ("complete", 0, [])
