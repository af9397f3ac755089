"""Language maps and plain text (Presentation 3.0, sections 4.4 and 4.5)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iiif.language import joined, language_map, plain, tag
from tests.iiif.items import maps


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("ko", "ko"),
        ("und", "none"),
        ("und-Thai", "und-Thai"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("EN-gb", "en-GB"),
        ("es-419", "es"),
        ("de-1996", "de"),
        ("ko-Latn-t-ko-m0-alaloc", "ko-Latn"),
        ("x-qi1", "none"),
    ],
)
def test_a_tag_that_the_schema_cannot_carry_is_shortened(stated: str, published: str) -> None:
    assert tag(stated) == published


def test_tags_that_become_one_share_their_texts() -> None:
    assert language_map({"es-419": ["canto"], "es": ["cante", "canto"]}) == {"es": ["canto", "cante"]}


def test_maps_are_joined_without_repeats() -> None:
    assert joined([{"en": ["a", "b"]}, {"en": ["b"], "und": ["c"]}]) == {"en": ["a", "b"], "none": ["c"]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kim & Lee", "Kim & Lee"),
        ("<p>Song of <b>Jeju</b></p>", "Song of Jeju"),
        ("<script>alert(1)</script>song", "song"),
        ("x < y", "x ‹ y"),
        ("&lt;img src=x onerror=alert(1)&gt;", "‹img src=x onerror=alert(1)›"),
    ],
)
def test_markup_never_passes(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_plain_text_has_no_tag_and_stays_plain(text: str) -> None:
    assert "<" not in plain(text)
    assert plain(plain(text)) == plain(plain(plain(text)))


@given(maps)
def test_every_text_of_a_map_is_kept(texts: dict[str, list[str]]) -> None:
    made = language_map(texts)
    assert {t for values in made.values() for t in values} == {plain(t) for values in texts.values() for t in values}
    assert all(re.fullmatch(r"[A-Za-z-]+", key) for key in made)
