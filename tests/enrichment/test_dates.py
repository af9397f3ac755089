"""Dates as EDTF level 1 (ISO 8601-2:2019): what people write, and the days it means."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.dates import enrich
from enrichment.edtf import Span, read
from ichlinks.stages import Draft


@pytest.mark.parametrize(
    ("text", "edtf", "begin", "end"),
    [
        ("1992", "1992", "1992-01-01", "1992-12-31"),
        ("1992-02", "1992-02", "1992-02-01", "1992-02-29"),
        ("1992-05-03", "1992-05-03", "1992-05-03", "1992-05-03"),
        ("2016-03-30T14:33:35Z", "2016-03-30", "2016-03-30", "2016-03-30"),
        ("1990/1995", "1990/1995", "1990-01-01", "1995-12-31"),
        ("1990-1995", "1990/1995", "1990-01-01", "1995-12-31"),
        ("1990–1995", "1990/1995", "1990-01-01", "1995-12-31"),
        ("2013-01-05 -- 2013-02-06", "2013-01-05/2013-02-06", "2013-01-05", "2013-02-06"),
        ("2010/..", "2010/..", "2010-01-01", None),
        ("../2010", "../2010", None, "2010-12-31"),
        ("ca. 1992", "1992~", "1992-01-01", "1992-12-31"),
        ("c. 1914–1918", "1914~/1918", "1914-01-01", "1918-12-31"),
        ("circa 1992", "1992~", "1992-01-01", "1992-12-31"),
        ("약 1992년", "1992~", "1992-01-01", "1992-12-31"),
        ("1992?", "1992?", "1992-01-01", "1992-12-31"),
        ("[1992]", "1992", "1992-01-01", "1992-12-31"),
        ("[ca. 1992?]", "1992%", "1992-01-01", "1992-12-31"),
        ("1990s", "199X", "1990-01-01", "1999-12-31"),
        ("1990년대", "199X", "1990-01-01", "1999-12-31"),
        ("199-", "199X", "1990-01-01", "1999-12-31"),
        ("19--", "19XX", "1900-01-01", "1999-12-31"),
        ("19th century", "18XX", "1800-01-01", "1899-12-31"),
        ("20세기", "19XX", "1900-01-01", "1999-12-31"),
        ("25/12/2020", "2020-12-25", "2020-12-25", "2020-12-25"),
        ("12/25/2020", "2020-12-25", "2020-12-25", "2020-12-25"),
        ("05/05/2020", "2020-05-05", "2020-05-05", "2020-05-05"),
        ("5.4.2020", "2020-04-05", "2020-04-05", "2020-04-05"),
        ("2020.04.05", "2020-04-05", "2020-04-05", "2020-04-05"),
        ("20200405", "2020-04-05", "2020-04-05", "2020-04-05"),
        ("January 1st, 2016", "2016-01-01", "2016-01-01", "2016-01-01"),
        ("8 Sept. 2016", "2016-09-08", "2016-09-08", "2016-09-08"),
        ("August 2016", "2016-08", "2016-08-01", "2016-08-31"),
        ("13 апреля 2020 г.", "2020-04-13", "2020-04-13", "2020-04-13"),
        ("พ.ศ. 2568", "2025", "2025-01-01", "2025-12-31"),
        ("13 เมษายน พ.ศ. ๒๕๖๘", "2025-04-13", "2025-04-13", "2025-04-13"),
        ("B.E. 2568", "2025", "2025-01-01", "2025-12-31"),
        ("昭和53年", "1978", "1978-01-01", "1978-12-31"),
        ("令和元年5月1日", "2019-05-01", "2019-05-01", "2019-05-01"),
        ("Shōwa 53", "1978", "1978-01-01", "1978-12-31"),
        ("2016年3月5日", "2016-03-05", "2016-03-05", "2016-03-05"),
        ("2016년 3월", "2016-03", "2016-03-01", "2016-03-31"),
        ("民國98年", "2009", "2009-01-01", "2009-12-31"),
        ("단기 4351년", "2018", "2018-01-01", "2018-12-31"),
        ("２０１６", "2016", "2016-01-01", "2016-12-31"),
    ],
)
def test_a_date_is_read_with_its_days(text: str, edtf: str, begin: str | None, end: str | None) -> None:
    assert read(text) == Span(edtf, begin, end)


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("2023-02-31", "invalid"),
        ("31 February 2023", "invalid"),
        ("2023-13", "invalid"),
        ("0000", "invalid"),
        ("1995/1990", "invalid"),
        ("2020-02-30/2020-03-01", "invalid"),
        ("05/04/2020", "ambiguous"),
        ("undated", "unknown"),
        ("NO_RESTRICTION", "unknown"),
        ("Smarch 2020", "unknown"),
        ("999999999-99-99", "unknown"),
        ("", "unknown"),
        ("/", "unknown"),
    ],
)
def test_what_is_no_date_or_has_two_readings_is_not_read(text: str, failure: str) -> None:
    assert read(text) == failure


TYPED = st.text("0123456789-/. ?~[]XcasthJuly年月日พศ昭和", max_size=24)


@given(st.text() | TYPED | st.dates().map(str))
def test_reading_never_fails_and_reads_its_own_form_alike(text: str) -> None:
    found = read(text)
    if isinstance(found, Span):
        assert read(found.edtf) == found
        assert not found.begin or not found.end or found.begin <= found.end


def test_fields_become_dates_that_keep_their_text() -> None:
    fields: dict[str, Any] = {"issued": "ca. 1992", "designations": [{"list": "RL", "date": "2009"}], "founded": 1955}
    assert enrich(Draft(fields)).fields == {
        "issued": {"edtf": "1992~", "begin": "1992-01-01", "end": "1992-12-31", "text": "ca. 1992"},
        "designations": [
            {"list": "RL", "date": {"edtf": "2009", "begin": "2009-01-01", "end": "2009-12-31", "text": "2009"}}
        ],
        "founded": {"edtf": "1955", "begin": "1955-01-01", "end": "1955-12-31", "text": "1955"},
    }


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("2023-02-31", "date.invalid", "flag"),
        ("05/04/2020", "date.ambiguous", "flag"),
        ("undated", "date.unknown", "info"),
    ],
)
def test_what_is_not_read_keeps_its_text_and_is_noted(text: str, rule: str, severity: str) -> None:
    draft = enrich(Draft({"issued": text}))
    assert draft.fields == {"issued": {"text": text}}
    assert [(r.rule, r.severity, r.field, r.excerpt) for r in draft.reasons] == [(rule, severity, "issued", text)]


def test_an_event_begins_and_ends_with_its_span() -> None:
    assert enrich(Draft({"start": "2025-04-13/2025-04-15"})).fields == {
        "start": {"edtf": "2025-04-13", "begin": "2025-04-13", "end": "2025-04-13", "text": "2025-04-13/2025-04-15"},
        "end": {"edtf": "2025-04-15", "begin": "2025-04-15", "end": "2025-04-15", "text": "2025-04-13/2025-04-15"},
    }


def test_an_end_before_the_start_keeps_its_text_only() -> None:
    draft = enrich(Draft({"start": "2025-08-20", "end": "2025-07-20"}))
    assert draft.fields["end"] == {"text": "2025-07-20"}
    assert [(r.rule, r.severity, r.field) for r in draft.reasons] == [("date.end_before_start", "quarantine", "end")]


def test_an_end_in_the_month_of_the_start_is_no_mistake() -> None:
    assert enrich(Draft({"start": "2025-08-20", "end": "2025-08"})).reasons == []
