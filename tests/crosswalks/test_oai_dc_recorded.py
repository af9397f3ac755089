"""oai_dc over recorded answers of real repositories; values were read in the files."""

from pathlib import Path

import pytest

from crosswalks.oai_dc import crosswalk
from ichlinks.errors import Rejected
from ichlinks.stages import Draft
from tests.crosswalks.payloads import recorded


@pytest.fixture(scope="session")
def pages(shared_data: Path) -> list[Path]:
    return sorted((shared_data / "oai-pmh").rglob("*.xml"))


def drafts(page: Path) -> dict[str, Draft]:
    return {payload.identifier: crosswalk(payload) for payload in recorded(page)}


def test_every_record_ends_in_a_draft_or_is_rejected(pages: list[Path]) -> None:
    drafted = rejected = 0
    for payload in (payload for page in pages for payload in recorded(page)):
        try:
            assert crosswalk(payload).fields
            drafted += 1
        except Rejected:
            rejected += 1
    assert drafted > 3500
    assert rejected > 100


def test_a_thesis_of_montreal(shared_data: Path) -> None:
    page = shared_data / "oai-pmh/CenterForOpenScience+scrapi/umontreal/000.xml"
    fields = drafts(page)["oai:papyrus.bib.umontreal.ca:1866/4388"].fields
    assert len(fields["description"]["und"]) == 3
    assert len(fields["concepts"]) == 11
    assert fields["concepts"][0] == {"label": {"und": ["Cinéma"]}}
    assert {
        key: fields[key] for key in ("creators", "contributors", "issued", "languages", "landing_page", "type")
    } == {
        "creators": [{"name": {"und": ["Harrod, Ariel"]}}],
        "contributors": [{"name": {"und": ["Cardinal, Serge"]}}],
        "issued": "2010-07-08",
        "languages": ["fr"],
        "landing_page": "http://hdl.handle.net/1866/4388",
        "type": ["Thèse ou Mémoire numérique / Electronic Thesis or Dissertation"],
    }


def test_an_archival_object(shared_data: Path) -> None:
    folder = shared_data / "oai-pmh/archivesspace+archivesspace/backend/spec/fixtures/oai/responses"
    (draft,) = drafts(folder / "getrecord_oai_dc.xml").values()
    assert draft.fields["title"] == {"und": ["Archival_Object 1, 2017-06-01"]}
    assert draft.fields["identifiers"] == [
        {"scheme": "oai", "value": "oai:archivesspace//repositories/3/archival_objects/1"},
        {"scheme": "local", "value": "ArchivalObject OAI test 0"},
        {
            "scheme": "url",
            "value": "http://localhost:8081/repositories/3/archival_objects/1",
            "uri": "http://localhost:8081/repositories/3/archival_objects/1",
        },
    ]
    assert draft.fields["extent"] == "10 Volumes; Container summary; physical description note; dimensions note"
    assert draft.fields["places"] == [{"label": {"und": ["Geographic -- Subject"]}}]


def test_a_doctoral_thesis_of_porto(shared_data: Path) -> None:
    page = shared_data / "oai-pmh/CenterForOpenScience+scrapi/rcaap/000.xml"
    fields = drafts(page)["oai:repositorio-aberto.up.pt:10216/11441"].fields
    assert fields["type"] == ["info:eu-repo/semantics/doctoralThesis"]
    assert fields["rights"]["content"] == ["info:eu-repo/semantics/openAccess"]
    assert fields["extent"] == "XLVIII, 577 f., 30 cm"
    assert [relation["target"] for relation in fields["relations"]] == ["FEUP", "SDI", "RiFEUP"]
