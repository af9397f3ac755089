"""The manual keeps up with the program."""

import re
from pathlib import Path

import click
import pytest

from config.partner import Partner
from config.sources import Csv, Files, Iiif, JsonApi, OaiPmh, XmlApi
from ichlinks.cli.main import cli

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md")]


def _commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[f"{before}{name}"] = command
        if isinstance(command, click.Group):
            found |= _commands(command, f"{before}{name} ")
    return found


COMMANDS = _commands(cli)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_manual(name: str) -> None:
    assert f"`{name}" in (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_ends_with_an_example(name: str) -> None:
    assert f"Example: ichlinks {name.split()[0]}" in (COMMANDS[name].help or "")


def test_every_key_of_a_partner_file_is_in_the_manual() -> None:
    page = (ROOT / "docs" / "partner-file.md").read_text(encoding="utf-8")
    keys = {key for model in (Partner, OaiPmh, Csv, Files, JsonApi, XmlApi, Iiif) for key in model.model_fields} - {
        "slug"
    }
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", page)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
