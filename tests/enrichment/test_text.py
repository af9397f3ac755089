"""Repairs of text: the defects are those of live catalogues, the right forms are what their authors wrote."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enrichment.text import clean, enrich
from ichlinks.stages import Draft, Reason


@pytest.mark.parametrize(
    ("found", "meant", "repairs"),
    [
        ("plain text", "plain text", []),
        ("x < y, a & b", "x < y, a & b", []),
        ("Cafe\u0301", "Café", ["nfc"]),
        ("Kim &amp; Lee", "Kim & Lee", ["entities"]),
        ("L&amp;eacute;vi", "Lévi", ["entities"]),
        ("it&#39;s &lt;b&gt;bold&lt;/b&gt;", "it's bold", ["entities", "html"]),
        ("<p>One.</p><p>Two<br/>three</p>", "One.\n\nTwo\nthree", ["html"]),
        ("a<script>alert(1)</script><img src=x onerror=alert(1)>b", "ab", ["html"]),
        ("<ul><li>felt</li><li>silk</li></ul>", "felt\n\nsilk", ["html"]),
        (r"drawing.\nEach\r\nline", "drawing.\nEach\nline", ["escapes"]),
        (r"\uc544\ub9ac\ub791 and \"quotes\"", '아리랑 and "quotes"', ["escapes"]),
        (r"C:\temp", r"C:\temp", []),
        ('its own ""gül"", a medallion', 'its own "gül", a medallion', ["quotes"]),
        ('an empty "" pair', 'an empty "" pair', []),
        ("property. nnThe Institute", "property.\n\nThe Institute", ["lost_breaks"]),
        ("of it. nnThe SmithsoniannInstitution", "of it.\n\nThe Smithsonian\nInstitution", ["lost_breaks"]),
        ("SmithsoniannInstitution", "SmithsoniannInstitution", []),
        ("Cannes. A running tunnel", "Cannes. A running tunnel", []),
        ("\x93quoted\x94 \x00text", "“quoted” text", ["controls"]),
        ("one\r\ntwo", "one\ntwo", ["controls"]),
        ("CafÃ© in Ulaanbaatar", "Café in Ulaanbaatar", ["encoding"]),
        ("아리랑".encode().decode("latin-1"), "아리랑", ["encoding"]),
        ("São Paulo, Málaga, 1 £", "São Paulo, Málaga, 1 £", []),
        ("Ã© beside é and 굿", "Ã© beside é and 굿", []),
        ("  many \u00a0 spaces\t here ", "many spaces here", []),
        ("a \n \n\n b\n c", "a\n\nb\nc", []),
        ("می\u200cخواهم", "می\u200cخواهم", []),
    ],
)
def test_text_is_repaired_where_the_defect_is_plain(found: str, meant: str, repairs: list[str]) -> None:
    assert clean(found) == (meant, repairs)


def test_a_title_has_one_line() -> None:
    assert clean("Songs\nof Jeju", paragraphs=False) == ("Songs of Jeju", [])


@example("\xa0Â\x80")
@given(st.text() | st.text("&amp;lt#39 ;<>p/b\\nru0\"' \n\u0301e\x93A.x"))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once, _ = clean(text)
    assert clean(once) == (once, [])


def test_every_repair_is_noted_with_what_it_found() -> None:
    draft = enrich(Draft({"title": {"en": ["Kim &amp; Lee"]}, "concepts": [{"label": {"und": ["felt"]}}]}))
    assert draft == Draft(
        {"title": {"en": ["Kim & Lee"]}, "concepts": [{"label": {"und": ["felt"]}}]},
        reasons=[
            Reason(
                "text.entities",
                "info",
                "HTML character references in title",
                "title",
                "Kim &amp; Lee",
                "correct it at the source",
            )
        ],
    )


def test_identifiers_stay_and_addresses_lose_only_their_escapes() -> None:
    fields = {
        "identifiers": [{"scheme": "doi", "value": "10.1/a&lt;b", "uri": "https://doi.org/10.1/a&lt;b"}],
        "landing_page": "https://a.example/?a=1&amp;copy=2",
    }
    assert enrich(Draft(fields)).fields == {
        "identifiers": [{"scheme": "doi", "value": "10.1/a&lt;b", "uri": "https://doi.org/10.1/a&lt;b"}],
        "landing_page": "https://a.example/?a=1&copy=2",
    }
