"""A command imports what it needs when it is called, so that looking something up does not wait for the pipeline."""

import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import Workspace
from ichlinks.store import open_store
from tests.ichlinks.conftest import archive_partner, workspace_of

ROOT = Path(__file__).resolve().parents[2]
_LOADED = """\
import sys
from ichlinks.cli import main
sys.argv = ["ichlinks", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    print(ended.code or 0, *sorted({name.partition(".")[0] for name in sys.modules}))
"""

_STOPPED = """\
import sys
class Stop:
    def find_spec(self, name, *rest):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from ichlinks.cli import main
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = workspace_of(tmp_path)
    archive_partner(made, "http://127.0.0.1:9/oai")
    open_store(made.database_url).close()
    return made


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], {"pydantic", "sqlalchemy", "lxml", "requests", "yaml", "rich"}),
        (["partners"], {"crosswalks", "enrichment", "lxml", "requests", "alembic", "elasticsearch"}),
        (["status"], {"crosswalks", "enrichment", "lxml", "requests", "alembic", "elasticsearch"}),
    ],
    ids=["help", "partners", "status"],
)
def test_what_a_command_does_not_need_is_not_imported(
    workspace: Workspace, arguments: list[str], unneeded: set[str]
) -> None:
    command = [sys.executable, "-c", _LOADED, "--workspace", str(workspace.root), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    code, *loaded = done.stdout.splitlines()[-1].split()
    assert (code, unneeded & set(loaded)) == ("0", set())


def test_stopped_while_it_loads_it_ends_without_a_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", _STOPPED], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (130, "")
