"""Walking a tree of collections (Presentation 3.0, section 5.1; 2.1, sections 5.8 and 5.8.3 for paging)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from harvesters.answers import STOPPING
from harvesters.http import Client
from harvesters.iiif.resources import Reference, Resource, entries, fetched, id_of, type_of
from ichlinks.errors import Retriable

_MEMBERS = ("items", "members", "collections", "manifests")


@dataclass
class Tree:
    """Each manifest once, in the order of the collections. `faults`: what could not be walked, in words."""

    client: Client
    faults: list[str] = field(default_factory=list)
    _visited: set[str] = field(default_factory=set)
    _named: set[int] = field(default_factory=set)

    def walk(self, root: Resource, address: str) -> Iterator[Reference]:
        """The manifests below a collection that was fetched from `address`."""
        self._visited.add(address)
        waiting = [iter([root])]
        while waiting:
            collection = next(waiting[-1], None)
            if collection is None:
                waiting.pop()
                continue
            below: list[str] = []
            yield from self._members(collection, below)
            waiting.append(self._fetched(below))

    def _fetched(self, addresses: list[str]) -> Iterator[Resource]:
        return (found for address in addresses if (found := self._collection(address)) is not None)

    def _members(self, collection: Resource, below: list[str]) -> Iterator[Reference]:
        """The manifests of a collection and all its pages; its collections are put `below`."""
        announced, members = collection.get("total"), 0
        page: Resource | None = collection
        while page is not None:
            for key in _MEMBERS:
                for entry in entries(page, key):
                    members += 1
                    yield from self._member(entry, key, below)
            page = self._following(page)
        if isinstance(announced, int) and members < announced:
            name = id_of(collection)
            self.faults.append(f"the collection {name} announces {announced} members and has {members}")

    def _member(self, entry: object, key: str, below: list[str]) -> Iterator[Reference]:
        address, kind = id_of(entry), type_of(entry) or key.removesuffix("s").capitalize()
        if address is None:
            self.faults.append("a member of a collection has no id")
        elif kind == "Collection" and isinstance(entry, dict) and any(entries(entry, key) for key in _MEMBERS):
            yield from self._embedded(entry, address, below)
        elif kind == "Collection":
            below.append(address)
        elif kind == "Manifest" and hash(address) not in self._named:
            self._named.add(hash(address))
            yield Reference(address)

    def _embedded(self, collection: Resource, address: str, below: list[str]) -> Iterator[Reference]:
        if address not in self._visited:
            self._visited.add(address)
            yield from self._members(collection, below)

    def _following(self, page: Resource) -> Resource | None:
        address = id_of(page.get("next")) or id_of(page.get("first"))
        return self._collection(address) if address else None

    def _collection(self, address: str) -> Resource | None:
        """None where it was walked already, or cannot be read."""
        if address in self._visited:
            return None
        self._visited.add(address)
        try:
            return fetched(self.client, address)[0]
        except Retriable as error:
            if error.retry_after or error.code in STOPPING:
                raise
            self.faults.append(str(error))
            return None
