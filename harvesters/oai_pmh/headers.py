"""ListIdentifiers and GetRecord: what an endpoint says it has, and one record by itself (OAI-PMH 2.0, 4.3 and 4.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from config.sources import OaiPmh
from harvesters.oai_pmh.asking import Asking
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.page import OaiPage
from harvesters.oai_pmh.proof import Proof
from harvesters.oai_pmh.sets import shown
from harvesters.spans import Stop
from ichlinks.errors import Retriable
from ichlinks.stages import Payload, Warn, Window

_SPARE, _SHARE = 20, 0.01
"""So many headers may be fewer than were announced, as far as they are this share at most."""


def headers(endpoint: Endpoint, options: OaiPmh) -> Iterator[tuple[Payload, ...]]:
    """The headers of every set that is harvested, page by page, as records without content.

    Left out is what has no identifier; a record of an excluded set is deleted. Raises Retriable where a list cannot be
    proved complete: nothing may be concluded from what came before.
    """
    asking = Asking(endpoint, options, days=True, by_hand=True, verb="ListIdentifiers")
    for set_ in options.sets.include or (None,):
        try:
            yield from _list(asking, Proof(Window(set_=set_), None), options.sets.exclude)
        except Stop as stop:
            raise Retriable(stop.code, f"ListIdentifiers: {stop}") from stop


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


def _list(asking: Asking, proof: Proof, exclude: Sequence[str]) -> Iterator[tuple[Payload, ...]]:
    for page in asking.pages(proof.window):
        listed = tuple(shown(one, exclude) for one in page.payloads if not one.rejected)
        proof.accept(replace(page, payloads=listed))
        yield listed
        proof.check(page)
    doubts = {event.code: event.message for event in proof.end() if isinstance(event, Warn)}
    size = proof.size.last or 0
    if "end_without_token" in doubts or size - proof.window.records > min(_SPARE, size * _SHARE):
        raise proof.stop("list_incomplete", "; ".join(doubts.values()))


def _refuse(page: OaiPage) -> None:
    if page.root is None:
        raise Retriable("not_well_formed", f"the answer is not well-formed XML: {page.problem}")
    for code, message in page.errors.items():
        raise Retriable(code or "error_without_code", f"the endpoint answered {code}: {message}")
