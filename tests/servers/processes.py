"""A server's processes: how much they have worked, and how to end them without warning."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import suppress

import psutil


def cpu_seconds(server: subprocess.Popen[bytes]) -> float:
    """User and system seconds of a process, its children, and the children that have ended."""
    while True:
        # A child that ends meanwhile is counted by its parent from then on: so everything is read again.
        with suppress(psutil.NoSuchProcess):
            return sum(sum(process.cpu_times()[:4]) for process in tree(server))


def kill(server: subprocess.Popen[bytes]) -> None:
    """SIGKILL for a process and its children; returns when they are gone."""
    processes = tree(server)
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    server.wait()
    while any(is_alive(process) for process in processes):
        time.sleep(0.01)


def tree(server: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The process first, then its children; empty when it has ended."""
    if server.poll() is not None:
        return []
    process = psutil.Process(server.pid)
    return [process, *process.children(recursive=True)]


def is_alive(process: psutil.Process) -> bool:
    """A zombie holds no memory and no files: it only waits for its parent, which may never look."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
