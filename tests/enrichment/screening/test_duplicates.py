"""Which Records are about the same thing, and what is said of the later ones."""

from typing import Any
from unicodedata import normalize

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrichment.screening import Duplicates, Twin, alike, compared, twin
from ichlinks.record import Record, dump
from tests.enrichment.screening.making import record

RULES = Duplicates(exact="reject", probable="quarantine", indistinct="flag")
OFF = Duplicates(exact="accept", probable="accept", indistinct="accept")
ISBN = {"scheme": "isbn", "value": "9789240012345"}
FILM = {"url": "https://archive.example/film.mp4"}
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "another file": ("Resource", {"media": [{"url": "https://archive.example/2.jpg"}]}),
    "another kind": ("Resource", {"resource_type": "video"}),
    "another number of its own": ("Resource", {"identifiers": [{"scheme": "local", "value": "IMG_2"}]}),
    "another language": ("Resource", {"languages": ["fj"]}),
    "a version in another language": ("Resource", {"language_version_of": {"uri": "https://archive.example/1"}}),
    "another volume": ("Resource", {"series": {"title": {"en": ["Studies"]}, "number": "2"}}),
    "other pages": ("Resource", {"pages": "12-14"}),
    "another place in its series": ("Resource", {"series_position": 2}),
    "another country": ("Element", {"countries": ["FJ", "TO"]}),
    "another inscription": ("Element", {"designations": [{"list": "RL", "year": 2008, "ref": "00282"}]}),
    "another year": ("NewsEvent", {"start": {"edtf": "2026", "begin": "2026-01-01", "end": "2026-12-31"}}),
    "another edition": ("NewsEvent", {"edition": 7}),
    "a person of the same name": ("Stakeholder", {"agent_type": "person"}),
}


@pytest.mark.parametrize(("type_", "fields"), CASES.values(), ids=CASES)
def test_what_tells_the_parts_of_a_whole_apart_is_looked_at(type_: str, fields: dict[str, Any]) -> None:
    assert alike(record(type_, **fields)) != alike(record(type_))


def test_types_are_never_mixed() -> None:
    assert len({alike(record(name, title={"en": ["Masi"]})) for name in ("Element", "Resource", "NewsEvent")}) == 3


def test_a_record_without_a_title_is_like_no_other() -> None:
    assert alike(record("Resource", title={})) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"description": {"en": ["Another one."]}},
        {"landing_page": "https://archive.example/2"},
        {"title": {"fj": ["MASI"]}},
        {"title": {"en": [" masi "]}},
        {"identifiers": [{"scheme": "oai", "value": "oai:archive.example:2"}]},
        {"identifiers": [{"scheme": "inventory", "value": "oai:archive.example:1"}]},
        {"sensitivity": {"level": "withheld"}},
    ],
)
def test_the_rest_may_differ(fields: dict[str, Any]) -> None:
    """The last but one is the record's own identifier under another scheme."""
    assert alike(record("Resource", **fields)) == alike(record("Resource"))


TITLE = st.text(min_size=1).filter(str.strip)


@given(TITLE)
def test_the_key_is_a_number_that_a_database_can_keep(title: str) -> None:
    key = alike(record("Resource", title={"en": [title]}))
    assert key is not None and 0 <= key < 2**63


@given(st.lists(TITLE, min_size=1, max_size=4), st.randoms())
def test_the_key_knows_no_order_of_titles_and_no_forms_of_letters(titles: list[str], chance: Any) -> None:
    shuffled = [normalize("NFC", f" {title}\n") for title in chance.sample(titles, len(titles))]
    first = record("Resource", title={"en": [normalize("NFC", title) for title in titles]})
    assert alike(record("Resource", title={"und": shuffled})) == alike(first)


@given(st.text(min_size=1), st.text(min_size=1))
def test_other_letters_are_other_titles(one: str, two: str) -> None:
    keys = {alike(record("Resource", title={"en": [title]})) for title in (one, two)}
    plain = {" ".join(normalize("NFKC", title).casefold().split()) for title in (one, two)}
    assert len(keys) == len(plain)


def stored(number: int, outcome: str = "accept", **fields: Any) -> Twin:
    name = f"oai:archive.example:{number}"
    source = {"partner": "archive", "identifier": name}
    return twin(number, outcome, dump(record("Resource", source_record=source, **fields)))


def told(*twins: Twin, rules: Duplicates | None = RULES) -> dict[int, list[tuple[str, str, str | None]]]:
    found = compared(twins, rules)
    return {number: [(r.rule, r.severity, r.excerpt) for r in reasons] for number, reasons in found.items()}


