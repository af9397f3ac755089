"""Components as records: what tells them apart, what each is read with, and what changes them.

EAD 2002 and EAD3; ISAD(G) 2.4: what holds for a whole holds for its parts.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import QName

from config.settings import Workspace
from config.yaml_file import read
from crosswalks import CROSSWALKS, Own, load
from crosswalks.components import components
from crosswalks.components.copies import Copies
from crosswalks.xml import metadata
from ichlinks.errors import Rejected
from ichlinks.stages import Draft, Payload
from tests.crosswalks.finding_aids import EAD_3, EAD_2002, WHOLE, component, finding_aid, unit
from tests.crosswalks.payloads import payload, recorded

ALL = frozenset({"all"})
SONGS = component(
    unit("Songs", "EX/1") + component(unit("Lullaby", "EX/1/1"), id_="i1") + component(unit("", "EX/1/2"), "file"),
    "series",
    id_="s1",
)


def keys(whole: Payload, *levels: str) -> list[str]:
    """What follows the identifier of the whole."""
    found = [one.identifier for one in components(whole, levels or ALL)]
    assert all(identifier.startswith(f"{WHOLE}#") for identifier in found)
    return [identifier.removeprefix(f"{WHOLE}#") for identifier in found]


def checksums(whole: Payload) -> dict[str, bytes]:
    return {one.identifier.rpartition("#")[2]: one.sha256 for one in components(whole, ALL)}


def part(whole: Payload, key: str, levels: frozenset[str] = ALL) -> Payload:
    return replace(whole, identifier=f"{whole.identifier}#{key}", parts=levels)


def draft(one: Payload) -> Draft:
    return CROSSWALKS["auto"].crosswalk(one)


def related(one: Payload) -> list[tuple[str, str]]:
    return [(relation["type"], relation["target"]) for relation in draft(one).fields.get("relations", [])]


@pytest.mark.parametrize("namespace", [EAD_2002, EAD_3, "", "http://www.openarchives.org/OAI/2.0/"])
@pytest.mark.parametrize("names", [("c", "c"), ("c01", "c02"), ("c11", "c12")])
def test_components_are_found_numbered_or_not(namespace: str, names: tuple[str, str]) -> None:
    upper, lower = names
    inner = component(unit("Lullaby"), id_="i1", name=lower)
    whole = finding_aid(component(unit("Songs") + inner, "series", "s1", upper), namespace=namespace)
    assert keys(whole) == ["s1", "i1"]
    assert draft(part(whole, "i1")).fields["title"] == {"und": ["Lullaby"]}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["all"], ["s1", "i1", "EX/1/2"]),
        (["item"], ["i1"]),
        (["item", "file"], ["i1", "EX/1/2"]),
        (["fonds"], []),
    ],
)
def test_the_levels_that_are_asked_for_are_records(levels: list[str], expected: list[str]) -> None:
    assert keys(finding_aid(SONGS), *levels) == expected


def test_a_component_without_a_level_is_one_of_all() -> None:
    whole = finding_aid(component(unit("Loose"), "", "x"))
    assert (keys(whole), keys(whole, "item", "file", "otherlevel")) == (["x"], [])


NAMED = [
    (component("", id_="a.b-c_1:2"), ["a.b-c_1:2"]),
    (component(unit(code="EX 1"), id_="a"), ["a"]),
    (component(unit(code=" EX  1 ")), ["EX 1"]),
    (component(unit(code="/repositories/2/archival_objects/5")), ["/1"]),
    (component(unit(code="A#1")), ["/1"]),
    (component(unit(code='<extref href="https://n2t.net/ark:/9/1">ARK</extref>')), ["https://n2t.net/ark:/9/1"]),
    (component(unit(code="")) + component(""), ["/1", "/2"]),
    (component("", id_="a b"), ["/1"]),
    (component("", id_="é"), ["é"]),
    (component("", id_="x" * 201), ["/1"]),
    (component("", id_="a") + component("", id_="a"), ["a", "/2"]),
    (component("", id_="a") + component(unit(code="B"), id_="a"), ["a", "B"]),
    (component(unit(code="A")) + component(unit(code="A")), ["/1", "/2"]),
    (component(unit(code="a")) + component("", id_="a"), ["/1", "a"]),
    (component(component("") + component("")), ["/1", "/1/1", "/1/2"]),
]


@pytest.mark.parametrize(("inner", "expected"), NAMED)
def test_a_component_is_known_by_id_by_reference_code_or_by_its_place(inner: str, expected: list[str]) -> None:
    assert keys(finding_aid(inner)) == expected


@pytest.mark.parametrize("key", ["i1", "EX/1/2"])
def test_a_component_is_read_by_the_key_that_it_was_found_under(key: str) -> None:
    one = draft(part(finding_aid(SONGS), key))
    assert one.fields["identifiers"][0] == {"scheme": "oai", "value": f"{WHOLE}#{key}"}
    assert one.crosswalk == "ead"


def test_what_is_internal_is_no_record_and_in_none() -> None:
    hidden = '<c level="item" id="x" audience="internal"><did><unittitle>Names</unittitle></did></c>'
    note = '<note audience="internal"><p>Moved.</p></note>'
    whole = finding_aid(
        component(unit("Songs") + hidden, "series", "s1") + component(unit("Dance", more=note), id_="d")
    )
    assert keys(whole) == ["s1", "d"]
    assert checksums(whole) == checksums(
        finding_aid(component(unit("Songs"), "series", "s1") + component(unit("Dance"), id_="d"))
    )


@pytest.mark.parametrize("marked", ["<ead ", "<archdesc "])
def test_of_an_internal_finding_aid_nothing_is_a_record(marked: str) -> None:
    whole = finding_aid(SONGS)
    internal = whole.data.replace(marked.encode(), f'{marked}audience="internal" '.encode())
    assert keys(replace(whole, data=internal)) == []


@pytest.mark.parametrize("data", ["<record><metadata><x/></metadata></record>", '{"a": 1}', "<ead>", "00024nam"])
def test_what_is_no_finding_aid_has_no_components(data: str) -> None:
    try:
        assert keys(payload(data, WHOLE)) == []
    except Rejected:
        assert data[0] != "<" or data == "<ead>"


SECRET = "<accessrestrict><p>TK Secret / Sacred (TK SS)</p></accessrestrict>"
OPEN = "<accessrestrict><p>Open.</p></accessrestrict>"


def test_the_labels_of_all_units_around_hold_for_a_part() -> None:
    """Whatever the part says of itself: its own conditions take the place of theirs, not of their Labels."""
    song = component(unit("Lament") + OPEN, id_="i1")
    fields = draft(part(finding_aid(component(unit("Laments") + SECRET + song, "series", "s1")), "i1")).fields
    assert fields["sensitivity"] == {"labels": ["TK Secret / Sacred (TK SS)"]}
    assert fields["rights"]["statement"] == {"und": ["Open."]}


def test_a_component_with_a_label_is_named_as_a_record_only() -> None:
    """Whether that record may be named is known where it is judged."""
    inner = component(unit("Lament") + SECRET, "item", "i1") + component(unit("Lullaby") + OPEN, "item", "i2")
    whole = finding_aid(component(unit("Songs") + inner, "series", "s1"))
    above = ("is_part_of", WHOLE)
    named = related(part(whole, "s1", frozenset({"series"})))
    assert named == [above, ("has_part", "Lullaby")]
    assert related(part(whole, "s1")) == [above, ("has_part", f"{WHOLE}#i1"), ("has_part", f"{WHOLE}#i2")]


def test_a_part_names_every_record_around_it() -> None:
    inner = component(unit("Tape") + component(unit("Lullaby"), id_="i1"), "file", "f1")
    whole = finding_aid(component(unit("Songs") + inner, "series", "s1"))
    assert related(part(whole, "i1")) == [("is_part_of", f"{WHOLE}{one}") for one in ("#f1", "#s1", "")]
    assert related(part(whole, "i1", frozenset({"item", "series"}))) == [
        ("is_part_of", "Tape"),
        ("is_part_of", f"{WHOLE}#s1"),
        ("is_part_of", WHOLE),
    ]


def test_parts_and_wholes_name_one_another() -> None:
    whole = finding_aid(SONGS)
    assert {key: related(part(whole, key)) for key in ("s1", "i1")} == {
        "s1": [("is_part_of", WHOLE), ("has_part", f"{WHOLE}#i1"), ("has_part", f"{WHOLE}#EX/1/2")],
        "i1": [("is_part_of", f"{WHOLE}#s1"), ("is_part_of", WHOLE)],
    }
    assert related(replace(whole, parts=ALL)) == [("has_part", f"{WHOLE}#s1")]


def test_what_is_no_record_is_named_by_its_reference_code() -> None:
    whole, items = finding_aid(SONGS), frozenset({"item"})
    assert related(part(whole, "i1", items)) == [("is_part_of", "EX/1"), ("is_part_of", WHOLE)]
    assert related(replace(whole, parts=items)) == [("has_part", "EX/1")]


def test_a_component_without_a_page_is_seen_where_the_finding_aid_is() -> None:
    whole = finding_aid(SONGS)
    linked = whole.data.replace(b"<eadheader/>", b'<eadheader><eadid url="https://archive.example/7"/></eadheader>')
    assert "landing_page" not in draft(part(whole, "i1")).fields
    assert draft(part(replace(whole, data=linked), "i1")).fields["landing_page"] == "https://archive.example/7"


CHANGES = [
    ("Lullaby", "Cradle song", {"i1", "s1"}),  # the series names its parts
    ("Songs", "Chants", {"s1", "i1", "EX/1/2"}),  # parts bear the title where they have none, and name the series
    ("<p>Ask.</p>", "<p>Never.</p>", {"s1", "i1", "EX/1/2"}),
    ("Sound Archive", "Archive", {"s1", "i1", "EX/1/2"}),
    ("<p>All songs.</p>", "<p>Songs.</p>", set()),  # the scope of the whole is not that of a part
    ("<eadheader/>", "<eadheader><profiledesc>2026</profiledesc></eadheader>", set()),
    ("<eadheader/>", "<eadheader><eadid url='https://a.example/1'/></eadheader>", {"s1", "i1", "EX/1/2"}),
    ("1:00", "1:30", {"EX/1/2"}),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES)
def test_a_component_changes_with_what_it_says_and_inherits(before: str, after: str, expected: set[str]) -> None:
    extent = "<physdesc><extent>1:00</extent></physdesc>"
    songs = SONGS.replace("EX/1/2</unitid>", f"EX/1/2</unitid>{extent}")
    whole = finding_aid(
        songs,
        "<repository>Sound Archive</repository>",
        "<userestrict><p>Ask.</p></userestrict><scopecontent><p>All songs.</p></scopecontent>",
    )
    assert before.encode() in whole.data
    old, new = checksums(whole), checksums(replace(whole, data=whole.data.replace(before.encode(), after.encode())))
    assert {key for key in old if old[key] != new[key]} == expected


def test_other_sets_are_a_change() -> None:
    whole = finding_aid(SONGS)
    assert checksums(whole)["i1"] != checksums(replace(whole, sets=("songs",)))["i1"]


def test_rules_of_a_partner_begin_at_the_component(tmp_path: Path) -> None:
    path = tmp_path / "archive.yaml"
    fields = "  fields:\n    edition: e:did/e:unitid\n"
    path.write_text(f"crosswalk:\n  extends: ead\n{fields}  namespaces: {{e: {EAD_2002}}}\n", encoding="utf-8")
    file = read(path)
    own = Own(file, file.data["crosswalk"]["fields"], file.data["crosswalk"]["namespaces"])
    loaded = load(Workspace(tmp_path, {}), "ead", own)
    assert loaded.crosswalk(part(finding_aid(SONGS), "i1")).fields["edition"] == "EX/1/1"


def test_what_no_rule_reads_is_told_of_the_component_alone() -> None:
    arranged = "<arrangement><p>By singer.</p></arrangement>"
    one = component(unit("Lullaby") + arranged, id_="i1")
    whole = finding_aid(one, beside="<processinfo><p>Sorted.</p></processinfo>")
    assert list(CROSSWALKS["ead"].left(part(whole, "i1"))) == ["arrangement/p"]


def test_the_language_that_holds_around_the_metadata_holds_for_its_components() -> None:
    whole = finding_aid(component(unit("Phleng", more="<abstract>Short.</abstract>"), id_="i1"))
    spoken = replace(whole, data=whole.data.replace(b"<metadata>", b'<metadata xml:lang="km">'))
    assert draft(part(spoken, "i1")).fields["title"] == {"km": ["Phleng"]}


LEVELS = st.sampled_from(["series", "file", "item", "otherlevel", ""])
TEXTS = st.text("aé한 ", max_size=4)
NOTES = st.sampled_from(["", "<userestrict><p>Ask</p></userestrict>", "<scopecontent><p>All</p></scopecontent>"])
INHERITED = st.sampled_from(
    ["", "<repository>R</repository>", "<langmaterial>Thai</langmaterial>", "<origination>S</origination>"]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> str:
    inner = "".join(draw(st.lists(trees(depth - 1), max_size=3))) if depth else ""
    did = unit(draw(TEXTS), draw(TEXTS), draw(INHERITED))
    return component(did + draw(NOTES) + inner, draw(LEVELS), draw(st.sampled_from(["", "a", "b", "c"])))


@given(st.lists(trees(), min_size=1, max_size=4), st.booleans())
def test_a_component_is_read_as_within_the_whole(inner: list[str], in_lists: bool) -> None:
    """Each has a name of its own; and away from everything else it becomes what it becomes within the finding aid."""
    whole = finding_aid("".join(inner), "<repository>W</repository>", "<accessrestrict><p>Open</p></accessrestrict>")
    found = keys(whole)
    assert len(found) == len(set(found)) == whole.data.count(b"<c ") + whole.data.count(b"<c>")
    named = [key for key in dict.fromkeys(found) if f'id="{key}"'.encode() in whole.data]
    for key in named:
        alone, within = draft(part(whole, key)), draft(replace(whole, identifier=f"{WHOLE}#{key}"))
        assert _without_relations(alone) == _without_relations(within)


def _without_relations(one: Draft) -> dict[str, Any]:
    return {name: value for name, value in one.fields.items() if name != "relations"}


def _large(number: int) -> Payload:
    items = (
        component(unit(f"Song {n}", f"EX {n}") + "<scopecontent><p>A song.</p></scopecontent>") for n in range(number)
    )
    return finding_aid(component(unit("Songs") + "".join(items), "series"), "<repository>Archive</repository>")


def test_a_finding_aid_is_parsed_for_all_of_its_components_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything done again for each of many components would take the square of the time."""
    whole, parsed, frames = _large(200), Counter[bytes](), Counter[str]()
    monkeypatch.setattr("crosswalks.components.metadata", counting(metadata, parsed, lambda payload: payload.data))
    made = counting(Copies._made, frames, lambda _, element: QName(element).localname)
    monkeypatch.setattr(Copies, "_made", made)
    for one in components(whole, {"item"}):
        draft(replace(whole, identifier=one.identifier, parts=ALL))
    assert parsed == {whole.data: 2}  # once to find them all, once to read them all
    assert frames == dict.fromkeys(["ead", "archdesc", "dsc", "c"], 2)


