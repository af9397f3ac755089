"""How an endpoint is asked: one session, identified, patient, bounded, never into a private network.

Retries cover broken connections, time-outs, 429 and 5xx; a server that asks for more than PATIENCE ends the run,
which says when to come back. So does one that has used up the BUDGET of pauses.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import requests
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError, ReadTimeoutError

from config.sources import Access
from harvesters.addresses import host_of, keeps_query, outward, redacted, scheme_of, target
from harvesters.certificates import disbelieved
from harvesters.credentials import Query, headers, with_keys
from harvesters.decoding import Garbled, decoded
from harvesters.ratelimit import quota_pause
from harvesters.session import session
from harvesters.timed import Deadline
from harvesters.traffic import Traffic
from harvesters.waiting import BUDGET, PATIENCE, http_date, pause, retry_after
from ichlinks.errors import Retriable

__all__ = ["Answer", "Client", "outward", "redacted", "refusal"]

_BUSY = {429, 500, 502, 503, 504}
_BROKEN = {"timeout", "connection", "garbled"}
_TRANSIENT = {*_BROKEN, *(f"http_{status}" for status in _BUSY)}
_REDIRECT = {301, 302, 303, 307, 308}
_MAX_REDIRECTS = 5
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, whole; `body` is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    first_byte: float = 0.0
    """Seconds from the request to the head of its answer."""

    @property
    def date(self) -> str | None:
        """The server's clock (the Date header), ISO 8601 in UTC."""
        moment = http_date(self.headers.get("Date", ""))
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


