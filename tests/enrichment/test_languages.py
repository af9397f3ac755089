"""Languages as BCP 47 tags; scripts by Unicode."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import Workspace
from config.vocabulary import load
from enrichment.language_tags import Languages
from enrichment.languages import languages
from enrichment.romanisation import romanised
from enrichment.scripts import han_form, script_of
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner

NOWHERE = Workspace(Path("/nowhere"), {})
KNOWN = Languages(load(NOWHERE, "languages"), (), lambda: load(NOWHERE, "iso_639"))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Arirang", "Latn"),
        ("Tết Nguyên Đán", "Latn"),
        ("아리랑", "Hang"),
        ("판소리 (板索里)", "Hang"),
        ("祇園祭", "Hani"),
        ("祇園祭り", "Kana"),
        ("和紙：日本の手漉和紙技術", "Kana"),
        ("Наадам", "Cyrl"),
        ("نوروز", "Arab"),
        ("โขน", "Thai"),
        ("ແຄນ", "Laoo"),
        ("ចាប៉ី", "Khmr"),
        ("သင်္ကြန်", "Mymr"),
        ("यक्षगान", "Deva"),
        ("জামদানি", "Beng"),
        ("கோலம்", "Taml"),
        ("රූකඩ", "Sinh"),
        ("ބޮޑުބެރު", "Thaa"),
        ("ᠨᠠᠭᠠᠳᠤᠮ", "Mong"),
        ("འཆམ", "Tibt"),
        ("ꦧꦛꦶꦏ꧀", "Java"),
        ("2025", None),
        ("", None),
        ("Songs of Jeju (해녀)", "Latn"),
        ("해녀 (Haenyeo)", "Latn"),
        ("제주해녀 (Jeju)", "Hang"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str | None) -> None:
    assert script_of(text) == script


@given(st.text())
def test_every_text_has_at_most_one_script(text: str) -> None:
    assert script_of(text) is None or len(str(script_of(text))) == 4


@pytest.mark.parametrize(("text", "form"), [("粵劇", "Hant"), ("传统戏剧", "Hans"), ("昆曲", None), ("传統", None)])
def test_chinese_forms_are_told_by_characters_that_only_one_has(text: str, form: str | None) -> None:
    assert han_form(text) == form


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("ko", "ko"),
        ("KOR", "ko"),
        ("Korean", "ko"),
        ("한국어", "ko"),
        ("en_US", "en-US"),
        ("eng", "en"),
        ("EN", "en"),
        ("ger", "de"),
        ("chi", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh_CN", "zh-Hans"),
        ("zh-hant-HK", "zh-Hant-HK"),
        ("Farsi", "fa"),
        ("Tetum", "tet"),
        ("alu", "alu"),
        ("Achang", "acn"),
        ("qaa", "qaa"),
        ("qzz", None),
        ("map", "map"),
        ("mn-mong", "mn-Mong"),
        ("ko-Latn-m0-alalc", "ko-Latn-m0-alalc"),
        ("tgl", "fil"),
        ("zxx", "zxx"),
        ("other", None),
        ("qq", None),
        ("Latn", None),
        ("Language note", None),
        ("", None),
        ("eng-Latn", "en"),
        ("kor-Kore", "ko"),
        ("kor-Latn", "ko-Latn"),
        ("mon-Cyrl", "mn-Cyrl"),
        ("chi-Hant", "zh-Hant"),
    ],
)
def test_codes_and_names_become_tags(stated: str, tag: str | None) -> None:
    assert KNOWN.canonical(stated) == tag


@given(st.text() | st.from_regex(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}", fullmatch=True))
def test_a_tag_is_canonical_already(text: str) -> None:
    tag = KNOWN.canonical(text)
    assert tag is None or KNOWN.canonical(tag) == tag


@pytest.mark.parametrize(
    ("title", "record", "own", "settled"),
    [
        ({"und": ["โขน"]}, [], [], {"und-Thai": ["โขน"]}),
        ({"und": ["โขน"]}, ["th"], [], {"th": ["โขน"]}),
        ({"und": ["โขน"]}, ["en"], ["th"], {"th": ["โขน"]}),
        ({"und": ["Khon"]}, ["th"], [], {"und": ["Khon"]}),
        ({"und": ["Khon"]}, ["en"], [], {"en": ["Khon"]}),
        ({"und": ["Khon"]}, ["en", "vi"], ["en"], {"en": ["Khon"]}),
        ({"und": ["Arirang", "아리랑"]}, [], ["ko"], {"ko": ["아리랑"], "ko-Latn": ["Arirang"]}),
        ({"und": ["Song of parting", "아리랑"]}, [], ["ko"], {"und": ["Song of parting"], "ko": ["아리랑"]}),
        ({"en": ["Arirang"], "ko": ["아리랑"]}, [], [], {"en": ["Arirang"], "ko": ["아리랑"]}),
        ({"ko": ["강강술래", "Ganggangsullae"]}, [], [], {"ko": ["강강술래"], "ko-Latn": ["Ganggangsullae"]}),
        ({"zh": ["昆曲"], "und": ["Kūnqǔ"]}, [], ["en"], {"zh": ["昆曲"], "zh-Latn-pinyin": ["Kūnqǔ"]}),
        ({"th": ["โขน"], "und": ["Khon"]}, [], [], {"th": ["โขน"], "th-Latn": ["Khon"]}),
        ({"hi": ["यक्षगान"], "und": ["Yakshagana"]}, [], [], {"hi": ["यक्षगान"], "hi-Latn": ["Yakshagana"]}),
        ({"ja": ["祇園祭"], "und": ["Gion festival"]}, [], [], {"ja": ["祇園祭"], "und": ["Gion festival"]}),
        ({"und": ["粵劇"]}, ["zh"], [], {"zh-Hant": ["粵劇"]}),
        ({"und": ["祇園祭り"]}, [], [], {"und-Jpan": ["祇園祭り"]}),
        ({"zh": ["传统戏剧"]}, [], [], {"zh-Hans": ["传统戏剧"]}),
        ({"zh": ["昆曲"]}, [], [], {"zh": ["昆曲"]}),
        ({"mn": ["Наадам", "ᠨᠠᠭᠠᠳᠤᠮ"]}, [], [], {"mn-Cyrl": ["Наадам"], "mn-Mong": ["ᠨᠠᠭᠠᠳᠤᠮ"]}),
        ({"uz": ["Palov", "Палов"]}, [], [], {"uz-Latn": ["Palov"], "uz-Cyrl": ["Палов"]}),
        ({"kk": ["Наурыз"]}, [], [], {"kk": ["Наурыз"]}),
        ({"kk": ["Naurız"]}, [], [], {"kk-Latn": ["Naurız"]}),
        ({"ms": ["Mak yong", "مق يوڠ"]}, [], [], {"ms": ["Mak yong"], "ms-Arab": ["مق يوڠ"]}),
        ({"ENG": ["Masi"], "en": ["Tapa"]}, [], [], {"en": ["Masi", "Tapa"]}),
        ({"nonsense!": ["Masi"]}, [], [], {"und": ["Masi"]}),
        ({"ja": ["祇園祭"]}, [], [], {"ja": ["祇園祭"]}),
    ],
)
def test_every_text_gets_its_tag(
    workspace: Workspace, make_partner: MakePartner, title: Any, record: list[str], own: list[str], settled: Any
) -> None:
    enrich = languages(workspace, make_partner(defaults={"languages": own}))
    draft = enrich(Draft({"languages": record, "title": title}))
    assert (draft.fields["title"], draft.reasons) == (settled, [])


def test_language_maps_inside_objects_get_their_tags_too(workspace: Workspace, make_partner: MakePartner) -> None:
    fields = {
        "places": [{"label": {"und": ["제주"]}}],
        "rights": {"statement": {"ENG": ["Ask."]}},
        "start": {"text": "x"},
    }
    assert languages(workspace, make_partner())(Draft(fields)).fields == {
        "places": [{"label": {"und-Hang": ["제주"]}}],
        "rights": {"statement": {"en": ["Ask."]}},
        "start": {"text": "x"},
    }


def test_a_tag_that_the_script_contradicts_is_left_and_noted(workspace: Workspace, make_partner: MakePartner) -> None:
    draft = languages(workspace, make_partner())(Draft({"title": {"hi": ["একতারার সুর"]}}))
    assert draft.fields == {"title": {"hi": ["একতারার সুর"]}}
    assert [(r.rule, r.severity, r.field, r.excerpt) for r in draft.reasons] == [
        ("language.script_mismatch", "quarantine", "title", "একতারার সুর")
    ]


@pytest.mark.parametrize(("text", "count"), [("UNESCO", 0), ("Songs of the women divers", 1)])
def test_names_and_initials_in_latin_letters_contradict_nothing(
    workspace: Workspace, make_partner: MakePartner, text: str, count: int
) -> None:
    assert len(languages(workspace, make_partner())(Draft({"title": {"ko": [text]}})).reasons) == count


def test_the_languages_of_the_content_become_tags(workspace: Workspace, make_partner: MakePartner) -> None:
    draft = languages(workspace, make_partner())(Draft({"languages": ["eng", "Korean; French", "und", "gibberish"]}))
    assert draft.fields == {"languages": ["en", "ko", "fr"]}
    assert [(r.rule, r.severity, r.excerpt) for r in draft.reasons] == [("language.unknown", "flag", "gibberish")]


def test_an_alternative_title_that_spells_the_title_is_romanised(
    workspace: Workspace, make_partner: MakePartner
) -> None:
    fields = {"title": {"ko": ["처용무"]}, "alt_title": {"und": ["Cheoyongmu", "Dance of Cheoyong"]}}
    assert languages(workspace, make_partner())(Draft(fields)).fields == {
        "title": {"ko": ["처용무"]},
        "alt_title": {"und": ["Dance of Cheoyong"], "ko-Latn": ["Cheoyongmu"]},
    }


@given(st.text(), st.text())
def test_every_pair_of_titles_is_compared(latin: str, original: str) -> None:
    assert romanised(latin, [("ko", original)]) in (None, "ko-Latn")