def counting(function: Callable[..., Any], seen: "Counter[Any]", of: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, which counts its calls by what they are about."""

    def counted(*arguments: Any) -> Any:
        seen[of(*arguments)] += 1
        return function(*arguments)

    return counted


ARCHIVESSPACE = "oai-pmh/archivesspace+archivesspace/backend/spec/fixtures/oai/responses/getrecord_oai_ead.xml"
DIARY = "oai-pmh/mark-cooper+oai-pmh/tests/fixtures/get_record.xml"


def only(page: Path) -> Payload:
    (one,) = recorded(page)
    return one


def test_the_file_of_a_resource_of_archivesspace(shared_data: Path) -> None:
    whole = only(shared_data / ARCHIVESSPACE)
    (found,) = components(whole, {"file"})
    assert found.identifier == f"{whole.identifier}#aspace_e9c11f5b01d8b52fcf4c7b4001e52b47"
    fields = draft(replace(whole, identifier=found.identifier, parts=ALL)).fields
    assert {name: fields[name] for name in ("type", "title", "issued", "data_provider", "relations")} == {
        "type": ["Genre -- Subject", "file", "Resource"],
        "title": {"und": ["Archival_Object 1"]},
        "issued": "2017-06-01",
        "data_provider": {"label": {"und": ["oai_test"]}},
        "relations": [
            {"type": "is_part_of", "target": whole.identifier, "label": {"und": ["Test resource 0"]}},
            {"type": "relation", "target": "related materials note"},
            {"type": "relation", "target": "separated materials note"},
        ],
    }


def test_what_was_put_into_the_diary(shared_data: Path) -> None:
    whole = only(shared_data / DIARY)
    (found,) = components(whole, {"file"})
    assert found.identifier == f"{whole.identifier}#aspace_43af7b18a262bfdf90b2690dce39c5e5"
    fields = draft(replace(whole, identifier=found.identifier, parts=ALL)).fields
    diary = {"und": ["Diary of Emma Cummins Snively Crosier Pauling"]}
    assert fields["title"] == {"und": ["Contextual information"]}
    assert fields["languages"] == ["eng"]
    assert fields["creators"] == [{"name": {"und": ["Cummins Snively Crosier Pauling, Emma"]}}]
    assert fields["data_provider"] == {"label": {"und": ["Allen Doe Research Center"]}}
    assert fields["relations"][0] == {"type": "is_part_of", "target": whole.identifier, "label": diary}
    of_whole = draft(replace(whole, parts=ALL)).fields["relations"]
    assert of_whole[0] == {"type": "has_part", "target": found.identifier, "label": {"und": ["Contextual information"]}}
