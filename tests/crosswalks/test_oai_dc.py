"""oai_dc, field by field: present, blank, missing, several (DCMI Metadata Terms; OAI-PMH 2.0, section 3.4)."""

from dataclasses import replace
from typing import Any

import pytest

from crosswalks.oai_dc import FIELDS, crosswalk
from crosswalks.oai_dc.source import read
from crosswalks.xml import metadata
from ichlinks import record
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope
from tests.crosswalks.payloads import HEAD, TAIL, dc_payload, payload

PAGE = "https://archive.example/items/1"


def found(field: str, elements: str, attributes: str = "") -> Any:
    given = dc_payload(f"<dc:format>-</dc:format>{elements}", attributes)
    return FIELDS[field][0](read(metadata(given), given))


CASES: list[tuple[str, str, Any]] = [
    ("type", "<dc:type>Text</dc:type><dc:type>Photograph</dc:type>", ["Text", "Photograph"]),
    ("title", "<dc:title>Arirang</dc:title>", {"und": ["Arirang"]}),
    (
        "title",
        '<dc:title xml:lang="ko">아리랑</dc:title><dc:title xml:lang="en">Arirang</dc:title>',
        {"ko": ["아리랑"], "en": ["Arirang"]},
    ),
    ("title", "<dc:title>Arirang</dc:title><dc:title>아리랑</dc:title>", {"und": ["Arirang", "아리랑"]}),
    ("title", "<dc:title>Arirang</dc:title><dc:title>Arari</dc:title>", {"und": ["Arirang"]}),
    ("alt_title", "<dc:title>Arirang</dc:title><dc:title>Arari</dc:title>", {"und": ["Arari"]}),
    ("alt_title", "<dcterms:alternative>Arari</dcterms:alternative>", {"und": ["Arari"]}),
    ("description", "<dc:description>a</dc:description><dc:description>b</dc:description>", {"und": ["a", "b"]}),
    ("description", "<dc:description>one <i>two</i> three</dc:description>", {"und": ["one two three"]}),
    ("languages", "<dc:language>eng</dc:language><dc:language>ko</dc:language>", ["eng", "ko"]),
    (
        "places",
        '<dc:coverage xml:lang="en">Cambodia</dc:coverage><dc:coverage>19th century</dc:coverage>',
        [{"label": {"en": ["Cambodia"]}}],
    ),
    (
        "concepts",
        "<dc:subject>dance; music;</dc:subject><dc:subject>http://vocabularies.unesco.org/x</dc:subject>",
        [{"label": {"und": ["dance"]}}, {"label": {"und": ["music"]}}, {"uri": "http://vocabularies.unesco.org/x"}],
    ),
    (
        "rights",
        "<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights><dc:rights>Ask us.</dc:rights>",
        {"content": ["http://creativecommons.org/licenses/by/4.0/", "Ask us."], "statement": {"und": ["Ask us."]}},
    ),
    ("sensitivity", "<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>", {"labels": ["TK Secret / Sacred (TK SS)"]}),
    ("sensitivity", "<dc:rights>BC Archives, Victoria</dc:rights>", {}),
    ("creators", "<dc:creator>(photographer)</dc:creator>", [{"name": {"und": ["(photographer)"]}}]),
    ("rights", "<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>", {}),
    (
        "media",
        f"<dc:identifier>{PAGE}</dc:identifier><dc:identifier>https://archive.example/a.JPG</dc:identifier>"
        "<dc:format>application/pdf https://archive.example/b.pdf</dc:format>",
        [
            {"url": "https://archive.example/a.JPG", "role": "full", "mime": "image/jpeg"},
            {"url": "https://archive.example/b.pdf", "role": "full", "mime": "application/pdf"},
        ],
    ),
    (
        "media",
        "<dc:relation>https://archive.example/iiif/1/manifest</dc:relation>",
        [{"url": "https://archive.example/iiif/1/manifest", "role": "iiif"}],
    ),
    (
        "media",
        "<dc:relation>https://archive.example/thumb_1.png</dc:relation>",
        [{"url": "https://archive.example/thumb_1.png", "role": "thumb", "mime": "image/png"}],
    ),
    ("landing_page", f"<dc:identifier>x.1</dc:identifier><dc:identifier>{PAGE}</dc:identifier>", PAGE),
    ("landing_page", "<dc:identifier>https://archive.example/a.jpg</dc:identifier>", None),
    (
        "creators",
        "<dc:creator>Bold, D. (photographer)</dc:creator><dc:creator>Kim (1950-2001)</dc:creator>",
        [{"name": {"und": ["Bold, D."]}, "role": "photographer"}, {"name": {"und": ["Kim (1950-2001)"]}}],
    ),
    ("contributors", "<dc:contributor>Kim</dc:contributor>", [{"name": {"und": ["Kim"]}}]),
    (
        "organisers",
        "<dc:creator>Kim</dc:creator><dc:publisher>Archive</dc:publisher>",
        [{"name": {"und": ["Kim"]}}, {"name": {"und": ["Archive"]}}],
    ),
    ("publisher", '<dc:publisher xml:lang="en">Archive</dc:publisher>', {"en": ["Archive"]}),
    ("issued", "<dc:date>2010-12-17T16:32:21Z</dc:date><dc:date>2010-07-08</dc:date>", "2010-07-08"),
    ("issued", "<dc:date>2010-12-17T16:32:21Z</dc:date>", "2010-12-17T16:32:21Z"),
    ("issued", "<dc:date>NO_RESTRICTION</dc:date>", None),
    ("start", "<dc:date>2025-04-13/2025-04-15</dc:date>", "2025-04-13"),
    ("end", "<dc:date>2025-04-13/2025-04-15</dc:date>", "2025-04-15"),
    ("end", "<dc:date>2025-04-13</dc:date><dc:date>2025-04-15</dc:date>", "2025-04-15"),
    ("end", "<dc:date>2025-04-13</dc:date>", None),
    ("published_at", "<dc:date>2025-04-13</dc:date>", "2025-04-13"),
    ("extent", "<dc:format>image/png</dc:format><dc:format>96 p.</dc:format>", "-; 96 p."),
    (
        "relations",
        "<dc:relation>Folk songs, vol. 2</dc:relation>",
        [{"type": "relation", "target": "Folk songs, vol. 2"}],
    ),
    (
        "relations",
        "<dc:relation>is about oai:a:1</dc:relation><dc:relation>works on oai:a:2</dc:relation>"
        "<dc:relation>https://archive.example/a.jpg</dc:relation><dc:source>Field book 3</dc:source>",
        [{"type": "about", "target": "oai:a:1"}, {"type": "relation", "target": "Field book 3"}],
    ),
    ("relations", "<dcterms:isPartOf>oai:a:9</dcterms:isPartOf>", [{"type": "is_part_of", "target": "oai:a:9"}]),
    ("relations", "<dc:relation>UNESCO Representative List, 2008</dc:relation>", []),
    ("about_elements", "<dc:relation>is about oai:a:1</dc:relation>", [{"uri": "oai:a:1"}]),
    ("about_elements", "<dc:relation>Is about Khon</dc:relation>", [{"label": {"und": ["Khon"]}}]),
    ("works_on", "<dc:relation>works on oai:a:2</dc:relation>", [{"uri": "oai:a:2"}]),
    (
        "designations",
        "<dc:relation>UNESCO Representative List, 2008, no. 00060</dc:relation>",
        [{"list": "RL", "year": 2008, "ref": "00060"}],
    ),
    (
        "designations",
        "<dc:description>A dance. Inscribed in 2018 (13.COM 10.b.41) on the Representative List. Old.</dc:description>",
        [{"list": "RL", "year": 2018, "decision": "13.COM 10.b.41"}],
    ),
    (
        "designations",
        "<dc:description>Proclaimed a Masterpiece in 2003.</dc:description>"
        "<dc:identifier>https://ich.unesco.org/en/USL/songs-1381</dc:identifier>",
        [{"list": "Masterpiece", "year": 2003}, {"list": "USL", "ref": "01381"}],
    ),
    ("designations", "<dc:description>It was safeguarded since 1990.</dc:description>", []),
]


