"""Deletions that nobody tells: what a complete list of identifiers does not name is gone (OAI-PMH 2.0, section 2.5.1).

`persistent`: the endpoint tells deletions for ever; that is believed until a full harvest. `transient` and `no`: it
forgets them, or never tells; its identifiers are listed once in a while too.
"""

from collections.abc import Iterator
from typing import Protocol

from config.sources import OaiPmh
from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.headers import headers
from harvesters.oai_pmh.identify import Identity
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Ledger, Named, Span, Swept, Warn


class Found(Protocol):
    """`empty`: a window over everything had no record."""

    empty: bool


def is_due(options: OaiPmh, identity: Identity, span: Span, ledger: Ledger, found: Found) -> bool:
    """Whether this run ends in a sweep; whatever is announced when it is a full one, or finds nothing at all."""
    return found.empty or span.full or (not identity.announces and ledger.unswept > options.sweep)


def sweep(endpoint: Endpoint, options: OaiPmh) -> Iterator[Event]:
    try:
        for page in headers(endpoint, options):
            yield Named(tuple(one.identifier for one in page if not one.deleted))
    except Retriable as error:
        yield Warn("sweep_failed", f"deletions could not be looked for; the next run tries again: {error}")
        return
    yield Swept()
