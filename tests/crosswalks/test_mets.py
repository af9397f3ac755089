"""METS: descriptive sections in several formats, files in the order of the map (METS 1.12)."""

from typing import Any

import pytest

from crosswalks import CROSSWALKS
from crosswalks.documents import document
from crosswalks.formats import leftover
from crosswalks.mets import FORMAT, crosswalk
from ichlinks.errors import Rejected
from ichlinks.stages import Payload
from tests.crosswalks.nested import nested
from tests.crosswalks.payloads import payload

NAMESPACES = (
    'xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:mods="http://www.loc.gov/mods/v3" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:marc="http://www.loc.gov/MARC21/slim" xmlns:rights="http://cosimo.stanford.edu/sdr/metsrights/"'
)
RECORD = "<record><header><identifier>oai:archive.example:1</identifier></header><metadata>{}</metadata></record>"
DC = "<dc:title>Songs</dc:title>"
MODS = "<mods:mods><mods:titleInfo><mods:title>{}</mods:title></mods:titleInfo></mods:mods>"
MARC = nested("marc:record", '<marc:datafield tag="245"><marc:subfield code="a">Songs</marc:subfield></marc:datafield>')


def mets(*parts: str, attributes: str = "") -> Payload:
    return payload(RECORD.format(f"<mets {NAMESPACES} {attributes}>{''.join(parts)}</mets>"))


def section(inside: str, name: str = "D1") -> str:
    return f'<dmdSec ID="{name}">{nested("mdWrap/xmlData", inside)}</dmdSec>'


def file(name: str, mime: str = "image/jpeg", link: str = "", group: str = "") -> str:
    grouped = f'GROUPID="{group}"' if group else ""
    place = f'<FLocat LOCTYPE="URL" xlink:href="{link or f"https://a.example/{name}"}"/>'
    return f'<file ID="{name}" MIMETYPE="{mime}" {grouped}>{place}</file>'


def group(use: str, *files: str) -> str:
    return f'<fileGrp USE="{use}">{"".join(files)}</fileGrp>'


def div(*names: str, inside: str = "", **said: str) -> str:
    attributes = " ".join(f'{key}="{value}"' for key, value in said.items())
    pointers = "".join(f'<fptr FILEID="{one}"/>' for one in names)
    return f"<div {attributes}>{pointers}{inside}</div>"


def media(*parts: str) -> Any:
    return crosswalk(mets(section(DC), *parts)).fields.get("media")


def shown(name: str, mime: str = "image/jpeg", role: str = "full", **said: Any) -> dict[str, Any]:
    return {"url": f"https://a.example/{name}", "role": role, "mime": mime, **said}


@pytest.mark.parametrize("inside", [DC, f"<dc:record>{DC}</dc:record>", MODS.format("Songs"), MARC])
def test_a_section_is_read_as_the_format_that_it_is_in(inside: str) -> None:
    draft = crosswalk(mets(section(inside)))
    assert draft.fields["title"] == {"und": ["Songs"]}
    assert draft.fields["identifiers"] == [{"scheme": "oai", "value": "oai:archive.example:1"}]
    assert (draft.crosswalk, draft.version.partition("+")[0]) == ("mets", "mets-1")


def test_the_section_of_the_whole_comes_before_those_of_its_parts() -> None:
    structure = '<structMap TYPE="LOGICAL"><div DMDID="D2"><div DMDID="D1"/></div></structMap>'
    both = section(MODS.format("Track 1"), "D1") + section(MODS.format("Album"), "D2")
    assert crosswalk(mets(both, structure)).fields["title"] == {"und": ["Album"]}


@pytest.mark.parametrize("parts", ["", section("<other/>"), '<dmdSec ID="D"><mdRef LOCTYPE="URL"/></dmdSec>'])
def test_without_a_section_that_can_be_read_a_record_is_rejected(parts: str) -> None:
    with pytest.raises(Rejected, match="no dmdSec"):
        crosswalk(mets(parts))


def test_files_come_in_the_order_of_the_map_with_its_labels() -> None:
    pages = div("p2", ORDER="2", ORDERLABEL="1r") + div("p10", ORDER="10") + div("p1", "t1", ORDER="1", LABEL="Cover")
    assert media(
        nested("fileSec", group("DEFAULT", file("p1"), file("p2"), file("p10")) + group("THUMBS", file("t1"))),
        f'<structMap TYPE="LOGICAL">{div("p10")}</structMap>',
        f'<structMap TYPE="PHYSICAL">{div(inside=pages)}</structMap>',
    ) == [
        shown("p1", alt_text={"und": ["Cover"]}),
        shown("p2", alt_text={"und": ["1r"]}),
        shown("p10"),
        shown("t1", role="thumb"),
    ]


