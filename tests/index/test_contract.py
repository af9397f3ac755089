"""What both back-ends promise: the same answers to the same questions, whichever is in use."""

from typing import Any, cast

import pytest

from ichlinks.errors import Invalid
from index.backend import FACETS, Index, Query, Result
from index.documents import checksum, document
from index.embedded import EmbeddedIndex
from tests.index.conftest import OpenIndex
from tests.index.heritage import DOCUMENTS, ITEMS, WORDS

NOTHING = Result(0, (), {name: [] for name in FACETS})


@pytest.fixture
def index(opened: OpenIndex) -> Index:
    """The sample, searchable."""
    written = opened()
    written.write(DOCUMENTS, 22)
    written.close()
    return opened()


def ids(index: Index, words: str = "", **filters: Any) -> list[str]:
    return [hit.id for hit in index.search(Query(words, **filters)).hits]


def test_an_index_that_was_never_written_is_empty(opened: OpenIndex) -> None:
    index = opened()
    assert (index.cursor(), index.count(), list(index.checksums())) == (0, 0, [])
    assert index.search(Query("arirang")) == NOTHING


def test_a_word_from_the_middle_finds_its_item_in_22_languages(index: Index) -> None:
    assert len(WORDS) == 44
    assert [(word, id) for word, id in WORDS if id not in ids(index, word)] == []


def test_a_hit_shows_the_display_part(index: Index) -> None:
    (hit,) = index.search(Query("barkcloth")).hits
    assert (hit.id, hit.display["title"]) == ("i00", {"en": ["Masi, the barkcloth of Fiji"]})


def test_all_words_must_be_found_anywhere_in_the_item(index: Index) -> None:
    assert ids(index, "mulberry barkcloth") == ["i00"]
    assert ids(index, "barkcloth wayang") == []


def test_words_match_from_their_beginning(index: Index) -> None:
    assert ids(index, "BARK") == ["i00"]
    assert ids(index, "cloth") == []


def test_punctuation_is_no_word(index: Index) -> None:
    assert ids(index, '"*-() AND') == []
    assert ids(index, "barkcloth ((") == ["i00"]


@pytest.mark.parametrize("words", ['"((', "🎭", "--", "\udcff"])
def test_what_has_no_word_finds_nothing(index: Index, words: str) -> None:
    assert index.search(Query(words)) == Result(0, (), {name: [] for name in FACETS})
    assert index.search(Query(words, country="KR")).total == 0


def test_blanks_are_as_good_as_nothing(index: Index) -> None:
    assert index.search(Query("  ")) == index.search(Query())


def test_titles_come_first_then_other_titles_then_texts_then_the_shorter_title(opened: OpenIndex) -> None:
    index = opened()
    index.write(
        [
            named("text", title="Mask", description="gong"),
            named("alternative", title="Mask dance", alt_title="gong"),
            named("long", title="The gong of the highlands"),
            named("short", title="Gong"),
            named("a-twin", title="Gong"),
            named("both", title="Mask gong", alt_title="dance"),
        ],
        1,
    )
    index.close()
    index = opened()
    assert ids(index, "gong") == ["a-twin", "short", "both", "long", "alternative", "text"]
    assert ids(index, "gong dance") == ["both", "alternative"]
    index.write([named("split", title="Dance", alt_title="gong"), named("title", title="Gong dance here and there")], 2)
    index.close()
    assert ids(opened(), "gong dance") == ["title", "split", "both", "alternative"]


def named(id: str, **texts: str) -> tuple[str, bytes]:
    item = {"id": id, "type": "Element", "members": [{"partner": "p", "identifier": id}]}
    return id, document(item | {field: {"en": [text]} for field, text in texts.items()})


