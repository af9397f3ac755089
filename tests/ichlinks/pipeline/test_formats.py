"""A partner that names no crosswalk: each record is read by what it is, and remembers by which rules."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from config.partner import partner
from config.settings import Workspace
from ichlinks.errors import Invalid
from ichlinks.pipeline.tools import Tools, all_transformed, transformed
from ichlinks.stages import Envelope, Payload
from ichlinks.store.payloads import Stored

PARTNER = "name: {en: Archive}\ncountry: KR\nharvest: {kind: oai_pmh, endpoint: 'https://archive.example/oai'}\n"
MODS = '<mods xmlns="http://www.loc.gov/mods/v3">{}<titleInfo><title>Masi</title></titleInfo></mods>'
DC = (
    '<dc xmlns="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:d="http://purl.org/dc/elements/1.1/">'
    "<d:type>Photograph</d:type><d:title>Masi</d:title></dc>"
)


def tools(folder: Path, text: str = PARTNER) -> Tools:
    workspace = Workspace(folder, {})
    workspace.partners.mkdir(parents=True)
    (workspace.partners / "archive.yaml").write_text(text, encoding="utf-8")
    return Tools.of(workspace, partner(workspace, "archive"))


def stored(data: str) -> Stored:
    return Stored(1, Payload("1", data.encode(), b"\0" * 32, Envelope()))


@pytest.mark.parametrize(
    ("data", "name"), [(MODS.format("<typeOfResource>still image</typeOfResource>"), "mods"), (DC, "oai_dc")]
)
def test_a_record_remembers_which_rules_made_it(tmp_path: Path, data: str, name: str) -> None:
    made = transformed(tools(tmp_path), stored(data))
    body = msgspec.json.decode(made.body or b"{}")
    assert made.crosswalk_version == f"{name}-1"
    assert body["title"] == {"und": ["Masi"]}
    assert body["source_record"]["format"] == name


def test_a_format_that_nobody_reads_is_rejected_by_its_name(tmp_path: Path) -> None:
    made = transformed(tools(tmp_path), stored("<tei/>"))
    assert (made.outcome, made.crosswalk_version) == ("reject", "auto")
    assert [reason.message.partition(";")[0] for reason in made.reasons] == ["the metadata is tei"]


def test_a_record_of_no_known_type_remembers_which_rules_read_it(tmp_path: Path) -> None:
    made = transformed(tools(tmp_path), stored(MODS.format("<genre>zzz</genre>")))
    assert [reason.rule for reason in made.reasons] == ["schema.type"]
    assert (made.outcome, made.crosswalk_version) == ("reject", "mods-1")


def test_records_that_are_made_together_are_those_that_are_made_alone(tmp_path: Path) -> None:
    made, photo = tools(tmp_path), MODS.format("<typeOfResource>still image</typeOfResource>")
    batch = [stored(data) for _ in range(15) for data in (DC, "<tei/>", photo, "<broken", MODS.format(""))]
    gone = replace(batch[0], payload=replace(batch[0].payload, deleted=True))
    batch = [replace(one, id=number) for number, one in enumerate([*batch, gone, *batch])]
    together = all_transformed(made, batch)
    assert together == [transformed(made, one) for one in batch]
    assert [one.payload for one in together] == list(range(151))
    assert {one.outcome for one in together} == {"reject", "deleted", "quarantine"}


@pytest.mark.parametrize("source", ["csv, path: a.csv, key: [id]", "files, path: drop, format: csv, id: id"])
def test_rows_need_a_mapping(tmp_path: Path, source: str) -> None:
    text = PARTNER.replace("oai_pmh, endpoint: 'https://archive.example/oai'", source)
    with pytest.raises(Invalid) as error:
        tools(tmp_path, text)
    known = ", ".join(Workspace(tmp_path, {}).names("crosswalks"))
    assert str(error.value) == (
        f"{tmp_path}/config/partners/archive.yaml:1: rows do not say what their columns mean: write crosswalk: NAME "
        f"for a mapping file config/crosswalks/NAME.yaml; there are: {known}"
    )
