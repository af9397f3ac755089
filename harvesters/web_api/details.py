"""List, then detail: an item's own address is asked when the item is new, or the list says that it changed.

Such a payload's checksum has two halves: of what the list said of the item, and of the item's own answer.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urljoin, urlsplit

from config.sources.web_api import PLACE, Detail, WebApi
from harvesters.http import Answer, redacted
from harvesters.one_by_one import OneByOne, without
from harvesters.web_api.format import Format, Item, Unreadable, text
from ichlinks.errors import Retriable
from ichlinks.stages import Envelope, Ledger, Payload

_AT_ONCE = 25
_HALF = 16

Listed = tuple[Payload, Item]


@dataclass
class Details:
    """With `everything`, what the store knows is asked for again."""

    options: WebApi
    detail: Detail
    form: Format
    fetching: OneByOne
    ledger: Ledger
    everything: bool

    def pages(self, listed: Sequence[Listed], limit: int | None) -> Iterator[tuple[tuple[Payload, ...], bool]]:
        """The items of one page of the list with their details, a few at a time, and whether they are the last;
        without those that failed.

        Raises Retriable where going on is of no use.
        """
        known = {} if self.everything else self.ledger.known([one.identifier for one, _ in listed])
        at_once = min(_AT_ONCE, limit or _AT_ONCE)
        for start in range(0, len(listed), at_once):
            made = [self._one(one, item, known) for one, item in listed[start : start + at_once]]
            yield tuple(one for one in made if one is not None), start + at_once >= len(listed)

    def _one(self, one: Payload, item: Item, known: Mapping[str, bytes]) -> Payload | None:
        if one.rejected or one.deleted:
            return replace(one, envelope=Envelope())  # one page has one envelope, and details have none
        listed, before = self._listed(item), known.get(one.identifier, b"")
        if before[:_HALF] == listed:
            return replace(one, data=b"", sha256=before, envelope=Envelope())
        address = self._address(item)
        if address is None:
            message = f"the item has no address of its own ({self.detail.address})"
            return without(one.identifier, one.data, "detail.address", message)
        answer = self.fetching.answer(one.identifier, address)
        return self._detailed(one, listed, answer) if answer else None

    def _listed(self, item: Item) -> bytes:
        paths = self.detail.changed_by or ((self.options.modified,) if self.options.modified else ())
        said = repr([text(self.form.value(item.fields, path)) for path in paths]).encode() if paths else item.data
        return hashlib.sha256(said).digest()[:_HALF]

    def _address(self, item: Item) -> str | None:
        """The item's own address; None where a value is missing, or an item points to another host."""
        pieces = PLACE.split(self.detail.address)
        values = [text(self.form.value(item.fields, path)) for path in pieces[1::2]]
        if not all(values):
            return None
        whole = not pieces[0]  # the item names the address itself, which is trusted no further than the endpoint
        filled = [(value or "").strip() if whole else quote((value or "").strip(), safe="") for value in values]
        joined = "".join(a + b for a, b in zip(pieces[::2], [*filled, ""], strict=True))
        try:
            address = urljoin(self.options.endpoint, joined)
            same = urlsplit(address)[:2] == urlsplit(self.options.endpoint)[:2]
        except ValueError:
            return None
        return address if same or not whole else None

    def _detailed(self, one: Payload, listed: bytes, answer: Answer) -> Payload:
        where = redacted(answer.url)
        if answer.status != 200:
            self.fetching.read()
            return without(one.identifier, one.data, "detail.missing", f"{where} answered {answer.status}")
        try:
            self.form.fields(answer.body)
        except Unreadable as error:
            message = f"{where} is not the expected {self.form.name}: {error}"
            self.fetching.unread(Retriable("details_unreadable", message))
            return without(one.identifier, answer.body, "detail.unreadable", message)
        self.fetching.read()
        checksum = listed + hashlib.sha256(answer.body).digest()[:_HALF]
        return replace(one, data=answer.body, sha256=checksum, envelope=Envelope())
