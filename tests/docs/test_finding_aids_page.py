"""The worked files of the page on finding aids."""

import re
from pathlib import Path

import msgspec

from ichlinks.pipeline import Context, stages
from tests.ichlinks.conftest import workspace_of
from tests.ichlinks.pipeline.outputs import outputs

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sources" / "finding-aids.md"


def test_the_songs_of_an_archive(tmp_path: Path) -> None:
    blocks = re.findall(r"```(?:yaml|xml|json)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    workspace = workspace_of(tmp_path)
    (workspace.partners / "songs.yaml").write_text(blocks[0], encoding="utf-8")
    (tmp_path / "drops" / "songs").mkdir(parents=True)
    (tmp_path / "drops" / "songs" / "ex7.xml").write_text(blocks[1], encoding="utf-8")
    with Context.open(workspace) as context:
        report, *_ = stages.run(context, "songs")
        found = [msgspec.json.decode(row[5]) for row in outputs(context)["records"]]
    assert report["state"] == "complete"
    assert msgspec.json.encode(report["parts"]).decode() == blocks[2].strip().removeprefix('"parts": ').replace(" ", "")
    assert {one["source_record"]["identifier"]: list(one["title"].values()) for one in found} == {
        "ex7.xml": [["Field recordings of songs"]],
        "ex7.xml#i1": [["Song for cutting the hair"]],
        "ex7.xml#EX 7/1/2": [["Song of farewell"]],
    }
    assert {one["landing_page"] for one in found} == {"https://archive.example/ex7"}
    assert [one["resource_type"] for one in found] == ["curated", "audio", "audio"]
    assert [(one["type"], one["target"]) for one in found[1]["relations"]] == [
        ("is_part_of", "EX 7/1"),
        ("is_part_of", "ex7.xml"),
    ]
