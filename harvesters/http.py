"""How an endpoint is asked: one session, identified, patient, bounded, never into a private network.

Retries cover broken connections, time-outs, 429 and 5xx; `Retry-After` is obeyed in both forms of RFC 9110
(section 10.2.3) up to PATIENCE, beyond which the run ends and says when to come back.
"""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from requests.structures import CaseInsensitiveDict

from config.partner import Access
from harvesters.guard import GuardedAdapter
from ichlinks import __version__
from ichlinks.errors import Retriable

PATIENCE = 300.0
"""The longest pause, in seconds, that a worker sleeps through."""

USER_AGENT = f"ichlinks/{__version__} (heritage aggregator; polite harvester)"
_RETRY = {429, 500, 502, 503, 504}
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
        moment = _http_date(self.headers.get("Date", ""))
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
        for attempt in range(self.access.retries + 1):
            try:
                answer = self._follow(url, parameters, headers or {})
            except Retriable as error:
                problem = error
            else:
                if answer.status not in _RETRY:
                    return answer
                problem = _busy(answer)
            if attempt == self.access.retries or (problem.retry_after or 0) > PATIENCE:
                raise problem
            time.sleep(_pause(attempt, problem.retry_after))
        raise AssertionError("unreachable")

    def close(self) -> None:
        self._session.close()

    def _follow(self, url: str, query: Query, headers: Mapping[str, str]) -> Answer:
        for _ in range(_MAX_REDIRECTS + 1):
            answer = self._once(url, query, headers)
            if answer.status not in _REDIRECT or "Location" not in answer.headers:
                return answer
            url = urljoin(answer.url, answer.headers["Location"])
            # Some servers drop the query when they send to https.
            query = "" if urlsplit(url).query else query
        raise Retriable("too_many_redirects", f"{redacted(url)} redirects more than {_MAX_REDIRECTS} times")

    def _once(self, url: str, query: Query, headers: Mapping[str, str]) -> Answer:
        if urlsplit(url).scheme not in ("http", "https"):
            raise Retriable("address_refused", f"{redacted(url)} is not an http(s) address")
        time.sleep(max(0.0, self._next - time.monotonic()))
        self.requests += 1
        try:
            return self._read(url, query, {**self.access.headers, **headers, **self._credentials(url)})
        except requests.Timeout as error:
            raise Retriable("timeout", f"{redacted(url)} did not answer in {self.access.timeout:g} s") from error
        except requests.RequestException as error:
            raise Retriable("connection", f"{redacted(url)}: {_cause(error)}") from error
        finally:
            self._next = time.monotonic() + self.access.delay

    def _read(self, url: str, query: Query, headers: Mapping[str, str]) -> Answer:
        deadline = time.monotonic() + self.access.deadline
        basic = self.access.auth.basic if self._own(url) else None
        with self._session.get(
            url,
            params=query,
            headers=headers,
            auth=(basic.user, basic.password.get_secret_value()) if basic else None,
            timeout=self.access.timeout,
            stream=True,
            allow_redirects=False,
        ) as response:
            body = bytearray()
            for chunk in response.iter_content(_CHUNK):
                body += chunk
                if self.head and len(body) >= self.head:
                    break
                if len(body) > self.access.max_page_bytes:
                    raise Retriable("too_large", f"{redacted(url)} sent over {self.access.max_page_bytes} bytes")
                if time.monotonic() > deadline:
                    raise Retriable("deadline", f"{redacted(url)} took over {self.access.deadline:g} s for one answer")
            return Answer(response.status_code, response.headers, bytes(body), response.url)

    def _own(self, url: str) -> bool:
        return urlsplit(url)[:2] == urlsplit(self.access.endpoint)[:2]

    def _credentials(self, url: str) -> dict[str, str]:
        if not self._own(url):
            return {}
        auth = self.access.auth
        headers = {name: value.get_secret_value() for name, value in auth.header.items()}
        return {**headers, "Authorization": f"Bearer {auth.bearer.get_secret_value()}"} if auth.bearer else headers


def redacted(url: str) -> str:
    """An address without user, password and query, fit for logs."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _session(allow_private: tuple[str, ...]) -> requests.Session:
    session = requests.Session()
    # No proxies and no .netrc from the environment: where a request goes is said in the partner file.
    session.trust_env = False
    session.headers = CaseInsensitiveDict(
        {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, GuardedAdapter(allow_private))
    return session


def _busy(answer: Answer) -> Retriable:
    wait = retry_after(answer.headers.get("Retry-After"))
    later = f"; it asks to come back in {wait:.0f} s" if wait else ""
    return Retriable(f"http_{answer.status}", f"{redacted(answer.url)} answered {answer.status}{later}", wait)


def retry_after(value: str | None) -> float | None:
    """Seconds to wait, from either form of Retry-After; None where it says nothing that can be understood."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    moment = _http_date(value)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment else None


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _pause(attempt: int, asked: float | None) -> float:
    return asked if asked is not None else min(60.0, 0.5 * 2**attempt) * random.uniform(0.5, 1.5)


def _cause(error: BaseException) -> str:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return str(error) or type(error).__name__