def test_a_record_is_read_back_with_what_proves_it() -> None:
    made = stored(7, media=[FILM])
    assert (made.number, made.identifier, made.outcome, made.proof) == (7, "oai:archive.example:7", "accept", True)
    assert (stored(8).proof, stored(8, identifiers=[ISBN]).proof) == (False, True)


INDISTINCT = ("duplicate.indistinct", "flag", "oai:archive.example:1")
EXACT = ("duplicate.exact", "reject", "oai:archive.example:1")
PROBABLE = ("duplicate.probable", "quarantine", "oai:archive.example:1")


def film(number: int, outcome: str = "accept") -> Twin:
    return stored(number, outcome, media=[FILM])


def test_all_but_the_first_are_left_out() -> None:
    assert told(film(1), film(2), film(3)) == {2: [EXACT], 3: [EXACT]}


def test_the_first_that_is_public_stands() -> None:
    second = ("duplicate.exact", "reject", "oai:archive.example:2")
    assert told(film(1, "quarantine"), film(2), film(3), film(4, "reject")) == {3: [second]}


def test_a_later_one_that_is_in_doubt_is_left_out_as_well() -> None:
    assert told(film(1), film(2, "quarantine")) == {2: [EXACT]}


def test_what_states_neither_an_identifier_nor_a_medium_may_be_one_of_a_series_and_is_not_lost() -> None:
    assert told(stored(1), stored(2), stored(3)) == {2: [INDISTINCT], 3: [INDISTINCT]}


def test_words_that_differ_ask_a_person_where_a_medium_or_an_identifier_is_the_same() -> None:
    proofs: list[dict[str, Any]] = [{"media": [FILM]}, {"identifiers": [ISBN]}]
    for proof in proofs:
        other = stored(2, description={"en": ["In other words."]}, **proof)
        assert told(stored(1, **proof), other) == {2: [PROBABLE]}


def test_a_name_alone_proves_nothing() -> None:
    assert told(stored(1), stored(2, description={"en": ["The second picture."]})) == {}


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    other = stored(3, media=[FILM], description={"en": ["In other words."]})
    assert told(stored(1, media=[FILM]), stored(2, media=[FILM]), other, rules=OFF) == {}


HIDDEN, NEAR = ("sensitive.duplicate", "withhold"), ("sensitive.duplicate", "quarantine")


@pytest.mark.parametrize("rules", [RULES, OFF, None])
def test_what_is_withheld_holds_for_all_that_say_the_same(rules: Duplicates | None) -> None:
    hidden = (*HIDDEN, "oai:archive.example:2")
    careful = stored(2, "withhold", sensitivity={"level": "withheld"})
    assert told(stored(1), careful, stored(3), rules=rules) == {1: [hidden], 3: [hidden]}


def test_what_is_nearly_the_same_as_a_withheld_one_waits() -> None:
    near, other = (*NEAR, "oai:archive.example:1"), stored(2, media=[FILM], description={"en": ["In other words."]})
    assert told(stored(1, "withhold", media=[FILM]), other, rules=OFF) == {2: [near]}


def test_no_reason_about_a_withheld_record_says_a_word_of_it() -> None:
    [[reason]] = compared([stored(1, "withhold"), stored(2)], RULES).values()
    assert reason.message == "it says the same as a record that is withheld"


OUTCOMES = st.lists(
    st.tuples(st.sampled_from(["accept", "flag", "quarantine", "reject", "withhold"]), st.booleans(), st.booleans()),
    max_size=6,
)


@given(OUTCOMES)
def test_one_of_those_that_say_the_same_is_shown_and_none_where_one_is_withheld(
    made: list[tuple[str, bool, bool]],
) -> None:
    twins = [
        Twin(number, f"oai:{number}", outcome, b"same" if same else b"other", True)
        for number, (outcome, same, _) in enumerate(made)
    ]
    said = compared(twins, RULES)
    for content in (b"same", b"other"):
        some = [one for one in twins if one.content == content]
        shown = [one for one in some if one.outcome in ("accept", "flag") and one.number not in said]
        assert len(shown) <= 1
        if any(one.outcome == "withhold" for one in some):
            assert shown == []
    assert compared(twins, RULES) == said


def test_a_record_compares_as_it_was_stored() -> None:
    whole = record("Element")
    assert alike(msgspec.json.decode(dump(whole), type=Record)) == alike(whole)
