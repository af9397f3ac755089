"""How an endpoint is asked: one session, identified, patient, bounded, never into a private network.

Retries cover broken connections, time-outs, 429 and 5xx; a server that asks for more than PATIENCE ends the run,
which says when to come back.
"""

import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError, ReadTimeoutError

from config.sources import Access
from harvesters.guard import GuardedAdapter
from harvesters.waiting import PATIENCE, http_date, pause, retry_after
from ichlinks import __version__
from ichlinks.errors import Retriable

USER_AGENT = f"ichlinks/{__version__} (heritage aggregator; polite harvester)"
_BUSY = {429, 500, 502, 503, 504}
_TRANSIENT = {"timeout", "connection", *(f"http_{status}" for status in _BUSY)}
_REDIRECT = {301, 302, 303, 307, 308}
_MAX_REDIRECTS = 5
_CHUNK = 1 << 16

Query = Mapping[str, str] | str
"""Parameters to be encoded, or a query string that is encoded already."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, whole; `body` is decompressed."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    @property
    def date(self) -> str | None:
        """The server's clock (the Date header), ISO 8601 in UTC."""
        moment = http_date(self.headers.get("Date", ""))
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


class Client:
    """Asks one partner's endpoint. Counts its requests in `requests`; sleeps `delay` between two of them.

    With `head`, no more than about so many bytes of an answer are read.
    """

    def __init__(self, access: Access, allow_private: tuple[str, ...] = (), head: int | None = None) -> None:
        self.access = access
        self.head = head
        self.requests = 0
        self._next = 0.0
        self._session = _session(allow_private)

    def get(self, url: str, parameters: Query = "", headers: Mapping[str, str] | None = None) -> Answer:
        """One answer, whatever its status unless that asks for a retry. Raises Retriable when patience ends."""
        for attempt in count():
            try:
                return self._follow(url, parameters, headers or {})
            except Retriable as error:
                asked = error.retry_after
                if error.code not in _TRANSIENT or attempt == self.access.retries or (asked or 0) > PATIENCE:
                    raise
            time.sleep(pause(attempt, asked))
        raise AssertionError("count() has no end")

    def close(self) -> None:
        self._session.close()

    def _follow(self, url: str, query: Query, headers: Mapping[str, str]) -> Answer:
        first = url
        for _ in range(_MAX_REDIRECTS + 1):
            answer = self._once(url, query, headers)
            if answer.status in _BUSY:
                raise _busy(answer)
            if answer.status not in _REDIRECT or "Location" not in answer.headers:
                return answer
            url = _target(answer)
            # Some servers drop the query when they send to https; no other host is told what it holds.
            query = query if _host(url) == _host(self.access.endpoint) and "?" not in url else ""
        raise Retriable("too_many_redirects", f"{redacted(first)} redirects more than {_MAX_REDIRECTS} times")

    def _once(self, url: str, query: Query, headers: Mapping[str, str]) -> Answer:
        if not _is_address(url):
            raise Retriable("address_refused", f"an http(s) address is needed, not one that begins with {url[:10]!r}")
        time.sleep(max(0.0, self._next - time.monotonic()))
        self.requests += 1
        try:
            return self._read(url, query, {**self.access.headers, **headers, **self._credentials(url)})
        except (requests.Timeout, ReadTimeoutError) as error:
            raise Retriable("timeout", f"{redacted(url)} did not answer in {self.access.timeout:g} s") from error
        except (requests.RequestException, HTTPError) as error:
            raise Retriable("connection", f"{redacted(url)}: {_cause(error)}") from error
        finally:
            self._next = time.monotonic() + self.access.delay

    def _read(self, url: str, query: Query, headers: Mapping[str, str]) -> Answer:
        deadline = time.monotonic() + self.access.deadline
        with self._session.get(
            url,
            params=query,
            headers=headers,
            timeout=self.access.timeout,
            stream=True,
            allow_redirects=False,
        ) as response:
            body = self._body(response, url, deadline)
            return Answer(response.status_code, response.headers, body, response.url)

    def _body(self, response: requests.Response, url: str, deadline: float) -> bytes:
        body = bytearray()
        # read1 returns what has arrived, so that the deadline holds for a server that sends a byte now and then.
        while chunk := response.raw.read1(_CHUNK, decode_content=True):
            body += chunk
            if self.head and len(body) >= self.head:
                break
            if len(body) > self.access.max_page_bytes:
                raise Retriable("too_large", f"{redacted(url)} sent over {self.access.max_page_bytes} bytes")
            if time.monotonic() > deadline:
                raise Retriable("deadline", f"{redacted(url)} took over {self.access.deadline:g} s for one answer")
        return bytes(body)

    def _own(self, url: str) -> bool:
        return urlsplit(url)[:2] == urlsplit(self.access.endpoint)[:2]

    def _credentials(self, url: str) -> dict[str, str]:
        """RFC 7617 (in UTF-8, section 2.1) and RFC 6750, for the endpoint's own host only."""
        if not self._own(url):
            return {}
        auth = self.access.auth
        headers = {name: value.get_secret_value() for name, value in auth.header.items()}
        if auth.basic:
            pair = f"{auth.basic.user}:{auth.basic.password.get_secret_value()}"
            headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        if auth.bearer:
            headers["Authorization"] = f"Bearer {auth.bearer.get_secret_value()}"
        return headers


def _host(url: str) -> str | None:
    return urlsplit(url).hostname if _is_address(url) else None


def redacted(url: str) -> str:
    """An address without user, password and query, fit for logs."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


class _Session(requests.Session):
    """One that does not look where an answer redirects to: it would read that answer whole, however long."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None


def _session(allow_private: tuple[str, ...]) -> requests.Session:
    session = _Session()
    # No proxies and no .netrc from the environment: where a request goes is said in the partner file.
    session.trust_env = False
    session.headers = CaseInsensitiveDict(
        {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, GuardedAdapter(allow_private))
    return session


def refusal(answer: Answer, wanted: str) -> Retriable:
    """What is said of an answer whose status is not that of what was `wanted`."""
    address = redacted(answer.url)
    if answer.status in (401, 403):
        why = "it wants other credentials or bars harvesters"
        return Retriable("refused", f"{address} answered {answer.status}: {why}")
    return Retriable(f"http_{answer.status}", f"{address} answered {answer.status}, not with {wanted}")


def _target(answer: Answer) -> str:
    """Where an answer sends us; nothing where that cannot be understood."""
    try:
        return urljoin(answer.url, answer.headers["Location"])
    except ValueError:
        return ""


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _busy(answer: Answer) -> Retriable:
    wait = retry_after(answer.headers.get("Retry-After"))
    later = f"; it asks to come back in {wait:.0f} s" if wait else ""
    return Retriable(f"http_{answer.status}", f"{redacted(answer.url)} answered {answer.status}{later}", wait)


def _cause(error: BaseException) -> str:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return str(error) or type(error).__name__
