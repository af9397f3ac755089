"""How the lists of one endpoint are asked for, and what is learnt of it in one run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from config.sources import OaiPmh
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.page import NAMESPACE, OaiPage
from harvesters.spans import instant
from ichlinks.errors import Retriable
from ichlinks.stages import Payload, Warn, Window

_SET_SPEC = f".//{{{NAMESPACE}}}set/{{{NAMESPACE}}}setSpec"
_DAY, _SECOND = len("2003-10-17"), len("2003-10-17T10:20:30Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_SET_PAGES = 50


@dataclass
class Asking:
    """`days`: dates go as days. `by_hand`: the span was asked for by a person, and is not widened. `seen`: the last
    records that came; `inclusive`: what `includes_bounds` found."""

    endpoint: Endpoint
    options: OaiPmh
    days: bool
    by_hand: bool
    warnings: list[Warn] = field(default_factory=list)
    sets: set[str] | None = None
    seen: tuple[Payload, ...] = ()
    inclusive: bool | None = None
    verb: str = "ListRecords"

    def pages(self, window: Window) -> Iterator[OaiPage]:
        """The pages of a window, from its token on where it has one; the next is asked for when this one is done."""
        page = self._list(resumptionToken=window.token) if window.token else self._first(window)
        yield page
        while page.token:
            page = self._list(resumptionToken=page.token)
            yield page

    def told(self) -> Iterator[Warn]:
        """What there is to say of the way the endpoint was asked."""
        while self.warnings:
            yield self.warnings.pop(0)

    def heeds_dates(self, parts: tuple[Window, ...]) -> bool:
        """Whether the endpoint gives other records for each of two spans, as far as their datestamps show."""
        days: list[str] = []
        for part in parts:
            page = self._once(**self._span(part), **self._format(part))
            found = [one.datestamp[:10] for one in page.payloads if one.datestamp and _DATE.match(one.datestamp)]
            if any(not _between(day, part) for day in found):
                return False
            days += found
        return bool(days)

    def includes_bounds(self) -> bool:
        """Whether the endpoint gives what it has of one day or second when asked from it until it.

        Not where its datestamps are finer than what it is asked for: some of that day may lie behind the bound.
        """
        if self.inclusive is None and (moments := {one.datestamp for one in self.seen if one.datestamp}):
            try:
                self.inclusive = all(map(self._is_exact, moments)) and self._gives_all(min(moments))
            except Retriable:
                return False
        return bool(self.inclusive)

    def _is_exact(self, moment: str) -> bool:
        return instant(moment) is not None and len(moment) == (_DAY if self.days else _SECOND)

    def _gives_all(self, moment: str) -> bool:
        expected = {one.identifier for one in self.seen if one.datestamp == moment}
        page = self._once(**self._span(Window(from_=moment, until=moment)), **self._format(Window()))
        given = {one.identifier for one in page.payloads}
        return expected <= given or bool(page.token and expected & given)

    def lists_set(self, name: str) -> bool:
        """Whether the endpoint names this set; True where it cannot be told."""
        if self.sets is None:
            self.sets = set(self._set_specs())
        return not self.sets or name in self.sets

    def _set_specs(self) -> Iterator[str]:
        arguments: dict[str, str] = {}
        for _ in range(_MOST_SET_PAGES):
            try:
                page = self.endpoint.harvest(verb="ListSets", **arguments).page
            except Retriable:
                return
            specs = page.root.iterfind(_SET_SPEC) if page.root is not None else ()
            yield from (spec.text.strip() for spec in specs if spec.text)
            if not page.token or page.token == arguments.get("resumptionToken"):
                return
            arguments = {"resumptionToken": page.token}

    def _first(self, window: Window) -> OaiPage:
        """The first page, asked for in days where seconds are refused, and from the beginning where `from` is."""
        page = self._list(**self._span(window), **self._format(window))
        if set(page.errors) == {"badArgument"} and not self.days and (window.from_ or window.until):
            self.days = True
            page = self._list(**self._span(window), **self._format(window))
            if not page.errors:
                self._tell("granularity_refused", "the endpoint names seconds as its granularity and takes only days")
        if set(page.errors) == {"badArgument"} and window.from_ and not (window.until or self.by_hand):
            page = self._list(**self._format(window))
            if not page.errors:
                self._tell("from_refused", f"the endpoint refuses from={window.from_}; everything was asked for")
        return page

    def _list(self, **arguments: str | None) -> OaiPage:
        """A page that is cut off, or has no records and no error, is asked for once more before it is believed."""
        page = self._once(**arguments)
        if not page.truncated and (page.payloads or page.errors):
            return page
        again = self._once(**arguments)
        if page.truncated:
            self._tell("page_not_well_formed", "a page ends in the middle; it was asked for once more")
        elif page.token or again.payloads:
            self._tell("empty_page", "a page without records that is no end of a list; it was asked for once more")
        unsaid = again.errors and not page.token
        return page if unsaid or (page.truncated and (again.truncated or again.errors)) else again

    def _once(self, **arguments: str | None) -> OaiPage:
        page = self.endpoint.harvest(verb=self.verb, **arguments).page
        if not (page.listed == self.verb or page.errors or page.truncated):
            raise Retriable("list_missing", f"the endpoint answered {self.verb} with neither a list nor an error")
        self.seen = page.payloads or self.seen
        return page

    def _span(self, window: Window) -> dict[str, str | None]:
        length = _DAY if self.days else None
        return {"from": window.from_ and window.from_[:length], "until": window.until and window.until[:length]}

    def _format(self, window: Window) -> dict[str, str | None]:
        return {"metadataPrefix": self.options.metadata_prefix, "set": window.set_}

    def _tell(self, code: str, message: str) -> None:
        self.warnings.append(Warn(code, message))


def _between(day: str, window: Window) -> bool:
    """Give or take a day: clocks and time zones differ."""
    start, end = instant(window.from_, 86_400), instant(window.until, -86_400)
    return (not start or start[:10] <= day) and (not end or day <= end[:10])
