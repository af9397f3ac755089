"""Languages, directions, and which title stands first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import PACKAGE, Workspace
from exchange.names import Names, read_names
from exchange.words import Words, heading, preferred, words

NAMES = read_names(Workspace(PACKAGE.parent, {}))


@pytest.fixture
def names() -> Names:
    return NAMES


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fa", Words("x", "fa", "rtl", "Persian")),
        ("dv", Words("x", "dv", "rtl", "Divehi")),
        ("ur", Words("x", "ur", "rtl", "Urdu")),
        ("fa-Latn", Words("x", "fa-Latn", "ltr", "Persian (Latin script)")),
        ("uz-Arab", Words("x", "uz-Arab", "rtl", "Uzbek (Arabic script)")),
        ("mn-Mong", Words("x", "mn-Mong", "ltr", "Mongolian (Mongolian script)")),
        ("zh-Hant", Words("x", "zh-Hant", "ltr", "Chinese (traditional)")),
        ("und", Words("x", "", "auto", "Language not stated")),
        ("und-Thai", Words("x", "und-Thai", "ltr", "Language not stated (Thai script)")),
        ("qqq", Words("x", "qqq", "auto", "qqq")),
    ],
)
def test_text_says_its_language_and_direction(names: Names, tag: str, expected: Words) -> None:
    assert words({tag: ["x"]}, names) == [expected]


def test_the_title_of_the_community_stands_before_the_english_one(names: Names) -> None:
    titles = {"en": ["Arirang"], "ko-Latn": ["Arirang taryeong"], "ko": ["아리랑"]}
    found = heading(titles, names)
    assert (found.own.lang, found.english and found.english.lang) == ("ko", "en")
    assert [one.lang for one in found.others] == ["ko-Latn"]
    assert found.plain == "Arirang"


def test_latin_is_the_own_script_of_many_languages(names: Names) -> None:
    assert heading({"en": ["New year"], "uz-Latn": ["Navroʻz"]}, names).own.text == "Navroʻz"
    assert heading({"en": ["Barkcloth"], "fj": ["Masi"]}, names).own.text == "Masi"


def test_an_english_title_alone_is_not_repeated(names: Names) -> None:
    found = heading({"en": ["Masi"]}, names)
    assert (found.own.text, found.english, found.others) == ("Masi", None, ())


def test_an_item_without_title_has_a_heading(names: Names) -> None:
    assert heading({}, names).own == Words("Untitled", "en", "ltr", "English")


def test_english_is_preferred_where_there_is_room_for_one(names: Names) -> None:
    found = preferred({"lo": ["ແຄນ"], "en-GB": ["Khaen"]}, names)
    assert found is not None and found.text == "Khaen"
    assert preferred({}, names) is None


TAGS = st.from_regex(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,3}", fullmatch=True)


@given(st.dictionaries(TAGS, st.lists(st.text(min_size=1), min_size=1, max_size=2), min_size=1, max_size=4))
def test_no_title_is_lost(titles: dict[str, list[str]]) -> None:
    found = heading(titles, NAMES)
    shown = [found.own, *([found.english] if found.english else []), *found.others]
    assert {one.text for one in shown} == {text for values in titles.values() for text in values}
