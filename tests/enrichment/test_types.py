"""Words for types (DCMI Type Vocabulary, COAR, info:eu-repo, and the words of archives)."""

from typing import Any

import pytest

from config.settings import Workspace
from enrichment.replace import replace
from enrichment.types import types
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (["Photograph"], {"type": "Resource", "resource_type": "photo"}),
        ("photograph", {"type": "Resource", "resource_type": "photo"}),
        (["Text", "Photograph"], {"type": "Resource", "resource_type": "photo"}),
        (["Image"], {"type": "Resource", "resource_type": "photo"}),
        (["Text"], {"type": "Resource"}),
        (["http://purl.org/dc/dcmitype/MovingImage"], {"type": "Resource", "resource_type": "video"}),
        (["info:eu-repo/semantics/doctoralThesis"], {"type": "Resource", "resource_type": "thesis"}),
        (
            ["Thèse ou Mémoire numérique / Electronic Thesis or Dissertation"],
            {"type": "Resource", "resource_type": "thesis"},
        ),
        (["fonds", "Resource"], {"type": "Resource", "resource_type": "curated"}),
        (["subseries", "Resource"], {"type": "Resource", "resource_type": "curated"}),
        (["recordgrp", "Resource"], {"type": "Resource", "resource_type": "curated"}),
        (["Photographs", "series", "Resource"], {"type": "Resource", "resource_type": "photo"}),
        (["file"], {"type": "Resource"}),
        (["Field recordings"], {"type": "Resource", "resource_type": "audio"}),
        (["item", "Sound recordings"], {"type": "Resource", "resource_type": "audio"}),
        (["사진"], {"type": "Resource", "resource_type": "photo"}),
        (["Видео"], {"type": "Resource", "resource_type": "video"}),
        (["หนังสือ"], {"type": "Resource", "resource_type": "book"}),
        (["Element"], {"type": "Element"}),
        (["Organisation"], {"type": "Stakeholder", "kind": ["institute"], "agent_type": "organisation"}),
        (["Community"], {"type": "Stakeholder", "kind": ["community"], "agent_type": "community"}),
        (["Festival"], {"type": "NewsEvent", "kind": "festival"}),
        (["Call"], {"type": "NewsEvent", "kind": "call-for-papers"}),
        (["Event"], {"type": "NewsEvent"}),
        (["Person"], {"type": "Stakeholder", "agent_type": "person"}),  # not said to be a researcher
        (["Musician"], {"type": "Stakeholder", "kind": ["practitioner"], "agent_type": "person"}),
        (["Photograph albums"], {"type": "Resource", "resource_type": "curated"}),
        (["Festival report"], {"type": "Resource", "resource_type": "report"}),
        (["Audiobook"], {"type": "Resource", "resource_type": "audio"}),
        (["Conference papers"], {"type": "Resource", "resource_type": "article"}),
        (["Notated music"], {"type": "Resource"}),
        (["Video art"], {"type": "Video art"}),
        (["Museum shop"], {"type": "Museum shop"}),
        (["http://purl.org/coar/resource_type/c_12ce"], {"type": "Resource", "resource_type": "video"}),
        (["http://purl.org/coar/resource_type/c_db06"], {"type": "Resource", "resource_type": "thesis"}),
        (["Genre -- Subject"], {"type": "Genre -- Subject"}),
        ([], {"type": ""}),
    ],
)
def test_a_word_becomes_a_type_and_a_kind(
    workspace: Workspace, make_partner: MakePartner, words: Any, fields: dict[str, Any]
) -> None:
    assert types(workspace, make_partner())(Draft({"type": words})).fields == fields


def test_what_the_type_has_no_field_for_is_left_out(workspace: Workspace, make_partner: MakePartner) -> None:
    draft = Draft({"type": ["Photo"], "start": "2020", "issued": "2020"})
    assert types(workspace, make_partner())(draft).fields == {
        "type": "Resource",
        "resource_type": "photo",
        "issued": "2020",
    }


def test_a_kind_that_the_archive_states_is_kept(workspace: Workspace, make_partner: MakePartner) -> None:
    draft = Draft({"type": ["Organisation"], "kind": "ngo"})
    assert types(workspace, make_partner())(draft).fields["kind"] == ["ngo"]


def test_the_partners_default_holds_where_the_words_say_nothing(
    workspace: Workspace, make_partner: MakePartner
) -> None:
    enrich = types(workspace, make_partner(defaults={"type": "Element"}))
    assert enrich(Draft({"type": ["peculiar"]})).fields == {"type": "Element"}
    assert enrich(Draft({})).fields == {"type": "Element"}
    assert enrich(Draft({"type": ["Photo"]})).fields["type"] == "Resource"


def test_the_partners_own_words_come_first(workspace: Workspace, make_partner: MakePartner) -> None:
    partner = make_partner(replace={"type": {"찍은 것": "photo"}})
    draft = types(workspace, partner)(replace(workspace, partner)(Draft({"type": ["찍은 것"]})))
    assert draft.fields == {"type": "Resource", "resource_type": "photo"}
