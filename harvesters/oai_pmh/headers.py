"""ListIdentifiers and GetRecord: what an endpoint says it has, and one record by itself (OAI-PMH 2.0, 4.3 and 4.1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from config.sources import OaiPmh
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.page import NAMESPACE, OaiPage
from harvesters.oai_pmh.sets import shown, within
from ichlinks.errors import Retriable
from ichlinks.stages import Payload

_OAI = f"{{{NAMESPACE}}}"
_MAX_EMPTY = 3


@dataclass(frozen=True, slots=True)
class Header:
    """One entry of a list; a record of an excluded set counts as deleted. No identifier: None."""

    identifier: str | None
    datestamp: str | None
    deleted: bool


def headers(endpoint: Endpoint, options: OaiPmh) -> Iterator[list[Header]]:
    """The headers of every set that is harvested, page by page.

    Raises Retriable where a list cannot be proved complete: nothing may be concluded from what came before.
    """
    for set_ in options.sets.include or (None,):
        yield from _list(endpoint, options, set_)


def record(endpoint: Endpoint, options: OaiPmh, identifier: str) -> Payload | None:
    """The record, as a harvest stores it; None where the endpoint does not know it. Raises Retriable."""
    page = endpoint.harvest(verb="GetRecord", identifier=identifier, metadataPrefix=options.metadata_prefix).page
    if "idDoesNotExist" in page.errors or "cannotDisseminateFormat" in page.errors:
        return None
    _refuse(page)
    found = next((one for one in page.payloads if one.identifier == identifier), None)
    if found is None:
        raise Retriable("another_record", f"GetRecord of {identifier} was answered without that record")
    return shown(found, options.sets.exclude)


@dataclass
class _Proof:
    """What a list has shown so far."""

    count: int = 0
    empty: int = 0
    tokens: set[str] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)

    def check(self, listed: list[Header], token: str | None) -> None:
        self.count += len(listed)
        self.empty = 0 if listed else self.empty + 1
        page = hash(tuple(listed))
        if token and (token in self.tokens or (listed and page in self.pages) or self.empty >= _MAX_EMPTY):
            raise Retriable("list_repeats", "ListIdentifiers goes round in a circle")
        self.tokens.add(token or "")
        self.pages.add(page)


def _list(endpoint: Endpoint, options: OaiPmh, set_: str | None) -> Iterator[list[Header]]:
    arguments: dict[str, Any] = {"metadataPrefix": options.metadata_prefix, "set": set_}
    proof, token = _Proof(), ""
    while True:
        page = endpoint.harvest(verb="ListIdentifiers", **({"resumptionToken": token} if token else arguments)).page
        _refuse(page)
        listing = page.root.find(f"{_OAI}ListIdentifiers")
        if listing is None and not page.errors:
            raise Retriable("list_missing", "ListIdentifiers was answered with neither a list nor an error")
        listed = [_header(one, options) for one in listing.iterfind(f"{_OAI}header")] if listing is not None else []
        said = listing.find(f"{_OAI}resumptionToken") if listing is not None else None
        token = (said.text or "").strip() if said is not None else ""
        proof.check(listed, token)
        yield listed
        if not token:
            return _ended(proof, said, page)


def _ended(proof: _Proof, said: Any, page: OaiPage) -> None:
    """A first page without a token is the whole list; later, the end is an empty token, or noRecordsMatch."""
    if len(proof.pages) > 1 and said is None and not page.errors:
        raise Retriable("list_incomplete", f"ListIdentifiers ended after {proof.count} headers without an empty token")
    size = said.get("completeListSize", "").strip() if said is not None else ""
    if size.isdecimal() and proof.count < int(size) * 0.99:
        raise Retriable("list_incomplete", f"ListIdentifiers announced {size} headers and gave {proof.count}")


def _refuse(page: OaiPage) -> None:
    if page.root is None:
        raise Retriable("not_well_formed", f"the answer is not well-formed XML: {page.problem}")
    for code, message in page.errors.items():
        if code != "noRecordsMatch":
            raise Retriable(code or "error_without_code", f"the endpoint answered {code}: {message}")


def _header(element: Any, options: OaiPmh) -> Header:
    sets = tuple((one.text or "").strip() for one in element.iterfind(f"{_OAI}setSpec"))
    deleted = (element.get("status") or "").strip().lower() == "deleted"
    identifier, datestamp = (
        (element.findtext(f"{_OAI}{name}") or "").strip() or None for name in ("identifier", "datestamp")
    )
    return Header(identifier, datestamp, deleted or _barred(options, sets))


def _barred(options: OaiPmh, sets: tuple[str, ...]) -> bool:
    return any(within(spec, name) for spec in sets for name in options.sets.exclude)