@pytest.mark.parametrize(("field", "elements", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, elements: str, value: Any) -> None:
    assert found(field, elements) == value


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_blank_or_missing_element_gives_nothing(field: str) -> None:
    names = ("title", "type", "date", "subject", "relation", "identifier", "rights", "creator", "publisher", "coverage")
    blank = "".join(f"<dc:{name}> \n </dc:{name}><dc:{name}/>" for name in names)
    given = dc_payload(blank + "<dc:audience>all</dc:audience>", identifier="x1")
    assert not FIELDS[field][0](read(metadata(given), given))


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_is_one_of_the_schema(field: str) -> None:
    assert field in record.FIELDS


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("oai:archive.example:7", {"scheme": "oai", "value": "oai:archive.example:7"}),
        ("doi:10.1234/ab.c", {"scheme": "doi", "value": "10.1234/ab.c", "uri": "https://doi.org/10.1234/ab.c"}),
        ("http://dx.doi.org/10.1234/ab", {"scheme": "doi", "value": "10.1234/ab", "uri": "https://doi.org/10.1234/ab"}),
        ("ISBN 978-89-299-0000-1", {"scheme": "isbn", "value": "9788929900001"}),
        ("urn:isbn:080442957X", {"scheme": "isbn", "value": "080442957X"}),
        ("9788929900001", {"scheme": "isbn", "value": "9788929900001"}),
        ("ISSN: 1234-567x", {"scheme": "issn", "value": "1234-567X"}),
        ("https://ich.unesco.org/en/RL/falconry-01708", {"scheme": "unesco-ich", "value": "01708"}),
        ("https://ich.unesco.org/fr/BSP/x-284", {"scheme": "unesco-ich", "value": "00284"}),
        (PAGE, {"scheme": "url", "value": PAGE}),
        ("MS 12/4", {"scheme": "local", "value": "MS 12/4"}),
    ],
)
def test_identifiers_are_told_apart_by_their_form(text: str, identifier: dict[str, str]) -> None:
    stated = found("identifiers", f"<dc:identifier>{text}</dc:identifier>")
    own = {"scheme": "oai", "value": "oai:archive.example:1"}
    with_uri = {**identifier, "uri": text} if identifier["scheme"] in ("url", "unesco-ich") else identifier
    assert stated == [own, with_uri]


