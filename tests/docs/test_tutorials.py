"""The tutorials: every file is written, every command is run in its order, and says what the page says that it says.

`…` in the page stands for anything. A file is named in its first line.
"""

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ichlinks.cli.main import main
from tests.harvesters.tables.workbooks import xlsx

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "tutorials" / "map-a-spreadsheet.md").read_text(encoding="utf-8")
REGISTER = DOCS / "examples" / "register" / "register.xlsx"
_BLOCK = re.compile(r"```(yaml|console)\n(.*?)```", re.DOTALL)
_CORRECTION = re.compile(r"^\| ([A-Z])(\d+) \| (.+) \| (.+) \|$", re.MULTILINE)


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what it prints."""
    for one in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = one.partition("\n")
        if command != "cd heritage":
            yield command, output


def run(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a command prints; what it redirects goes into its file."""
    monkeypatch.chdir(folder)
    words, _, target = command.partition(" > ")
    monkeypatch.setattr("sys.argv", shlex.split(words))
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told), contextlib.suppress(SystemExit):
        main()
    if target:
        (folder / target).write_text(told.getvalue(), encoding="utf-8")
    return "" if target else told.getvalue()


def said(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def expected(output: str) -> "re.Pattern[str]":
    return re.compile(".*".join(map(re.escape, re.split(r"\s*…\s*", said(output)))), re.DOTALL)


def write(block: str, workspace: Path) -> None:
    first, _, rest = block.partition("\n")
    added, path = first.startswith("# add to "), workspace / first.split()[-1]
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if added else ""
    path.write_text(before + (rest if added else block), encoding="utf-8")


def rows(path: Path) -> list[list[Any]]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [[cell if cell != "" else None for cell in row] for row in sheet.to_python()]


def hand_in(heritage: Path) -> None:
    (heritage / "config/partners/example.yaml").unlink()
    (heritage / "drops/siam").mkdir(parents=True)
    copy(REGISTER, heritage / "drops/siam")


def correct_the_name(heritage: Path) -> None:
    mapping = heritage / "config/crosswalks/siam.yaml"
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("titel:", "title:"), encoding="utf-8")


def correct_the_spreadsheet(heritage: Path) -> None:
    table, path = rows(REGISTER), heritage / "drops/siam/register.xlsx"
    for column, row, before, after in _CORRECTION.findall(PAGE):
        cells, place = table[int(row) - 1], ord(column) - ord("A")
        assert str(cells[place]).removesuffix(".0") == before
        cells[place] = int(after) if after.isdecimal() else after
    path.write_bytes(xlsx({"Register": table}))


BY_HAND = {"Delete `config": hand_in, "Write `title:`": correct_the_name, "| cell |": correct_the_spreadsheet}
"""What the page asks people to do themselves, by the words with which it does."""


def steps() -> Iterator[tuple[str, str]]:
    """The page from above to below: what people do, the files that they write, the commands that they give."""
    place = 0
    for found in _BLOCK.finditer(PAGE):
        yield from (("hand", words) for words in BY_HAND if words in PAGE[place : found.end()])
        yield found[1], found[2]
        place = found.end()


def test_a_spreadsheet_is_mapped_as_the_tutorial_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ICHLINKS_WORKSPACE", "ICHLINKS_DATABASE_URL", "ICHLINKS_SEARCH_URL"):
        monkeypatch.delenv(name, raising=False)
    heritage = tmp_path / "heritage"
    for kind, what in steps():
        if kind == "hand":
            BY_HAND[what](heritage)
        elif kind == "yaml":
            write(what, heritage)
        else:
            for command, output in commands(what):
                told = said(run(command, heritage if heritage.exists() else tmp_path, monkeypatch))
                assert expected(output).fullmatch(told), f"{command}\n{told}"


def test_the_columns_of_the_spreadsheet_are_those_of_the_page() -> None:
    cells = re.findall(r"^\| (`.+?`) \| ", PAGE[: PAGE.index("## 1.")], re.MULTILINE)
    assert [name for cell in cells for name in re.findall(r"`(.+?)`", cell)] == rows(REGISTER)[0]
