"""`ichlinks` commands without the wait for imports: each is a process of its own, forked from one that has them all.

    with Commands() as run:
        run("status", "--json").stdout

A request to the process that forks is one line of JSON on its stdin; the answer on its stdout is an exit code.
"""

import gc
import json
import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import mkdtemp
from typing import Any

from tests.servers.running import Running

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("ichlinks.cli", "ichlinks.pipeline", "harvesters", "index", "exchange", "samples")
_SECONDS = 120


class Commands(Running):
    """Runs commands one after another, in the environment of the caller."""

    temporary = True

    def start(self) -> None:
        self.home = Path(mkdtemp(prefix="ichlinks-commands-"))
        command = [sys.executable, "-c", "from tests.servers.commands import serve; serve()"]
        self._forks = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def stop(self) -> None:
        self._forks.communicate()

    def __call__(self, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """What a command printed, and its exit code; `more` is added to the environment."""
        out, err = (self.home / name for name in ("out", "err"))
        asked = {"arguments": arguments, "variables": {**os.environ, **more}, "out": str(out), "err": str(err)}
        assert self._forks.stdin and self._forks.stdout
        self._forks.stdin.write(json.dumps(asked) + "\n")
        self._forks.stdin.flush()
        code = int(self._forks.stdout.readline())
        return subprocess.CompletedProcess(arguments, code, out.read_text("utf-8"), err.read_text("utf-8"))


def serve() -> None:
    """Forks a command for each request, until stdin ends."""
    from ichlinks.cli import main

    for name in ("alembic.command", "rich.table", *_modules()):
        import_module(name)
    gc.freeze()
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            _become(json.loads(line))
            main()
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _modules() -> list[str]:
    return [one.name for name in _PACKAGES for one in walk_packages(import_module(name).__path__, f"{name}.")]


def _become(asked: dict[str, Any]) -> None:
    """What the shell does before a command starts."""
    signal.alarm(_SECONDS)
    os.environ.clear()
    os.environ.update(asked["variables"])
    sys.argv = ["ichlinks", *asked["arguments"]]
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, path, flags in ((0, os.devnull, os.O_RDONLY), (1, asked["out"], write), (2, asked["err"], write)):
        os.dup2(os.open(path, flags), number)
