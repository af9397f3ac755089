"""What flows between the stages, and the function types that the stages are.

    harvest: Task, Ledger → Events      crosswalk: Payload → Draft      enrich: Draft → Draft
    screen:  Record → Verdict           manifest, document: Item → bytes

Stages are pure: they know no store, no clock, no environment. Only harvesters touch the network.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ichlinks.record import Record

Outcome = Literal["accept", "flag", "quarantine", "reject", "withhold", "deleted"]
PUBLIC: frozenset[str] = frozenset({"accept", "flag"})
"""Outcomes whose Records the public sees."""

JSON = dict[str, Any]
ItemJSON = Mapping[str, Any]
"""An Item as plain JSON values, valid under `ichlinks schema item`: stages read it without building models."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The bytes that stood before and after the records of a page, so that one record can be read alone.

    OAI-PMH: declaration, root and namespaces; CSV: the media type and the header line; JSON: nothing.
    """

    head: bytes = b""
    tail: bytes = b""


@dataclass(frozen=True, slots=True)
class Payload:
    """One record exactly as the partner sent it.

    `data` are its own bytes; `sha256` tells whether they changed, or what they mean below their envelope;
    `datestamp` and `sets` are raw; `rejected` says why it cannot be read (`identifier` is made from the checksum
    where it has none of its own). Where the bytes had to be `repaired`, `original` is what was sent, if that differs.
    `parts` are the levels of components of a finding aid that are records of their own, with these same bytes.
    """

    identifier: str
    data: bytes
    sha256: bytes
    envelope: Envelope = Envelope()
    datestamp: str | None = None
    sets: tuple[str, ...] = ()
    deleted: bool = False
    repaired: bool = False
    rejected: "Reason | None" = None
    original: bytes | None = None
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A record that is a part of another one's bytes; `sha256` tells whether it changed, with what it inherits."""

    identifier: str
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record has its outcome: in words for the partner, with the rule that said so."""

    rule: str
    severity: Literal["info", "flag", "quarantine", "reject", "withhold"]
    message: str
    field: str | None = None
    excerpt: str | None = None
    hint: str | None = None


@dataclass(slots=True)
class Draft:
    """A Record in the making: its fields as plain values, where each was found, what was noticed on the way.

    `fields` has the keys of the Record's JSON (a language map is `{"und": ["…"]}`, a date is its source text
    until enrichment makes it a Date); `paths` maps a field to its source path (`dc:title`, `column name_en`).
    `crosswalk` and `version` name what made it, where that was chosen for this one record.
    """

    fields: JSON
    paths: dict[str, str] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    crosswalk: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()


Crosswalk = Callable[[Payload], Draft]
"""Raises Rejected where the payload cannot be understood."""

Enrich = Callable[[Draft], Draft]
Screen = Callable[[Record], Verdict]


@dataclass(frozen=True, slots=True)
class Span:
    """What a harvest run is asked for; dates are ISO 8601, UTC."""

    full: bool = False
    from_: str | None = None
    until: str | None = None
    set_: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A span of one set that is complete, or will be asked for again. The unit of retry and resume.

    `token` continues an unfinished list; `response_date` is the endpoint's own clock at the first request;
    `size` is how many records were announced; `broken` how often the list was read and had records that cannot be;
    `validator` is the HTTP ETag of a file; with `sweep`, what the complete list does not name is gone.
    """

    set_: str | None = None
    from_: str | None = None
    until: str | None = None
    token: str | None = None
    response_date: str | None = None
    validator: str | None = None
    attempts: int = 0
    records: int = 0
    sweep: bool = False
    size: int | None = None
    broken: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What earlier runs left: windows to finish, and per set the last complete window.

    `waiting` are sets whose unfinished window must not be tried yet, and that are therefore left alone in this run.
    `unswept` is for how many seconds the endpoint's identifiers have not been compared with the store.
    `known` looks up the stored checksums of identifiers, for sources that take a request to fetch a record.
    """

    unfinished: tuple[Window, ...] = ()
    complete: Mapping[str | None, Window] = field(default_factory=dict)
    waiting: frozenset[str | None] = frozenset()
    unswept: float = 0.0
    known: Callable[[Sequence[str]], Mapping[str, bytes]] = field(default=lambda _: {}, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Warn:
    """Something worth saying in the run report; never a reason to stop."""

    code: str
    message: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the endpoint, understood as far as its records' identities; committed as a whole."""

    window: Window
    payloads: tuple[Payload, ...]
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class WindowDone:
    """The list has been proved complete."""

    window: Window


@dataclass(frozen=True, slots=True)
class WindowFailed:
    window: Window
    code: str
    message: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class WindowSplit:
    """Deep pages of a window fail again and again: its parts take its place."""

    window: Window
    parts: tuple[Window, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Named:
    """Identifiers that the endpoint lists, in a list of nothing but identifiers."""

    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Swept:
    """That list has been proved complete: what it did not name is gone."""


Event = Page | WindowDone | WindowFailed | WindowSplit | Named | Swept | Warn
Harvest = Callable[[Span, Ledger], Iterator[Event]]
"""Bound to one partner's options; yields what it finds, the pipeline commits each event."""
