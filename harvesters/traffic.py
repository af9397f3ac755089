"""Who asks which host when: all clients of one process share a host's limit and its pauses."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition, Event, Lock

from harvesters.waiting import PATIENCE
from ichlinks.errors import Retriable

_GLANCE = 0.25
"""Seconds after which whoever waits looks whether to stop."""


@dataclass
class _Host:
    """`limit`: the smallest that anybody gave; `free_at` and `quiet_until` are moments of the monotonic clock."""

    limit: int
    busy: int = 0
    free_at: float = 0.0
    quiet_until: float = 0.0
    changed: Condition = field(default_factory=Condition)


class Traffic:
    """The requests of one process. `stop` makes every client that waits or reads end with KeyboardInterrupt."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()
        self._stopped = Event()

    def stop(self) -> None:
        self._stopped.set()

    def check(self) -> None:
        """Raises KeyboardInterrupt once `stop` was called."""
        if self._stopped.is_set():
            raise KeyboardInterrupt

    def sleep(self, seconds: float) -> None:
        if seconds > 0 and self._stopped.wait(seconds):
            raise KeyboardInterrupt

    @contextmanager
    def turn(self, name: str, connections: int, delay: float, patience: float = PATIENCE) -> Iterator[None]:
        """Room for one request to the host `name`: no more than `connections` at once, `delay` seconds between two.

        Raises Retriable while the host wants to be left alone for longer than `patience` seconds.
        """
        host = self._host(name, connections)
        at = self._reserved(host, delay, patience)
        try:
            self._rest(host, at - time.monotonic())
            yield
        finally:
            with host.changed:
                host.busy -= 1
                host.free_at = max(host.free_at, time.monotonic() + delay)
                host.changed.notify()

    def hush(self, name: str, seconds: float) -> None:
        """The host `name` is asked nothing for so long, as it wished."""
        host = self._host(name)
        with host.changed:
            host.quiet_until = max(host.quiet_until, time.monotonic() + seconds)

    def rest(self, name: str, seconds: float) -> None:
        """Sleeps before the next request to the host `name`; a wish for quiet that ends by then is fulfilled."""
        self._rest(self._host(name), seconds)

    def _rest(self, host: _Host, seconds: float) -> None:
        until = time.monotonic() + seconds
        self.sleep(seconds)
        with host.changed:
            host.quiet_until = host.quiet_until if host.quiet_until > until else 0.0

    def _host(self, name: str, connections: int | None = None) -> _Host:
        with self._lock:
            host = self._hosts.setdefault(name, _Host(connections or 1))
            host.limit = min(host.limit, connections or host.limit)
            return host

    def _reserved(self, host: _Host, delay: float, patience: float) -> float:
        with host.changed:
            self.check()
            while host.busy >= host.limit:
                host.changed.wait(_GLANCE)
                self.check()
            now = time.monotonic()
            if (wait := host.quiet_until - now) > patience:
                raise Retriable("rate_limited", f"the endpoint wants to be asked again in {wait:.0f} s", wait)
            at = max(now, host.free_at, host.quiet_until)
            host.busy += 1
            host.free_at = at + delay
            return at
