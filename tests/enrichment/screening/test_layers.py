"""Rule files extend one another; each mistake is told where it stands."""

from pathlib import Path

import pytest

from config.partner import load as load_partner
from config.settings import Workspace
from enrichment.screening import load_rules
from enrichment.screening.layers import merged
from ichlinks.errors import Invalid
from tests.enrichment.conftest import MakePartner

KR = {"extends": "kr"}


def write(workspace: Workspace, name: str, text: str) -> Path:
    folder = workspace.root / "config" / "rules"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{name}.yaml"


def test_a_state_tightens_the_default_and_a_partner_its_state(workspace: Workspace, make_partner: MakePartner) -> None:
    write(workspace, "kr", "extends: default\ntext: {all_caps: quarantine, max_title: 100}\n")
    own = make_partner(screening={**KR, "rules": {"text": {"max_title": 50}}})
    file = load_rules(workspace, own).file
    assert (file.text.all_caps, file.text.max_title, file.text.long_title) == ("quarantine", 50, "flag")


def test_a_list_is_replaced_or_added_to() -> None:
    base = {"words": ["a"], "more": {"x": [1]}}
    assert merged(base, {"words": ["b"]}) == {"words": ["b"], "more": {"x": [1]}}
    assert merged(base, {"words+": ["b"], "more": {"x+": [2], "y+": [3]}}) == {
        "words": ["a", "b"],
        "more": {"x": [1, 2], "y": [3]},
    }
    assert base == {"words": ["a"], "more": {"x": [1]}}
    both = {"words": ["a", "b", "c"], "more": {"x": [1]}}
    assert merged(base, {"words": ["a", "b"], "words+": ["c"]}) == both
    assert merged(base, {"words+": ["c"], "words": ["a", "b"]}) == both


def test_a_partner_adds_its_own_words(workspace: Workspace, make_partner: MakePartner) -> None:
    plain = load_rules(workspace, make_partner()).terms.named
    own = make_partner(screening={"rules": {"sensitive": {"terms": {"words+": ["Quiet Hill"]}}}})
    assert load_rules(workspace, own).terms.named.keys() - plain.keys() == {"quiet hill"}


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"kr": "extends: asia\n"}, "kr.yaml:1: there is no rules/asia.yaml in config/; there are: "),
        ({"kr": "extends: asia\n", "asia": "\nextends: kr\n"}, "kr.yaml:1: 'kr' extends itself"),
        ({"kr": "- a\n"}, "kr.yaml:1: a rule file is a mapping"),
        ({"kr": "extends: default\ntext:\n  max_title: none\n"}, "kr.yaml:3: text.max_title: input should be"),
        ({"kr": "extends: asia\n", "asia": "extends: default\n\ntext: {x: 1}\n"}, "asia.yaml:3: unknown key 'x'"),
        ({"kr": "extends: default\nsensitive: {labels: {TKWG: withhold}}\n"}, "kr.yaml:2: Local Contexts has no Label"),
        ({"kr": "extends: default\nsensitive: {terms: {notice: foo}}\n"}, "kr.yaml:2: there is no Notice 'foo'"),
        (
            {"kr": "extends: default\nsensitive: {terms: {file: languages}}\n"},
            "kr.yaml:2: config/vocabularies/languages",
        ),
        ({"kr": "extends: default\nrights: {accept: []}\n"}, "kr.yaml:2: rights.accept: "),
        ({"kr": "extends: default\nscope: {states: mars}\n"}, "kr.yaml:2: there is no config/vocabularies/mars.yaml"),
        (
            {"kr": "extends: default\nsensitive:\n  terms:\n    words+: [{a: b}]\n"},
            "kr.yaml:4: sensitive.terms.words.",
        ),
        (
            {"kr": "extends: default\nsensitive:\n  persons:\n    deceased_notice+: [Australia]\n"},
            "kr.yaml:4: sensitive.persons.deceased_notice.1: string should match",
        ),
        ({"kr": "extends: default\nrequired:\n  Element:\n    places: -1\n"}, "kr.yaml:4: required.Element.places.min"),
        (
            {"kr": "extends: default\nscope:\n  exceptions+:\n    - {type: Element, if: kind, action: flag}\n"},
            "kr.yaml:3: Element has no field 'kind'",
        ),
    ],
)
def test_a_mistake_is_told_in_the_file_that_has_it(
    workspace: Workspace, make_partner: MakePartner, files: dict[str, str], complaint: str
) -> None:
    for name, text in files.items():
        write(workspace, name, text)
    with pytest.raises(Invalid) as error:
        load_rules(workspace, make_partner(screening=KR))
    assert complaint in str(error.value)


def test_a_mistake_of_the_partner_is_told_in_its_own_file(workspace: Workspace) -> None:
    write(workspace, "kr", "extends: default\ntext: {max_title: 90}\n")
    path = workspace.partners / "mine.yaml"
    path.write_text(
        "name: {en: Mine}\ncountry: KR\nharvest: {kind: oai_pmh, endpoint: https://a.example/oai}\n"
        "screening:\n  extends: kr\n  rules:\n    text:\n      max_title: 0\n",
        encoding="utf-8",
    )
    with pytest.raises(Invalid, match=r"mine\.yaml:8: text\.max_title"):
        load_rules(workspace, load_partner(path, {}))


def test_every_version_of_a_vocabulary_is_another_version_of_the_rules(
    workspace: Workspace, make_partner: MakePartner
) -> None:
    before = load_rules(workspace, make_partner()).version
    folder = workspace.root / "config" / "vocabularies"
    folder.mkdir()
    (folder / "sensitive_terms.yaml").write_text("entries: {a: {terms: {en: [hush]}}}\n", encoding="utf-8")
    assert load_rules(workspace, make_partner()).version != before
