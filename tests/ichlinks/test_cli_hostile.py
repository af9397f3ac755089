"""What an archive wrote cannot steer the terminal of whoever reads about it."""

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ichlinks.cli.reports import show
from ichlinks.cli.shared import harmless, print_table

_HOSTILE = "\x1b]0;owned\x07\x9b2Jx\u202eabc\u2066\r"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("a\u202ecba", r"a\u202ecba"),
        ("\x9b2J", r"\x9b2J"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("판소리 می‌خواهم क्‍ष", "판소리 می‌خواهم क्‍ष"),
    ],
)
def test_only_what_steers_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_what_is_harmless_stays(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)


def test_reports_and_tables_are_harmless() -> None:
    warning = {"code": "c", "message": _HOSTILE, "count": 1, "examples": [_HOSTILE]}
    error = {"code": "c", "message": _HOSTILE}
    report = {"partner": "a", "stage": "harvest", "state": "failed", "counts": {}, "warnings": [warning],
              "error": error, "next": None}  # fmt: skip
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        show(report, as_json=False)
        print_table(("identifier",), [(_HOSTILE,)])
    told = out.getvalue() + err.getvalue()
    assert told.count("owned") == 4
    assert not set(told) & set("\x1b\x07\x9b\u202e\u2066\r")


def test_on_a_narrow_terminal_each_row_is_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    with redirect_stdout(io.StringIO()) as out:
        print_table(("partner", "state", "next"), [("bay", "complete", None), ("cape", "held", "2026-01-01")])
    assert out.getvalue() == "partner: bay\nstate: complete\n\npartner: cape\nstate: held\nnext: 2026-01-01\n\n"
