"""The requests of one examination: few, one after another, each remembered with its time."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from harvesters.barred import barred
from harvesters.http import Answer, Client
from ichlinks.errors import Retriable

MOST = 16
"""Requests of one examination, whatever the endpoint answers."""

UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request: `what` was asked, in words; an answer, or why there is none; seconds for the whole answer."""

    what: str
    answer: Answer | None
    error: Retriable | None
    seconds: float

    @property
    def body(self) -> bytes:
        return self.answer.body if self.answer else b""

    @property
    def url(self) -> str:
        """The address that answered; the empty text where none did."""
        return self.answer.url if self.answer else ""

    @property
    def status(self) -> int:
        return self.answer.status if self.answer else 0

    @property
    def first_byte(self) -> float:
        """Seconds until the answer began."""
        return self.answer.first_byte if self.answer else 0.0

    @property
    def barred(self) -> str:
        """What kind of page for people it is, where one stands in the way: login_page or challenge."""
        found = barred(self.answer.headers, self.body) if self.answer else None
        return found[0].replace("_", " ") if found else ""

    def header(self, name: str) -> str:
        return self.answer.headers.get(name, "") if self.answer else ""


@dataclass
class Asking:
    """Asks through `client`, with `pause` seconds between two requests.

    A request beyond MOST is not sent, nor any after the server asked to be left alone.
    """

    client: Client
    pause: float = 0.0
    exchanges: list[Exchange] = field(default_factory=list)

    def get(self, what: str, url: str, parameters: Mapping[str, str] | None = None) -> Exchange:
        time.sleep(self.pause if self.exchanges else 0.0)
        answer, error = None, None
        began = time.monotonic()
        try:
            self._check()
            answer = self.client.get(url, dict(parameters or {}))
        except Retriable as failed:
            error = failed
        exchange = Exchange(what, answer, error, time.monotonic() - began)
        self.exchanges.append(exchange)
        return exchange

    def _check(self) -> None:
        if len(self.exchanges) >= MOST:
            raise Retriable(UNASKED, f"not asked: {MOST} requests are enough for one examination")
        if any(one.error and one.error.retry_after for one in self.exchanges):
            raise Retriable(UNASKED, "not asked: the server wants to be left alone for a while")
