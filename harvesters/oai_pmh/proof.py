"""What has to be seen before an OAI-PMH list counts as complete."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from harvesters.oai_pmh.announced import Size, clock, is_ahead
from harvesters.oai_pmh.errors import said
from harvesters.oai_pmh.page import OaiPage
from harvesters.oai_pmh.repeats import Repeats
from harvesters.oai_pmh.sets import Membership
from harvesters.spans import Stop
from harvesters.unreadable import MESSAGE, Unreadable
from ichlinks.stages import Event, Warn, Window, WindowDone

_MAX_EMPTY = 3
_TOLERANCE = 0.01


@dataclass
class Proof:
    """Follows a list page by page; raises Stop on what must not be believed.

    `latest` and `longest` are numbers of records on a page; `ended` with an empty token, `matched` nothing any more.
    """

    window: Window
    limit: int | None
    pages: int = 0
    empty: int = 0
    longest: int = 0
    latest: int = 0
    ended: bool = False
    matched: bool = True
    size: Size = field(default_factory=Size)
    repeats: Repeats = field(default_factory=Repeats)
    set_: Membership = field(init=False)
    unreadable: Unreadable = field(init=False)

    def __post_init__(self) -> None:
        if self.window.token:
            self.repeats.went_on_from(self.window.token)
        self.set_ = Membership(self.window.set_)
        self.unreadable = Unreadable(found=self.window.token is not None and self.window.broken > 0)

    def warnings(self, page: OaiPage) -> Iterator[Warn]:
        if page.problem:
            yield Warn("page_not_well_formed", f"a page is not well-formed XML: {page.problem}; records were salvaged")
        elif page.repaired:
            yield Warn("page_repaired", f"a page was not well-formed XML and could be repaired: {page.repaired}")
        if not self.pages and is_ahead(page):
            yield Warn("clock_ahead", f"the endpoint's clock says {page.response_date}; ours is used instead")
        if self.set_.strays(page.payloads):
            yield Warn("set_ignored", f"records came that are not of the set {self.window.set_}", self.set_.stray)
        for identifier in page.bare:
            yield Warn("metadata_missing", "a record has no metadata and is not deleted", identifier)

    def accept(self, page: OaiPage) -> Window:
        """The window as it stands once this page is saved.

        Until the list is proved complete it goes on with the last page, so that a process that is killed in between
        asks for that one again, and not for the whole list.
        """
        if error := said(page):
            raise self.stop(*error)
        self.repeats.see(page)
        self.size.see(page, self.window.records if self.pages else 0)
        self.set_.see(page.payloads)
        self.pages += 1
        self.latest = len(page.payloads)
        self.longest = max(self.longest, self.latest)
        self.ended, self.matched = page.ended, "noRecordsMatch" not in page.errors
        before = self.unreadable.note(self.window, page.payloads)
        self.window = replace(
            before,
            token=page.token,
            records=before.records + self.latest,
            response_date=before.response_date or clock(page),
            size=self.size.last,
        )
        return self.window if page.token else replace(self.window, token=before.token, records=before.records)

    def check(self, page: OaiPage) -> None:
        """Stops after a page that was saved, but after which there is no going on."""
        if page.truncated:
            raise self.stop("truncated", "a page ends in the middle; what was whole in it is kept")
        if self.repeats.token:
            raise self.stop("token_repeated", f"the endpoint gave the resumption token {str(page.token)[:80]!r} twice")
        if self.repeats.page and (self.repeats.mostly() or self.window.records >= (self.size.last or 0)):
            raise self.stop("page_repeated", "the endpoint sent the same page twice")
        if self.set_.lost:
            raise self.stop("set_lost", f"after {self.pages - 1} pages the records are no longer of the set")
        self.empty = 0 if page.payloads else self.empty + 1
        if self.empty >= _MAX_EMPTY and page.token:
            raise self.stop("empty_pages", f"{_MAX_EMPTY} pages without records, and still a token")
        if self.repeats.mostly():
            raise self.stop("records_repeated", "most records of the list have come before")
        if self.limit is not None and self.window.records >= self.limit and page.token:
            raise Stop(self.window, "limit", f"stopped after {self.window.records} records as asked")

    def end(self) -> Iterator[Event]:
        """The proof itself: a list ends with an empty token, or without one where its count agrees (section 3.5)."""
        if self.repeats.page:
            raise self.stop("page_repeated", "the endpoint sent the same page twice")
        twins = self.repeats.twins()
        had, size = self.window.records - twins, self.size.last
        if twins and not (size and had >= size):
            raise self.stop("list_unstable", f"{twins} records came twice from page to page; others may be left out")
        if self.size.shrank and had < self.size.most:
            raise self.stop("list_shrank", f"completeListSize went from {self.size.most} to {size} while it was read")
        yield from self._counted(had, size) if size else self._uncounted()
        self.unreadable.check(self.window)
        if self.unreadable.found and not self.unreadable.counted:
            yield Warn("records_rejected", MESSAGE)  # an earlier run had them, and has told which
        yield WindowDone(replace(self.window, token=None))

    def _counted(self, had: int, size: int) -> Iterator[Warn]:
        message = f"completeListSize says {size}, the list had {had} records"
        if had < size and not self.ended:
            raise self.stop("list_incomplete", f"{message}, and ended without the empty token that ends a list")
        if had < size or had > size * (1 + _TOLERANCE):
            yield Warn("complete_list_size_differs", message)

    def _uncounted(self) -> Iterator[Warn]:
        """A list on one page needs no token; of a longer one, a page that is not full is taken for the last."""
        if self.ended or self.pages == 1 or not self.matched:
            return
        if self.latest >= self.longest:
            raise self.stop("token_vanished", "a full page came without a token, and no size was announced")
        yield Warn("end_without_token", "the list ended without an empty token, and no size was announced")

    def stop(self, code: str, message: str) -> Stop:
        """The list cannot be trusted from here on: the window is asked for again from its beginning."""
        return Stop(replace(self.window, token=None, records=0), code, message, deep=self.pages > 0)
