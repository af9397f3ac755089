"""Rule files: strict, merged with the partner's own rules, with a version that says what held."""

from pathlib import Path

import pytest

from config.partner import load as load_partner
from config.settings import PACKAGE, Workspace
from enrichment.screening import load_rules
from enrichment.screening.layers import merged
from ichlinks.errors import Invalid
from tests.enrichment.conftest import MakePartner


def rule_file(workspace: Workspace, name: str, change: tuple[str, str]) -> Path:
    folder = workspace.root / "config" / "rules"
    folder.mkdir(exist_ok=True)
    text = (PACKAGE / "rules" / "default.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    (folder / f"{name}.yaml").write_text(text.replace(change[0], change[1], 1), encoding="utf-8")
    return folder / f"{name}.yaml"


def test_mappings_are_merged_key_by_key() -> None:
    assert merged({"a": {"b": 1, "c": [1]}, "d": 1}, {"a": {"c": [2]}, "e": 3}) == {
        "a": {"b": 1, "c": [2]},
        "d": 1,
        "e": 3,
    }


def test_the_same_rules_have_the_same_version(workspace: Workspace, make_partner: MakePartner) -> None:
    plain = load_rules(workspace, make_partner()).version
    same = {"extends": "default", "rules": {"text": {"all_caps": "flag"}}}
    other = {"rules": {"text": {"all_caps": "accept"}}}
    assert load_rules(workspace, make_partner(screening=same)).version == plain
    assert load_rules(workspace, make_partner(screening=other)).version != plain
    assert len(plain) == 12


def test_a_takedown_makes_another_version(workspace: Workspace, make_partner: MakePartner) -> None:
    before = load_rules(workspace, make_partner()).version
    rule_file(workspace, "default", ("version: 1", "version: 1"))
    (workspace.root / "config/rules/takedown.yaml").write_text(
        "entries: [{identifier: x, reason: asked}]", encoding="utf-8"
    )
    assert load_rules(workspace, make_partner()).version != before


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("all_caps: flag", "all_cap: flag"), "unknown key 'all_cap'; there are: max_title, long_title, all_caps, "),
        (("all_caps: flag", "all_caps: shout"), "text.all_caps: input should be 'accept', 'flag', "),
        (("resource_type: 1", "resourceType: 1"), "Resource has no field 'resourceType'; there are: "),
        (("rights.content: 1", "rights.contents: 1"), "Resource has no field 'rights.contents'; there are: "),
        (("fields: [landing_page, media]", "fields: [landingPage]"), "Resource has no field 'landingPage'"),
        (("{min_length: 80, else", "{min_lenght: 80, else"), "unknown key 'min_lenght'; there are: min, min_length, "),
        (("  Stakeholder:\n    title", "  Stakeholders:\n    title"), "required.Stakeholders"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    workspace: Workspace, make_partner: MakePartner, change: tuple[str, str], complaint: str
) -> None:
    path = rule_file(workspace, "strict", change)
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if change[1].splitlines()[0] in line)
    with pytest.raises(Invalid) as error:
        load_rules(workspace, make_partner(screening={"extends": "strict"}))
    assert f"{path}:{number}: {complaint}" in str(error.value)


def test_a_mistake_in_the_partners_rules_is_told_in_the_partner_file(workspace: Workspace) -> None:
    path = workspace.partners / "mine.yaml"
    path.write_text(
        "name: {en: Mine}\ncountry: KR\nharvest: {kind: oai_pmh, endpoint: https://a.example/oai}\n"
        "crosswalk: oai_dc\nscreening:\n  rules:\n    text:\n      all_cap: flag\n",
        encoding="utf-8",
    )
    with pytest.raises(Invalid, match=r"mine\.yaml:8: unknown key 'all_cap'"):
        load_rules(workspace, load_partner(path, {}))


def test_an_unknown_rule_file_answers_with_those_that_exist(workspace: Workspace, make_partner: MakePartner) -> None:
    with pytest.raises(
        Invalid, match=r"there is no rules/strict\.yaml in config/; there are: default, mixed, takedown"
    ):
        load_rules(workspace, make_partner(screening={"extends": "strict"}))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[]", "1: the takedown list has 'entries:', a list"),
        ("entries: []\nentrys: [{identifier: x, reason: asked}]", "2: unknown key 'entrys'; did you mean 'entries'?"),
        (
            "entries:\n  - {identifier: ' ', reason: asked}",
            "2: entries.0: an entry needs an identifier, a url or an item",
        ),
        ("entries:\n  - {reason: asked}", "2: entries.0: an entry needs an identifier, a url or an item"),
        (
            "entries:\n  - identifier: x\n    reason: asked\n    identifer: y",
            "4: unknown key 'entries.0.identifer'; did you mean 'identifier'?",
        ),
        ("entries:\n  - {identifier: x}", "2: entries.0.reason is missing"),
        ("entries:\n  - {identifier: x, reason: asked}\n  - oai:a:1", "3: entries.1: input should be a valid mapping"),
        ("entries:\n  - {identifier: 42, reason: asked}", "2: entries.0.identifier: input should be a valid string"),
    ],
)
def test_a_mistake_in_the_takedown_list_is_told(
    workspace: Workspace, make_partner: MakePartner, content: str, complaint: str
) -> None:
    path = rule_file(workspace, "default", ("version: 1", "version: 1")).with_name("takedown.yaml")
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Invalid) as error:
        load_rules(workspace, make_partner())
    assert str(error.value).startswith(f"{path}:{complaint}")


def test_every_key_of_the_rule_file_is_in_the_manual() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "screening.md").read_text(encoding="utf-8")
    text = (PACKAGE / "rules" / "default.yaml").read_text(encoding="utf-8")
    keys = {
        line.split(":")[0].strip()
        for line in text.splitlines()
        if ":" in line and not line.lstrip().startswith(("#", "-"))
    }
    fields = {"Element", "Resource", "Stakeholder", "NewsEvent", "title", "countries", "domains", "description", "kind"}
    other = {"resource_type", "rights.content", "version"} | {key for key in keys if key.startswith("tk")}
    assert sorted(key for key in keys - fields - other if f"`{key}`" not in manual and f"{key}:" not in manual) == []
