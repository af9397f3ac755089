"""partners check: what a partner file and its mapping say that no record could be right with."""

from pathlib import Path

import pytest

from ichlinks.pipeline.checking import faults
from tests.ichlinks.conftest import workspace_of

PARTNER = """\
name: {{en: Archive}}
country: KR
harvest: {{kind: json_api, endpoint: "https://archive.example/items", id: id}}
crosswalk: {crosswalk}
"""
OWN = "{{extends: oai_dc, fields: {{\n  countries: {{constant: {country}}}}}}}"


def said(folder: Path, fields: str, crosswalk: str = "mine") -> list[str]:
    workspace = workspace_of(folder)
    (workspace.partners / "archive.yaml").write_text(PARTNER.format(crosswalk=crosswalk), encoding="utf-8")
    mapping = folder / "config" / "crosswalks" / "mine.yaml"
    mapping.parent.mkdir()
    mapping.write_text(f"format: {{kind: json}}\nfields:\n  title: name\n{fields}", encoding="utf-8")
    return [one.removeprefix(f"{folder}/config/") for one in faults(workspace)["archive"].faults]


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        ("type: {constant: Fotto}", "'Fotto' is no type that we know"),
        ("countries: {constant: Neverland}", "'Neverland' is no country that we know"),
        ("languages: {constant: Klingonish}", "'Klingonish' is no language that we know"),
        ("domains: {constant: z}", "'z' is no domain of Article 2.2"),
    ],
)
def test_a_constant_outside_its_vocabulary_is_told_with_its_line(tmp_path: Path, rule: str, complaint: str) -> None:
    [fault] = said(tmp_path, f"  {rule}\n")
    assert fault.startswith(f"crosswalks/mine.yaml:4: {rule.partition(':')[0]}: {complaint}")


def test_a_kind_that_no_type_has_is_told(tmp_path: Path) -> None:
    [fault] = said(tmp_path, "  resource_type: {constant: fotto}\n")
    assert fault.startswith("crosswalks/mine.yaml:4: resource_type: a value of resource_type does not fit the schema")


def test_words_that_enrichment_understands_are_fine(tmp_path: Path) -> None:
    rules = ("type: {constant: Photograph}", "countries: {constant: South Korea}", "languages: {constant: Korean}",
             "kind: {constant: museum}", "domains: {constant: c}", "rights.content: {constant: CC BY 4.0}",
             "description: {constant: Anything, language: en}")  # fmt: skip
    assert said(tmp_path, "".join(f"  {rule}\n" for rule in rules)) == []


def test_the_partners_own_rules_are_checked_too(tmp_path: Path) -> None:
    [fault] = said(tmp_path, "", OWN.format(country="Neverland"))
    assert fault.startswith("partners/archive.yaml:5: countries: 'Neverland' is no country that we know")
