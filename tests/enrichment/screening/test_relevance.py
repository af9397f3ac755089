"""A record's score, and what follows from it."""

from typing import Any

import pytest

from config.settings import Workspace
from enrichment.screening import Rules, load_rules
from tests.enrichment.conftest import MakePartner
from tests.enrichment.screening.making import judged, record

CONCEPT = "http://vocabularies.unesco.org/thesaurus/concept278"


@pytest.fixture
def mixed(workspace: Workspace, make_partner: MakePartner) -> Rules:
    return load_rules(workspace, make_partner(screening={"extends": "mixed"}))


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({"title": {"en": ["Annual accounts"]}}, 0.0),
        ({"title": {"en": ["Weaving"]}}, 0.3),
        ({"title": {"en": ["Weaving, weavers and pottery"]}}, 0.3),
        ({"title": {"en": ["Traditional weaving"]}}, 0.55),
        ({"title": {"ko": ["탈춤"]}}, 0.3),
        ({"title": {"en": ["Dancefloor"]}}, 0.0),
        ({"title": {"en": ["Survey"]}, "description": {"ru": ["Обряды и песни"]}}, 0.6),
        ({"title": {"en": ["Survey"]}, "concepts": [{"uri": CONCEPT}]}, 0.6),
        ({"title": {"en": ["Survey"]}, "concepts": [{"label": {"en": ["Puppets"]}}]}, 0.3),
        ({"title": {"en": ["Survey"]}, "domains": ["e"]}, 0.3),
        ({"title": {"en": ["Intangible cultural heritage: traditional music and festivals"]}}, 1.0),
    ],
)
def test_each_entry_counts_once(mixed: Rules, fields: dict[str, Any], score: float) -> None:
    assert mixed.score(record("Resource", **fields)) == score


@pytest.mark.parametrize(
    ("kind", "title", "outcome"),
    [
        ("Resource", "Annual accounts", "quarantine"),
        ("Resource", "Weaving", "flag"),
        ("Resource", "Traditional weaving", "accept"),
        ("NewsEvent", "Annual accounts", "quarantine"),
        ("Element", "Annual accounts", "accept"),
        ("Stakeholder", "Annual accounts", "accept"),
    ],
)
def test_mixed_holdings_have_to_speak_of_living_heritage(mixed: Rules, kind: str, title: str, outcome: str) -> None:
    said = [] if outcome == "accept" else ["relevance.score"]
    assert judged(mixed, record(kind, title={"en": [title]})) == (outcome, said)


def test_nobody_is_judged_by_the_score_unless_a_rule_file_says_so(
    workspace: Workspace, make_partner: MakePartner
) -> None:
    assert judged(load_rules(workspace, make_partner()), record("Resource", title={"en": ["Annual accounts"]})) == (
        "accept",
        [],
    )


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("ICH Q7 for active pharmaceutical ingredients", "quarantine"),
        ("ICH harmonised guideline for good clinical practice", "quarantine"),
        ("Intracerebral haemorrhage in rural Asia", "quarantine"),
        ("Safeguarding ICH in the Mekong region", "accept"),
        ("Traditional healing rituals against haemorrhage", "flag"),
    ],
)
def test_the_other_meanings_of_ich_are_known(
    workspace: Workspace, make_partner: MakePartner, title: str, outcome: str
) -> None:
    rules = load_rules(workspace, make_partner())
    assert judged(rules, record("Resource", title={"en": [title]}))[0] == outcome
