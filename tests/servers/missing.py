"""What a test says when the machine cannot run a server or lacks the recorded data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest

MISSING = "missing on this machine: "


class ServerMissing(Exception):
    """The software of a server is not on this machine; `reason` says what is missing."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def say_missing(what: str) -> NoReturn:
    """A skip on a bare machine; a failure where CI=true promises that everything is there."""
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING + what, pytrace=False)
    pytest.skip(MISSING + what)


@contextmanager
def missing_is_said() -> Iterator[None]:
    """Around the start of a server: ServerMissing becomes a skip or a failure."""
    try:
        yield
    except ServerMissing as missing:
        say_missing(missing.reason)