def test_of_several_forms_of_a_page_the_one_to_look_at_is_taken() -> None:
    forms = group("MASTER", file("m", "image/tiff")) + group("MIN", file("s")) + group("ACCESS", file("a"))
    assert media(nested("fileSec", forms), f"<structMap>{div('m', 's', 'a')}</structMap>") == [shown("a")]


def test_without_a_map_files_are_grouped_as_they_say() -> None:
    forms = group("MASTER", file("m1", group="1"), file("m2", group="2")) + group("ACCESS", file("a1", group="1"))
    assert media(nested("fileSec", forms)) == [shown("a1"), shown("m2")]


@pytest.mark.parametrize(
    "one",
    [file("x", "text/plain"), file("x", link="page-1.tif"), "<file ID='x'/>", file("x", "", "https://a.example/x")],
)
def test_what_cannot_be_shown_is_no_medium(one: str) -> None:
    assert media(nested("fileSec/fileGrp", one), f"<structMap>{div('x')}</structMap>") is None


def test_a_part_of_a_file_names_its_file() -> None:
    area = '<div LABEL="Song 1"><fptr><area FILEID="s" BEGIN="00:01:00"/></fptr></div>'
    found = media(nested("fileSec/fileGrp", file("s", "audio/mpeg")), f"<structMap>{area}</structMap>")
    assert found == [shown("s", "audio/mpeg", alt_text={"und": ["Song 1"]})]


def test_a_handle_is_an_identifier_and_the_page() -> None:
    fields = crosswalk(mets(section(DC), attributes='OBJID="&#10;hdl:1721.1/142832"')).fields
    page = "https://hdl.handle.net/1721.1/142832"
    assert fields["identifiers"][1:] == [{"scheme": "url", "value": page, "uri": page}]
    assert fields["landing_page"] == page


RIGHTS = nested(
    "amdSec/rightsMD/mdWrap/xmlData/rights:RightsDeclarationMD",
    "<rights:RightsDeclaration>Ask first.</rights:RightsDeclaration>"
    "<rights:RightsHolder><rights:RightsHolderName>The village</rights:RightsHolderName></rights:RightsHolder>",
)


def test_rights_of_the_administrative_section_stand_behind_those_of_the_description() -> None:
    stated = {"content": ["Ask first."], "statement": {"und": ["Ask first."]}, "holder": "The village"}
    assert crosswalk(mets(section(DC), RIGHTS)).fields["rights"] == stated
    described = crosswalk(mets(section(f"{DC}<dc:rights>Open.</dc:rights>"), RIGHTS)).fields["rights"]
    assert described == {
        "content": ["Open.", "Ask first."],
        "statement": {"und": ["Open.", "Ask first."]},
        "holder": "The village",
    }


def test_labels_in_the_administrative_section_are_carried() -> None:
    stated = nested("amdSec/rightsMD/mdWrap/xmlData/dc:rights", "TK Secret / Sacred (TK SS)")
    assert crosswalk(mets(section(DC), stated)).fields["sensitivity"] == {"labels": ["TK Secret / Sacred (TK SS)"]}
    both = crosswalk(mets(section(f"{DC}<dc:rights>TK Seasonal (TK S)</dc:rights>"), stated)).fields["sensitivity"]
    assert both == {"labels": ["TK Seasonal (TK S)", "TK Secret / Sacred (TK SS)"]}


def test_what_the_inner_format_does_not_read_is_left_over() -> None:
    one = mets("<metsHdr><agent><name>x</name></agent></metsHdr>", section(f"{DC}<dc:audience>all</dc:audience>"))
    assert list(leftover(FORMAT, document(one))) == ["metsHdr/agent/name", "dmdSec/dc:audience"]


def test_a_finding_aid_in_a_section_is_read_to_its_depth() -> None:
    inside = '<e:ead xmlns:e="urn:isbn:1-931666-22-9"><e:archdesc level="item"><e:did>{}</e:did></e:archdesc></e:ead>'
    one = mets(section(inside.format("<e:unittitle>Songs</e:unittitle><e:physloc>Shelf 2</e:physloc>")))
    assert crosswalk(one).fields["title"] == {"und": ["Songs"]}
    assert list(leftover(FORMAT, document(one))) == ["dmdSec/archdesc/did/physloc"]


def test_it_is_found_by_its_namespace() -> None:
    assert CROSSWALKS["auto"].crosswalk(mets(section(DC))).crosswalk == "mets"
