"""What a stored row is read by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.tables import Head, head, named, repeated


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["id", " name "], ("id", "name")),
        (["title", "title", "title"], ("title", "title 2", "title 3")),
        (["title", "title", "title 2"], ("title", "title 3", "title 2")),
        (["id", "", ""], ("id", "column 2", "column 3")),
    ],
)
def test_every_column_has_a_name(cells: list[str], names: tuple[str, ...]) -> None:
    assert named(cells) == names


@given(st.lists(st.sampled_from(["a", "a 2", "a 3", "", "column 2", "b"]), max_size=8))
def test_no_two_columns_have_one_name(cells: list[str]) -> None:
    names = named(cells)
    assert len(set(names)) == len(names) == len(cells)


def test_repeated_names_are_told_once() -> None:
    assert repeated(["a", "b", "a ", "", "", "a"]) == ["a"]


@given(st.sampled_from(["utf-8", "utf-16-le", "cp949"]), st.sampled_from(",;\t| "), st.binary())
def test_a_head_is_read_back(charset: str, delimiter: str, line: bytes) -> None:
    one = Head(charset, delimiter, line)
    assert head(bytes(one)) == one


def test_a_header_line_alone_is_no_head() -> None:
    assert head(b"id,name\n") is None
