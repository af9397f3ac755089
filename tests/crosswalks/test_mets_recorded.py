"""METS as a DSpace repository sends it; values were read in the files."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks.mets import crosswalk
from tests.crosswalks.payloads import recorded

DSPACE = "oai-pmh/MITLibraries+transmogrifier/tests/fixtures/dspace"


def fields_of(page: Path) -> dict[str, dict[str, Any]]:
    return {payload.identifier: crosswalk(payload).fields for payload in recorded(page)}


@pytest.fixture(scope="module")
def theses(shared_data: Path) -> dict[str, dict[str, Any]]:
    return fields_of(shared_data / DSPACE / "dspace_mets_records.xml")


def test_every_record_is_described_and_shown(theses: dict[str, dict[str, Any]]) -> None:
    assert len(theses) == 12
    assert all(fields["title"] and fields["landing_page"] for fields in theses.values())
    assert sum("media" in fields for fields in theses.values()) == 12


def test_a_project_on_recycling(theses: dict[str, dict[str, Any]]) -> None:
    fields = dict(theses["oai:dspace.mit.edu:1721.1/142912"])
    assert fields.pop("description")["und"][0].startswith("Plastic waste has been a growing source of environmental")
    page = "https://hdl.handle.net/1721.1/142912"
    file = "https://dspace.mit.edu/bitstream/1721.1/142912/1/SCM06_Benitez_Critchlow_Project.pdf"
    authors = [{"name": {"und": [name]}, "role": "author"} for name in ("Benitez, Pedro", "Critchlow, Kenneth")]
    assert fields == {
        "type": ["Thesis"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:dspace.mit.edu:1721.1/142912"},
            {"scheme": "url", "value": page, "uri": page},
        ],
        "title": {"und": ["Get Smart: Reinventing Plastic Recycling in a Collaborative, Circular Supply Chain"]},
        "languages": ["en_US"],
        "concepts": [{"label": {"und": [name]}} for name in ("Sustainability", "Network Design", "Omnichannel")],
        "rights": {"content": ["CC0 1.0 Universal"], "statement": {"und": ["CC0 1.0 Universal"]}},
        "media": [{"url": file, "role": "full", "mime": "application/pdf"}],
        "landing_page": page,
        "creators": authors,
        "organisers": authors,
        "issued": "2022-06-08",
        "start": "2022-06-08",
        "published_at": "2022-06-08",
    }


def test_a_thesis_with_all_fields(shared_data: Path) -> None:
    (fields,) = fields_of(shared_data / DSPACE / "dspace_mets_record_all_fields.xml").values()
    assert {name: fields[name] for name in ("alt_title", "publisher", "issued", "media", "landing_page", "series")} == {
        "alt_title": {"und": ["A Slightly Different Title"]},
        "publisher": {"und": ["Massachusetts Institute of Technology"]},
        "issued": "2021-09",
        "media": [
            {
                "url": "https://dspace.mit.edu/bitstream/1721.1/142832/1/tatsumi-yukit-sm-physisc-2021-thesis.pdf",
                "role": "full",
                "mime": "application/pdf",
            }
        ],
        "landing_page": "https://hdl.handle.net/1721.1/142832",
        "series": {"title": {"und": ["MIT-CSAIL-TR-2018-016"]}},
    }


def test_a_text_taken_from_the_file_is_no_medium(shared_data: Path) -> None:
    (fields,) = fields_of(shared_data / DSPACE / "dspace_mets_record_optional_fields_missing.xml").values()
    assert fields.keys() == {"identifiers", "landing_page"}
