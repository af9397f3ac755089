"""MODS as real repositories send it; values were read in the files."""

from pathlib import Path
from unicodedata import normalize

import pytest

from crosswalks.mods import crosswalk
from ichlinks.stages import Draft
from tests.crosswalks.payloads import recorded

TITLE = (
    "al-Ṣulḥ bayna al-ikhwān fī ḥukm ibāḥat al-dukhān الصلح بين الإخوان في حكم إباحة الدخان "
    "Nābulusī, ‘Abd al-Ghanī ibn Ismā‘īl نابلسي، عبد الغني بن إسماعيل"
)
QATAR = "oai-pmh/sul-dlss+dlme-airflow/tests/data/xml/oai-mods.xml"
ARCHIVESSPACE = "oai-pmh/archivesspace+archivesspace/backend/spec/fixtures/oai/responses/getrecord_oai_mods.xml"


@pytest.fixture(scope="module")
def manuscripts(shared_data: Path) -> dict[str, Draft]:
    return {payload.identifier: crosswalk(payload) for payload in recorded(shared_data / QATAR)}


def test_a_manuscript_of_the_british_library_in_english(manuscripts: dict[str, Draft]) -> None:
    fields = dict(manuscripts["81055/vdc_100000000041.0x0001c1_en"].fields)
    description, extent = fields.pop("description"), fields.pop("extent")
    (title,) = fields.pop("title")["und"]
    assert normalize("NFC", title) == normalize("NFC", TITLE)
    assert list(description) == ["und"]
    assert description["und"][0].startswith("Treatise in defense of tobacco smoking (شَرَب التُتُن) on medical")
    assert extent.startswith("Codex; ff. v+125+vi; Material: Western laid paper")
    author = {"name": {"und": ["'Abd al-Ghanī ibn Ismā'īl Nābulusī"]}, "role": "author"}
    images = "https://images.qdl.qa/iiif/images/81055/vdc_100000000041.0x0001c1"
    page = "http://www.qdl.qa/en/archive/81055/vdc_100000000041.0x0001c1"
    assert fields == {
        "type": ["Manuscript", "Text"],
        "identifiers": [{"scheme": "shelfmark", "value": "Add MS 19547"}],
        "languages": ["ara"],
        "concepts": [
            {"label": {"und": ["Smoking (Islamic law)"]}},
            {"label": {"und": ["Medicine--Early works to 1800"]}},
        ],
        "rights": {"content": [f"{page}#share", "Public Domain"], "statement": {"und": ["Public Domain"]}},
        "media": [
            {
                "url": f"{images}/Add%20MS%2019547_0001.jp2/full/!1000,1000/0/default.jpg",
                "role": "thumb",
                "mime": "image/jpeg",
            }
        ],
        "landing_page": page,
        "data_provider": {"label": {"und": ["British Library: Oriental Manuscripts"]}},
        "creators": [author],
        "organisers": [author],
        "issued": "1748/1748",
        "start": "1748",
        "end": "1748",
        "published_at": "1748/1748",
    }


def test_the_same_manuscript_in_arabic(manuscripts: dict[str, Draft]) -> None:
    fields = manuscripts["81055/vdc_100000000041.0x0001c1_ar"].fields
    assert fields["title"] == {"und": ["الصلح بين الإخوان في حكم إباحة الدخان، نابلسي، عبد الغني بن إسماعيل"]}
    assert fields["type"] == ["مخطوطة", "Text"]
    assert fields["creators"] == [{"name": {"und": ["عبد الغني بن إسماعيل نابلسي"]}, "role": "author"}]
    assert fields["rights"]["statement"] == {"und": ["المُلكية العامة"]}


def test_every_manuscript_has_what_the_file_has(manuscripts: dict[str, Draft]) -> None:
    counted = {field: sum(field in draft.fields for draft in manuscripts.values()) for field in ("title", "media")}
    assert counted == {"title": 20, "media": 20}
    assert sum(len(draft.fields.get("organisers", ())) for draft in manuscripts.values()) == 17
    assert all(draft.fields["languages"] for draft in manuscripts.values())


def test_a_record_of_archivesspace(shared_data: Path) -> None:
    (one,) = recorded(shared_data / ARCHIVESSPACE)
    agent = {"name": {"und": ["Agent, Creator"]}}
    subjects = (
        "Topical -- Subject",
        "Function -- Subject",
        "Occupation -- Subject",
        "Genre -- Subject",
        "Agent, Subject",
    )
    conditions = ["conditions governing access note", "conditions governing use note"]
    assert crosswalk(one).fields == {
        "identifiers": [
            {"scheme": "oai", "value": "oai:archivesspace//repositories/3/archival_objects/1"},
            {"scheme": "local", "value": "ArchivalObject OAI test 0"},
        ],
        "title": {"und": ["Archival_Object 1, 2017-06-01"]},
        "description": {"und": ["scope and contents note", "abstract note", "bioghist note", "general note"]},
        "languages": ["eng"],
        "places": [{"label": {"und": ["Geographic -- Subject"]}}],
        "concepts": [{"label": {"und": [subject]}} for subject in subjects],
        "rights": {"content": conditions, "statement": {"und": conditions}},
        "relations": [{"type": "is_part_of", "target": "Test resource 0, Resource OAI test 0.OAI.1"}],
        "data_provider": {"label": {"und": ["oai_test"]}},
        "creators": [agent],
        "organisers": [agent],
        "issued": "2017-06-01",
        "start": "2017-06-01",
        "published_at": "2017-06-01",
        "extent": "10 Volumes; Container summary; dimensions note",
    }
