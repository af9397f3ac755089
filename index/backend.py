"""What every search back-end does, and what a query means (docs/search.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from config.settings import Workspace
from ichlinks.errors import Invalid
from index.tokens import terms

FACETS: Mapping[str, str] = {
    "type": "type",
    "country": "countries",
    "domain": "domains",
    "language": "languages",
    "partner": "partner",
    "list": "list",
}
"""Search parameter, which is also the facet's name → field of the document."""

DEEPEST = 10_000
"""Results that can be paged to; further on, a query needs more words."""

Entry = tuple[str, bytes | None]
"""Item id, and its document or None where the Item is no longer public."""


@dataclass(frozen=True, slots=True)
class Query:
    """Items that contain all of `words` and have every given value; pages count from 1. Raises Invalid."""

    words: str = ""
    type: str | None = None
    country: str | None = None
    domain: str | None = None
    language: str | None = None
    partner: str | None = None
    list: str | None = None
    page: int = 1
    size: int = 20

    def __post_init__(self) -> None:
        if self.page < 1 or not 1 <= self.size <= 100:
            raise Invalid("page counts from 1, and size is 1 to 100")
        if self.page * self.size > DEEPEST:
            raise Invalid(f"only the first {DEEPEST} results can be paged through; add words or filters")

    @property
    def filters(self) -> dict[str, str]:
        """Document field → value that it must have."""
        wanted = {field: getattr(self, name) for name, field in FACETS.items()}
        return {field: value for field, value in wanted.items() if value is not None}

    @property
    def wordless(self) -> bool:
        """Something was asked for and none of it is a word: no Item contains it."""
        return bool(self.words.strip()) and not terms(self.words)

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True)
class Hit:
    """One result; `display` is the part of its document that a list shows."""

    id: str
    display: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """One page of hits; `total` and `facets` speak of all that match, most frequent value first."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Sequence[tuple[str, int]]]


NO_FRESH = "there is no fresh index to promote; see 'ichlinks index build'"
NO_EARLIER = "there is no earlier index to go back to"
NOTHING = Result(0, (), {name: [] for name in FACETS})


class Index(Protocol):
    """A search index that knows how far into the change log it has come."""

    def cursor(self) -> int:
        """The change number up to which this index is complete; 0 where there is none yet."""

    def write(self, entries: Sequence[Entry], cursor: int) -> None:
        """Stores documents, deletes what is None, then moves the cursor; doing it twice changes nothing.

        Raises Retriable (the server is away or busy; the cursor has not moved) or Fatal naming refused Items.
        """

    def search(self, query: Query) -> Result: ...

    def count(self) -> int: ...

    def checksums(self) -> Iterator[tuple[str, str]]:
        """Id and checksum of every document, in the order of ids."""

    def build(self) -> "Index":
        """A fresh, empty index beside the live one, replacing an earlier one that was not promoted."""

    def fresh(self) -> "Index":
        """What `build` made. Raises Invalid where there is none."""

    def previous(self) -> "Index":
        """What was in place before the last `promote` or `rollback`. Raises Invalid where there is none."""

    def promote(self) -> None:
        """Puts the fresh index in place at once, as it is; keeps the old one for `rollback`. Raises Invalid."""

    def rollback(self) -> None:
        """Puts the previous index back in place, as it is. Raises Invalid."""

    def close(self) -> None:
        """Makes what was written searchable and lets go of the server or file."""


def open_index(workspace: Workspace) -> Index:
    """The index in use: the Elasticsearch at ICHLINKS_SEARCH_URL, else the embedded one in `var/`."""
    if workspace.search_url:
        from index.elasticsearch import connect

        return connect(workspace.search_url)
    from index.embedded import EmbeddedIndex

    return EmbeddedIndex(workspace.var)
