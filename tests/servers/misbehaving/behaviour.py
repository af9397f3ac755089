"""One behaviour changes one thing of a correct answer; `BEHAVIOURS` has them all by their number in the catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.servers.endpoint import Answer
from tests.servers.misbehaving.archive import Entry

if TYPE_CHECKING:
    from tests.servers.misbehaving.protocol import Part, Visit

Error = tuple[str | None, str]
"""Code and message of an OAI-PMH error; without a code where the endpoint forgets it."""

BEHAVIOURS: dict[str, type[Behaviour]] = {}


class Behaviour:
    """An endpoint has one instance of each of its behaviours; what is not overridden is correct."""

    number: str
    name: str
    about: str
    lasting = False
    """Whether it stays when the endpoint gets well: it is no fault."""

    def __init_subclass__(cls, number: str) -> None:
        cls.number = number
        cls.name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()
        cls.about = (cls.__doc__ or "").strip()
        BEHAVIOURS[number] = cls

    def __init__(self) -> None:
        self._met: set[object] = set()

    def first(self, what: object) -> bool:
        """Whether this is the first time that `what` happens."""
        met = what in self._met
        self._met.add(what)
        return not met

    def arguments(self, arguments: dict[str, str], visit: Visit) -> dict[str, str]:
        """The request as the endpoint understands it."""
        return arguments

    def error(self, error: Error | None, visit: Visit) -> Error | None:
        """What is refused before anything is looked up."""
        return error

    def identify(self, facts: dict[str, str], visit: Visit) -> dict[str, str]:
        """The elements of Identify."""
        return facts

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        """What the archive holds, in the order of its lists."""
        return entries

    def part(self, part: Part, visit: Visit) -> Part:
        """One page of a list."""
        return part

    def token(self, token: str, visit: Visit) -> str:
        """A resumption token as it is written into the page."""
        return token

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        """One record."""
        return xml

    def text(self, xml: str, visit: Visit) -> str:
        """The whole answer as text."""
        return xml

    def body(self, body: bytes, visit: Visit) -> bytes:
        """The whole answer as bytes."""
        return body

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        """Status, headers and body."""
        return answer


def chosen(names: str) -> tuple[Behaviour, ...]:
    """Behaviours by number or name, joined by '+'; '0' is none. Raises KeyError for one that does not exist."""
    numbers = [name.partition("-")[0] for name in names.split("+")]
    return tuple(BEHAVIOURS[number]() for number in numbers if number != "0")
