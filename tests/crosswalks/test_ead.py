"""EAD 2002 and EAD3, field by field: present, blank, missing, several, odd (EAD tag libraries; ISAD(G) 2.4)."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks.documents import document
from crosswalks.ead import FIELDS, crosswalk
from crosswalks.ead.source import read
from ichlinks.errors import Rejected
from ichlinks.stages import Payload
from tests.crosswalks.nested import nested
from tests.crosswalks.payloads import payload

NAMESPACES = 'xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"'
RECORD = "<record><header><identifier>oai:archive.example:1</identifier></header><metadata>{}</metadata></record>"
OAI = {"scheme": "oai", "value": "oai:archive.example:1"}


def ead(did: str, beside: str = "", header: str = "", level: str = "file") -> Payload:
    described = f'<archdesc level="{level}"><did>{did}</did>{beside}</archdesc>'
    return payload(RECORD.format(f"<ead {NAMESPACES}><eadheader>{header}</eadheader>{described}</ead>"))


def found(field: str, one: Payload) -> Any:
    return FIELDS[field][0](read(document(one), one))


def field_of(part: str, field: str) -> Any:
    """The field of the component `part` of the EAD3 finding aid; of the whole where it is none."""
    text = (Path(__file__).parent / "records" / "ead3_songs.xml").read_text()
    one = payload(RECORD.format(text), f"oai:archive.example:songs#{part}")
    return FIELDS[field][0](read(document(one), one))


FILING = "<titleproper type='filing'>L</titleproper>"
LOC = '<daoloc xlink:role="thumbnail" xlink:href="https://a.example/2.png"/>'
PARTS = "<c><did><unittitle>Songs</unittitle></did></c><c><did/></c>"
LABEL = "TK Secret / Sacred (TK SS)"
RESTRICTED = f"<c><did><unittitle>Laments</unittitle></did>{nested('accessrestrict/p', LABEL)}</c>"

CASES: list[tuple[str, Payload, Any]] = [
    ("type", ead("", level=""), ["Resource"]),
    (
        "type",
        ead("", nested("controlaccess/controlaccess/genreform", "Photographs"), level="collection"),
        ["Photographs", "collection", "Resource"],
    ),
    (
        "identifiers",
        ead(
            "<unitid>A 1</unitid><unitid> </unitid><unitid type='aspace_uri'>/repositories/2/resources/2</unitid>"
            '<unitid type="ark"><extref xlink:href="https://n2t.net/ark:/99999/1">ARK</extref></unitid>',
            header='<eadid url="EAD Location">x.xml</eadid>',
        ),
        [
            OAI,
            {"scheme": "local", "value": "A 1"},
            {"scheme": "url", "value": "https://n2t.net/ark:/99999/1", "uri": "https://n2t.net/ark:/99999/1"},
            {"scheme": "local", "value": "x.xml"},
        ],
    ),
    ("title", ead("<unittitle>Letters, <unitdate>1950</unitdate> <num>A.1</num></unittitle>"), {"und": ["Letters"]}),
    ("title", ead("<unittitle>Box <num>3</num> of letters</unittitle>"), {"und": ["Box 3 of letters"]}),
    ("title", ead("<unittitle><unitdate>1950</unitdate></unittitle>"), {"und": ["1950"]}),
    (
        "title",
        ead("<unittitle/>", header=nested("filedesc/titlestmt", f"{FILING}<titleproper>Guide</titleproper>")),
        {"und": ["Guide"]},
    ),
    ("alt_title", ead("<unittitle>A</unittitle><unittitle/><unittitle>B</unittitle>"), {"und": ["B"]}),
    (
        "description",
        ead(
            "<abstract>Short.</abstract>",
            "<scopecontent><head>Scope</head><p>One.</p><p> </p><list><head>Kinds</head><item>Songs</item><defitem>"
            "<label>B</label><item>Tales</item></defitem></list></scopecontent>"
            "<scopecontent><head>Only</head></scopecontent>"
            "<bioghist>Plain text</bioghist>",
        ),
        {"und": ["Short.", "One.\nSongs\nB: Tales", "Plain text"]},
    ),
    (
        "languages",
        ead(
            "<langmaterial>In <language langcode='khm'>Khmer</language> and <language>French</language></langmaterial>"
        ),
        ["khm", "French"],
    ),
    (
        "description",
        ead("", nested("odd/p", "General.") + nested("bioghist/p", "Life.")),
        {"und": ["Life.", "General."]},
    ),
    (
        "extent",
        ead(
            "<physdesc><extent>2 tapes</extent><extent>(1 box)</extent><physfacet>mono</physfacet><dimensions>18 cm"
            "</dimensions></physdesc><physdesc><dimensions>3 m</dimensions></physdesc><physdesc>Worn.</physdesc>"
        ),
        "2 tapes (1 box); mono; 18 cm; 3 m",
    ),
    ("languages", ead("<langmaterial><language langcode='khm'/></langmaterial>"), ["khm"]),
    ("languages", ead("<langmaterial>English</langmaterial>"), ["English"]),
    ("languages", ead(f"<langmaterial>Most of it is in {'many ' * 10}languages.</langmaterial>"), []),
    (
        "places",
        ead("", nested("controlaccess", "<geogname>Angkor</geogname><geogname/><geogname>Angkor</geogname>")),
        [{"label": {"und": ["Angkor"]}}],
    ),
    (
        "concepts",
        ead(
            "",
            nested(
                "controlaccess",
                '<persname source="naf">Sok, Dara</persname>'
                '<subject source="aat" authfilenumber="http://vocab.getty.edu/aat/1">Songs</subject>'
                '<subject authfilenumber="42">Dance</subject><subject source=""/>',
            ),
        ),
        [
            {"uri": "http://vocab.getty.edu/aat/1", "label": {"und": ["Songs"]}, "scheme": "aat"},
            {"label": {"und": ["Dance"]}},
            {"label": {"und": ["Sok, Dara"]}, "scheme": "naf"},
        ],
    ),
    (
        "rights",
        ead(
            "",
            '<userestrict><head>Use</head><p>See <extref xlink:href="http://rightsstatements.org/vocab/InC/1.0/">here</extref>.'
            "</p></userestrict><accessrestrict><p>Open.</p></accessrestrict>",
        ),
        {
            "content": ["http://rightsstatements.org/vocab/InC/1.0/", "See here.", "Open."],
            "statement": {"und": ["See here.", "Open."]},
        },
    ),
    ("sensitivity", ead("", nested("accessrestrict/p", LABEL)), {"labels": [LABEL]}),
    ("sensitivity", ead("", nested("descgrp/descgrp/accessrestrict/p", LABEL)), {"labels": [LABEL]}),
    (
        "media",
        ead(
            '<dao xlink:href="https://a.example/1.jpg" xlink:title="Front"/><dao xlink:href="https://a.example/page"/>'
            "<daogrp><daodesc><p>Back</p></daodesc>"
            f'{LOC}</daogrp><dao xlink:href="3.jpg"/>',
        ),
        [
            {"url": "https://a.example/1.jpg", "role": "full", "mime": "image/jpeg", "alt_text": {"und": ["Front"]}},
            {"url": "https://a.example/2.png", "role": "thumb", "mime": "image/png", "alt_text": {"und": ["Back"]}},
        ],
    ),
    ("landing_page", ead("", header='<eadid url="https://a.example/ead/1">1</eadid>'), "https://a.example/ead/1"),
    ("landing_page", ead('<dao xlink:href="https://a.example/page"/>'), "https://a.example/page"),
    (
        "relations",
        ead("", nested("dsc", PARTS) + nested("relatedmaterial/p", "EX 8")),
        [{"type": "has_part", "target": "Songs", "label": {"und": ["Songs"]}}, {"type": "relation", "target": "EX 8"}],
    ),
    (
        "relations",
        ead("", nested("dsc", RESTRICTED + PARTS)),
        [{"type": "has_part", "target": "Songs", "label": {"und": ["Songs"]}}],
    ),
    ("data_provider", ead("<repository><corpname>Archive</corpname></repository>"), {"label": {"und": ["Archive"]}}),
    (
        "creators",
        ead(
            '<origination label="Creator"><persname role="col">Sok</persname><persname/>'
            "<famname>Dara</famname></origination>"
            '<origination label="Photographer">Lee</origination><origination label="">  </origination>'
        ),
        [
            {"name": {"und": ["Sok"]}, "role": "collector"},
            {"name": {"und": ["Dara"]}},
            {"name": {"und": ["Lee"]}, "role": "Photographer"},
        ],
    ),
    ("issued", ead("<unitdate>undated</unitdate>"), "undated"),
    ("issued", ead('<unitdate normal="2023">2023</unitdate>'), "2023"),
    (
        "issued",
        ead('<unitdate normal="1969-03-04/1969-03-04">4 March 1969</unitdate>'),
        {"edtf": "1969-03-04", "text": "4 March 1969"},
    ),
    (
        "issued",
        ead(
            '<unitdate type="bulk" normal="1884/1890">1884-1890</unitdate>'
            '<unitdate normal="1842/1936">1842-1936</unitdate>'
        ),
        {"edtf": "1842/1936", "text": "1842-1936"},
    ),
    (
        "extent",
        ead("<physdesc>In good order</physdesc><physdesc><extent>2 boxes</extent> <extent>(1 m)</extent></physdesc>"),
        "2 boxes (1 m)",
    ),
    ("extent", ead("<physdesc>2 boxes</physdesc><physdesc/>"), "2 boxes"),
]


@pytest.mark.parametrize(("field", "one", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, one: Payload, value: Any) -> None:
    assert found(field, one) == value


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"type", "identifiers"}))
def test_blank_elements_give_nothing(field: str) -> None:
    did = "".join(
        f"<{name}/>" for name in ("unittitle", "unitdate", "unitid", "physdesc", "origination", "langmaterial")
    )
    assert not found(field, ead(did, "<controlaccess><subject/></controlaccess><userestrict/><dsc/>"))


WHOLE = {
    "type": ["sound recordings", "fonds", "Resource"],
    "title": {"eng": ["Field recordings of songs"]},
    "languages": ["khm"],
    "places": [
        {
            "label": {"und": ["Phnom Penh"]},
            "geonames": "https://sws.geonames.org/1821306/",
            "lat": 11.56245,
            "lon": 104.91601,
        }
    ],
    "concepts": [
        {
            "uri": "https://vocab.example/folk-songs",
            "label": {"und": ["Folk songs -- Cambodia"]},
            "scheme": "example",
        }
    ],
    "rights": {
        "content": ["Ask the singers' families before use.", "Open for listening in the reading room."],
        "statement": {"und": ["Ask the singers' families before use.", "Open for listening in the reading room."]},
        "metadata": "https://creativecommons.org/publicdomain/zero/1.0/",
    },
    "landing_page": "https://archive.example/findingaids/songs",
    "relations": [{"type": "has_part", "target": "EX 7/1", "label": {"und": ["Wedding songs"]}}],
    "data_provider": {"label": {"und": ["Example Sound Archive"]}},
    "creators": [{"name": {"und": ["Sok, Dara"]}, "role": "collector", "ref": "https://archive.example/people/4"}],
    "issued": {"edtf": "1961/1965", "text": "1961 to 1965"},
    "extent": "120 sound recordings",
    "media": [],
}


@pytest.mark.parametrize("field", sorted(WHOLE))
def test_a_finding_aid_in_ead3(field: str) -> None:
    assert field_of("none", field) == WHOLE[field]


PART = {
    "type": ["item", "Resource"],
    "identifiers": [
        {"scheme": "oai", "value": "oai:archive.example:songs#i1"},
        {"scheme": "local", "value": "EX 7/1/1"},
    ],
    "title": {"und": ["Wedding songs"]},
    "languages": ["khm"],
    "concepts": [],
    "rights": WHOLE["rights"],
    "media": [
        {
            "url": "https://archive.example/files/7-1-1.mp3",
            "role": "full",
            "mime": "audio/mpeg",
            "alt_text": {"und": ["Song for cutting the hair"]},
        }
    ],
    "landing_page": "https://archive.example/items/7-1-1",
    "relations": [{"type": "is_part_of", "target": "EX 7/1", "label": {"und": ["Wedding songs"]}}],
    "data_provider": WHOLE["data_provider"],
    "creators": WHOLE["creators"],
    "issued": {"edtf": "1962-02", "text": "February 1962"},
    "extent": None,
}


@pytest.mark.parametrize("field", sorted(PART))
def test_a_part_inherits_what_holds_for_the_whole(field: str) -> None:
    assert field_of("i1", field) == PART[field]


def test_what_is_internal_is_not_read() -> None:
    assert field_of("s1", "relations") == [
        {"type": "is_part_of", "target": "EX 7", "label": {"eng": ["Field recordings of songs"]}},
        {"type": "has_part", "target": "EX 7/1/1"},
    ]
    with pytest.raises(Rejected, match="internal"):
        field_of("i2", "title")


def test_text_behind_an_internal_element_stays() -> None:
    one = ead("<unittitle>Songs <emph audience='internal'>(draft)</emph>of the <emph>hills</emph></unittitle>")
    assert found("title", one) == {"und": ["Songs of the hills"]}


def test_a_finding_aid_without_archdesc_is_rejected() -> None:
    with pytest.raises(Rejected, match="archdesc"):
        crosswalk(payload(RECORD.format(f"<ead {NAMESPACES}><eadheader/></ead>")))
