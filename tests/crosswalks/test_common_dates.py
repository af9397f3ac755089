"""Dates that a source states for machines and for people (ISO 8601; EDTF, ISO 8601-2)."""

from typing import Any

import pytest

from crosswalks.common.dates import stated_date


@pytest.mark.parametrize(
    ("begin", "end", "text", "stated"),
    [
        ("1905", "2012", "ca. 1905 to 2012", {"edtf": "1905/2012", "text": "ca. 1905 to 2012"}),
        ("1905", "2012", "1905/2012", "1905/2012"),
        ("1906", "1906", "", "1906"),
        ("1906", "", "in 1906", {"edtf": "1906", "text": "in 1906"}),
        ("1990", "9999", "1990-ongoing", {"edtf": "1990/..", "text": "1990-ongoing"}),
        ("-0500-01-01", "", "", "-0500-01-01"),
        (
            "1900-01-01T00:00:00Z",
            "1930-12-31T23:59:59+09:00",
            "early",
            {"edtf": "1900-01-01/1930-12-31", "text": "early"},
        ),
        ("undated", "", "undated", "undated"),
        ("early", "late", "", "early"),
        ("", "", "", None),
    ],
)
def test_a_span_is_kept_with_its_words(begin: str, end: str, text: str, stated: Any) -> None:
    assert stated_date(begin, end, text) == stated
