"""explain: for each value the place it came from, and what changed it on the way."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.explain import explain
from ichlinks.store import items
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.archive import Archive, photograph
from tests.servers.commands import Commands

ID = items.item_id("archive", "oai:a:1")
MORE = """\
defaults: {languages: [th]}
replace: {publisher: {KA: Kim Archive}}
"""
RECORD = (
    photograph("Thailand, Weaver", rights="CC BY 4.0")
    + "<dc:description>&lt;b&gt;A loom&lt;/b&gt;</dc:description><dc:publisher>KA</dc:publisher>"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Path]:
    with Archive({"oai:a:1": RECORD}) as archive:
        made = workspace_of(tmp_path)
        archive_partner(made, archive.url, more=MORE)
        with Context.open(made) as context:
            list(stages.run(context, "archive"))
        yield tmp_path


@pytest.fixture
def told(workspace: Path) -> dict[str, dict[str, Any]]:
    with Context.open(workspace_of(workspace)) as context:
        return {line["field"]: line for line in explain(context, ID)}


def test_a_value_names_what_changed_it(told: dict[str, dict[str, Any]]) -> None:
    said = {field: (line["value"], line["source"], line["changed_by"]) for field, line in told.items()}
    assert said["title"] == ({"en": ["Weaver"]}, "dc:title", ["titles", "title.country_prefix"])
    assert said["countries"] == (["TH"], "dc:coverage", ["countries"])
    assert said["rights"][0]["content"] == "http://creativecommons.org/licenses/by/4.0/"
    assert said["rights"][1:] == ("dc:rights", ["rights"])
    assert said["description"][1:] == ("dc:description", ["text", "text.html"])


def test_what_the_partner_file_says_is_told(told: dict[str, dict[str, Any]]) -> None:
    languages, publisher = told["languages"], told["publisher"]
    assert (languages["value"], languages["source"], languages["changed_by"]) == (
        ["th"], "partner default", ["defaults", "default.languages"],
    )  # fmt: skip
    assert [texts for texts in publisher["value"].values()] == [["Kim Archive"]]
    assert (publisher["source"], publisher["changed_by"][0]) == ("dc:publisher", "replace")


def test_what_the_crosswalk_of_today_cannot_read_is_not_said_to_come_from_the_partner_file(workspace: Path) -> None:
    file = workspace / "config" / "partners" / "archive.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("crosswalk: oai_dc", "crosswalk: lido"), encoding="utf-8")
    with Context.open(workspace_of(workspace)) as context:
        [title] = explain(context, ID, "title")
        [archive] = explain(context, ID, "data_provider")
    assert (title["source"], title["changed_by"]) == ("not made by the rules of today", [])
    assert archive["source"] == "partner file"


def test_every_value_says_partner_payload_source_and_versions(told: dict[str, dict[str, Any]]) -> None:
    keys = ["field", "value", "partner", "identifier", "sha256", "source", "changed_by", "crosswalk", "rules"]
    assert [list(line) for line in told.values()] == [keys] * len(told)


def test_what_holds_for_all_values_is_said_once(workspace: Path, commands: Commands) -> None:
    done: subprocess.CompletedProcess[str] = commands(
        "--workspace", str(workspace), "explain", ID, **workspace_of(workspace).variables
    )
    first, payload, headings, *lines = done.stdout.splitlines()
    assert first.startswith("archive oai:a:1, crosswalk oai_dc-1, rules ")
    assert payload.startswith("payload sha256 ")
    assert headings.split() == ["field", "value", "source", "changed", "by"]
    [title] = [line for line in lines if line.startswith("title ")]
    assert title.split() == ["title", '{"en":["Weaver"]}', "dc:title", "titles,", "title.country_prefix"]
