"""Chromium through its WebDriver (W3C WebDriver, and the Chrome DevTools Protocol for what that cannot say)."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests

from tests.exchange.ports import free_port

_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update")  # fmt: skip


@dataclass(frozen=True)
class Browser:
    session: str

    def show(self, address: str, width: int, scheme: str) -> None:
        """Opens a page as a screen of `width` pixels shows it to somebody who prefers `scheme`, light or dark."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self._tools("Emulation.setDeviceMetricsOverride", size)
        wish = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        self._tools("Emulation.setEmulatedMedia", wish)
        self._post("/url", {"url": address})

    def run(self, script: str) -> Any:
        return self._post("/execute/sync", {"script": script, "args": []})

    def wait_for(self, promise: str) -> Any:
        script = f"const done = arguments[arguments.length - 1]; ({promise}).then(done);"
        return self._post("/execute/async", {"script": script, "args": []})

    def _tools(self, command: str, parameters: dict[str, Any]) -> None:
        self._post("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = requests.post(self.session + path, json=body, timeout=60)
        answer.raise_for_status()
        return answer.json()["value"]


def is_installed() -> bool:
    return bool(shutil.which("chromedriver") and shutil.which("chromium"))


@contextmanager
def chromium() -> Iterator[Browser]:
    port = free_port()
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with tempfile.TemporaryDirectory() as profile:
            session = _session(f"http://127.0.0.1:{port}", profile)
            yield Browser(session)
            requests.delete(session, timeout=60)
    finally:
        driver.terminate()
        driver.wait(10)


def _session(driver: str, profile: str) -> str:
    options = {"binary": shutil.which("chromium"), "args": [*_OPTIONS, f"--user-data-dir={profile}"]}
    _wait(driver)
    wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
    answer = requests.post(f"{driver}/session", json=wanted, timeout=60)
    answer.raise_for_status()
    return f"{driver}/session/{answer.json()['value']['sessionId']}"


def _wait(driver: str) -> None:
    for _ in range(200):
        try:
            requests.get(f"{driver}/status", timeout=5)
            return
        except requests.ConnectionError:
            time.sleep(0.05)
    raise TimeoutError("chromedriver did not start")