def test_the_language_of_the_container_holds_for_what_has_none() -> None:
    elements = '<dc:title>Masi</dc:title><dc:title xml:lang="en">Barkcloth</dc:title>'
    assert found("title", elements, ' xml:lang="fj"') == {"fj": ["Masi"], "en": ["Barkcloth"]}


def test_the_language_of_the_page_holds_for_what_has_none() -> None:
    payload = dc_payload('<dc:title>Masi</dc:title><dc:title xml:lang="en">Barkcloth</dc:title>', identifier="x")
    head = payload.envelope.head.replace(b"<OAI-PMH", b'<OAI-PMH xml:lang="fj"')
    assert head != payload.envelope.head
    page = replace(payload, envelope=replace(payload.envelope, head=head))
    assert crosswalk(page).fields["title"] == {"fj": ["Masi"], "en": ["Barkcloth"]}


def test_when_an_event_was_announced_is_not_when_it_begins() -> None:
    issued = '<dcterms:issued xmlns:dcterms="http://purl.org/dc/terms/">2025-03-01</dcterms:issued>'
    stated = f"{issued}<dc:date>2025-04-13</dc:date><dc:date>2025-04-15</dc:date>"
    assert [found(field, stated) for field in ("published_at", "start", "end")] == [
        "2025-03-01", "2025-04-13", "2025-04-15",
    ]  # fmt: skip


def test_a_draft_says_where_each_field_was_found() -> None:
    draft = crosswalk(dc_payload("<dc:title>Masi</dc:title><dc:date>2001</dc:date>", identifier="x"))
    assert draft.fields == {
        "title": {"und": ["Masi"]},
        "issued": "2001",
        "start": "2001",
        "published_at": "2001",
    }
    assert draft.paths == {field: FIELDS[field][1] for field in ("title", "issued", "start", "published_at")}
    assert draft.paths["title"] == "dc:title"
    assert (draft.crosswalk, draft.version) == ("oai_dc", "oai_dc-1")


BILLION = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "envelope", "rule"),
    [
        ("<record><header/></record>", Envelope(HEAD, TAIL), "crosswalk.metadata"),
        ("<record><header/><metadata/></record>", Envelope(HEAD, TAIL), "crosswalk.metadata"),
        ("<record><metadata><mods/></metadata></record>", Envelope(HEAD, TAIL), "crosswalk.format"),
        ("<record><metadata>", Envelope(HEAD, TAIL), "crosswalk.xml"),
        ("", Envelope(HEAD, TAIL), "crosswalk.metadata"),
        ("", Envelope(), "crosswalk.xml"),
        ("<record><metadata><x>&b;</x></metadata></record>", Envelope(BILLION), "crosswalk.xml"),
        ("<record>&nbsp;</record>", Envelope(HEAD, TAIL), "crosswalk.xml"),
    ],
)
def test_what_cannot_be_read_is_rejected(data: str, envelope: Envelope, rule: str) -> None:
    with pytest.raises(Rejected) as error:
        crosswalk(payload(data, envelope=envelope))
    assert error.value.rule == rule


def test_a_record_without_values_is_rejected() -> None:
    with pytest.raises(Rejected, match="no metadata"):
        crosswalk(dc_payload("<dc:title> </dc:title>"))


def test_a_record_alone_is_enough() -> None:
    data = dc_payload("<dc:title>Masi</dc:title>").data
    assert crosswalk(payload(data, envelope=Envelope())).fields["title"] == {"und": ["Masi"]}


def test_another_encoding_is_read_with_its_declaration() -> None:
    head = HEAD.replace(b"UTF-8", b"ISO-8859-1")
    data = dc_payload("<dc:title>Nouméa</dc:title>").data.decode().encode("latin-1")
    assert crosswalk(payload(data, envelope=Envelope(head, TAIL))).fields["title"] == {"und": ["Nouméa"]}
