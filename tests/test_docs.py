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
    assert [target for target, _ in _links(page) if target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_into_pages_lead_to_a_heading(page: Path) -> None:
    anchored = [((page.parent / target).resolve() if target else page, anchor) for target, anchor in _links(page)]
    assert [f"{to.name}#{a}" for to, a in anchored if a and to.suffix == ".md" and a not in _headings(to)] == []


def test_every_page_is_reached_from_the_first_one() -> None:
    found, waiting = set[Path](), [ROOT / "docs" / "README.md"]
    while waiting:
        found.add(page := waiting.pop())
        targets = [(page.parent / target).resolve() for target, _ in _links(page) if target]
        inside = [one for to in targets for one in (to.glob("*.md") if to.is_dir() else [to])]
        waiting += [to for to in inside if to.suffix == ".md" and to.is_file() and to not in found]
    assert sorted(str(page.relative_to(ROOT)) for page in {*ROOT.glob("docs/**/*.md")} - found) == []


def _links(page: Path) -> list[tuple[str, str]]:
    """The targets of a page's links to this repository, each with its anchor."""
    return re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)", page.read_text(encoding="utf-8"))


def _headings(page: Path) -> set[str]:
    """Anchors as GitHub makes them of headings."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).strip().replace(" ", "-") for line in lines}
