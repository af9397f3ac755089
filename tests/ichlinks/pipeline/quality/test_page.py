"""The page that partners get by mail, in a browser: readable on a desk, on a phone and on paper (WCAG 2.2 AA)."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ichlinks.pipeline.quality.page import page
from tests.exchange.browser import Browser, chromium, is_installed
from tests.exchange.test_accessibility import AXE, RULES
from tests.servers.missing import say_missing

_EVIL = "<script>alert(1)</script>"
_LONG = "https://archive.example/" + "oai" * 60
_FIGURES = {"records": 1200, "public": 1100, "scored": 1150, "score": 58,
            "scores": {"completeness": 70, "languages": 45, "links": 20, "rights": 97, "media": 58}}  # fmt: skip

REPORT: dict[str, Any] = {
    "partner": "archive",
    "name": {"ko": "살아 있는 유산 아카이브"},
    "at": "2026-11-22T10:00:00Z",
    **_FIGURES,
    "outcomes": {"accept": 1000, "flag": 100, "quarantine": 50, "reject": 20, "withhold": 30, "deleted": 10},
    "types": {"Element": 1150},
    "tiers": {"metadata": {"A": 600, "B": 550}, "content": {"1": 1150}},
    "advice": [
        {"code": "scope.out", "what": f"50 records wait: {_EVIL}", "how": _LONG, "records": 50, "public": 50},
        {"code": "links", "what": "Name them", "how": "By an address.", "records": 900, "gain": 12.5},
    ],
    "coverage": [
        {"type": "Element", "field": "title", "records": 1150, "of": 1150, "expected": True},
        {"type": "Element", "field": "places", "records": 300, "of": 1150, "expected": True},
        {"type": "Element", "field": "communities", "records": 0, "of": 1150, "expected": True},
    ],
    "languages": [{"language": "ko", "name": "Korean", "records": 900, "title": 900, "description": 400}],
    "rules": [
        {"rule": "scope.out", "severity": "quarantine", "message": _EVIL, "hint": "is it?", "records": 50,
         "examples": [{"identifier": _LONG, "excerpt": _EVIL}, {"identifier": "1"}]},
        {"rule": "text.entities", "severity": "info", "message": "", "hint": None, "records": 9, "examples": []},
        {"rule": "sensitive.tka", "severity": "flag", "message": "", "hint": None, "records": 1, "examples": []},
    ],
    "repaired": 3,
    "left_over": {"read": 1000, "places": [{"place": "dc:coverage", "records": 120}]},
    "pages": {"ok": 1_204, "away": 1, "barred": 3, "examples": []},
    "media": {"ok": 10, "dead": 2, "untried": 5, "examples": [{"identifier": "1", "address": _LONG}]},
    "trend": [
        {"run": "1", "at": "2026-10-01T10:00:00Z", **_FIGURES, "score": 40},
        {"run": "2", "at": "2026-11-22T10:00:00Z", **_FIGURES},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not is_installed():
        say_missing("chromium and chromedriver")
    with chromium() as started:
        yield started


@pytest.fixture
def address(tmp_path: Path) -> str:
    (tmp_path / "report.html").write_text(page(REPORT), encoding="utf-8")
    return f"file://{tmp_path / 'report.html'}"


def test_what_comes_from_outside_is_escaped() -> None:
    assert _EVIL not in page(REPORT)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(REPORT)


def test_the_partner_is_named_in_its_own_language() -> None:
    assert '<h1 lang="ko" dir="auto">살아 있는 유산 아카이브</h1>' in page(REPORT)


def test_a_name_from_right_to_left_reads_so(browser: Browser, tmp_path: Path) -> None:
    """UAX 9: in a line from left to right, what follows the Arabic would stand at its wrong side."""
    (tmp_path / "report.html").write_text(page({**REPORT, "name": {"ar": "أرشيف التراث (ICH) 2026"}}), encoding="utf-8")
    browser.show(f"file://{tmp_path / 'report.html'}", 1200, "light")
    assert browser.run("return getComputedStyle(document.querySelector('h1')).direction") == "rtl"


def test_it_says_how_many_records_a_rule_keeps_back() -> None:
    """A record may be kept back by several rules: mending one of them need not show it."""
    assert "keeps 50 from being shown" in page(REPORT)
    assert "2 things to mend, the most useful first" in page(REPORT)
    assert "1 thing to mend</p>" in page({**REPORT, "advice": REPORT["advice"][:1]})


def test_a_sample_says_its_size() -> None:
    said = "Counted in a sample of 1,000 of 1,150 records"
    assert said in page(REPORT)
    assert said not in page({**REPORT, "scored": 1000})


def test_it_says_of_what_the_score_is_the_mean() -> None:
    """docs/quality.md: the score of a partner is the mean of its records' scores, not of its five."""
    text = page(REPORT)
    assert "yours is the mean of your records" in text
    assert "mean of the five" not in text


def test_it_says_what_was_found_at_addresses() -> None:
    text = page(REPORT)
    assert "Pages: 1,204 answered; 1 did not answer the last time, and will be asked again; 3 closed to us." in text
    assert "Images, recordings and files: 10 answered; 2 led nowhere; 5 not asked yet." in text


def test_it_needs_no_other_file() -> None:
    assert not any(mark in page(REPORT) for mark in ("src=", "href=", "url(", "<script"))


@pytest.mark.parametrize("width", [320, 400, 1200])
def test_it_never_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    browser.show(address, width, "light")
    assert browser.run("const e = document.documentElement; return e.scrollWidth - e.clientWidth") == 0


@pytest.mark.parametrize("width", [320, 1200])
def test_it_breaks_no_rule_of_accessibility(browser: Browser, address: str, width: int) -> None:
    if not AXE.is_file():
        say_missing("axe-core, from npm")
    browser.show(address, width, "light")
    browser.run(AXE.read_text())
    result = browser.wait_for(f"{RULES}.then(r => [r.passes.length, r.violations.map(v => v.id)])")
    assert (result[0] > 10, result[1]) == (True, [])


def test_it_prints(address: str, tmp_path: Path) -> None:
    if not is_installed():
        say_missing("chromium and chromedriver")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run(
        ["chromium", *options, f"--print-to-pdf={tmp_path / 'report.pdf'}", address],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
