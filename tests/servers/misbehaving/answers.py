"""37, 47 to 49, 54 to 56: what an answer of HTTP says, and where it sends us."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.servers.endpoint import Answer
from tests.servers.misbehaving.behaviour import Behaviour
from tests.servers.misbehaving.protocol import DEEP, PER_PAGE, Visit

_HTML = {"Content-Type": "text/html; charset=UTF-8"}
_PAGE = "<!DOCTYPE html><html><head><title>{title}</title></head><body>{content}<br></body></html>"


class NoCharset(Behaviour, number="37"):
    """Content-Type names no charset."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return answer[0], {"Content-Type": "text/xml"}, answer[2]


class HtmlAnswer(Behaviour, number="47"):
    """Every list is a page that says that the archive is being mended, with status 200."""

    status = 200
    title, content = "Maintenance", "<p>We are back soon.</p>"

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        page = _PAGE.format(title=self.title, content=self.content)
        return (self.status, _HTML, page.encode()) if visit.is_list else answer


class LoginPage(HtmlAnswer, number="47b"):
    """Every list is a form that asks for a password, with status 200."""

    title = "Sign in"
    content = '<form action="/login" method="post"><input name="user"><input type="password" name="password"></form>'


class Challenge(HtmlAnswer, number="47c"):
    """A firewall answers every list with a riddle for browsers, and status 403."""

    status = 403
    title, content = "Just a moment...", '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page"></script>'


class TooManyRecords(Behaviour, number="47d"):
    """A list of more than two pages is refused with status 413 and a page of HTML."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        page = _PAGE.format(title="413", content="Too many records: use from and until.").encode()
        return (413, _HTML, page) if len(visit.found) > DEEP else answer


class ComeBackInSeconds(Behaviour, number="48"):
    """The first request for the second page is answered 503: come back in two seconds."""

    status = 503

    def after(self) -> str:
        return "2"

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        busy = visit.offset == PER_PAGE and self.first("busy")
        return (self.status, {"Retry-After": self.after()}, b"busy") if busy else answer


class ComeBackAtDate(ComeBackInSeconds, number="48b"):
    """The first request for the second page is answered 429: come back at a time half a minute ahead."""

    status = 429

    def after(self) -> str:
        return format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)


class ComeBackTomorrow(Behaviour, number="48c"):
    """From the second page on, every request is answered 503: come back in a day."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return (503, {"Retry-After": "86400"}, b"busy") if visit.offset >= PER_PAGE else answer


class Moved(Behaviour, number="49"):
    """The endpoint has moved; the redirect drops the query."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return answer if visit.path.endswith("/new") else (301, {"Location": f"{visit.url}/new"}, b"")


class RedirectsForEver(Behaviour, number="49b"):
    """Every request is redirected to itself."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return 302, {"Location": f"{visit.url}?{visit.raw_query}"}, b""


class UserAgents(Behaviour, number="54"):
    """Libraries, and harvesters that give no contact, are refused with status 403."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        agent = visit.headers.get("User-Agent", "python")
        contact = "@" in visit.headers.get("From", "") or "http" in agent or "@" in agent
        library = any(name in agent.lower() for name in ("python", "curl", "java", "sickle"))
        return answer if contact and not library else (403, _HTML, b"<h1>Forbidden</h1>")


class WrongContentType(Behaviour, number="55"):
    """XML is sent as text/html."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return answer[0], _HTML, answer[2]


class InternalBaseUrl(Behaviour, number="56"):
    """Identify names a base URL inside the archive's own network."""

    def identify(self, facts: dict[str, str], visit: Visit) -> dict[str, str]:
        return {**facts, "baseURL": "http://localhost:1801/oaiprovider/request"}
