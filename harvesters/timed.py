"""Reading from a server within a deadline for the whole answer, its head included.

A time-out of a socket starts anew with every byte; a server that sends one now and then would never be given up.
"""

import time
from collections.abc import Callable
from http.client import HTTPResponse
from io import BufferedReader, RawIOBase
from math import inf
from socket import socket
from typing import Any

from harvesters.traffic import Traffic

_GLANCE = 0.25


class Deadline:
    """`until`: a moment of the monotonic clock; set before each request."""

    def __init__(self, traffic: Traffic) -> None:
        self.traffic = traffic
        self.until = inf

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self.until


class Timed(RawIOBase):
    """What a connected socket receives. Raises TimeoutError after the socket's own time-out and at the deadline."""

    def __init__(self, connected: socket, deadline: Deadline) -> None:
        self._socket, self._deadline = connected, deadline
        # A file of the socket's own keeps it open until the answer is read, though its connection is let go before.
        self._file = connected.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        patience = self._socket.gettimeout()
        try:
            return self._received(buffer, min(self._deadline.until, time.monotonic() + (patience or inf)))
        finally:
            self._socket.settimeout(patience)

    def _received(self, buffer: Any, until: float) -> int:
        while (left := until - time.monotonic()) > 0:
            self._deadline.traffic.check()
            self._socket.settimeout(min(left, _GLANCE))
            try:
                return self._socket.recv_into(buffer)
            except TimeoutError:
                continue
        raise TimeoutError("timed out")

    def close(self) -> None:
        self._file.close()
        super().close()


def responses(deadline: Deadline) -> Callable[..., HTTPResponse]:
    """A `response_class` for connections (http.client) whose answers are read by `Timed`."""

    class Heard:
        def __init__(self, connected: socket) -> None:
            self.connected = connected

        def makefile(self, mode: str) -> BufferedReader:
            return BufferedReader(Timed(self.connected, deadline))

    def response(connected: socket, *arguments: Any, **options: Any) -> HTTPResponse:
        heard: Any = Heard(connected)
        return HTTPResponse(heard, *arguments, **options)

    return response
