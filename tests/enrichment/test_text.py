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
        ("<ruby>雅楽<rp>(</rp><rt>ががく</rt><rp>)</rp></ruby>", "雅楽(ががく)", ["html"]),
        ("<bdo dir=rtl>Khon</bdo> &lt;bdi&gt;mask&lt;/bdi&gt;", "Khon mask", ["entities", "html"]),
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
        ("ශ්\u200dරී", "ශ්\u200dරී", []),
        ("Khon \u202egnp.mask", "Khon gnp.mask", ["unseen"]),
        ("\u2067Arirang\u2069, \u202a\u202cHan", "Arirang, Han", ["unseen"]),
        ("Intan\u00adgible \ufeffher\u2060it\U000e0041age", "Intangible heritage", ["unseen"]),
        ("Ã\u00ad beside 굿", "Ã\u00ad beside 굿", []),
        ("Chant\u200bsongs", "Chantsongs", ["unseen"]),
        ("ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ", []),
        ("\u200e2018\u200e-\u200e05\u200e-\u200e03", "2018-05-03", ["unseen"]),
        ("۱۳۹۹\u200f/۰۵", "۱۳۹۹/۰۵", ["unseen"]),
        ("(خوشنویسی)\u200f Iran", "(خوشنویسی)\u200f Iran", []),
        ("ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ", []),
    ],
)
def test_text_is_repaired_where_the_defect_is_plain(found: str, meant: str, repairs: list[str]) -> None:
    assert clean(found) == (meant, repairs)


def test_a_title_has_one_line() -> None:
    assert clean("Songs\nof Jeju", paragraphs=False) == ("Songs of Jeju", [])


@example("\xa0Â\x80")
@given(st.text() | st.text("&amp;lt#39 ;<>p/b\\nru0\"' \n\u0301e\x93A.x\u202e\u200b\u200e\xadÃខا"))
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


def test_what_reverses_text_is_taken_out_of_identifiers_and_addresses_too() -> None:
    fields = {
        "identifiers": [{"scheme": "doi", "value": "10.1/a\u202eb\u200b&amp;"}],
        "landing_page": "https://a.example/\u202egnp.exe",
    }
    draft = enrich(Draft(fields))
    assert draft.fields == {
        "identifiers": [{"scheme": "doi", "value": "10.1/ab&amp;"}],
        "landing_page": "https://a.example/gnp.exe",
    }
    assert [(reason.rule, reason.field) for reason in draft.reasons] == [
        ("text.unseen", "identifiers"),
        ("text.unseen", "landing_page"),
    ]


def test_identifiers_stay_and_addresses_lose_only_their_escapes() -> None:
    fields = {
        "identifiers": [{"scheme": "doi", "value": "10.1/a&lt;b", "uri": "https://doi.org/10.1/a&lt;b"}],
        "landing_page": "https://a.example/?a=1&amp;copy=2",
    }
    assert enrich(Draft(fields)).fields == {
        "identifiers": [{"scheme": "doi", "value": "10.1/a&lt;b", "uri": "https://doi.org/10.1/a&lt;b"}],
        "landing_page": "https://a.example/?a=1&copy=2",
    }
