"""A model chooses between stated languages only, and only where it knows them and is sure."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import Workspace
from enrichment.language_model import language_model
from enrichment.languages import languages
from ichlinks.errors import Invalid
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner

VIETNAMESE = "Hát ru của phụ nữ miền núi trong mùa cấy lúa, truyền từ mẹ sang con."
ENGLISH = "A lullaby that women of the highlands sing at the planting of rice."
FRENCH = "Une berceuse que chantent les femmes des hautes terres au repiquage du riz."
INDONESIAN = "Wayang kulit adalah pertunjukan bayangan dengan boneka dari kulit kerbau."
MONGOLIAN = "Уртын дуу бол монголчуудын найр наадам, ёслолын үеэр дуулдаг эртний дуу юм."

DETECT = language_model()


@pytest.mark.parametrize(
    ("text", "tags", "tag"),
    [
        (VIETNAMESE, ("en", "vi"), "vi"),
        (ENGLISH, ("en", "vi"), "en"),
        (FRENCH, ("vi", "fr", "en"), "fr"),
        (INDONESIAN, ("en", "id"), "id"),
        (MONGOLIAN, ("ru", "mn-Cyrl"), "mn-Cyrl"),
        ("Hát ru", ("en", "vi"), None),
        (ENGLISH, ("en", "fj"), None),
        (ENGLISH, ("en",), None),
        (ENGLISH, (), None),
        (ENGLISH, ("en", "en"), None),
        (ENGLISH, ("en-GB", "en-AU"), None),
        ("Songs of the women / chants des femmes, harvest / moisson, cradle / berceau", ("en", "fr"), None),
    ],
)
def test_it_chooses_between_the_languages_it_is_given(text: str, tags: tuple[str, ...], tag: str | None) -> None:
    assert DETECT(text, tags) == tag


@given(st.text(), st.lists(st.sampled_from(["en", "vi", "id", "fj", "mn-Cyrl", "zh-Hans", "zh-Hant"])))
def test_any_text_has_one_of_the_languages_or_none(text: str, tags: list[str]) -> None:
    assert DETECT(text, tuple(tags)) in (None, *tags)


def test_a_text_without_a_tag_is_told_apart_where_the_partner_asks(
    workspace: Workspace, make_partner: MakePartner
) -> None:
    partner = make_partner(defaults={"languages": ["vi", "en"], "detect_language": True})
    draft = languages(workspace, partner)(Draft({"title": {"und": ["Hát ru"]}, "description": {"und": [VIETNAMESE]}}))
    assert draft.fields == {"title": {"und": ["Hát ru"]}, "description": {"vi": [VIETNAMESE]}}
    [reason] = draft.reasons
    assert (reason.rule, reason.severity, reason.field) == ("language.detected", "info", "description")
    assert reason.message == "the description has no tag; of vi, en a model read it as vi"


def test_the_languages_of_the_record_come_before_those_of_the_partner(
    workspace: Workspace, make_partner: MakePartner
) -> None:
    partner = make_partner(defaults={"languages": ["vi", "en"], "detect_language": True})
    draft = languages(workspace, partner)(Draft({"languages": ["fr", "en"], "description": {"und": [FRENCH]}}))
    assert draft.fields["description"] == {"fr": [FRENCH]}


def test_what_the_source_says_is_not_asked_of_the_model(workspace: Workspace, make_partner: MakePartner) -> None:
    partner = make_partner(defaults={"languages": ["vi", "en"], "detect_language": True})
    draft = languages(workspace, partner)(Draft({"description": {"en": [VIETNAMESE]}}))
    assert (draft.fields, draft.reasons) == ({"description": {"en": [VIETNAMESE]}}, [])


def test_nobody_is_asked_where_the_partner_does_not(workspace: Workspace, make_partner: MakePartner) -> None:
    partner = make_partner(defaults={"languages": ["vi", "en"]})
    draft = languages(workspace, partner)(Draft({"description": {"und": [VIETNAMESE]}}))
    assert (draft.fields, draft.reasons) == ({"description": {"und": [VIETNAMESE]}}, [])


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    with pytest.raises(Invalid, match=r"detect_language needs a language model: pip install 'ichlinks\[langid\]'"):
        language_model()
