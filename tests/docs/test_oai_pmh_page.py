"""The page on OAI-PMH: its partner file works against the samples, its codes are those of the program."""

import re
from pathlib import Path

from ichlinks.pipeline import Context, stages
from samples.server import serve
from tests.ichlinks.conftest import workspace_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sources" / "oai-pmh.md").read_text(encoding="utf-8")
_CODE = re.compile(r"(?:Warn|stop|Stop|_tell|Retriable|incomplete)\(\s*\"([a-z_]+)\"")


def test_the_partner_file_works(tmp_path: Path) -> None:
    (file,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    workspace = workspace_of(tmp_path)
    with serve() as server, Context.open(workspace) as context:
        text = file.replace("http://127.0.0.1:8765", server.url)
        (workspace.partners / "river.yaml").write_text(text, encoding="utf-8")
        first, second = stages.harvest(context, "river"), stages.harvest(context, "river")
    assert (first["state"], first["counts"]["received"], second["state"]) == ("complete", 68, "complete")
    assert (second["counts"]["new"], second["windows"][-1]["from"] is None) == (0, False)


def test_every_code_is_on_the_page() -> None:
    files = [*(ROOT / "harvesters" / "oai_pmh").glob("*.py"), ROOT / "ichlinks" / "pipeline" / "ledger.py"]
    found = {code for path in files for code in _CODE.findall(path.read_text(encoding="utf-8"))}
    left_out = {"limit", "another_record", "not_well_formed"}
    assert sorted(code for code in found - left_out if f"`{code}`" not in PAGE) == []
