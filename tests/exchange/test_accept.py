"""Content negotiation as RFC 9110, section 12.5.1, describes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.accept import choose

OFFERS = ("text/html", "application/json", "application/ld+json", "text/turtle")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        (BROWSER, "text/html"),
        ("application/json", "application/json"),
        ("APPLICATION/JSON", "application/json"),
        ("text/turtle, application/ld+json;q=0.9", "text/turtle"),
        ("text/turtle;q=0.5, application/ld+json;q=0.9", "application/ld+json"),
        ("text/*;q=0.3, text/html;q=0, */*;q=0.1", "text/turtle"),
        ("text/html;level=1;q=0.4, application/json; q=0.5", "application/json"),
        ("application/rdf+xml", None),
        ("text/html;q=0", None),
        ("text/html;q=nonsense", None),
    ],
)
def test_the_most_exact_range_decides_and_the_highest_weight_wins(accept: str, expected: str | None) -> None:
    assert choose(accept, OFFERS) == expected


@given(st.text(max_size=80))
def test_no_header_is_too_strange(accept: str) -> None:
    assert choose(accept, OFFERS) in (*OFFERS, None)


@given(st.permutations(["text/html;q=0.2", "application/json;q=0.7", "text/turtle;q=0.4", "*/*;q=0.1"]))
def test_the_order_of_the_ranges_does_not_matter(ranges: list[str]) -> None:
    assert choose(",".join(ranges), OFFERS) == "application/json"
