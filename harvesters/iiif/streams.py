"""Walking an activity stream from its end (Change Discovery 1.0, section 3): the last word on a resource counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from harvesters.http import Client
from harvesters.iiif.resources import Reference, Resource, entries, fetched, id_of, type_of
from harvesters.spans import instant
from ichlinks.errors import Retriable

_THERE = {"Create", "Update", "Add"}
_GONE = {"Delete", "Remove"}


@dataclass
class Stream:
    """`since`: activities that ended before it are known. `faults`: why the walk is not the whole stream."""

    client: Client
    address: str
    since: str | None = None
    faults: list[str] = field(default_factory=list)
    _settled: set[int] = field(default_factory=set)
    _pages: set[str] = field(default_factory=set)
    _only_gone: bool = False
    _activities: int = 0

    def walk(self, root: Resource) -> Iterator[Reference]:
        """Manifests that are there or gone, newest activity first. Raises Retriable."""
        address = id_of(root.get("last")) or id_of(root.get("first"))
        if address is None:
            yield from self._inline(root)
            return
        while address:
            if address in self._pages:
                raise Retriable("page_repeated", "the pages of the stream lead back to one that was read")
            self._pages.add(address)
            page = fetched(self.client, address)[0]
            for activity in reversed(entries(page, "orderedItems")):
                if self._known(activity):
                    return
                yield from self._activity(activity)
            address = id_of(page.get("prev"))
        self._whole(root)

    def _inline(self, root: Resource) -> Iterator[Reference]:
        if "orderedItems" not in root and root.get("totalItems") != 0:
            raise Retriable("not_iiif", "the stream has neither pages nor activities")
        for activity in reversed(entries(root, "orderedItems")):
            if not self._known(activity):
                yield from self._activity(activity)

    def _known(self, activity: Any) -> bool:
        ended = instant(activity.get("endTime")) if isinstance(activity, Mapping) else None
        return bool(self.since and ended and ended < self.since)

    def _activity(self, activity: Any) -> Iterator[Reference]:
        self._activities += 1
        kind, when = type_of(activity), activity.get("endTime") if isinstance(activity, Mapping) else None
        if kind == "Refresh":
            # All that is there was named again after this; what stands before it can only tell what is gone.
            self._only_gone = True
        elif kind == "Move":
            yield from self._said(activity.get("target"), when, activity, gone=False)
            yield from self._said(activity.get("object"), when, activity, gone=True)
        elif kind in _THERE and self._ours(activity.get("target")):
            yield from self._said(activity.get("object"), when, activity, gone=False)
        elif kind in _GONE and self._ours(activity.get("origin")):
            yield from self._said(activity.get("object"), when, activity, gone=True)

    def _ours(self, stream: Any) -> bool:
        """Whether Add or Remove speaks of this stream, which it does where it names none (section 2.1.4)."""
        return stream is None or id_of(stream) == self.address

    def _said(self, thing: Any, when: Any, activity: Resource, gone: bool) -> Iterator[Reference]:
        identifier = id_of(thing)
        if identifier is None:
            self.faults.append("an activity names no object")
            return
        if type_of(thing) not in ("Manifest", "") or hash(identifier) in self._settled:
            return
        self._settled.add(hash(identifier))
        if gone or not self._only_gone:
            moment = when if isinstance(when, str) else None
            yield Reference(identifier, moment, gone, msgspec.json.encode(activity) if gone else b"")

    def _whole(self, root: Resource) -> None:
        announced = root.get("totalItems")
        if isinstance(announced, int) and self._activities < announced:
            self.faults.append(f"the stream announces {announced} activities and gave {self._activities}")
