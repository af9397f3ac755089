"""MODS, field by field: present, blank, missing, several, odd (MODS 3.8 user guidelines, Library of Congress)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswalks.mods import FIELDS, crosswalk
from crosswalks.mods.source import read
from crosswalks.xml import metadata
from ichlinks import record
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import payload

MODS = '<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</mods>'


def mods(elements: str, attributes: str = "", identifier: str = "oai:archive.example:1") -> Payload:
    return payload(MODS.format(attributes, elements), identifier, Envelope())


def found(field: str, elements: str, attributes: str = "") -> Any:
    record = mods(f"<extension/>{elements}", attributes)
    return FIELDS[field][0](read(metadata(record), record))


def host(inside: str) -> str:
    return f'<relatedItem type="host">{inside}</relatedItem>'


def origin(inside: str) -> str:
    return f"<originInfo>{inside}</originInfo>"


def subject(inside: str, attributes: str = "") -> str:
    return f"<subject{attributes}>{inside}</subject>"


PRIMARY = '<titleInfo usage="primary"><title>Ashik</title></titleInfo>'
TITLES: list[tuple[str, str, Any]] = [
    ("title", "<titleInfo><title>Arirang</title></titleInfo>", {"und": ["Arirang"]}),
    ("title", "<titleInfo><nonSort>The </nonSort><title>Loom</title></titleInfo>", {"und": ["The Loom"]}),
    ("title", "<titleInfo><nonSort>L'</nonSort><title>art du tissage</title></titleInfo>",
     {"und": ["L'art du tissage"]}),
    ("title", "<titleInfo><title>Masi</title><subTitle>barkcloth of Fiji</subTitle><partNumber>Part 2</partNumber>"
     "<partName>Dyes</partName></titleInfo>", {"und": ["Masi: barkcloth of Fiji. Part 2. Dyes"]}),
    ("title", '<titleInfo lang="kor" script="Kore" altRepGroup="1"><title>아리랑</title></titleInfo>'
     '<titleInfo lang="kor" transliteration="mr" altRepGroup="1"><title>Arirang</title></titleInfo>',
     {"kor-Kore": ["아리랑"], "kor-Latn": ["Arirang"]}),
    ("title", f"<titleInfo><title>Ашик</title></titleInfo>{PRIMARY}", {"und": ["Ashik"]}),
    ("alt_title", f"<titleInfo><title>Ашик</title></titleInfo>{PRIMARY}", {"und": ["Ашик"]}),
    ("title", '<titleInfo lang="kor"><title>탈춤</title></titleInfo><titleInfo type="translated" lang="eng">'
     "<title>Mask dance</title></titleInfo>", {"kor": ["탈춤"], "eng": ["Mask dance"]}),
    ("alt_title", '<titleInfo type="translated"><title>Mask dance</title></titleInfo>', {"und": ["Mask dance"]}),
    ("alt_title", "<titleInfo><title>Masi</title></titleInfo>"
     '<titleInfo type="alternative"><title>Tapa</title></titleInfo>'
     '<titleInfo type="uniform"><title>Barkcloth</title></titleInfo>', {"und": ["Tapa", "Barkcloth"]}),
    ("title", "<titleinfo><title>A  title\n over lines</title></titleinfo>", {"und": ["A title over lines"]}),
    ("title", "<titleInfo><subTitle>only a subtitle</subTitle></titleInfo>", {"und": ["only a subtitle"]}),
]  # fmt: skip

AGENTS: list[tuple[str, str, Any]] = [
    ("creators", "<name><namePart>Kim, Soo</namePart></name>", [{"name": {"und": ["Kim, Soo"]}}]),
    ("creators", '<name><namePart type="given">Soo</namePart><namePart type="family">Kim</namePart>'
     '<namePart type="date">1950-</namePart><namePart type="termsOfAddress">Dr.</namePart></name>',
     [{"name": {"und": ["Kim, Soo, Dr."]}}]),
    ("creators", "<name><namePart>Kim</namePart><displayForm>Soo Kim, photographer</displayForm></name>",
     [{"name": {"und": ["Soo Kim, photographer"]}}]),
    ("creators", '<name><namePart>Bold</namePart><role><roleTerm type="code">pht</roleTerm></role></name>',
     [{"name": {"und": ["Bold"]}, "role": "photographer"}]),
    ("creators", '<name><namePart>Bold</namePart><role><roleTerm type="code">aut</roleTerm>'
     '<roleTerm type="text">Author</roleTerm></role></name>', [{"name": {"und": ["Bold"]}, "role": "Author"}]),
    ("contributors", '<name><namePart>Bold</namePart><role><roleTerm type="code">prf</roleTerm></role></name>',
     [{"name": {"und": ["Bold"]}, "role": "performer"}]),
    ("creators", '<name usage="primary"><namePart>Bold</namePart><role><roleTerm>singer</roleTerm></role></name>',
     [{"name": {"und": ["Bold"]}, "role": "singer"}]),
    ("creators", '<name altRepGroup="2" lang="jpn"><namePart>吉田一</namePart></name>'
     '<name altRepGroup="2" lang="jpn" script="Latn"><namePart>Yoshida, Hajime</namePart></name>',
     [{"name": {"jpn": ["吉田一"], "jpn-Latn": ["Yoshida, Hajime"]}}]),
    ("creators", '<name valueURI="http://viaf.org/viaf/1"><namePart>A</namePart></name>'
     '<name><namePart>B</namePart><nameIdentifier type="orcid">https://orcid.org/0000</nameIdentifier></name>',
     [{"name": {"und": ["A"]}, "ref": "http://viaf.org/viaf/1"}, {"name": {"und": ["B"]}, "ref": "https://orcid.org/0000"}]),
    ("organisers", "<name><namePart>A</namePart></name><name><namePart>B</namePart><role><roleTerm>sponsor</roleTerm>"
     "</role></name>", [{"name": {"und": ["A"]}}, {"name": {"und": ["B"]}, "role": "sponsor"}]),
    ("creators", '<name><namePart type="date">1950-</namePart></name>', []),
]  # fmt: skip

ORIGIN: list[tuple[str, str, Any]] = [
    ("issued", origin("<dateIssued>1992</dateIssued>"), "1992"),
    ("issued", origin("<dateCreated>1990</dateCreated><dateIssued>1992</dateIssued>"), "1992"),
    ("issued", origin('<dateCreated keyDate="yes">1990</dateCreated><dateIssued>1992</dateIssued>'), "1990"),
    ("issued", origin('<dateIssued>c1992.</dateIssued><dateIssued encoding="w3cdtf">1992-05</dateIssued>'), "1992-05"),
    ("issued", origin('<dateCreated encoding="w3cdtf" point="start">1920</dateCreated>'
                      '<dateCreated encoding="w3cdtf" point="end">1930</dateCreated>'), "1920/1930"),
    ("issued", origin('<dateIssued encoding="marc" point="start">1986</dateIssued>'
                      '<dateIssued encoding="marc" point="end">9999</dateIssued>'), "1986/.."),
    ("issued", origin('<dateIssued point="start">1986</dateIssued>'), "1986"),
    ("issued", origin('<dateIssued encoding="marc">19uu</dateIssued>'), "19XX"),
    ("issued", origin('<dateCreated encoding="edtf" qualifier="approximate">1920</dateCreated>'), "1920~"),
    ("issued", origin('<dateCreated qualifier="questionable">1920</dateCreated>'), "1920?"),
    ("issued", origin('<dateCreated qualifier="approximate">about 1920</dateCreated>'), "about 1920"),
    ("issued", origin("<dateCaptured>2016-07-12</dateCaptured>"), None),
    ("start", origin("<dateIssued>2017-05-01/2017-05-03</dateIssued>"), "2017-05-01"),
    ("end", origin("<dateIssued>2017-05-01/2017-05-03</dateIssued>"), "2017-05-03"),
    ("end", origin("<dateIssued>2017</dateIssued>"), None),
    ("published_at", origin("<dateIssued>2017</dateIssued>"), "2017"),
    ("publisher", origin('<publisher lang="eng">ICHCAP</publisher><publisher>VICAS</publisher>'),
     {"eng": ["ICHCAP"], "und": ["VICAS"]}),
    ("edition", origin("<edition>2nd ed.</edition>"), "2nd ed."),
    ("place", origin('<place><placeTerm type="code" authority="marccountry">ko</placeTerm></place>'
                     '<place><placeTerm type="text">Jeonju</placeTerm></place>'), {"label": {"und": ["Jeonju"]}}),
    ("place", origin('<place><placeTerm type="code">ko</placeTerm></place>'), {}),
]  # fmt: skip

CONTENT: list[tuple[str, str, Any]] = [
    ("type", "<typeOfResource>still image</typeOfResource><genre>photographs</genre>", ["photographs", "Still image"]),
    ("type", '<typeOfResource collection="yes">text</typeOfResource>', ["Collection", "Text"]),
    ("type", "<typeOfResource>Sound recording-musical</typeOfResource><typeOfResource>hologram</typeOfResource>",
     ["Sound", "hologram"]),
    ("languages", '<language><languageTerm type="text">Korean</languageTerm>'
     '<languageTerm type="code">kor</languageTerm></language>'
     '<language><languageTerm type="text">English</languageTerm></language>', ["kor", "English"]),
    ("languages", '<language objectPart="summary"><languageTerm>eng</languageTerm></language>'
     "<language><languageTerm>mon</languageTerm></language>", ["mon"]),
    ("languages", '<language objectPart="subtitle"><languageTerm>eng</languageTerm></language>', ["eng"]),
    ("description", '<note>n</note><abstract lang="eng">a</abstract><tableOfContents>t</tableOfContents>'
     '<note type="performers">p</note><note type="acquisition">bought</note>', {"eng": ["a"], "und": ["t", "n", "p"]}),
    ("extent", "<physicalDescription><extent>1 film</extent><extent>12 min</extent></physicalDescription>",
     "1 film; 12 min"),
    ("concepts", subject('<topic authority="lcsh" valueURI="http://id.loc.gov/authorities/subjects/sh1">Dance</topic>'),
     [{"uri": "http://id.loc.gov/authorities/subjects/sh1", "label": {"und": ["Dance"]}, "scheme": "lcsh"}]),
    ("concepts", subject("<topic>Dance</topic>", ' authority="aat" valueURI="http://vocab.getty.edu/aat/3"'),
     [{"uri": "http://vocab.getty.edu/aat/3", "label": {"und": ["Dance"]}, "scheme": "aat"}]),
    ("concepts", subject("<topic>Dance</topic><temporal>19th century</temporal>", ' authority="lcsh"'),
     [{"label": {"und": ["Dance"]}, "scheme": "lcsh"}, {"label": {"und": ["19th century"]}, "scheme": "lcsh"}]),
    ("concepts", subject("<name><namePart>Bold</namePart></name><titleInfo><title>Geser</title></titleInfo>"),
     [{"label": {"und": ["Bold"]}}, {"label": {"und": ["Geser"]}}]),
    ("concepts", subject("Weaving") * 2, [{"label": {"und": ["Weaving"]}}]),
    ("concepts", subject("<name>Agent, Subject</name>"), [{"label": {"und": ["Agent, Subject"]}}]),
    ("concepts", subject('<topic authority="ndlsh">民謡</topic>', ' altRepGroup="3" lang="jpn"')
     + subject("<topic>Min'yō</topic>", ' altRepGroup="3" lang="jpn" script="Latn"'),
     [{"label": {"jpn": ["民謡"], "jpn-Latn": ["Min'yō"]}, "scheme": "ndlsh"}]),
    ("concepts", subject("<topic>a</topic><topic>b</topic>", ' altRepGroup="3"')
     + subject("<topic>c</topic>", ' altRepGroup="3"'),
     [{"label": {"und": ["a"]}}, {"label": {"und": ["b"]}}, {"label": {"und": ["c"]}}]),
    ("concepts", subject("<geographic>Fiji</geographic>"), []),
    ("national_classification", '<classification authority="ddc">394.2</classification><classification>B 2'
     "</classification>", [{"scheme": "ddc", "code": "394.2"}, {"scheme": "local", "code": "B 2"}]),
    ("places", subject('<geographic lang="eng">Fiji</geographic><topic>Dance</topic>'), [{"label": {"eng": ["Fiji"]}}]),
    ("places", subject("<hierarchicalGeographic><country>Thailand</country><province>Chiang Mai</province>"
                       "<city>Mae Rim</city></hierarchicalGeographic>"),
     [{"label": {"und": ["Mae Rim, Chiang Mai, Thailand"]}}]),
    ("places", subject("<geographic>Seoul</geographic><cartographics><coordinates>37.56, 126.99</coordinates>"
                       "</cartographics>"), [{"label": {"und": ["Seoul"]}, "lat": 37.56, "lon": 126.99}]),
    ("places", subject("<cartographics><coordinates>W 12--E 30</coordinates></cartographics>"), []),
    ("countries", subject('<geographicCode authority="marcgac">a-ja---</geographicCode>'
                          '<geographicCode authority="iso3166">kr</geographicCode>'
                          '<geographicCode authority="marcgac">a------</geographicCode>'
                          '<geographicCode authority="marccountry">xna</geographicCode>'
                          '<geographicCode authority="local">vm</geographicCode>'), ["JP", "KR", "AU"]),
]  # fmt: skip

LINKS: list[tuple[str, str, Any]] = [
    ("identifiers", "", [{"scheme": "oai", "value": "oai:archive.example:1"}]),
    ("identifiers", '<identifier type="isbn">978-89-954-0000-0</identifier><identifier type="isbn" invalid="yes">1'
     '</identifier><identifier type="accession">A 12</identifier><identifier>hdl:1</identifier>'
     "<recordInfo><recordIdentifier>r1</recordIdentifier></recordInfo>"
     "<location><shelfLocator>MS 7</shelfLocator></location>",
     [{"scheme": "oai", "value": "oai:archive.example:1"}, {"scheme": "isbn", "value": "9788995400000"},
      {"scheme": "accession", "value": "A 12"}, {"scheme": "local", "value": "hdl:1"},
      {"scheme": "record", "value": "r1"}, {"scheme": "shelfmark", "value": "MS 7"}]),
    ("identifiers", '<identifier type="isbn">none</identifier>',
     [{"scheme": "oai", "value": "oai:archive.example:1"}, {"scheme": "isbn", "value": "none"}]),
    ("media", '<location><url access="preview">https://a.example/t 1</url><url access="raw object">https://a.example/2'
     "</url><url>https://a.example/3.mp3</url><url>urn:x</url></location>",
     [{"url": "https://a.example/t%201", "role": "thumb"}, {"url": "https://a.example/2", "role": "full"},
      {"url": "https://a.example/3.mp3", "role": "full", "mime": "audio/mpeg"}]),
    ("data_provider", '<location><physicalLocation authority="marcorg">KR-SeNMK</physicalLocation><physicalLocation '
     'type="former">A palace</physicalLocation></location><location><physicalLocation lang="eng" '
     'valueURI="https://a.example/nmk">National Museum</physicalLocation></location>',
     {"uri": "https://a.example/nmk", "label": {"eng": ["National Museum"]}}),
    ("landing_page", '<location><url>https://a.example/1</url><url usage="primary display">https://a.example/2</url>'
     "</location>", "https://a.example/2"),
    ("landing_page", '<location><url usage="primary">https://a.example/1</url><url access="object in context">'
     "https://a.example/2.pdf</url></location>", "https://a.example/2.pdf"),
    ("landing_page", "<location><url>https://ich.unesco.org/en/RL/arirang-00445</url></location>", None),
    ("rights", '<accessCondition type="use and reproduction" xlink:href="http://creativecommons.org/licenses/by/4.0/">'
     'CC BY</accessCondition><accessCondition type="restriction on access">Ask us.</accessCondition>',
     {"content": ["http://creativecommons.org/licenses/by/4.0/", "CC BY", "Ask us."],
      "statement": {"und": ["CC BY", "Ask us."]}}),
    ("sensitivity", "<accessCondition>TK Secret / Sacred (TK SS)</accessCondition>",
     {"labels": ["TK Secret / Sacred (TK SS)"]}),
    ("relations", host("<titleInfo><title>Fonds Lee</title></titleInfo>"),
     [{"type": "is_part_of", "target": "Fonds Lee"}]),
    ("relations", host("<titleInfo><title>Fonds</title></titleInfo><identifier>F1</identifier>"),
     [{"type": "is_part_of", "target": "F1", "label": {"und": ["Fonds"]}}]),
    ("relations", '<relatedItem xlink:href="https://a.example/9"/><relatedItem type="preceding">Old list</relatedItem>'
     '<relatedItem type="series"><titleInfo><title>S</title></titleInfo></relatedItem><relatedItem/>',
     [{"type": "relation", "target": "https://a.example/9"}, {"type": "replaces", "target": "Old list"}]),
    ("designations", "<note>Inscribed in 2012 (7.COM 11.26) on the Representative List</note>"
     "<location><url>https://ich.unesco.org/en/RL/arirang-445</url></location>",
     [{"list": "RL", "year": 2012, "decision": "7.COM 11.26", "ref": "00445"}]),
    ("designations", "<abstract>A representative list of songs</abstract>", []),
    ("series", '<relatedItem type="series"><titleInfo lang="eng"><title>Living Heritage</title><partNumber>7'
     "</partNumber></titleInfo></relatedItem>", {"title": {"eng": ["Living Heritage"]}, "number": "7"}),
    ("pages", host('<part><extent unit="pages"><start>12</start><end>34</end></extent></part>'), "12-34"),
    ("pages", '<part><extent unit="page"><list>3, 5</list></extent></part>', "3, 5"),
    ("pages", host('<part><extent unit="minutes"><start>1</start></extent></part>'), None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "elements", "value"), TITLES + AGENTS + ORIGIN + CONTENT + LINKS)
def test_a_field_is_found_where_it_stands(field: str, elements: str, value: Any) -> None:
    assert found(field, elements) == value


BLANK = "".join(
    f"<{name}> <x/> </{name}>"
    for name in ("titleInfo", "name", "typeOfResource", "genre", "originInfo", "language", "physicalDescription",
                 "note", "abstract", "subject", "classification", "relatedItem", "identifier", "location",
                 "accessCondition", "part", "recordInfo")
)  # fmt: skip


@pytest.mark.parametrize("field", sorted(FIELDS))
@pytest.mark.parametrize("elements", [BLANK, "<extension/>"])
def test_a_blank_or_missing_element_gives_nothing(field: str, elements: str) -> None:
    record = mods(elements, identifier="x1")
    assert not FIELDS[field][0](read(metadata(record), record))


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_is_one_of_the_schema(field: str) -> None:
    assert field in record.FIELDS


def test_every_field_of_the_table_is_shown_by_a_case() -> None:
    assert {field for field, *_ in TITLES + AGENTS + ORIGIN + CONTENT + LINKS} == set(FIELDS)


def test_the_language_of_the_record_holds_for_what_has_none() -> None:
    elements = '<titleInfo><title>Masi</title></titleInfo><titleInfo lang="eng"><title>Barkcloth</title></titleInfo>'
    assert found("title", elements, ' xml:lang="fj"') == {"fj": ["Masi"], "eng": ["Barkcloth"]}


def test_a_collection_of_one_record_is_that_record() -> None:
    one = MODS.format("", "<titleInfo><title>Masi</title></titleInfo>")
    collected = f'<modsCollection xmlns="http://www.loc.gov/mods/v3">{one}</modsCollection>'
    assert crosswalk(payload(collected, envelope=Envelope())).fields["title"] == {"und": ["Masi"]}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ('<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods/><mods/></modsCollection>', "crosswalk.collection"),
        ('<mods xmlns="http://www.loc.gov/mods/v3"/>', "crosswalk.metadata"),
        ("<mods><titleInfo/></mods>", "crosswalk.format"),
    ],
)
def test_what_cannot_be_read_is_rejected(data: str, rule: str) -> None:
    with pytest.raises(Rejected) as error:
        crosswalk(payload(data, envelope=Envelope()))
    assert error.value.rule == rule


NAMES = st.sampled_from(["titleInfo", "title", "name", "namePart", "subject", "topic", "relatedItem", "location", "url",
                         "originInfo", "dateIssued", "part", "extent", "start", "geographic", "language"])  # fmt: skip
TREES: st.SearchStrategy[str] = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_characters="<&>", exclude_categories=["Cc", "Cs"]), max_size=20),
    lambda inside: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", NAMES, st.lists(inside, max_size=4)
    ),
    max_leaves=15,
)


@given(st.lists(TREES, max_size=5))
def test_no_arrangement_of_elements_is_too_odd(trees: list[str]) -> None:
    assert crosswalk(mods(f"<note/>{''.join(trees)}")).fields
