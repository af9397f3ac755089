"""DataCite, field by field, and as repositories send it (DataCite Metadata Schema 4)."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks import CROSSWALKS
from crosswalks.datacite import FIELDS, crosswalk
from crosswalks.datacite.source import read
from crosswalks.documents import document
from ichlinks.errors import Rejected
from ichlinks.stages import Payload
from tests.crosswalks.nested import nested
from tests.crosswalks.payloads import payload, recorded

FIXTURES = "oai-pmh/MITLibraries+transmogrifier/tests/fixtures/datacite"
KERNEL = "http://datacite.org/schema/kernel-{}"


def resource(inside: str, kernel: str = "4") -> Payload:
    described = f'<resource xmlns="{KERNEL.format(kernel)}">{inside}<formats/></resource>'
    return payload(f"<record><metadata>{described}</metadata></record>")


def found(field: str, inside: str) -> Any:
    one = resource(inside)
    return FIELDS[field][0](read(document(one), one))


ORCID = '<nameIdentifier nameIdentifierScheme="ORCID">0000-0002-1825-0097</nameIdentifier>'
BOX = nested("geoLocation/geoLocationBox/westBoundLongitude", "1")
POINT = "<pointLongitude>103.9</pointLongitude><pointLatitude>13.4</pointLatitude>"
ITEM = (
    "<titles><title>Journal of Dance</title></titles><volume>3</volume><issue>2</issue>"
    "<firstPage>11</firstPage><lastPage>19</lastPage>"
)
AAT = 'subjectScheme="AAT" valueURI="http://vocab.getty.edu/aat/1"'


def contributor(kind: str, name: str) -> str:
    named = f"<contributorName>{name}</contributorName>"
    return nested("contributors", f'<contributor contributorType="{kind}">{named}</contributor>')


CASES: list[tuple[str, str, Any]] = [
    ("type", '<resourceType resourceTypeGeneral="JournalArticle">Essay</resourceType>', ["Essay", "Journal Article"]),
    ("type", '<resourceType resourceTypeGeneral=""/>', []),
    (
        "identifiers",
        '<identifier identifierType="DOI">10.5072/x</identifier><alternateIdentifiers><alternateIdentifier>A 1'
        "</alternateIdentifier><alternateIdentifier/></alternateIdentifiers>",
        [
            {"scheme": "oai", "value": "oai:archive.example:1"},
            {"scheme": "doi", "value": "10.5072/x", "uri": "https://doi.org/10.5072/x"},
            {"scheme": "local", "value": "A 1"},
        ],
    ),
    (
        "title",
        nested(
            "titles",
            '<title>Songs</title><title titleType="TranslatedTitle" xml:lang="ko">노래</title><title/>'
            '<title titleType="Subtitle">Of rice</title>',
        ),
        {"und": ["Songs"], "ko": ["노래"]},
    ),
    ("title", nested("titles/title", "(:unav)"), {}),
    (
        "alt_title",
        nested("titles", '<title>A</title><title>B</title><title titleType="AlternativeTitle">C</title>'),
        {"und": ["B", "C"]},
    ),
    (
        "description",
        nested(
            "descriptions",
            '<description descriptionType="TechnicalInfo">x</description><description>b</description>'
            '<description descriptionType="Abstract">a</description>',
        ),
        {"und": ["a", "b"]},
    ),
    ("languages", "<language>km</language>", ["km"]),
    (
        "places",
        nested(
            "geoLocations",
            nested("geoLocation", f"<geoLocationPlace>Angkor</geoLocationPlace>{nested('geoLocationPoint', POINT)}")
            + nested("geoLocation/geoLocationPoint", "-13.83 -171.76")
            + BOX,
        ),
        [{"label": {"und": ["Angkor"]}, "lat": 13.4, "lon": 103.9}, {"lat": -13.83, "lon": -171.76}],
    ),
    (
        "concepts",
        nested("subjects", f"<subject {AAT}>dance</subject><subject/>"),
        [{"uri": "http://vocab.getty.edu/aat/1", "label": {"und": ["dance"]}, "scheme": "AAT"}],
    ),
    (
        "rights",
        nested("rightsList", '<rights rightsURI="http://creativecommons.org/licenses/by/4.0/">CC BY</rights><rights/>')
        + contributor("RightsHolder", "Kim"),
        {
            "content": ["http://creativecommons.org/licenses/by/4.0/", "CC BY"],
            "statement": {"und": ["CC BY"]},
            "holder": "Kim",
        },
    ),
    (
        "sensitivity",
        nested("rightsList/rights", "TK Secret / Sacred (TK SS)"),
        {"labels": ["TK Secret / Sacred (TK SS)"]},
    ),
    ("landing_page", "<identifier>10.5072/x</identifier>", "https://doi.org/10.5072/x"),
    (
        "identifiers",
        '<alternateIdentifiers><alternateIdentifier alternateIdentifierType="ISBN">0-306-40615-2</alternateIdentifier>'
        "</alternateIdentifiers>",
        [{"scheme": "oai", "value": "oai:archive.example:1"}, {"scheme": "isbn", "value": "0306406152"}],
    ),
    (
        "series",
        '<descriptions><description descriptionType="SeriesInformation">Pacific Records, 12(3)</description>'
        "</descriptions>",
        {"title": {"und": ["Pacific Records, 12(3)"]}},
    ),
    (
        "relations",
        nested(
            "relatedItems",
            '<relatedItem relationType="IsPartOf"><relatedItemIdentifier>https://c.example/1</relatedItemIdentifier>'
            + nested("titles/title", "Collection")
            + '</relatedItem><relatedItem relationType="References"><titles><title>Field book</title></titles>'
            "</relatedItem>"
            '<relatedItem relationType="IsPublishedIn"><titles><title>Journal</title></titles></relatedItem>',
        ),
        [
            {"type": "is_part_of", "target": "https://c.example/1", "label": {"und": ["Collection"]}},
            {"type": "relation", "target": "Field book"},
        ],
    ),
    (
        "contributors",
        '<contributors><contributor contributorType="Other"><contributorName>Lee</contributorName></contributor>'
        "</contributors>",
        [{"name": {"und": ["Lee"]}}],
    ),
    ("landing_page", nested("alternateIdentifiers/alternateIdentifier", "https://a.example/1"), "https://a.example/1"),
    (
        "relations",
        nested(
            "relatedIdentifiers",
            '<relatedIdentifier relationType="IsPartOf">10.5072/y</relatedIdentifier><relatedIdentifier/>'
            '<relatedIdentifier relationType="IsCitedBy">x</relatedIdentifier>'
            '<relatedIdentifier relationType="IsIdenticalTo">z</relatedIdentifier>',
        ),
        [{"type": "is_part_of", "target": "https://doi.org/10.5072/y"}, {"type": "relation", "target": "x"}],
    ),
    (
        "series",
        nested("relatedItems", f'<relatedItem relationType="IsPublishedIn">{ITEM}</relatedItem>'),
        {"title": {"und": ["Journal of Dance"]}, "volume": "3", "number": "2"},
    ),
    ("pages", nested("relatedItems", f'<relatedItem relationType="IsPublishedIn">{ITEM}</relatedItem>'), "11-19"),
    ("pages", nested("relatedItems", f'<relatedItem relationType="Cites">{ITEM}</relatedItem>'), None),
    (
        "creators",
        nested("creators", f"<creator><creatorName>Kim</creatorName>{ORCID}</creator><creator/>"),
        [{"name": {"und": ["Kim"]}, "ref": "https://orcid.org/0000-0002-1825-0097"}],
    ),
    (
        "contributors",
        contributor("DataCollector", "Lee"),
        [{"name": {"und": ["Lee"]}, "role": "data collector"}],
    ),
    ("publisher", "<publisher>Archive</publisher>", {"und": ["Archive"]}),
    ("publisher", "<publisher>:null</publisher>", {}),
    (
        "issued",
        '<publicationYear>2017</publicationYear><dates><date dateType="Issued">2017-02</date></dates>',
        "2017-02",
    ),
    ("issued", '<publicationYear>2017</publicationYear><dates><date dateType="Updated">2019</date></dates>', "2017"),
    ("issued", "<dates><date/><date>2020-01-01</date><date>2020-01-02</date></dates>", "2020-01-01"),
    ("extent", "<sizes><size>124903</size><size>15 pages</size></sizes>", "15 pages"),
    ("edition", "<version>1.2</version>", "1.2"),
]


@pytest.mark.parametrize(("field", "inside", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, inside: str, value: Any) -> None:
    assert found(field, inside) == value


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"identifiers"}))
def test_blank_elements_give_nothing(field: str) -> None:
    inside = (
        "<titles><title/></titles><creators><creator/></creators><subjects><subject/></subjects><dates><date/></dates>"
    )
    assert not found(field, f"{inside}<rightsList><rights/></rightsList><version/><publisher/>")


@pytest.mark.parametrize("kernel", ["3", "4"])
def test_it_is_found_by_its_kernel(kernel: str) -> None:
    draft = CROSSWALKS["auto"].crosswalk(resource("<version>1</version>", kernel))
    assert (draft.crosswalk, draft.fields["edition"]) == ("datacite", "1")


def test_an_empty_resource_is_rejected() -> None:
    with pytest.raises(Rejected, match="no resource"):
        crosswalk(payload(f'<record><metadata><resource xmlns="{KERNEL.format(4)}"/></metadata></record>'))


def test_every_recorded_resource_is_drafted(shared_data: Path) -> None:
    drafts = [crosswalk(one) for page in sorted((shared_data / FIXTURES).glob("*.xml")) for one in recorded(page)]
    assert len(drafts) == 41


def test_a_survey_of_maternal_literacy(shared_data: Path) -> None:
    (one,) = recorded(shared_data / FIXTURES / "datacite_record_all_fields.xml")
    fields = crosswalk(one).fields
    assert fields.pop("description")["und"][0].startswith("Using a randomized field experiment in India, we evaluate")
    orcid = {"ref": "https://orcid.org/0000-0000-0000-0000"}
    assert fields == {
        "type": ["Survey Data", "Dataset"],
        "identifiers": [
            {"scheme": "doi", "value": "10.7910/DVN/19PPE7", "uri": "https://doi.org/10.7910/DVN/19PPE7"},
            {
                "scheme": "url",
                "value": "https://zenodo.org/record/5524465",
                "uri": "https://zenodo.org/record/5524465",
            },
            {"scheme": "local", "value": "1234567.5524464"},
        ],
        "title": {"und": ["The Impact of Maternal Literacy and Participation Programs"]},
        "alt_title": {"und": ["An Alternative Title", "Baseline Data"]},
        "languages": ["en_US"],
        "places": [{"label": {"und": ["A point on the globe"]}}],
        "concepts": [
            {"label": {"und": ["Social Sciences"]}},
            {"label": {"und": ["Educational materials"]}},
            {"label": {"und": ["Adult education, education inputs, field experiments"]}, "scheme": "LCSH"},
            {"label": {"und": ["Education"]}, "scheme": "LCSH"},
        ],
        "rights": {
            "content": [
                "info:eu-repo/semantics/openAccess",
                "http://creativecommons.org/publicdomain/zero/1.0",
                "CC0 1.0",
            ],
            "statement": {"und": ["info:eu-repo/semantics/openAccess", "CC0 1.0"]},
        },
        "landing_page": "https://doi.org/10.7910/DVN/19PPE7",
        "relations": [
            {"type": "relation", "target": "https://doi.org/10.1257/app.20150390"},
            {"type": "relation", "target": "https://doi.org/10.5281/zenodo.5524464"},
            {"type": "relation", "target": "1234567.5524464"},
            {"type": "is_part_of", "target": "https://zenodo.org/communities/astronomy-general"},
        ],
        "creators": [
            {"name": {"und": ["Banerji, Rukmini"]}, **orcid},
            {"name": {"und": ["Berry, James"]}},
            {"name": {"und": ["Shotland, Marc"]}},
        ],
        "contributors": [{"name": {"und": ["Banerji, Rukmini"]}, "role": "contact person", **orcid}],
        "publisher": {"und": ["Harvard Dataverse"]},
        "issued": "2017",
        "edition": "1.2",
    }
