import pytest
from hypothesis import given

from index.language_fields import by_language, language_field
from tests.iiif.items import maps


@pytest.mark.parametrize(
    ("tag", "field"),
    [
        ("ko", "ko"),
        ("ko-KR", "ko"),
        ("ko-Latn", "other"),
        ("id-Latn", "id"),
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-Latn-pinyin", "other"),
        ("und", "other"),
        ("mn-Mong", "other"),
        ("EN", "en"),
    ],
)
def test_a_tag_has_one_field(tag: str, field: str) -> None:
    assert language_field(tag) == field


@given(maps)
def test_no_text_is_lost(texts: dict[str, list[str]]) -> None:
    kept = sorted(text for values in by_language(texts).values() for text in values)
    assert kept == sorted(text for values in texts.values() for text in values)
