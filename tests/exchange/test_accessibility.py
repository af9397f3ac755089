"""Every kind of page against the rules of axe-core for WCAG 2.2 AA, in light and dark, on a desk and a phone.

Needs chromium, chromedriver, and `npm install axe-core` in ICHLINKS_TEST_CACHE or ~/.cache/ichlinks-tests.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.browser import Browser, chromium, is_installed
from tests.exchange.conftest import WITHDRAWN
from tests.exchange.heritage import heritage
from tests.servers.missing import say_missing

CACHE = Path(os.environ.get("ICHLINKS_TEST_CACHE", Path.home() / ".cache" / "ichlinks-tests"))
AXE = CACHE / "node_modules" / "axe-core" / "axe.min.js"
PATHS = ["/", "/search", "/search?q=khaen&type=Element&country=LA", "/search?q=zzzz", "/data", "/terms", "/nowhere",
         f"/items/{WITHDRAWN}", *(f"/items/{item['id']}" for item in heritage())]  # fmt: skip
RULES = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not is_installed():
        say_missing("chromium and chromedriver")
    with chromium() as started:
        yield started


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_page_breaks_a_rule(face: str, browser: Browser, width: int, scheme: str) -> None:
    if not AXE.is_file():
        say_missing("axe-core, from npm")
    broken = {}
    for path in PATHS:
        browser.show(face + path, width, scheme)
        browser.run(AXE.read_text())
        result = browser.wait_for(f"{RULES}.then(r => [r.passes.length, r.violations.map(v => v.id)])")
        assert result[0] > 20
        broken[path] = result[1]
    assert {path: rules for path, rules in broken.items() if rules} == {}


@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(face: str, browser: Browser, path: str, width: int) -> None:
    """WCAG 2.2, success criterion 1.4.10: down to 320 CSS pixels."""
    browser.show(face + path, width, "light")
    assert browser.run("const e = document.documentElement; return e.scrollWidth - e.clientWidth") == 0


def test_the_first_stop_of_the_keyboard_skips_to_the_content(face: str, browser: Browser) -> None:
    browser.show(face, 1280, "light")
    first = browser.run("return document.querySelector('a, button, input').getAttribute('href')")
    assert first == "#main"
