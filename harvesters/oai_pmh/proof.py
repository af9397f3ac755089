"""What has to be seen before an OAI-PMH list counts as complete."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from harvesters.oai_pmh.distinct import Names
from harvesters.oai_pmh.page import OaiPage
from harvesters.oai_pmh.sets import belongs, strays
from harvesters.spans import Stop, instant
from ichlinks.stages import Event, Warn, Window, WindowDone

_MAX_EMPTY = 3
_TRIES = 3
_TOLERANCE = 0.01
_AHEAD = timedelta(days=1)
_ADVICE = {
    "cannotDisseminateFormat": "set harvest.metadata_prefix to a format the endpoint lists",
    "noSetHierarchy": "remove harvest.sets: the endpoint has none",
    "badArgument": "check harvest.sets and the dates asked for",
}


@dataclass
class Proof:
    """Follows a list page by page; raises Stop on what must not be believed.

    `most` is the largest size that was announced, `size` the last one; `longest` the number of records of the longest
    page, `latest` that of the last one; `foreign` a record of another set than was
    asked for, `inside` whether the first page had one of that set.
    """

    window: Window
    limit: int | None
    pages: int = 0
    size: int | None = None
    most: int = 0
    empty: int = 0
    longest: int = 0
    latest: int = 0
    ended: bool = False
    without: bool = False
    again: bool = False
    repeated: bool = False
    shrank: bool = False
    foreign: str = ""
    rejected: int = 0
    inside: bool | None = None
    outside: bool = False
    names: Names = field(default_factory=Names)
    tokens: set[str] = field(default_factory=set)
    fingerprints: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.window.token:
            self.tokens.add(self.window.token)

    def warnings(self, page: OaiPage) -> Iterator[Warn]:
        if page.problem:
            yield Warn("page_not_well_formed", f"a page is not well-formed XML: {page.problem}; records were salvaged")
        elif page.repaired:
            yield Warn("page_repaired", f"a page was not well-formed XML and could be repaired: {page.repaired}")
        if not self.pages and _is_ahead(page):
            yield Warn("clock_ahead", f"the endpoint's clock says {page.response_date}; ours is used instead")
        if self.window.set_ and not self.foreign:
            self.foreign = strays(page.payloads, self.window.set_)
            if self.foreign:
                yield Warn("set_ignored", f"records came that are not of the set {self.window.set_}", self.foreign)
        for identifier in page.bare:
            yield Warn("metadata_missing", "a record has no metadata and is not deleted", identifier)

    def accept(self, page: OaiPage) -> Window:
        """The window as it stands once this page is saved."""
        self._errors(page)
        self._repetition(page)
        self._announced(page)
        self._membership(page)
        self.pages += 1
        self.rejected += sum(one.rejected is not None for one in page.payloads)
        self.latest = len(page.payloads)
        self.longest = max(self.longest, self.latest)
        self.ended, self.without = page.ended, "noRecordsMatch" in page.errors
        self.window = replace(
            self.window,
            token=page.token,
            records=self.window.records + len(page.payloads),
            response_date=self.window.response_date or _clock(page),
            size=self.size,
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
        if self.outside:
            raise self.stop("set_lost", f"after {self.pages - 1} pages the records are no longer of the set")
        self.empty = 0 if page.payloads else self.empty + 1
        if self.empty >= _MAX_EMPTY and page.token:
            raise self.stop("empty_pages", f"{_MAX_EMPTY} pages without records, and still a token")
        # Counted whenever their number has doubled, so that counting costs no more than the pages themselves.
        if self.pages >= 16 and self.pages & (self.pages - 1) == 0 and self.names.distinct() * 2 < len(self.names):
            raise self.stop("records_repeated", "most records of the list have come before")
        if self.limit is not None and self.window.records >= self.limit and page.token:
            raise Stop(self.window, "limit", f"stopped after {self.window.records} records as asked")

    def end(self) -> Iterator[Event]:
        """The proof itself: a list ends with an empty token, or without one where its count agrees (section 3.5)."""
        if self.repeated:
            raise self.stop("page_repeated", "the endpoint sent the same page twice")
        twins = len(self.names) - self.names.distinct() if self.pages > 1 else 0
        had = self.window.records - twins
        if twins and not (self.size and had >= self.size):
            raise self.stop("list_unstable", f"{twins} records came twice from page to page; others may be left out")
        if self.shrank and had < self.most:
            raise self.stop("list_shrank", f"completeListSize went from {self.most} to {self.size} while it was read")
        yield from self._counted(had)
        if self.rejected:
            yield from self._unreadable()
        yield WindowDone(replace(self.window, token=None))

    def _unreadable(self) -> Iterator[Warn]:
        """Asked for again; what the endpoint sends broken time after time is kept as it is, and told."""
        message = f"{self.rejected} records cannot be read; each is kept and rejected by itself"
        if self.window.attempts < _TRIES:
            raise self.stop("records_rejected", message)
        yield Warn("records_rejected", message)

    def _counted(self, had: int) -> Iterator[Warn]:
        message = f"completeListSize says {self.size}, the list had {had} records"
        if not self.ended and self.pages > 1:
            if self.size and had < self.size:
                raise self.stop("list_incomplete", f"{message}, and ended without the empty token that ends a list")
            if not self.size and not self.without and self.latest >= self.longest:
                raise self.stop("token_vanished", "a full page came without a token, and no size was announced")
            if not self.size and not self.without:
                yield Warn("end_without_token", "the list ended without an empty token, and no size was announced")
        elif self.size and not self.ended and had < self.size:
            raise self.stop("list_incomplete", f"{message}, and ended without the empty token that ends a list")
        if self.size and (had < self.size or had > self.size * (1 + _TOLERANCE)):
            yield Warn("complete_list_size_differs", message)

    def stop(self, code: str, message: str) -> Stop:
        """The list cannot be trusted from here on: the window is asked for again from its beginning."""
        return Stop(replace(self.window, token=None, records=0), code, message, deep=self.pages > 0)

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
        identifiers = tuple(payload.identifier for payload in page.payloads)
        self.names.add(identifiers)
        fingerprint = hash(identifiers)
        self.repeated |= bool(identifiers) and fingerprint in self.fingerprints
        self.fingerprints.add(fingerprint)

    def _announced(self, page: OaiPage) -> None:
        """Some endpoints count down what is left; that is no list that shrinks."""
        size = page.complete_list_size
        if not size or (self.pages and size + self.window.records == self.most):
            return
        self.shrank |= size < self.most
        self.size, self.most = size, max(size, self.most)

    def _membership(self, page: OaiPage) -> None:
        if self.window.set_ and page.payloads:
            mine = belongs(page.payloads, self.window.set_)
            self.inside = mine if self.inside is None else self.inside
            self.outside = self.inside is True and mine is False


def _clock(page: OaiPage) -> str:
    """The endpoint's clock; ours, and a little earlier, where it tells none, or one that cannot be."""
    said = None if _is_ahead(page) else instant(page.response_date)
    return said or (datetime.now(UTC) - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_ahead(page: OaiPage) -> bool:
    said = instant(page.response_date)
    return said is not None and said > (datetime.now(UTC) + _AHEAD).strftime("%Y-%m-%dT%H:%M:%SZ")


def _snake(code: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", code).lower()
