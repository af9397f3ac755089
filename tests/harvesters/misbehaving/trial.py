"""A partner with one misbehaving endpoint: what is stored, and what of the endpoint's records is not."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ichlinks.pipeline import Context
from ichlinks.stages import Payload
from tests.harvesters.partner import Partner
from tests.servers.misbehaving.archive import Entry
from tests.servers.misbehaving.server import Misbehaving

Titles = dict[str, str | None]
"""Titles by identifier; None is a deleted record, the empty text one without metadata."""

_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"


class Trial(Partner):
    """The endpoint with the behaviours `names` begins anew; it is asked for one set or for everything."""

    def __init__(
        self, server: Misbehaving, context: Context, names: str, set_: str | None = None, **options: Any
    ) -> None:
        server.sites.pop(names, None)
        sets = {"sets": {"include": [set_]}} if set_ else {}
        super().__init__(context, server.endpoint(names), **sets, **options)
        self.site, self.set_ = server.site(names), set_

    def stored(self) -> Titles:
        """What the store holds, without the records that were rejected."""
        return {one.identifier: title(one) for one in self.payloads() if not one.rejected}

    def missing(self) -> Titles:
        """What the endpoint holds, and the store has not, or not as it is."""
        stored = self.stored()
        offered = {one.identifier: None if one.deleted else one.title for one in self.site.held() if self._asks(one)}
        return {name: title for name, title in offered.items() if stored.get(name) != title}

    def _asks(self, one: Entry) -> bool:
        return self.set_ is None or self.set_ in one.sets


def title(one: Payload) -> str | None:
    """The title of a stored record, read as a crosswalk reads it."""
    if one.deleted:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(one.envelope.head + one.data + one.envelope.tail, parser)
    return root.findtext(_TITLE) or ""
