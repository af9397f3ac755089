"""What has to be seen before an OAI-PMH list counts as complete."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from harvesters.oai_pmh.page import OaiPage
from harvesters.spans import Stop, instant
from ichlinks.stages import Event, Warn, Window, WindowDone

_MAX_EMPTY = 3
_TOLERANCE = 0.01
_ADVICE = {
    "cannotDisseminateFormat": "set harvest.metadata_prefix to a format the endpoint lists",
    "noSetHierarchy": "remove harvest.sets: the endpoint has none",
    "badArgument": "check harvest.sets and the dates asked for",
}


@dataclass
class Proof:
    """Follows a list page by page; raises Stop on what must not be believed."""

    window: Window
    limit: int | None
    pages: int = 0
    size: int | None = None
    empty: int = 0
    ended: bool = False
    again: bool = False
    repeated: bool = False
    tokens: set[str] = field(default_factory=set)
    fingerprints: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.window.token:
            self.tokens.add(self.window.token)

    def warnings(self, page: OaiPage) -> Iterator[Warn]:
        if page.problem:
            yield Warn("page_not_well_formed", f"a page is not well-formed XML: {page.problem}; records were salvaged")
        elif page.payloads and page.payloads[0].repaired:
            yield Warn("page_repaired", "a page was not well-formed XML and could be repaired")

    def accept(self, page: OaiPage) -> Window:
        """The window as it stands once this page is saved."""
        self._errors(page)
        self._repetition(page)
        self.pages += 1
        self.size = page.complete_list_size or self.size
        self.ended = page.ended or "noRecordsMatch" in page.errors
        self.window = replace(
            self.window,
            token=page.token,
            records=self.window.records + len(page.payloads),
            response_date=self.window.response_date or instant(page.response_date) or _now(),
        )
        return self.window

    def check(self, page: OaiPage) -> None:
        """Stops after a page that was saved, but after which there is no going on."""
        if page.truncated:
            raise self.stop("truncated", "a page ends in the middle; what was whole in it is kept")
        if self.again:
            raise self.stop("token_repeated", f"the endpoint gave the resumption token {str(page.token)[:80]!r} twice")
        if self.repeated and self.window.records >= (self.size or 0):
            raise self.stop("page_repeated", "the endpoint sent the same page twice")
        self.empty = 0 if page.payloads else self.empty + 1
        if self.empty >= _MAX_EMPTY and page.token:
            raise self.stop("empty_pages", f"{_MAX_EMPTY} pages without records, and still a token")
        if self.limit is not None and self.window.records >= self.limit and page.token:
            raise Stop(self.window, "limit", f"stopped after {self.window.records} records as asked")

    def end(self) -> Iterator[Event]:
        if self.size and abs(self.size - self.window.records) > self.size * _TOLERANCE:
            message = f"completeListSize says {self.size}, the list had {self.window.records} records"
            if self.window.records < self.size and not self.ended:
                raise self.stop("list_incomplete", f"{message}, and ended without the empty token that ends a list")
            yield Warn("complete_list_size_differs", message)
        yield WindowDone(replace(self.window, token=None))

    def stop(self, code: str, message: str) -> Stop:
        """The list cannot be trusted from here on: the window is asked for again from its beginning."""
        return Stop(replace(self.window, token=None, records=0), code, message)

    def _errors(self, page: OaiPage) -> None:
        for code, message in page.errors.items():
            if code != "noRecordsMatch":
                told = f"the endpoint answered {code or 'an error without a code'}: {message}"
                advice = f"; {_ADVICE[code]}" if code in _ADVICE else ""
                raise self.stop(_snake(code) or "error_without_code", told + advice)

    def _repetition(self, page: OaiPage) -> None:
        self.again = page.token in self.tokens
        if page.token:
            self.tokens.add(page.token)
        fingerprint = hash(tuple(payload.identifier for payload in page.payloads))
        self.repeated |= bool(page.payloads) and fingerprint in self.fingerprints
        self.fingerprints.add(fingerprint)


def _snake(code: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", code).lower()


def _now() -> str:
    """Our own clock, and a little earlier, for an endpoint that does not tell its own."""
    return (datetime.now(UTC) - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
