"""EAD as real archives send it; values were read in the files."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks.ead import crosswalk
from ichlinks.errors import Rejected
from ichlinks.stages import Draft, Payload
from tests.crosswalks.payloads import recorded

ARCHIVESSPACE = "oai-pmh/archivesspace+archivesspace/backend/spec/fixtures/oai/responses/getrecord_oai_ead.xml"
DIARY = "oai-pmh/mark-cooper+oai-pmh/tests/fixtures/get_record.xml"
MIT = "oai-pmh/MITLibraries+transmogrifier/tests/fixtures/ead"


def only(page: Path) -> Payload:
    (payload,) = recorded(page)
    return payload


def draft(page: Path) -> Draft:
    return crosswalk(only(page))


def pick(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: fields.get(name) for name in names}


def test_a_diary_of_the_american_folk_art_museum(shared_data: Path) -> None:
    fields = draft(shared_data / DIARY).fields
    page = "https://test.archivesspace.org/ark:/99999/6261"
    abstract, scope, history, thanks = fields.pop("description")["und"]
    assert abstract.startswith("This collection comprises a handwritten diary created by Emma Cummins")
    assert scope.startswith("Contains materials created or arranged by Emma Cummins")
    assert history.startswith("Emma Cummins was born in 1848 in Somerset, Pennsylvania")
    assert thanks.startswith("This record was shared by the American Folk Art Museum")
    use, access = fields["rights"].pop("statement")["und"]
    assert use.startswith("The Diary of Emma Cummins Snively Crosier Pauling is owned by the American Folk Art Museum.")
    assert fields.pop("rights") == {"content": [use, "The collection is open for research."]}
    assert access == "The collection is open for research."
    part, robe = fields.pop("relations")
    assert part == {
        "type": "has_part",
        "target": "https://test.archivesspace.org/ark:/99999/15933",
        "label": {"und": ["Contextual information"]},
    }
    assert robe["target"].startswith("A handmade, quilted robe made by Emma Cummins Snively Crosier Pauling")
    assert fields == {
        "type": ["Scrapbooks", "Diaries", "collection", "Resource"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:archivesspace:/repositories/2/resources/2"},
            {"scheme": "local", "value": "arc.A0059"},
            {"scheme": "url", "value": page, "uri": page},
        ],
        "title": {"und": ["Diary of Emma Cummins Snively Crosier Pauling"]},
        "languages": ["eng"],
        "places": [{"label": {"und": [name]}} for name in ("Wyoming", "Utah", "Pennsylvania", "Idaho")],
        "concepts": [{"label": {"und": [name]}, "scheme": "lcsh"} for name in ("Scrapbooks", "Diaries")],
        "landing_page": page,
        "data_provider": {"label": {"und": ["Allen Doe Research Center"]}},
        "creators": [{"name": {"und": ["Cummins Snively Crosier Pauling, Emma"]}}],
        "issued": {"edtf": "1842/1936", "text": "1842-1870, 1884-1890, 1906, 1936"},
        "extent": "1 Linear Feet 1 flat box; 12 x 15 x 3 in.",
    }


def test_a_resource_of_archivesspace(shared_data: Path) -> None:
    fields = draft(shared_data / ARCHIVESSPACE).fields
    assert pick(fields, "title", "creators", "issued", "extent", "relations") == {
        "title": {"und": ["Test resource 0"]},
        "creators": [{"name": {"und": ["Agent, Creator"]}, "role": "creator"}],
        "issued": {"edtf": "2012-06-01/2016-06-01", "text": "2012-06-01-2016-06-01"},
        "extent": "10 Volumes Container summary; Physical details; Dimensions; dimensions note",
        "relations": [
            {"type": "has_part", "target": "ArchivalObject OAI test 0", "label": {"und": ["Archival_Object 1"]}},
            {"type": "relation", "target": "related materials note"},
            {"type": "relation", "target": "separated materials note"},
        ],
    }


def test_a_component_is_found_by_its_address_and_inherits(shared_data: Path) -> None:
    whole = only(shared_data / ARCHIVESSPACE)
    part = "oai:archivesspace//repositories/160/archival_objects/845"
    fields = crosswalk(Payload(part, whole.data, whole.sha256, whole.envelope)).fields
    assert pick(fields, "identifiers", "title", "issued", "data_provider", "relations") == {
        "identifiers": [
            {"scheme": "oai", "value": part},
            {"scheme": "local", "value": "ArchivalObject OAI test 0"},
        ],
        "title": {"und": ["Archival_Object 1"]},
        "issued": "2017-06-01",
        "data_provider": {"label": {"und": ["oai_test"]}},
        "relations": [
            {"type": "is_part_of", "target": "Resource OAI test 0.OAI.1", "label": {"und": ["Test resource 0"]}},
            {"type": "relation", "target": "related materials note"},
            {"type": "relation", "target": "separated materials note"},
        ],
    }


def test_the_glass_of_charles_connick(shared_data: Path) -> None:
    fields = draft(shared_data / MIT / "ead_record_all_fields.xml").fields
    library = "Massachusetts Institute of Technology. Libraries. Department of Distinctive Collections"
    assert pick(fields, "title", "alt_title", "languages", "places", "concepts", "issued", "data_provider") == {
        "title": {"und": ["Charles J. Connick Stained Glass Foundation Collection"]},
        "alt_title": {"und": ["Title 2", "Title 3"]},
        "languages": ["English", "French"],
        "places": [{"label": {"und": ["Boston, MA"]}}],
        "concepts": [
            {"label": {"und": ["Letters (Correspondence)"]}, "scheme": "aat"},
            {"label": {"und": ["Correspondence"]}},
            {"label": {"und": ["Hutchinson, John C."]}, "scheme": "local"},
            {"label": {"und": ["University of Minnesota"]}, "scheme": "naf"},
            {"label": {"und": ["Hutchinson Family"]}, "scheme": "local"},
        ],
        "issued": {"edtf": "1905/2012", "text": "1905-2012"},
        "data_provider": {"label": {"und": [library]}},
    }
    assert [relation["target"] for relation in fields["relations"]][:2] == [
        "MC-0423: James R. Killian Papers",
        "MC-0416: Karl T. Compton Papers",
    ]
    assert fields["extent"] == (
        "4.5 Cubic Feet (10 manuscript boxes, 1 legal manuscript box, 1 cassette box); "
        "1.5 Cubic Feet (2 manuscript boxes)"
    )


def test_blank_elements_leave_what_is_known_without_them(shared_data: Path) -> None:
    fields = draft(shared_data / MIT / "ead_record_blank_optional_fields.xml").fields
    assert fields == {
        "type": ["collection", "Resource"],
        "identifiers": [{"scheme": "oai", "value": "oai:mit/repositories/2/resources/2"}],
    }


@pytest.mark.parametrize("name", ["missing_archdesc", "missing_archdesc_did", "missing_optional_fields"])
def test_what_is_no_finding_aid_is_rejected(shared_data: Path, name: str) -> None:
    with pytest.raises(Rejected):
        draft(shared_data / MIT / f"ead_record_{name}.xml")
