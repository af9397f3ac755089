"""4 to 14, as far as they are about pages, sizes, sets and arguments."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

from tests.servers.endpoint import Answer
from tests.servers.misbehaving.behaviour import Behaviour, Error
from tests.servers.misbehaving.protocol import DEEP, PER_PAGE, Part, Position, Visit


class EmptyPageBetween(Behaviour, number="4"):
    """The first token leads to a page without records, whose token leads to the second page."""

    def part(self, part: Part, visit: Visit) -> Part:
        if visit.offset != PER_PAGE or visit.position.rest.startswith("on"):
            return part
        return replace(part, entries=(), token=str(replace(visit.position, rest=f"on{visit.position.rest}")))


class EmptyPageOnce(Behaviour, number="4b"):
    """The second page comes without its records the first time; no list says how long it is."""

    def part(self, part: Part, visit: Visit) -> Part:
        empty = visit.offset == PER_PAGE and self.first("second page")
        return replace(part, entries=() if empty else part.entries, size=None)


class TokenMissing(Behaviour, number="6"):
    """The second page has no token, though the first one has said that there is more."""

    def part(self, part: Part, visit: Visit) -> Part:
        return replace(part, token=None) if visit.offset == PER_PAGE else part


class WrongListSize(Behaviour, number="10"):
    """completeListSize is the total of all sets and years, the cursor a page number."""

    def part(self, part: Part, visit: Visit) -> Part:
        return replace(part, size=240, cursor=visit.offset // PER_PAGE) if part.entries else part


class NoListSize(Behaviour, number="10b"):
    """There is neither completeListSize nor cursor."""

    def part(self, part: Part, visit: Visit) -> Part:
        return replace(part, size=None, cursor=None)


class DeepPagesFail(Behaviour, number="11"):
    """From the third page on, the server fails with status 500."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        return (500, {"Content-Type": "text/html"}, b"<h1>Out of memory</h1>") if visit.offset >= DEEP else answer


class SetLostOnPageTwo(Behaviour, number="12"):
    """From the second page on, the list holds the records of every set."""

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        position = Position.of(arguments.get("resumptionToken", ""))
        return {**arguments, "resumptionToken": str(replace(position, set_=""))} if position else arguments


class SetIgnored(Behaviour, number="12b"):
    """The argument `set` changes nothing."""

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        return {name: value for name, value in arguments.items() if name != "set"}


class VerbFirst(Behaviour, number="13"):
    """The verb has to be the first argument."""

    def error(self, error: Error | None, visit: Visit) -> Error | None:
        return error if visit.raw_query.startswith("verb=") else ("badVerb", "no verb")


class EmptyArguments(Behaviour, number="14"):
    """An empty argument is refused, and so is a colon of a set that is encoded twice."""

    def error(self, error: Error | None, visit: Visit) -> Error | None:
        values = [value for _, value in parse_qsl(visit.raw_query, keep_blank_values=True)]
        bad = "" in values or any("%3A" in value.upper() for value in values)
        return ("badArgument", "an argument is empty or wrong") if bad else error
