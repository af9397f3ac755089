"""Rules that a partner has of its own for some fields of a crosswalk (docs/crosswalks.md, "Rules of your own")."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from config.partner import Partner
from config.settings import PACKAGE, Workspace
from config.yaml_file import read
from crosswalks import CROSSWALKS, FORMATS, Loaded, Own, load, rules, sources
from crosswalks.declarative.schema import with_own_rules
from crosswalks.extended import PREFIXES
from crosswalks.marc.reading import marcxml as marcxml_of
from ichlinks.errors import Invalid, Rejected
from ichlinks.stages import Envelope
from tests.crosswalks.marc_records import binary, marcxml
from tests.crosswalks.payloads import dc_payload, payload

OWN = "(the partner's own rule)"
MARC = CROSSWALKS["marc"].crosswalk
BINARY = binary("001=1", "245 00 $aMasi :$bbark cloth", "520   $aMade in Fiji from the bark of the mulberry").data
MODS = (
    '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Masi</title></titleInfo>'
    '<abstract>Bark cloth.</abstract><classification authority="ddc">746</classification>'
    '<classification authority="own">Craft, cloth</classification>'
    '<accessCondition type="use and reproduction">CC BY 4.0</accessCondition></mods>'
)
CLASS = (
    "national_classification: {pick: \"mods:classification[@authority='own']\", "
    "each: {scheme: {constant: own}, label: .}}"
)
RIGHTS = {"content": ["CC BY 4.0"], "statement": {"und": ["CC BY 4.0"]}}
TABLE = (
    "format: {kind: csv}\ntables: {kinds: {p: photo}}\nfields:\n  type: {pick: kind, look_up: kinds}\n"
    "  title: name\n  rights.content: licence\n  rights.holder: owner\n  places: {pick: where, each: {label: .}}\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "config" / "crosswalks").mkdir(parents=True)
    (tmp_path / "config" / "crosswalks" / "table.yaml").write_text(TABLE, encoding="utf-8")
    return Workspace(tmp_path, {})


def with_own(workspace: Workspace, base: str, text: str) -> Loaded:
    """The base with these lines of a partner file below `crosswalk:`."""
    path = workspace.root / "archive.yaml"
    path.write_text(f"crosswalk:\n  extends: {base}\n{text}\n", encoding="utf-8")
    file = read(path)
    given = file.data["crosswalk"]
    return load(workspace, base, Own(file, given["fields"], given.get("namespaces") or {}))


def complaint(workspace: Workspace, base: str, text: str) -> str:
    with pytest.raises(Invalid) as told:
        with_own(workspace, base, text)
    return str(told.value).removeprefix(f"{workspace.root / 'archive.yaml'}:")


def mods() -> Any:
    return payload(MODS, envelope=Envelope())


def row(text: str) -> Any:
    return payload(text, envelope=Envelope(b"kind,name,licence,owner,where,notes\n"))


def test_a_field_that_is_given_replaces_that_of_a_format(workspace: Workspace) -> None:
    own = f"  fields: {{{CLASS}}}"
    before, now = CROSSWALKS["mods"].crosswalk(mods()), with_own(workspace, "mods", own).crosswalk(mods())
    assert now.fields == before.fields | {
        "national_classification": [{"scheme": "own", "label": {"und": ["Craft, cloth"]}}]
    }
    path = f"mods:classification[@authority='own'] {OWN}"
    assert now.paths == before.paths | {"national_classification": path}
    assert now.crosswalk == "mods"


def test_a_field_that_the_record_does_not_have_is_not_taken_from_the_base(workspace: Workspace) -> None:
    draft = with_own(workspace, "mods", "  fields: {title: mods:note}").crosswalk(mods())
    assert ("title" in draft.fields, "title" in draft.paths) == (False, False)


def test_null_removes_a_field(workspace: Workspace) -> None:
    before = CROSSWALKS["mods"].crosswalk(mods())
    now = with_own(workspace, "mods", "  fields:\n    description: null\n    title:").crosswalk(mods())
    assert now.fields == {name: value for name, value in before.fields.items() if name not in ("description", "title")}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("rights.holder: {constant: Kim Archive}", {**RIGHTS, "holder": "Kim Archive"}),
        ("rights.content: {constant: CC0}", {**RIGHTS, "content": "CC0"}),
        ("rights.content: mods:note", {"statement": RIGHTS["statement"]}),
        ("rights.statement: null", {"content": RIGHTS["content"]}),
        ("rights.content: null, rights.statement: null", None),
        ("rights: null", None),
        ("rights: {constant: {statement: Ask us}}", {"statement": "Ask us"}),
    ],
)
def test_a_part_of_an_object_can_be_replaced_by_itself(workspace: Workspace, own: str, expected: Any) -> None:
    assert CROSSWALKS["mods"].crosswalk(mods()).fields["rights"] == RIGHTS
    draft = with_own(workspace, "mods", f"  fields: {{{own}}}").crosswalk(mods())
    assert draft.fields.get("rights") == expected
    assert ("rights" in {name.partition(".")[0] for name in draft.paths}) == (expected is not None)


def test_what_is_extended_stays_as_it_is_for_others(workspace: Workspace) -> None:
    before = CROSSWALKS["mods"].crosswalk(mods())
    with_own(workspace, "mods", "  fields: {rights.holder: {constant: A}, title: null}").crosswalk(mods())
    assert CROSSWALKS["mods"].crosswalk(mods()) == before


@pytest.mark.parametrize(
    ("base", "given", "fields", "expected"),
    [
        ("oai_dc", dc_payload("<dc:title>a</dc:title><dc:source>b</dc:source>"), "edition: dc:source", "b"),
        ("oai_dc", dc_payload("<dc:title>a</dc:title><dc:source>b</dc:source>"), "edition: //dc:source", "b"),
        ("oai_dc", dc_payload("<dc:title>a</dc:title><dc:source>b</dc:source>"), "edition: /*/dc:source", "b"),
        ("marc", marcxml("245 00 $aa", "084   $a7$2x"), "edition: \"*[@tag='084']/*[@code='a']\"", "7"),
        ("marc", binary("245 00 $aa", "084   $a7$2x"), "edition: \"marc:datafield[@tag='084']/*[@code='a']\"", "7"),
        ("schema_org", payload('{"@context": "https://schema.org", "@type": "Book", "name": "a", "x": {"y": 3}}'),
         "edition: {pick: x.y, look_up: {'3': third}}", "third"),
        ("iiif", payload('{"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest", '
                         '"id": "https://a.example/1", "label": {"en": ["a"]}, "metadata": [{"label": {"en": ["No"]}, '
                         '"value": {"en": ["b"]}}]}'),
         "edition: \"metadata[?label.en[0]=='No'].value.en[]\"", "b"),
    ],
)  # fmt: skip
def test_paths_begin_at_what_the_format_reads(
    workspace: Workspace, base: str, given: Any, fields: str, expected: str
) -> None:
    draft = with_own(workspace, base, f"  fields:\n    {fields}").crosswalk(given)
    assert (draft.crosswalk, draft.fields["edition"]) == (base, expected)


def test_what_stood_around_a_record_is_out_of_sight(workspace: Workspace) -> None:
    given = dc_payload("<dc:title>a</dc:title>")
    loaded = with_own(workspace, "oai_dc", "  fields: {edition: \"//*[local-name()='identifier']\"}")
    assert "edition" not in loaded.crosswalk(given).fields


def test_units_that_are_marked_as_internal_are_out_of_sight(workspace: Workspace) -> None:
    data = (
        "<ead><archdesc><did><unittitle>Papers</unittitle></did><note audience='internal'>secret</note>"
        "<note>open</note></archdesc></ead>"
    )
    loaded = with_own(workspace, "ead", "  fields: {description: //note}")
    assert loaded.crosswalk(payload(data, envelope=Envelope())).fields["description"] == {"und": ["open"]}


def test_a_mapping_file_is_extended_with_its_own_tables(workspace: Workspace) -> None:
    own = "  fields: {title: {pick: name, language: fj}, rights: null, edition: {pick: notes, look_up: kinds}}"
    draft = with_own(workspace, "table", own).crosswalk(row("p,Masi,CC BY,Ana,Fiji,p"))
    assert draft.fields == {
        "type": ["photo"],
        "places": [{"label": {"und": ["Fiji"]}}],
        "title": {"fj": ["Masi"]},
        "edition": "photo",
    }
    assert draft.paths == {
        "type": "column kind",
        "places": "column where",
        "title": f"column name {OWN}",
        "edition": f"column notes {OWN}",
    }


def test_only_columns_that_are_still_picked_must_be_there(workspace: Workspace) -> None:
    given = payload("p,Masi", envelope=Envelope(b"kind,name\n"))
    own = "  fields: {rights: null, places: {pick: region, each: {label: .}}}"
    draft = with_own(workspace, "table", own).crosswalk(given)
    assert [reason.message for reason in draft.reasons] == ["the file has no column 'region'"]


@pytest.mark.parametrize("base", ["mods", "table"])
def test_the_version_tells_the_base_and_the_partners_rules(workspace: Workspace, base: str) -> None:
    one = with_own(workspace, base, "  fields: {title: name}").version
    again = with_own(workspace, base, "  # a remark\n  fields: {title:   name}").version
    other = with_own(workspace, base, "  fields: {title: names}").version
    start, _, rest = one.partition("+")
    assert (start, len(rest)) == (load(workspace, base).version, 12)
    assert (again == one, other == one) == (True, False)


def test_a_draft_tells_the_same_version(workspace: Workspace) -> None:
    loaded = with_own(workspace, "mods", "  fields: {title: mods:note}")
    assert loaded.crosswalk(mods()).version == loaded.version


@pytest.mark.parametrize(
    ("base", "text", "told"),
    [
        ("mods", "  fields:\n    title: mods:note\n    titel: mods:note",
         "5: unknown field 'titel'; did you mean 'title'? There are: "),
        ("mods", "  fields:\n    titel: null", "4: unknown field to remove 'titel'; did you mean 'title'? There are: "),
        ("mods", "  fields:\n    rights.holdr: null", "4: unknown field to remove 'rights.holdr'; "),
        ("oai_dc", "  fields:\n    edition: null", "4: unknown field to remove 'edition'; "),
        ("mods", "  fields:\n    title: {pick: mods:note, spilt: x}",
         "4: unknown step 'spilt'; did you mean 'split'? There are: "),
        ("mods", "  fields:\n    title: {pick: mods:note, look_up: contries}",
         "4: unknown table or vocabulary 'contries'; did you mean 'countries'? There are: "),
        ("mods", "  fields:\n    title: mds:note",
         "4: 'mds:note' is not an XPath expression: Undefined namespace prefix; prefixes: dc, dcterms, "),
        ("mods", "  fields:\n    title: 'mods:note['", "4: 'mods:note[' is not an XPath expression: "),
        ("iiif", "  fields:\n    title: 'a[?'", "4: 'a[?' is not a JMESPath expression: "),
        ("iiif", "  fields:\n    title: a\n  namespaces: {a: b}",
         "5: namespaces are for XML; paths here have no prefixes"),
        ("table", "  fields:\n    title: {split: x}", "4: 'split' has nothing to work on; begin with one of "),
        ("table", "  fields:\n    edition: null", "4: unknown field to remove 'edition'; There are: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_the_line_of_the_partner_file(
    workspace: Workspace, base: str, text: str, told: str
) -> None:
    assert complaint(workspace, base, text).startswith(told)


def test_auto_cannot_be_extended(workspace: Workspace) -> None:
    known = ", ".join(sorted({*FORMATS, *workspace.names("crosswalks")}))
    with pytest.raises(Invalid) as error:
        with_own(workspace, "auto", "  fields: {title: name}")
    assert str(error.value) == f"auto takes each record's own format; name the one that is extended: {known}"


def test_prefixes_of_ones_own(workspace: Workspace) -> None:
    data = '<ead xmlns="urn:isbn:1-931666-22-9"><archdesc><did><unittitle>Papers</unittitle></did></archdesc></ead>'
    own = "  namespaces: {e: 'urn:isbn:1-931666-22-9'}\n  fields: {edition: e:archdesc/e:did/e:unittitle}"
    assert with_own(workspace, "ead", own).crosswalk(payload(data, envelope=Envelope())).fields["edition"] == "Papers"


@pytest.mark.parametrize(
    ("base", "given", "fields", "left"),
    [
        ("mods", mods(), "title: mods:titleInfo", []),
        ("mods", mods(), "national_classification: null", ["classification", "classification"]),
        ("mods", mods(), "{national_classification: null, edition: mods:classification}", []),
        ("mods", mods(), "{national_classification: null, edition: 'substring(mods:classification, 1, 4)'}", []),
        ("mods", mods(), CLASS, ["classification"]),
        ("marc", binary("245 00 $aa", "084   $a7$2x"), "edition: \"*[@tag='084']/*[@code='a']\"", ["084$2"]),
        ("oai_dc", dc_payload("<dc:title>a</dc:title><dc:audience>b</dc:audience>"), "edition: dc:audience", []),
        ("iiif", payload('{"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest", '
                         '"id": "https://a.example/1", "label": {"en": ["a"]}, "own": {"x": "b"}, "more": "c"}'),
         "edition: own.x", ["more"]),
        ("table", row("p,Masi,CC BY,Ana,Fiji,p"), "{places: null, edition: notes}", ["where"]),
    ],
)  # fmt: skip
def test_what_is_left_over_counts_the_partners_rules(
    workspace: Workspace, base: str, given: Any, fields: str, left: list[str]
) -> None:
    fields = fields if fields.startswith("{") else f"{{{fields}}}"
    assert list(with_own(workspace, base, f"  fields: {fields}").left(given)) == left


def test_the_fields_with_rules_are_those_of_both(workspace: Workspace) -> None:
    loaded = with_own(workspace, "table", "  fields: {title: notes, rights: null, edition: notes}")
    assert loaded.fields == ("type", "places", "title", "edition")
    loaded = with_own(workspace, "mods", "  fields: {title: mods:note, description: null}")
    names = tuple(name for name in FORMATS["mods"].fields if name not in ("title", "description"))
    assert rules(loaded, loaded.crosswalk(mods())) == (*names, "title")


def test_a_value_says_that_it_was_made_by_the_partners_own_rule(workspace: Workspace) -> None:
    fields = "{edition: 'concat(mods:abstract, \", titleInfo\")', rights.holder: {constant: Ana}}"
    draft = with_own(workspace, "mods", f"  fields: {fields}").crosswalk(mods())
    told = sources(mods(), draft)
    assert told["edition"] == f'concat(mods:abstract, ", titleInfo") {OWN}'
    assert told["rights"] == f"accessCondition, constant {OWN}"
    assert told["title"] == "titleInfo"


def test_parts_of_an_object_are_told_together(workspace: Workspace) -> None:
    given = row("p,Masi,CC BY,Ana,Fiji,p")
    assert sources(given, load(workspace, "table").crosswalk(given))["rights"] == "column licence, column owner"


EXTENDS = "name: {en: A}\ncountry: KR\nharvest: {kind: oai_pmh, endpoint: 'https://a.example'}\ncrosswalk: "


@pytest.mark.parametrize(
    ("crosswalk", "valid"),
    [
        ("mods", True),
        ("{extends: mods, fields: {title: 'mods:note', description: null}}", True),
        ("{extends: mods, fields: {rights.holder: {pick: 'mods:note', split: ';'}}, namespaces: {a: 'urn:a'}}", True),
        ("{extends: mods, fields: {media: {pick: 'mods:note', each: {url: .}}}}", True),
        ("{extends: mods, fields: {media: {pick: 'mods:note', each: {ulr: .}}}}", False),
        ("{extends: mods, fields: {titel: 'mods:note'}}", False),
        ("{extends: mods, fields: {title: {pick: a, spilt: b}}}", False),
        ("{extends: mods, fields: {}}", False),
        ("{extends: mods}", False),
        ("{fields: {title: a}}", False),
        ("{extends: mods, feilds: {title: a}, fields: {title: a}}", False),
        ("7", False),
    ],
)
def test_the_schema_of_partner_files_knows_what_may_be_extended(tmp_path: Path, crosswalk: str, valid: bool) -> None:
    path = tmp_path / "archive.yaml"
    path.write_text(EXTENDS + crosswalk, encoding="utf-8")
    schema = jsonschema_rs.validator_for(with_own_rules(Partner.model_json_schema()))
    assert schema.is_valid(read(path).data) == valid


def test_binary_marc_as_xml_says_the_same(shared_data: Path) -> None:
    file = shared_data / "ich/projectblacklight__blacklight-marc/test_support/data/test_data.utf8.mrc"
    records = [one + b"\x1d" for one in file.read_bytes().split(b"\x1d")[:-1]]
    assert len(records) == 30
    for one in records:
        given = payload(one, "", Envelope())
        again = payload(etree.tostring(marcxml_of(one)), "", Envelope())
        assert MARC(given) == MARC(again)


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda tail: BINARY[:-70] + tail))
def test_any_bytes_become_marcxml_or_are_rejected(data: bytes) -> None:
    with suppress(Rejected):
        etree.fromstring(etree.tostring(marcxml_of(data)))


@pytest.mark.parametrize(("page", "base"), [("crosswalks", "mods"), ("partner-file", "oai_dc")])
def test_the_examples_of_the_manual_work(workspace: Workspace, page: str, base: str) -> None:
    text = (PACKAGE.parent / "docs" / f"{page}.md").read_text(encoding="utf-8")
    [example] = re.findall(rf"```yaml\ncrosswalk:\n  extends: {base}\n(.*?)```", text, re.S)
    loaded = with_own(workspace, base, example)
    if base == "oai_dc":
        given = dc_payload("<dc:source>Second print</dc:source><dc:description>A draft.</dc:description>")
        assert loaded.crosswalk(given).fields["edition"] == "Second print"
        return
    assert loaded.crosswalk(mods()).fields == {
        "identifiers": [{"scheme": "oai", "value": "oai:archive.example:1"}],
        "title": {"und": ["Masi"]},
        "national_classification": [{"scheme": "own", "label": {"und": ["Craft, cloth"]}}],
        "rights": {**RIGHTS, "holder": "Kim Archive"},
    }


def test_the_manual_names_the_prefixes_that_are_known() -> None:
    text = (PACKAGE.parent / "docs" / "crosswalks.md").read_text(encoding="utf-8")
    assert f"need not be declared: {', '.join(f'`{prefix}`' for prefix in PREFIXES)}." in text


RECORDS = sorted((Path(__file__).parent / "records").iterdir())


@pytest.mark.parametrize("page", RECORDS, ids=lambda page: page.name)
def test_every_format_can_be_extended_and_keeps_its_other_fields(workspace: Workspace, page: Path) -> None:
    def opened() -> Any:
        return payload(page.read_bytes(), page.name, Envelope())

    before = CROSSWALKS["auto"].crosswalk(opened())
    loaded = with_own(workspace, before.crosswalk, "  fields: {edition: {constant: second}}")
    now = loaded.crosswalk(opened())
    assert now.fields == before.fields | {"edition": "second"}
    assert now.paths == before.paths | {"edition": f"constant {OWN}"}
    read_before = {path for path in CROSSWALKS[before.crosswalk].left(opened()) if "edition" not in path.lower()}
    assert read_before <= set(loaded.left(opened()))


def test_a_mapping_of_xml_takes_further_prefixes(workspace: Workspace) -> None:
    mapping = "format: {kind: xml, namespaces: {a: 'urn:a'}}\nfields: {title: 'a:name', edition: 'a:print'}\n"
    (workspace.root / "config" / "crosswalks" / "items.yaml").write_text(mapping, encoding="utf-8")
    given = payload(
        '<item xmlns="urn:a" xmlns:b="urn:b"><name>Masi</name><b:print>2</b:print></item>', envelope=Envelope()
    )
    loaded = with_own(workspace, "items", "  namespaces: {b: 'urn:b'}\n  fields: {edition: 'b:print | a:print'}")
    assert loaded.crosswalk(given).fields == {"title": {"und": ["Masi"]}, "edition": "2"}
    assert list(loaded.left(given)) == []
