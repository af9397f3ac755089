"""The pages of docs/formats are made from the mapping tables."""

from pathlib import Path

import pytest

from crosswalks import FORMATS
from crosswalks.manual import page, pages

DOCS = Path(__file__).parents[2] / "docs" / "formats"


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run: python -m crosswalks.manual docs/formats"


def test_there_is_no_page_of_a_format_that_is_gone() -> None:
    assert {path.name for path in DOCS.glob("*.md")} == set(pages())


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_rule_says_what_it_does_and_follows(name: str) -> None:
    text = page(FORMATS[name])
    assert text.count("\n| `") == len(FORMATS[name].fields)
    assert "|  |" not in text
    assert "## Standards\n\n- " in text
