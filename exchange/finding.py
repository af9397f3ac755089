"""Asking the index, and showing what the store says of the answers: the store alone knows what is public now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exchange.asked import SIZE, Asked
from exchange.openness import public_items
from exchange.site import Site
from ichlinks.stages import JSON
from index.backend import DEEPEST


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    items: Sequence[JSON]
    facets: Mapping[str, Sequence[tuple[str, int]]]
    pages: int


def find(site: Site, asked: Asked) -> Found:
    """One page of Items, and of all that match what the index knows, without those of the page that have gone since.

    Raises Retriable when the search server does not answer.
    """
    result = site.index.search(asked.query())
    with site.store.read() as connection:
        items = public_items(connection, [hit.id for hit in result.hits])
    total = result.total - (len(result.hits) - len(items))
    return Found(total, list(items.values()), result.facets if total else {}, -(-min(total, DEEPEST) // SIZE))
