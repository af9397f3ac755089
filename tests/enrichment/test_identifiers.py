"""Identifiers: canonical, with their address; a wrong check digit is noted."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.identifiers import SCHEMES, enrich
from ichlinks.stages import Draft


def made(scheme: str, value: str) -> tuple[Any, list[str]]:
    draft = enrich(Draft({"identifiers": [{"scheme": scheme, "value": value}]}))
    return draft.fields["identifiers"][0], [reason.rule for reason in draft.reasons]


@pytest.mark.parametrize(
    ("scheme", "text", "value", "uri"),
    [
        ("isbn", "978-3-16-148410-0", "9783161484100", None),
        ("isbn", "0-306-40615-2", "0306406152", None),
        ("isbn", "080442957x (pbk.)", "080442957X", None),
        ("ISSN", "03785955", "0378-5955", None),
        ("isni", "0000 0001 2103 2683", "0000000121032683", "https://isni.org/isni/0000000121032683"),
        ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("orcid", "0000-0002-1694-233x", "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"),
        ("doi", "doi:10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
        ("viaf", "102333412", "102333412", "https://viaf.org/viaf/102333412"),
        ("wikidata", "q42", "Q42", "http://www.wikidata.org/entity/Q42"),
        ("unesco-ich", "RL/445", "00445", None),
        ("unesco-ich", "1", "00001", None),
        ("unesco-ich", "https://ich.unesco.org/en/RL/arirang-lyrical-folk-song-00445", "00445", None),
        ("isbn", "ISBN-13: 978-3-16-148410-0", "9783161484100", None),
        ("isbn", "978-3-16-148410-0 : $10", "9783161484100", None),
        ("isbn", "urn:isbn:0-306-40615-2", "0306406152", None),
        ("isbn", "٩٧٨٣١٦١٤٨٤١٠٠", "9783161484100", None),
        ("issn", "ISSN 0378-5955 (print)", "0378-5955", None),
        ("issn", "eISSN: 2434-561x", "2434-561X", None),
        ("isni", "ISNI:0000000121032683", "0000000121032683", "https://isni.org/isni/0000000121032683"),
        ("isni", "http://www.isni.org/0000000121032683", "0000000121032683", "https://isni.org/isni/0000000121032683"),
        (
            "orcid",
            "https://orcid.org/0000-0002-1825-0097",
            "0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097",
        ),
        ("orcid", "orcid:0000-0002-1825-0097", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("doi", "info:doi/10.1000.10/123", "10.1000.10/123", "https://doi.org/10.1000.10/123"),
        ("doi", "https://www.doi.org/10.1000%2F182", "10.1000/182", "https://doi.org/10.1000/182"),
        ("doi", "10.1002/a<693::b#c>d", "10.1002/a<693::b#c>d", "https://doi.org/10.1002/a%3C693::b%23c%3Ed"),
        (
            "doi",
            "10.5555/isbn:9783161484100",
            "10.5555/isbn:9783161484100",
            "https://doi.org/10.5555/isbn:9783161484100",
        ),
        ("viaf", "VIAF ID: 102333412", "102333412", "https://viaf.org/viaf/102333412"),
        ("viaf", "http://viaf.org/viaf/102333412/#skos", "102333412", "https://viaf.org/viaf/102333412"),
        ("wikidata", "wd:Q42", "Q42", "http://www.wikidata.org/entity/Q42"),
        ("wikidata", "https://m.wikidata.org/wiki/Q42#P31", "Q42", "http://www.wikidata.org/entity/Q42"),
        (
            "wikidata",
            "https://www.wikidata.org/wiki/Special:EntityData/Q42.json",
            "Q42",
            "http://www.wikidata.org/entity/Q42",
        ),
    ],
)
def test_an_identifier_gets_its_canonical_form(scheme: str, text: str, value: str, uri: str | None) -> None:
    expected = {"scheme": scheme.lower(), "value": value} | ({"uri": uri} if uri else {})
    assert made(scheme, text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "scheme", "value"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "orcid", "0000-0002-1825-0097"),
        ("http://www.wikidata.org/entity/Q42", "wikidata", "Q42"),
        ("https://www.wikidata.org/wiki/Q42", "wikidata", "Q42"),
        ("https://viaf.org/viaf/102333412/", "viaf", "102333412"),
        ("https://isni.org/isni/0000000121032683", "isni", "0000000121032683"),
        ("http://dx.doi.org/10.1000/182", "doi", "10.1000/182"),
    ],
)
def test_an_address_that_names_an_authority_is_its_identifier(text: str, scheme: str, value: str) -> None:
    found, reasons = made("url", text)
    assert (found["scheme"], found["value"], reasons) == (scheme, value, [])


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("isbn", "978-3-16-148410-1"),
        ("isbn", "12"),
        ("issn", "0378-5954"),
        ("isni", "0000 0001 2103 2684"),
        ("orcid", "0000-0002-1825-0098"),
        ("doi", "11.1000/182"),
        ("viaf", "0123"),
        ("wikidata", "P31"),
        ("unesco-ich", "123456"),
        ("isbn", ""),
        ("isbn", "0306406152; 9783161484100"),
        ("isbn", "979-0-60000-148-6"),  # a number of printed music (ISMN)
        ("unesco-ich", "00000"),
    ],
)
def test_a_wrong_one_is_kept_as_local_and_noted(scheme: str, text: str) -> None:
    assert made(scheme, text) == ({"scheme": "local", "value": text}, ["identifier.invalid"])


@pytest.mark.parametrize(
    ("scheme", "text"),
    [("local", "978-3-16-148410-1"), ("url", "https://archive.example/Q42"), ("oai", "oai:a:1"), ("url", "x")],
)
def test_what_has_no_check_digit_stays_as_it_is(scheme: str, text: str) -> None:
    assert made(scheme, text) == ({"scheme": scheme, "value": text}, [])


@given(st.sampled_from([*SCHEMES, "url", "local", ""]), st.text(max_size=40))
def test_any_text_is_read_and_reading_twice_is_reading_once(scheme: str, text: str) -> None:
    once, _ = made(scheme, text)
    twice = enrich(Draft({"identifiers": [once]})).fields["identifiers"][0]
    assert twice == once


@pytest.mark.parametrize("odd", [None, 7, "x", [], {"value": None}, {"scheme": 3, "value": []}])
def test_what_is_no_identifier_is_left_to_validation(odd: Any) -> None:
    assert enrich(Draft({"identifiers": [odd]})).fields["identifiers"] == [odd]


@pytest.mark.parametrize(
    "text", ["https://orcid.org/signin", "https://doi.org/", "https://www.wikidata.org/wiki/Pansori"]
)
def test_a_page_of_an_authority_that_names_nothing_stays_an_address(text: str) -> None:
    assert made("url", text) == ({"scheme": "url", "value": text}, [])
