"""What screening adds and leaves out: Notices and private addresses, never a Label."""

from typing import Any

import pytest
from msgspec import json

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import load
from enrichment.screening import Rules, cared_for, load_rules, screen
from ichlinks.record import dump
from tests.enrichment.conftest import MakePartner
from tests.enrichment.screening.making import judged, record

REACHABLE = {"email": "a@b.example", "phone": "1", "url": "https://b.example/"}


@pytest.fixture
def rules(workspace: Workspace, partner: Partner) -> Rules:
    return load_rules(workspace, partner)


def kept(rules: Rules, type_: str, /, **fields: Any) -> dict[str, Any]:
    one = record(type_, **fields)
    whole: dict[str, Any] = json.decode(dump(cared_for(one, screen(one, rules), rules)))
    return whole


def test_an_ordinary_record_stays_the_same_one(rules: Rules) -> None:
    one = record("Resource")
    assert cared_for(one, screen(one, rules), rules) is one


@pytest.mark.parametrize("word", ["human remains", "останки предков", "祖先遗骨", "toi moko", "kerangka manusia"])
def test_a_sensitive_word_raises_a_notice_and_a_review_but_no_label(rules: Rules, word: str) -> None:
    fields: dict[str, Any] = {"title": {"und": [f"The {word} of the old house"]}}
    assert "sensitive.term" in judged(rules, record("Resource", **fields))[1]
    notice = {"level": "notice", "notices": ["traditional_knowledge"], "basis": "screening"}
    assert kept(rules, "Resource", **fields)["sensitivity"] == notice


def test_what_a_community_stated_is_kept_beside_the_notice(rules: Rules) -> None:
    stated = {"level": "restricted", "labels": ["tkwg"], "basis": "agreement of 2019"}
    found = kept(rules, "Element", title={"en": ["Human remains"]}, sensitivity=stated)["sensitivity"]
    assert found == {**stated, "notices": ["traditional_knowledge"]}


@pytest.mark.parametrize(
    ("fields", "notices"),
    [
        ({"countries": ["AU"], "resource_type": "photo"}, ["deceased_persons"]),
        ({"countries": ["AU", "NZ"], "resource_type": "audio"}, ["deceased_persons"]),
        ({"countries": ["AU"], "resource_type": "book"}, None),
        ({"countries": ["NZ"], "resource_type": "photo"}, None),
    ],
)
def test_pictures_and_voices_from_australia_carry_a_notice(
    rules: Rules, fields: dict[str, Any], notices: list[str] | None
) -> None:
    assert kept(rules, "Resource", **fields).get("sensitivity", {}).get("notices") == notices


def test_every_notice_that_is_raised_has_its_words(workspace: Workspace, rules: Rules) -> None:
    theirs, ours = load(workspace, "tk_labels").entries, load(workspace, "notices").entries
    assert theirs[rules.file.sensitive.terms.notice]["group"] == "notice"
    assert ours["deceased_persons"]["text"]["en"]


@pytest.mark.parametrize(
    ("fields", "contact"),
    [
        ({"agent_type": "person"}, {"url": "https://b.example/"}),
        ({"agent_type": "person", "personal_data_basis": "none"}, {"url": "https://b.example/"}),
        ({"agent_type": "person", "personal_data_basis": "consent"}, REACHABLE),
        ({"agent_type": "person", "personal_data_basis": "public-role"}, REACHABLE),
        ({"agent_type": "organisation"}, REACHABLE),
    ],
)
def test_private_addresses_of_persons_are_left_out(
    rules: Rules, fields: dict[str, Any], contact: dict[str, str]
) -> None:
    assert kept(rules, "Stakeholder", contact=REACHABLE, **fields)["contact"] == contact


def test_it_is_said_that_an_address_was_left_out(workspace: Workspace, make_partner: MakePartner) -> None:
    person = record("Stakeholder", agent_type="person", contact=REACHABLE)
    assert judged(load_rules(workspace, make_partner()), person) == ("accept", ["sensitive.personal_contact"])
    keep = make_partner(screening={"rules": {"sensitive": {"persons": {"personal_contact": "keep"}}}})
    assert judged(load_rules(workspace, keep), person) == ("accept", [])


def test_words_about_children_have_their_own_action(workspace: Workspace, make_partner: MakePartner) -> None:
    film = record("Resource", title={"en": ["Identifiable minors at a school"]})
    assert judged(load_rules(workspace, make_partner()), film) == ("quarantine", ["sensitive.minors"])
    own = make_partner(screening={"rules": {"sensitive": {"persons": {"minors": "flag"}}}})
    assert judged(load_rules(workspace, own), film) == ("flag", ["sensitive.minors"])
