"""Which format a record is in, and what of it no rule reads."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswalks import CROSSWALKS, FORMATS, sources
from crosswalks.common.leftover import unread
from crosswalks.documents import ISO_2709, document, marks
from crosswalks.formats import leftover
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope
from tests.crosswalks.marc_records import binary, marcxml
from tests.crosswalks.payloads import dc_payload, payload, recorded

AUTO = CROSSWALKS["auto"].crosswalk
MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Masi</title></titleInfo>{}</mods>'


def mods(more: str = "") -> Any:
    return payload(MODS.format(more), envelope=Envelope())


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (dc_payload("<dc:title>Masi</dc:title>"), "oai_dc"),
        (mods(), "mods"),
        (marcxml("245 00 $aMasi"), "marc"),
        (binary("245 00 $aMasi"), "marc"),
        (payload(f"<record><metadata>{MODS.format('')}</metadata></record>"), "mods"),
    ],
)
def test_the_format_is_found_from_what_the_record_is(given: Any, name: str) -> None:
    draft = AUTO(given)
    assert (draft.crosswalk, draft.version) == (name, FORMATS[name].version)
    assert draft.fields["title"] == {"und": ["Masi"]}
    assert draft == CROSSWALKS[name].crosswalk(given)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ('<x:a xmlns:x="urn:x"/>', "{urn:x}a"),
        ("<mods/>", "mods"),
        ('{"@context": "https://example.org/x.json"}', "example.org/x.json"),
        ("[1]", "JSON without a known @context"),
        ("{}", "JSON without a known @context"),
    ],
)
def test_an_unknown_format_is_named_with_those_that_exist(data: str, what: str) -> None:
    with pytest.raises(Rejected) as error:
        AUTO(payload(data, envelope=Envelope()))
    assert (error.value.rule, error.value.excerpt) == ("crosswalk.format", what)
    assert str(error.value) == f"the metadata is {what}; what is read here: {', '.join(FORMATS)}"


def test_a_mark_belongs_to_one_format() -> None:
    claimed = [mark for one in FORMATS.values() for mark in one.marks]
    assert sorted(claimed) == sorted(set(claimed))


def test_a_version_begins_with_the_name_of_its_format() -> None:
    assert all(one.version.startswith(f"{name}-") for name, one in FORMATS.items())


def test_a_format_that_was_named_refuses_others() -> None:
    with pytest.raises(Rejected, match="what is read here: mods"):
        CROSSWALKS["mods"].crosswalk(dc_payload("<dc:title>Masi</dc:title>"))


@pytest.mark.parametrize("data", [b'{"a": ', b'{"a": "\xff"}', b"[" * 200_000, b'{"a": "\\ud800"}'])
def test_json_that_cannot_be_read_is_rejected(data: bytes) -> None:
    with pytest.raises(Rejected) as error:
        AUTO(payload(data, envelope=Envelope()))
    assert error.value.rule == "crosswalk.json"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ('<a xmlns="urn:x"/>', ("{urn:x}a", "{urn:x}*")),
        ("<a/>", ("a", "*")),
        ('{"@context": ["http://www.schema.org/", {"x": 1}]}', ("schema.org",)),
        ('\ufeff {"@context": "https://schema.org"}', ("schema.org",)),
        ("00026nam", (ISO_2709,)),
    ],
)
def test_marks_are_what_a_format_is_known_by(data: str, found: tuple[str, ...]) -> None:
    assert marks(document(payload(data, envelope=Envelope()))) == found


@pytest.mark.parametrize(
    ("name", "given", "paths"),
    [
        ("oai_dc", dc_payload("<dc:title>a</dc:title><dc:provenance>b</dc:provenance>"
                              "<dcterms:medium>c</dcterms:medium>"),
         ["dc:provenance", "dcterms:medium"]),
        ("mods", mods("<subject><topic>a</topic><cartographics><scale>1:10</scale></cartographics></subject>"
                      "<location><holdingExternal>b</holdingExternal><url/></location>"),
         ["subject/cartographics/scale", "location/holdingExternal"]),
        ("marc", marcxml("001=1", "003=X", "245 10 $aa$cb", "020   $a1$q2", "546   $ac"),
         ["003", "245$c", "020$q", "546$a"]),
        ("marc", marcxml("245 10 $6880-01$aa", "880 10 $6245-01$ab", "880   $6546-00$ac"), ["546$a"]),
    ],
)  # fmt: skip
def test_what_no_rule_reads_is_said(name: str, given: Any, paths: list[str]) -> None:
    assert list(leftover(FORMATS[name], document(given))) == paths


@pytest.mark.parametrize(
    ("name", "wrapped"),
    [
        ("mods", '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>a</title></titleInfo>'
                 "<accessed>b</accessed></mods></modsCollection>"),
        ("lido", '<lidoWrap xmlns="http://www.lido-schema.org"><lido><lidoRecID>a</lidoRecID>'
                 "<descriptiveMetadata/><accessed>b</accessed></lido></lidoWrap>"),
    ],
)  # fmt: skip
def test_what_stands_around_one_record_is_none_of_it(name: str, wrapped: str) -> None:
    given = payload(f"<record><metadata>{wrapped}</metadata></record>")
    assert list(leftover(FORMATS[name], document(given))) == ["accessed"]


def test_a_value_says_where_in_this_record_it_stood() -> None:
    given = dc_payload("<dcterms:created>2000</dcterms:created><dc:title>a</dc:title>")
    assert sources(given, AUTO(given)) == {
        "identifiers": "header/identifier, dc:identifier, dcterms:identifier",
        "title": "dc:title",
        "issued": "dcterms:created",
        "start": "dc:date",
        "published_at": "dc:date",
    }
    assert sources(marcxml("245 00 $aMasi", "264  1 $bX"), AUTO(marcxml("245 00 $aMasi", "264  1 $bX"))) == {
        "identifiers": "001, 010$a, 020$a, 022$a, 024, 035$a",
        "title": "245$a",
        "publisher": "264$b",
        "type": "leader",
    }


def test_a_known_path_covers_what_stands_below_it() -> None:
    paths = ["a", "a/b", "ab", "x/c/d", "c", "cd", "s", "s/t", "245$a", "245$b", "2450"]
    assert list(unread(paths, frozenset({"a", "//c", "s/text()", "245"}))) == ["ab", "cd", "s/t", "2450"]


@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    with suppress(Rejected):
        AUTO(payload(data, envelope=Envelope()))


def test_every_recorded_record_ends_in_a_draft_or_is_rejected(shared_data: Path) -> None:
    made: dict[str, int] = {}
    for page in sorted((shared_data / "oai-pmh").rglob("*.xml")):
        for one in recorded(page):
            try:
                name = AUTO(one).crosswalk
            except Rejected as error:
                name = error.rule
            made[name] = made.get(name, 0) + 1
    assert made["oai_dc"] > 3500
    assert (made["mods"], made["marc"]) == (23, 184)
