"""The index in Elasticsearch (servers of major 8 and 9): ready NDJSON in, aliases for what is live.

The cursor lives in the index's own mapping `_meta`: deleting, restoring or swapping an index takes its cursor along,
and portals never meet a document that is not an Item. It moves after the server has acknowledged the documents;
a writer killed between the two writes the same documents again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from ichlinks.errors import Invalid
from index.backend import NO_EARLIER, NO_FRESH, NOTHING, Entry, Hit, Query, Result
from index.elasticsearch_bulk import send
from index.elasticsearch_calls import ask
from index.elasticsearch_mapping import create
from index.elasticsearch_query import body, facets

LIVE, NEXT, PREVIOUS = "ichlinks-items", "ichlinks-items-next", "ichlinks-items-previous"
PAGE = 1000


def connect(url: str) -> "ElasticsearchIndex":
    """The index of the cluster at `url`; nothing is asked of the server yet. Raises Invalid."""
    try:
        client = Elasticsearch(url, max_retries=0, retry_on_timeout=False, request_timeout=60)
    except ValueError as error:
        raise Invalid("ICHLINKS_SEARCH_URL is not an address such as http://host:9200") from error
    return ElasticsearchIndex(client)


class ElasticsearchIndex:
    """What stands behind the alias `alias`; an index is made by the first write."""

    def __init__(self, client: Elasticsearch, alias: str = LIVE) -> None:
        self.client, self.alias = client, alias
        self.written = False

    def cursor(self) -> int:
        return int(self._meta().get("cursor", 0))

    def write(self, entries: Sequence[Entry], cursor: int) -> None:
        if self._behind(self.alias) is None:
            create(self.client, self.alias)
        send(self.client, self.alias, dict(entries))
        self.written = True
        meta = self._meta() | {"cursor": cursor}
        ask(self.client, lambda: self.client.indices.put_mapping(index=self.alias, meta=meta))

    def search(self, query: Query) -> Result:
        if query.wordless:
            return NOTHING
        found = self._search(**body(query))
        hits = tuple(Hit(hit["_id"], hit["_source"]["display"]) for hit in found["hits"]["hits"])
        return Result(found["hits"]["total"]["value"], hits, facets(found.get("aggregations", {})))

    def count(self) -> int:
        self._refresh()
        return int(self._search(size=0, track_total_hits=True)["hits"]["total"]["value"])

    def checksums(self) -> Iterator[tuple[str, str]]:
        self._refresh()
        after: list[Any] | None = None
        while page := self._checksums(after):
            yield from ((hit["_id"], hit["fields"]["checksum"][0]) for hit in page)
            after = page[-1]["sort"]

    def build(self) -> "ElasticsearchIndex":
        if old := self._behind(NEXT):
            ask(self.client, lambda: self.client.indices.delete(index=old))
        create(self.client, NEXT)
        return ElasticsearchIndex(self.client, NEXT)

    def fresh(self) -> "ElasticsearchIndex":
        self._must(NEXT, NO_FRESH)
        return ElasticsearchIndex(self.client, NEXT)

    def previous(self) -> "ElasticsearchIndex":
        self._must(PREVIOUS, NO_EARLIER)
        self._must(LIVE, NO_EARLIER)
        return ElasticsearchIndex(self.client, PREVIOUS)

    def promote(self) -> None:
        fresh = self._must(NEXT, NO_FRESH)
        live, previous = map(self._behind, (LIVE, PREVIOUS))
        actions = [_remove(fresh, NEXT), _add(fresh, LIVE)]
        actions += [_remove(live, LIVE), _add(live, PREVIOUS)] if live else []
        actions += [{"remove_index": {"index": previous}}] if previous else []
        ask(self.client, lambda: self.client.indices.update_aliases(actions=actions))

    def rollback(self) -> None:
        live, previous = (self._must(alias, NO_EARLIER) for alias in (LIVE, PREVIOUS))
        actions = [_remove(live, LIVE), _add(previous, LIVE), _remove(previous, PREVIOUS), _add(live, PREVIOUS)]
        ask(self.client, lambda: self.client.indices.update_aliases(actions=actions))

    def close(self) -> None:
        if self.written:
            self._refresh()
            self.written = False
        self.client.close()

    def _behind(self, alias: str) -> str | None:
        """The index that `alias` stands for."""
        quiet = self.client.options(ignore_status=404)
        found = ask(self.client, lambda: quiet.indices.get_alias(name=alias))
        return next(iter(found.body), None) if found.meta.status == 200 else None

    def _must(self, alias: str, complaint: str) -> str:
        """The index that `alias` stands for. Raises Invalid where there is none."""
        if index := self._behind(alias):
            return index
        raise Invalid(complaint)

    def _meta(self) -> dict[str, Any]:
        quiet = self.client.options(ignore_status=404)
        found = ask(self.client, lambda: quiet.indices.get_mapping(index=self.alias, filter_path="*.mappings._meta"))
        described = {} if found.meta.status == 404 else next(iter(found.body.values()))
        return dict(described.get("mappings", {}).get("_meta", {}))

    def _refresh(self) -> None:
        ask(self.client, lambda: self.client.indices.refresh(index=self.alias, ignore_unavailable=True))

    def _search(self, **wanted: Any) -> dict[str, Any]:
        """An answer to people who wait is asked for once; where there is no index yet, it is empty."""
        found = ask(self.client, lambda: self.client.search(index=self.alias, ignore_unavailable=True, **wanted), ())
        return dict(found.body)

    def _checksums(self, after: list[Any] | None) -> list[dict[str, Any]]:
        found = self._search(size=PAGE, sort=["id"], search_after=after, source=False, docvalue_fields=["checksum"])
        return list(found["hits"]["hits"])


def _add(index: str, alias: str) -> dict[str, Any]:
    return {"add": {"index": index, "alias": alias}}


def _remove(index: str, alias: str) -> dict[str, Any]:
    return {"remove": {"index": index, "alias": alias}}
