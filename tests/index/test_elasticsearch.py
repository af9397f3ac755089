"""Elasticsearch's own promises: profiles, refusals, outages, limits."""

from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from ichlinks.errors import Fatal, Retriable
from index.backend import Query
from index.documents import document
from index.elasticsearch import LIVE, ElasticsearchIndex, connect
from index.elasticsearch_bulk import MAX_BODY, parts
from index.elasticsearch_mapping import mapping
from tests.index.heritage import DOCUMENTS, ITEMS, TEXTS
from tests.servers.elasticsearch.node import ElasticsearchNode, empty
from tests.servers.missing import missing_is_said


@pytest.fixture
def index(elasticsearch: str) -> Iterator[ElasticsearchIndex]:
    empty(elasticsearch)
    index = connect(elasticsearch)
    yield index
    index.close()


@pytest.fixture
def narrow() -> Iterator[ElasticsearchNode]:
    """A node that takes little at once, and may be killed."""
    limits: dict[str, Any] = {"http.max_content_length": "1mb", "indexing_pressure.memory.limit": "2mb"}
    with missing_is_said(), ElasticsearchNode(**limits) as node:
        yield node


def test_the_fullest_profile_that_the_cluster_knows_is_used(index: ElasticsearchIndex) -> None:
    index.write([], 3)
    assert index._meta() == {"profile": "full", "date": "2026-11-22", "cursor": 3}


def test_the_core_profile_is_taken_as_it_is(elasticsearch: str) -> None:
    empty(elasticsearch)
    with Elasticsearch(elasticsearch) as client:
        client.indices.create(index="ichlinks-items-2026-11-22-1", aliases={LIVE: {}}, **mapping("core"))
    index = connect(elasticsearch)
    index.write(DOCUMENTS, 1)
    index.close()
    index = connect(elasticsearch)
    assert index._meta()["profile"] == "core"
    assert [hit.id for hit in index.search(Query("barkcloth")).hits] == ["i00"]
    index.close()


def test_portals_find_items_through_the_language_fields(index: ElasticsearchIndex) -> None:
    index.write(DOCUMENTS, 1)
    index._refresh()
    asked = {
        "title.ko": "단오제", "title.ja": "神楽", "title.zh-Hans": "古琴", "title.th": "ละคร", "title.en": "barkcloths",
        "title.ru": "x", "title.vi.folded": "nghe", "description.fa": "شاهنامه", "title_latn": "moRin",
        "text": "lakalaka",
    }  # fmt: skip
    found = {
        field: [hit["_id"] for hit in index.client.search(index=LIVE, query={"match": {field: words}})["hits"]["hits"]]
        for field, words in asked.items()
    }
    numbers = {tag: f"i{number:02}" for number, (tag, *_) in enumerate(TEXTS)}
    assert found == {
        "title.ko": [numbers["ko"]], "title.ja": [numbers["ja"]], "title.zh-Hans": [numbers["zh-Hans"]],
        "title.th": [numbers["th"]], "title.en": [numbers["en"]], "title.ru": [], "title.vi.folded": [numbers["vi"]],
        "description.fa": [numbers["fa"]], "title_latn": [numbers["mn"]], "text": [numbers["to"]],
    }  # fmt: skip


def test_a_refused_document_is_named_and_the_cursor_stays(index: ElasticsearchIndex) -> None:
    index.write(DOCUMENTS[:1], 1)
    with pytest.raises(Fatal, match=r"refused 1 of 2 documents: odd: .*not_a_field"):
        index.write([("odd", b'{"id":"odd","not_a_field":1}'), DOCUMENTS[1]], 2)
    assert (index.cursor(), index.count()) == (1, 2)


def test_a_body_is_bounded() -> None:
    entries = {f"d{number}": b"x" * 2_000_000 for number in range(5)} | {"large": b"x" * (MAX_BODY + 1), "gone": None}
    assert [list(part) for part in parts(entries)] == [["d0", "d1"], ["d2", "d3"], ["d4"], ["large"], ["gone"]]


def test_a_server_that_takes_little_gets_little(narrow: ElasticsearchNode) -> None:
    index = connect(narrow.url)
    large = [
        (f"i{n}", document(ITEMS[0] | {"id": f"i{n}", "description": {"en": [f"word{n} " * 9_000]}})) for n in range(40)
    ]
    index.write(large, 7)
    assert (index.cursor(), index.count()) == (7, 40)


def test_an_outage_is_retriable_names_the_server_and_hides_the_password(narrow: ElasticsearchNode) -> None:
    index = connect(narrow.url.replace("http://", "http://reader:secret@"))
    index.write(DOCUMENTS[:3], 3)
    narrow.kill()
    with pytest.raises(Retriable) as told:
        index.search(Query("masi"))
    assert narrow.url in str(told.value) and "secret" not in str(told.value)
    with pytest.raises(Retriable):
        index.write(DOCUMENTS, 22)
    narrow.start()
    assert (index.cursor(), index.count()) == (3, 3)
    index.write(DOCUMENTS, 22)
    assert (index.cursor(), index.count()) == (22, len(DOCUMENTS))