class Client:
    """Asks one partner's endpoint. Counts its requests in `requests`; clients with one `traffic` share hosts' limits.

    `contact` says who asks. With `head`, no more than about so many bytes of an answer are read.
    """

    def __init__(
        self,
        access: Access,
        allow_private: tuple[str, ...] = (),
        head: int | None = None,
        contact: str = "",
        traffic: Traffic | None = None,
    ) -> None:
        self.access = access
        self.head = head
        self.requests = 0
        self.traffic = traffic or Traffic()
        self._budget = BUDGET
        self._barred = 0.0
        self._deadline = Deadline(self.traffic)
        self._session = session(allow_private, contact, self._deadline)

    def get(
        self, url: str, parameters: Query = "", headers: Mapping[str, str] | None = None, reconnects: int | None = None
    ) -> Answer:
        """One answer, whatever its status unless that asks for a retry. Raises Retriable when patience ends.

        `reconnects` bounds how often a request is repeated whose answer was lost on the way: where the server may
        have acted on it, as for a resumption token that is good once.
        """
        for attempt in count():
            try:
                return self._follow(url, parameters, headers or {})
            except Retriable as error:
                wait = self._wait(error, attempt, reconnects)
                if wait is None:
                    raise
            self.traffic.rest(host_of(url) or "", wait)
        raise AssertionError("count() has no end")

    def close(self) -> None:
        self._session.close()

    def _wait(self, error: Retriable, attempt: int, reconnects: int | None) -> float | None:
        """Seconds until the next attempt, None where there is to be none."""
        most = self.access.retries
        if reconnects is not None and error.code in _BROKEN:
            most = min(most, reconnects)
        wait = pause(attempt, error.retry_after)
        if error.code not in _TRANSIENT or attempt >= most or wait > min(PATIENCE, self._budget):
            return None
        self._budget -= wait
        return wait

    def _follow(self, url: str, query: Query, more: Mapping[str, str]) -> Answer:
        first = url
        for _ in range(_MAX_REDIRECTS + 1):
            answer = self._once(url, query, more)
            if answer.status not in _REDIRECT or "Location" not in answer.headers:
                return answer
            url = target(answer.url, answer.headers["Location"])
            query = query if host_of(url) and keeps_query(self.access.endpoint, url) else ""
        raise Retriable("too_many_redirects", f"{redacted(first)} redirects more than {_MAX_REDIRECTS} times")

    def _once(self, url: str, query: Query, more: Mapping[str, str]) -> Answer:
        host = host_of(url)
        if host is None:
            raise Retriable("address_refused", f"an http(s) address is needed, not one of {scheme_of(url)}")
        if (left := self._barred - time.monotonic()) > 0:
            raise Retriable("rate_limited", f"{redacted(url)} wants to be asked again in {left:.0f} s", left)
        patience = min(PATIENCE, self._budget)
        with self.traffic.turn(host, self.access.connections, self.access.delay, patience):
            self.requests += 1
            answer = self._asked(url, query, {**self.access.headers, **more, **headers(self.access, url)})
        wait = _asked_pause(answer)
        if wait > PATIENCE:
            self._barred = time.monotonic() + wait
        elif wait:
            self.traffic.hush(host, wait)
        if answer.status in _BUSY:
            raise _busy(answer, wait)
        return answer

    def _asked(self, url: str, query: Query, told: Mapping[str, str]) -> Answer:
        """One request. What other libraries raise holds the whole address; nothing of it is handed on."""
        self._deadline.until = time.monotonic() + self.access.deadline
        try:
            return self._read(url, query, told)
        except (requests.Timeout, ReadTimeoutError):
            raise self._late(url) from None
        except Garbled as error:
            self._session.headers["Accept-Encoding"] = "identity"
            raise Retriable("garbled", f"{redacted(url)} sent what cannot be unpacked: {error}") from None
        except (requests.RequestException, HTTPError, OSError) as error:
            raise _broken(url, _cause(error)) from None

    def _read(self, url: str, query: Query, told: Mapping[str, str]) -> Answer:
        session, query = self._session, with_keys(self.access, url, query)
        merged = CaseInsensitiveDict({**session.headers})
        merged.update(told)
        asked = requests.Request("GET", url, merged, params=query, cookies=session.cookies).prepare()
        timeout = min(self.access.timeout, self.access.deadline)
        with session.send(asked, timeout=timeout, stream=True, allow_redirects=False) as response:
            body = self._body(response, url)
            return Answer(response.status_code, response.headers, body, response.url, response.elapsed.total_seconds())

    def _body(self, response: requests.Response, url: str) -> bytes:
        body = bytearray()
        # read1 returns what has arrived, so that a body is not waited for longer than it takes.
        chunks = iter(lambda: response.raw.read1(_CHUNK, decode_content=False), b"")
        for piece in decoded(chunks, response.headers.get("Content-Encoding", "")):
            body += piece
            if self.head and len(body) >= self.head:
                break
            if len(body) > self.access.max_page_bytes:
                raise Retriable("too_large", f"{redacted(url)} sent over {self.access.max_page_bytes} bytes")
        return bytes(body)

    def _late(self, url: str) -> Retriable:
        if self._deadline.passed:
            return Retriable("deadline", f"{redacted(url)} took over {self.access.deadline:g} s for one answer")
        return Retriable("timeout", f"{redacted(url)} did not answer in {self.access.timeout:g} s")


def refusal(answer: Answer, wanted: str) -> Retriable:
    """What is said of an answer whose status is not that of what was `wanted`."""
    address = redacted(answer.url)
    if answer.status in (401, 403):
        why = "it wants other credentials or bars harvesters"
        return Retriable("refused", f"{address} answered {answer.status}: {why}")
    return Retriable(f"http_{answer.status}", f"{address} answered {answer.status}, not with {wanted}")


def _asked_pause(answer: Answer) -> float:
    """Seconds that the host wants to be left alone: it is busy, or its quota nears its end."""
    busy = retry_after(answer.headers.get("Retry-After")) if answer.status in (429, 503) else None
    return max(busy or 0.0, quota_pause(answer.headers))


def _busy(answer: Answer, wait: float) -> Retriable:
    later = f"; it asks to come back in {wait:.0f} s" if wait else ""
    return Retriable(f"http_{answer.status}", f"{redacted(answer.url)} answered {answer.status}{later}", wait or None)


def _broken(url: str, cause: BaseException) -> Retriable:
    if fault := disbelieved(cause):
        return Retriable("certificate", f"{redacted(url)}: {fault}")
    told = re.sub(r"\?\S*", "", str(cause)) or type(cause).__name__
    return Retriable("connection", f"{redacted(url)}: {told}")


def _cause(error: BaseException) -> BaseException:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return error
