"""The page that is mailed, in a browser: readable on a desk, on a phone and on paper, by the rules of WCAG 2.2 AA."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ichlinks.pipeline.doctor.findings import WEIGHTS, Checked, Examination, Finding
from ichlinks.pipeline.doctor.report import page
from tests.exchange.browser import Browser, chromium, is_installed
from tests.exchange.test_accessibility import AXE, RULES
from tests.servers.missing import say_missing

_LONG = "https://archive.example/" + "oai" * 60


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not is_installed():
        say_missing("chromium and chromedriver")
    with chromium() as started:
        yield started


@pytest.fixture
def address(tmp_path: Path) -> str:
    findings = tuple(Finding("c", effect, "What is wrong", "Clause 1", "Causes.", "Mend.", _LONG) for effect in WEIGHTS)
    found = {"repository": "살아 있는 유산 아카이브", "records on the first page": 30, "sets": _LONG}
    one = Examination(
        _LONG, "oai_pmh", found, [Checked("Lists", findings), Checked("Sets", ())], f"endpoint: {_LONG}\n"
    )
    (tmp_path / "report.html").write_text(page(one), encoding="utf-8")
    return f"file://{tmp_path / 'report.html'}"


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