def test_without_words_the_latest_come_first(opened: OpenIndex) -> None:
    index = opened()
    dates = {"a": "2025", "b": "2026-01-02", "c": "2026-01-02T10:00:00Z", "d": None, "e": "last week"}
    items = [{"id": id, "type": "Element", "members": [{"partner": "p", "identifier": id}]} for id in dates]
    stated = [item | ({"modified": date} if (date := dates[item["id"]]) else {}) for item in items]  # type: ignore[index]
    index.write([(str(item["id"]), document(item)) for item in stated], 1)
    index.close()
    assert ids(opened()) == ["e", "c", "b", "a", "d"]


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(country="KR"),
        Query(type="Element", partner="mekong"),
        Query(domain="a", language="ja"),
        Query(list="RL"),
        Query(list="Masterpiece"),
        Query("a"),
        Query("ka"),
        Query("wayang", country="ID"),
        Query("wayang", country="TH"),
        Query(size=3),
        Query(size=3, page=3),
        Query("t", size=2, page=2),
        Query(country='K%" OR 1=1'),
    ],
    ids=str,
)
def test_both_back_ends_answer_alike(index: Index, query: Query, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The embedded index is compared with itself too: answers do not depend on the order of writing."""
    other = EmbeddedIndex(tmp_path_factory.mktemp("var"))
    other.write(DOCUMENTS[::-1], 22)
    assert index.search(query) == other.search(query)


def test_filters_and_facets_are_those_of_the_items(index: Index) -> None:
    for name, field in FACETS.items():
        values: dict[str, int] = {}
        for item in ITEMS:
            for value in facet(item, name, field):
                values[value] = values.get(value, 0) + 1
        expected = sorted(values.items(), key=lambda found: (-found[1], found[0]))
        assert index.search(Query()).facets[name] == expected
        for value, count in expected:
            assert index.search(Query(**cast(dict[str, Any], {name: value}))).total == count


def facet(item: dict[str, Any], name: str, field: str) -> set[str]:
    if name == "partner":
        return {member["partner"] for member in item["members"]}
    if name == "list":
        return {d["list"] for d in item.get("designations", ()) if d.get("status") != "removed"}
    stated = item[field]
    return {stated} if isinstance(stated, str) else set(stated)


def test_pages_are_bounded() -> None:
    for wrong in ({"page": 0}, {"size": 0}, {"size": 101}, {"page": 101, "size": 100}):
        with pytest.raises(Invalid):
            Query(**wrong)  # type: ignore[arg-type]


def test_writing_twice_changes_nothing(index: Index) -> None:
    before = list(index.checksums()), index.count(), index.search(Query("uz"))
    index.write(DOCUMENTS, 22)
    assert (list(index.checksums()), index.count(), index.search(Query("uz"))) == before


def test_a_rewritten_item_is_found_by_its_new_words_only(index: Index, opened: OpenIndex) -> None:
    index.write([named("i00", title="Tapa")], 23)
    index.close()
    index = opened()
    assert (ids(index, "tapa"), ids(index, "barkcloth"), index.cursor(), index.count()) == (["i00"], [], 23, len(ITEMS))


def test_new_and_rewritten_items_come_together(index: Index, opened: OpenIndex) -> None:
    last, _ = DOCUMENTS[-1]
    index.write([named("new", title="Tapa"), named(last, title="Tapa"), named("newer", title="Tapa")], 23)
    index.close()
    assert (ids(opened(), "tapa"), opened().count()) == ([last, "new", "newer"], len(ITEMS) + 2)


def test_a_deleted_item_is_gone_and_deleting_it_again_is_no_error(index: Index, opened: OpenIndex) -> None:
    for cursor in (23, 24):
        index.write([("i00", None), ("never-there", None)], cursor)
    index.close()
    index = opened()
    assert (ids(index, "barkcloth"), index.cursor(), index.count()) == ([], 24, len(ITEMS) - 1)
    assert index.search(Query(country="FJ")) == NOTHING


def test_the_last_of_several_entries_for_one_item_counts(index: Index, opened: OpenIndex) -> None:
    index.write([("i01", None), named("i00", title="Tapa"), ("i00", None), named("i01", title="Dano")], 23)
    index.close()
    assert ids(opened(), "dano") == ["i01"]


def test_checksums_are_those_of_the_documents_in_order_of_ids(index: Index) -> None:
    assert list(index.checksums()) == [(id, checksum(body)) for id, body in sorted(DOCUMENTS)]


def test_promote_and_rollback_swap_documents_and_cursor_together(index: Index, opened: OpenIndex) -> None:
    fresh = index.build()
    assert (fresh.cursor(), fresh.count()) == (0, 0)
    fresh.write(DOCUMENTS[:2], 40)
    fresh.close()
    assert (opened().cursor(), opened().count()) == (22, 22)
    opened().promote()
    assert (opened().cursor(), opened().count()) == (40, 2)
    opened().rollback()
    assert (opened().cursor(), opened().count()) == (22, 22)
    opened().rollback()
    assert (opened().cursor(), opened().count()) == (40, 2)


def test_what_is_open_follows_a_promote(index: Index, opened: OpenIndex) -> None:
    opened().build().write([], 40)
    opened().promote()
    assert (index.cursor(), index.count()) == (40, 0)


def test_building_again_starts_again_and_one_old_index_is_kept(index: Index, opened: OpenIndex) -> None:
    for cursor in (40, 41):
        index.build().write(DOCUMENTS[:1], cursor)
    index.promote()
    index.build().write([], 50)
    index.promote()
    assert (index.cursor(), index.count()) == (50, 0)
    index.rollback()
    assert (index.cursor(), index.count()) == (41, 1)


def test_there_must_be_something_to_promote_or_go_back_to(index: Index) -> None:
    with pytest.raises(Invalid):
        index.promote()
    with pytest.raises(Invalid):
        index.rollback()
