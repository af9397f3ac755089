"""EDM, field by field: present, blank, missing, several, odd (EDM Definition 5.2.8; EDM Mapping Guidelines)."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks.documents import document
from crosswalks.edm import FIELDS, FORMAT, crosswalk
from crosswalks.edm.source import read
from crosswalks.formats import leftover
from ichlinks.errors import Rejected
from ichlinks.stages import Payload
from tests.crosswalks.payloads import payload

NAMESPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:edm="http://www.europeana.eu/schemas/edm/" '
    'xmlns:ore="http://www.openarchives.org/ore/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:skos="http://www.w3.org/2004/02/skos/core#" '
    'xmlns:wgs84_pos="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:foaf="http://xmlns.com/foaf/0.1/"'
)
RECORD = "<record><header><identifier>oai:archive.example:1</identifier></header><metadata>{}</metadata></record>"
CC = "http://creativecommons.org/licenses/by/4.0/"
A, B = "https://a.example/1.jpg", "https://a.example/2.jpg"


def rdf(*nodes: str) -> Payload:
    return payload(RECORD.format(f"<rdf:RDF {NAMESPACES}>{''.join(nodes)}</rdf:RDF>"))


def cho(inside: str = "", about: str = "#1") -> str:
    return f'<edm:ProvidedCHO rdf:about="{about}">{inside}</edm:ProvidedCHO>'


def aggregation(inside: str) -> str:
    return f'<ore:Aggregation rdf:about="#2">{inside}</ore:Aggregation>'


def node(kind: str, about: str, inside: str) -> str:
    return f'<{kind} rdf:about="{about}">{inside}</{kind}>'


def to(name: str, uri: str) -> str:
    return f'<{name} rdf:resource="{uri}"/>'


def found(field: str, one: Payload) -> Any:
    return FIELDS[field][0](read(document(one), one))


LABEL = '<skos:prefLabel xml:lang="en">Angkor</skos:prefLabel>'
PLACE = node("edm:Place", "#p", f"{LABEL}<wgs84_pos:lat>13.4</wgs84_pos:lat><wgs84_pos:long>103.9</wgs84_pos:long>")
PART_OF = '<dcterms:isPartOf rdf:resource="#c"/></edm:Place>'
CAMBODIA = node("edm:Place", "#c", '<skos:prefLabel xml:lang="en">Cambodia</skos:prefLabel>')
CASES: list[tuple[str, Payload, Any]] = [
    ("type", rdf(cho("<dc:type>Photograph</dc:type><dc:type/><edm:type>IMAGE</edm:type>")), ["Photograph", "IMAGE"]),
    ("type", rdf(cho(to("dc:type", "http://vocab.getty.edu/aat/1"))), ["http://vocab.getty.edu/aat/1"]),
    (
        "identifiers",
        rdf(cho("<dc:identifier>A 1</dc:identifier>", "#GNM:728331")),
        [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {"scheme": "local", "value": "#GNM:728331"},
            {"scheme": "local", "value": "A 1"},
        ],
    ),
    (
        "title",
        rdf(cho('<dc:title xml:lang="en">Songs</dc:title><dc:title> </dc:title><dc:title>노래</dc:title>')),
        {"en": ["Songs"], "und": ["노래"]},
    ),
    ("alt_title", rdf(cho("<dc:title>A</dc:title><dc:title>B</dc:title>")), {"und": ["B"]}),
    (
        "description",
        rdf(cho("<dc:description>One <i>two</i></dc:description><dcterms:tableOfContents>x</dcterms:tableOfContents>")),
        {"und": ["One two", "x"]},
    ),
    ("languages", rdf(cho("<dc:language>ko</dc:language><dc:language>ko</dc:language>")), ["ko"]),
    (
        "places",
        rdf(
            cho(f"{to('dcterms:spatial', '#p')}<dc:coverage>1950-1960</dc:coverage><dc:coverage>Asia</dc:coverage>"),
            PLACE,
        ),
        [{"label": {"en": ["Angkor"]}, "lat": 13.4, "lon": 103.9}, {"label": {"und": ["Asia"]}}],
    ),
    ("places", rdf(cho(to("dc:coverage", "#t")), node("edm:TimeSpan", "#t", "<edm:begin>1950</edm:begin>")), []),
    (
        "places",
        rdf(cho(f"<dcterms:spatial>{PLACE.replace('13.4', 'north')}</dcterms:spatial>")),
        [{"label": {"en": ["Angkor"]}}],
    ),
    (
        "concepts",
        rdf(
            cho(f"{to('dc:subject', 'http://a.example/c')}{to('dc:subject', '#x')}<dc:subject>dance</dc:subject>"),
            node("skos:Concept", "http://a.example/c", LABEL),
        ),
        [{"uri": "http://a.example/c", "label": {"en": ["Angkor"]}}, {"label": {"und": ["dance"]}}],
    ),
    (
        "places",
        rdf(cho(to("dcterms:spatial", "#p")), PLACE.replace("</edm:Place>", PART_OF), CAMBODIA),
        [{"label": {"en": ["Angkor, Cambodia"]}, "lat": 13.4, "lon": 103.9}],
    ),
    (
        "concepts",
        rdf(
            cho(f"{to('dcterms:temporal', '#t')}<dcterms:temporal>Edo period</dcterms:temporal>"),
            node("edm:TimeSpan", "#t", f"<edm:begin>1950</edm:begin>{LABEL}"),
        ),
        [{"label": {"en": ["Angkor"]}}, {"label": {"und": ["Edo period"]}}],
    ),
    (
        "issued",
        rdf(
            cho(to("dc:date", "#t")),
            node("edm:TimeSpan", "#t", f"<skos:notation>1903~/1905</skos:notation>{LABEL}"),
        ),
        {"edtf": "1903~/1905", "text": "Angkor"},
    ),
    (
        "media",
        rdf(
            cho(),
            node("edm:WebResource", "https://a.example/2", "<dc:format>HTML</dc:format>"),
            aggregation(to("edm:isShownBy", "https://a.example/1.html") + to("edm:hasView", "https://a.example/2")),
        ),
        [],
    ),
    (
        "relations",
        rdf(cho(f"{to('dcterms:references', A)}<dcterms:isReferencedBy>Journal 14</dcterms:isReferencedBy>")),
        [{"type": "relation", "target": A}, {"type": "relation", "target": "Journal 14"}],
    ),
    (
        "rights",
        rdf(
            cho("<dc:rights>Ask us.</dc:rights><dcterms:rightsHolder>Kim</dcterms:rightsHolder>"),
            aggregation(to("edm:rights", CC)),
        ),
        {"content": [CC, "Ask us."], "statement": {"und": ["Ask us."]}, "holder": "Kim"},
    ),
    (
        "sensitivity",
        rdf(cho("<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>")),
        {"labels": ["TK Secret / Sacred (TK SS)"]},
    ),
    (
        "media",
        rdf(
            cho(),
            aggregation(to("edm:isShownBy", A) + to("edm:object", A) + to("edm:hasView", B) + to("edm:hasView", "#x")),
        ),
        [{"url": A, "role": "full", "mime": "image/jpeg"}, {"url": B, "role": "full", "mime": "image/jpeg"}],
    ),
    (
        "media",
        rdf(cho(), aggregation(to("edm:isShownBy", A)), node("edm:WebResource", A, "<dc:format>text/html</dc:format>")),
        [],
    ),
    ("landing_page", rdf(cho(), aggregation(to("edm:isShownAt", "https://a.example/"))), "https://a.example/"),
    ("landing_page", rdf(cho(), aggregation(to("edm:isShownAt", "urn:x"))), None),
    (
        "relations",
        rdf(
            cho(
                f"{to('dcterms:isPartOf', '#album')}<dc:relation>Field book</dc:relation>"
                "<dc:relation>Representative List, 2018</dc:relation>"
            ),
            node("edm:ProvidedCHOx", "#album", LABEL),
        ),
        [
            {"type": "is_part_of", "target": "#album", "label": {"en": ["Angkor"]}},
            {"type": "relation", "target": "Field book"},
        ],
    ),
    ("provider", rdf(cho(), aggregation("<edm:provider>Portal</edm:provider>")), {"label": {"und": ["Portal"]}}),
    ("data_provider", rdf(cho(), aggregation("<edm:dataProvider/>")), {}),
    (
        "intermediate",
        rdf(cho(), aggregation("<edm:intermediateProvider>X</edm:intermediateProvider>")),
        [{"label": {"und": ["X"]}}],
    ),
    ("creators", rdf(cho("<dc:creator>Lee (singer)</dc:creator>")), [{"name": {"und": ["Lee"]}, "role": "singer"}]),
    ("creators", rdf(cho(to("dc:creator", "https://viaf.org/viaf/1"))), []),
    ("contributors", rdf(cho("<dc:contributor>Lee</dc:contributor>")), [{"name": {"und": ["Lee"]}}]),
    ("publisher", rdf(cho("<dc:publisher>Press</dc:publisher>")), {"und": ["Press"]}),
    ("issued", rdf(cho("<dcterms:created>1950</dcterms:created><dcterms:issued>1960</dcterms:issued>")), "1960"),
    ("issued", rdf(cho("<dc:date/>")), None),
    ("extent", rdf(cho("<dcterms:extent>2 cm</dcterms:extent><dcterms:extent>3 kg</dcterms:extent>")), "2 cm; 3 kg"),
    (
        "about_elements",
        rdf(cho("<edm:isRepresentationOf>Khon</edm:isRepresentationOf>")),
        [{"label": {"und": ["Khon"]}}],
    ),
]


@pytest.mark.parametrize(("field", "one", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, one: Payload, value: Any) -> None:
    assert found(field, one) == value


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"identifiers"}))
def test_an_object_without_properties_gives_nothing(field: str) -> None:
    assert not found(field, rdf(cho("<dc:title/><dc:creator/><dc:type> </dc:type>")))


def test_an_object_may_be_described_as_any_node_of_rdf() -> None:
    typed = to("rdf:type", "http://www.europeana.eu/schemas/edm/ProvidedCHO")
    one = rdf(f'<rdf:Description rdf:about="#1">{typed}<dc:title>Songs</dc:title></rdf:Description>')
    assert found("title", one) == {"und": ["Songs"]}


def test_what_europeana_adds_is_not_what_the_provider_stated() -> None:
    proxy = '<ore:Proxy rdf:about="{}"><edm:europeanaProxy>{}</edm:europeanaProxy><dc:title>{}</dc:title></ore:Proxy>'
    one = rdf(cho(), proxy.format("#e", "true", "Added"), proxy.format("#p", "false", "Stated"))
    assert found("title", one) == {"und": ["Stated"]}
    assert found("alt_title", one) == {}


@pytest.mark.parametrize("nodes", ["", cho() + cho("", "#3")])
def test_a_record_describes_one_object(nodes: str) -> None:
    with pytest.raises(Rejected, match="one edm:ProvidedCHO"):
        crosswalk(rdf(nodes))


@pytest.fixture
def khon() -> Payload:
    return payload(RECORD.format((Path(__file__).parent / "records" / "edm_khon.xml").read_text()))


def test_a_photograph_of_khon(khon: Payload) -> None:
    assert crosswalk(khon).fields == {
        "type": ["photographs", "ภาพถ่าย", "IMAGE"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {
                "scheme": "url",
                "value": "https://archive.example/khon/7#cho",
                "uri": "https://archive.example/khon/7#cho",
            },
            {"scheme": "local", "value": "KH 7"},
            {
                "scheme": "url",
                "value": "http://www.wikidata.org/entity/Q4115189",
                "uri": "http://www.wikidata.org/entity/Q4115189",
            },
        ],
        "title": {"en": ["Khon: Hanuman meets Sita"], "th": ["โขน ตอนหนุมานเข้าเฝ้านางสีดา"]},
        "alt_title": {"en": ["Hanuman meets Sita", "Masked dance drama"]},
        "description": {"en": ["Khon was inscribed in 2018 (13.COM 10.b.41) on the Representative List."]},
        "languages": ["th"],
        "places": [
            {
                "label": {"en": ["Bangkok, Thailand"]},
                "geonames": "https://sws.geonames.org/1609350/",
                "lat": 13.75398,
                "lon": 100.50144,
            }
        ],
        "concepts": [
            {"uri": "https://vocab.example/dance-drama", "label": {"en": ["dance drama"]}},
            {"label": {"en": ["Ramakien"]}},
            {"uri": "http://vocab.getty.edu/aat/300046300", "label": {"en": ["photographs"], "th": ["ภาพถ่าย"]}},
            {"label": {"en": ["silver gelatin print"]}},
        ],
        "rights": {
            "content": ["http://rightsstatements.org/vocab/InC/1.0/", "Ask the ensemble before showing the masks."],
            "statement": {"en": ["Ask the ensemble before showing the masks."]},
        },
        "media": [
            {"url": "https://archive.example/iiif/7/manifest", "role": "iiif"},
            {
                "url": "https://archive.example/files/7-recto",
                "role": "full",
                "mime": "image/jpeg",
                "credit": "Photograph: Suda",
                "alt_text": {"en": ["Front of the print"]},
                "width": 1200,
                "height": 900,
            },
            {
                "url": "https://archive.example/files/7-verso.jpg",
                "role": "full",
                "mime": "image/jpeg",
                "rights": "http://creativecommons.org/licenses/by-nc/4.0/",
            },
            {"url": "https://archive.example/files/7-small.jpg", "role": "thumb", "mime": "image/jpeg"},
        ],
        "landing_page": "https://archive.example/khon/7",
        "relations": [
            {"type": "is_part_of", "target": "Album of khon"},
            {"type": "about", "target": "https://ich.unesco.org/en/RL/khon-01385"},
        ],
        "provider": {"label": {"und": ["Example Aggregator"]}},
        "data_provider": {"label": {"en": ["Example Theatre Archive"]}},
        "intermediate": [{"uri": "https://portal.example/"}],
        "designations": [{"list": "RL", "year": 2018, "decision": "13.COM 10.b.41"}],
        "about_elements": [{"uri": "https://ich.unesco.org/en/RL/khon-01385"}],
        "creators": [
            {"name": {"en": ["Somchai Example"], "th": ["สมชาย ตัวอย่าง"]}, "ref": "https://archive.example/people/1"},
            {"name": {"und": ["Suda"]}, "role": "costume maker"},
        ],
        "contributors": [{"name": {"en": ["Royal ensemble"]}, "ref": "https://archive.example/people/3"}],
        "publisher": {"en": ["Example Press"]},
        "issued": {"edtf": "1950/1959", "text": "the nineteen-fifties"},
        "extent": "24 x 30 cm",
    }


def test_where_it_is_stored_is_left_over(khon: Payload) -> None:
    left = ["edm:ProvidedCHO/edm:currentLocation", "edm:WebResource/svcs:has_service"]
    assert list(leftover(FORMAT, document(khon))) == left


def test_the_name_of_an_organisation_is_read() -> None:
    museum = node("foaf:Organization", "https://org.example/1", LABEL)
    one = rdf(cho(), aggregation(to("edm:dataProvider", "https://org.example/1")), museum)
    assert found("data_provider", one) == {"uri": "https://org.example/1", "label": {"en": ["Angkor"]}}
    assert list(leftover(FORMAT, document(one))) == []
