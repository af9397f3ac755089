"""50 to 53 and 57: TLS, packing, time, broken connections and size."""

from __future__ import annotations

import gzip
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import Event

from tests.servers.endpoint import Answer, Endpoint, reset_after
from tests.servers.misbehaving.archive import Entry
from tests.servers.misbehaving.behaviour import Behaviour
from tests.servers.misbehaving.protocol import DEEP, PER_PAGE, Visit

_LARGE = 700_000


class BadCertificate(Behaviour, number="50"):
    """Every request is redirected to https, where the certificate has expired and nobody known has signed it."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return 302, {"Location": f"{_with_tls()}/oai?{visit.raw_query}"}, b""


class GzipUnsaid(Behaviour, number="51"):
    """Answers are packed by gzip, but no header says so."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return answer[0], answer[1], gzip.compress(_whole(answer), mtime=0)


class GzipClaimed(Behaviour, number="51b"):
    """A header says gzip, but the answer is not packed, unless nothing but `identity` is accepted."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        packed = "gzip" in visit.headers.get("Accept-Encoding", "")
        return (answer[0], {**answer[1], "Content-Encoding": "gzip"}, answer[2]) if packed else answer


class Dripping(Behaviour, number="52"):
    """The second page comes by one byte every twentieth of a second."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        if visit.offset != PER_PAGE:
            return answer
        return answer[0], {**answer[1], "Content-Length": str(len(_whole(answer)))}, _drops(_whole(answer))


class ResetOnce(Behaviour, number="53"):
    """The connection breaks in the middle of the second page, the first time."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return _broken(answer) if visit.offset == PER_PAGE and self.first("reset") else answer


class ResetAlways(Behaviour, number="53b"):
    """The connection breaks in the middle of the third page, always."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return _broken(answer) if visit.offset == DEEP else answer


class LargePages(Behaviour, number="57"):
    """Every page has four megabytes."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        return xml.replace("</oai_dc:dc>", f"<dc:description>{'x' * _LARGE}</dc:description></oai_dc:dc>")


def _whole(answer: Answer) -> bytes:
    return answer[2] if isinstance(answer[2], bytes) else b"".join(answer[2])


def _broken(answer: Answer) -> Answer:
    body = _whole(answer)
    return answer[0], {**answer[1], "Content-Length": str(len(body))}, reset_after(body[: len(body) // 2])


def _drops(body: bytes) -> Iterator[bytes]:
    for n in range(len(body)):
        Event().wait(0.05)
        yield body[n : n + 1]


@cache
def _with_tls() -> str:
    """The address of a server whose certificate nobody should believe; it runs as long as the process."""
    import trustme

    server = Endpoint({"/oai": [(200, {}, b"")]})
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    expired = trustme.CA().issue_cert("127.0.0.1", not_after=datetime.now(UTC) - timedelta(days=1))
    expired.configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.__enter__()
    return server.url.replace("http:", "https:")
