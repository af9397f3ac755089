"""What has to be seen before the list of a web API counts as complete."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from harvesters.spans import Stop
from harvesters.unreadable import Unreadable
from ichlinks.stages import Event, Payload, Warn, Window, WindowDone

_MAX_EMPTY = 3


@dataclass
class Proof:
    """Follows a list page by page.

    `counted`: pages are numbered, so that only an empty one, or a total, ends it. `whole`: every run reads all of it.
    """

    window: Window
    counted: bool
    whole: bool = True
    full: int | None = None
    """Items of a page that is not the last, where that is known."""
    base: int = 0
    pages: int = 0
    total: int | None = None
    most: int = 0
    shrank: bool = False
    empty: int = 0
    again: int = 0
    seen: set[int] = field(default_factory=set)
    positions: set[str] = field(default_factory=set)
    unreadable: Unreadable = field(default_factory=Unreadable)

    def __post_init__(self) -> None:
        self.base = self.window.records
        self.unreadable.found = bool(self.window.token and self.window.broken)

    @property
    def reached(self) -> bool:
        """Whether as much came as was announced."""
        return self.total is not None and self.window.records >= self.total

    def accept(self, page: Sequence[Payload], total: int | None, position: str | None, date: str | None) -> bool:
        """Takes a page in; whether the list goes on after it. Raises Stop on what must not be believed.

        A page beyond the total that only repeats is not taken in: the window stays as it was.
        """
        reached = self.reached
        fresh = {hash(one.identifier) for one in page}
        twice = len(fresh & self.seen)
        if page and twice == len(fresh):
            if reached:
                return False
            raise self.stop("page_repeated", f"page {self.pages + 1} of this run has only items of pages before it")
        self.again += len(page) - len(fresh) + twice
        self.seen |= fresh
        self.note(page)
        self._total(total)
        if not page and position == self.window.token:
            position = None  # the same cursor after an empty page is how some servers end a list
        self._move(len(page), position, date)
        return self._goes_on(len(page), position)

    def note(self, page: Sequence[Payload]) -> None:
        """Takes in which records of a page, or details, cannot be read."""
        if not self.whole:
            self.window = self.unreadable.note(self.window, page)

    def end(self) -> Iterator[Event]:
        """The end of the list. Raises Stop where it cannot be the whole list."""
        got = self.window.records - self.again
        if self.shrank and (self.counted or got < self.most):
            raise self.stop("list_shrank", "the list lost items while its pages were turned: others may have moved")
        if self.total is not None and got < self.total:
            twice = f", {self.again} of them twice" if self.again else ""
            message = f"the endpoint announces {self.total} items and gave {self.window.records}{twice}"
            raise self.stop("list_incomplete", message)
        self.unreadable.check(self.window)
        if self.again:
            yield Warn("items_repeated", f"{self.again} items came more than once")
        if self.total is not None and got > self.total:
            yield Warn("total_differs", f"the endpoint announces {self.total} items and gave {got}")
        yield WindowDone(replace(self.window, token=None))

    def stop(self, code: str, message: str) -> Stop:
        """The list cannot be trusted: it is asked for again from its beginning."""
        return Stop(replace(self.window, token=None, records=0), code, message)

    def _total(self, total: int | None) -> None:
        self.shrank |= self.total is not None and total is not None and total < self.total
        self.total = total if total is not None else self.total
        self.most = max(self.most, total or 0)

    def _move(self, items: int, position: str | None, date: str | None) -> None:
        self.pages += 1
        self.full = items if self.full is None else self.full
        self.window = replace(
            self.window,
            token=position,
            records=self.window.records + items,
            response_date=self.window.response_date or date,
        )

    def _goes_on(self, items: int, position: str | None) -> bool:
        if position is None:
            return False
        if self.counted:
            return items > 0 and not (self.reached and items < (self.full or 0))
        if position in self.positions:
            raise self.stop("cursor_repeated", "the endpoint gave the same cursor, or next page, twice")
        self.positions.add(position)
        self.empty = 0 if items else self.empty + 1
        if self.empty >= _MAX_EMPTY:
            raise self.stop("empty_pages", f"{_MAX_EMPTY} pages without items, and still a next one")
        return True
