"""MARC 21 as real libraries send it, in MARCXML and ISO 2709; values were read in the files."""

from pathlib import Path

import pytest
from pymarc import MARCReader

from config.settings import Workspace
from config.vocabulary import load as vocabulary
from crosswalks.common.areas import country
from crosswalks.marc import crosswalk
from ichlinks.stages import Draft, Envelope
from tests.crosswalks.payloads import payload, recorded

MADRID = "oai-pmh/sul-dlss+dlme-airflow/tests/data/xml/oai-marc21.xml"
ARCHIVESSPACE = "oai-pmh/archivesspace+archivesspace/backend/spec/fixtures/oai/responses/getrecord_oai_marc.xml"
BLACKLIGHT = "ich/projectblacklight__blacklight-marc/test_support/data/test_data.utf8.mrc"


@pytest.fixture(scope="module")
def manuscripts(shared_data: Path) -> dict[str, Draft]:
    return {payload.identifier: crosswalk(payload) for payload in recorded(shared_data / MADRID)}


@pytest.fixture(scope="module")
def books(shared_data: Path) -> dict[str, Draft]:
    """By control number, of a file of ISO 2709 records."""
    records = (shared_data / BLACKLIGHT).read_bytes().split(b"\x1d")[:-1]
    drafts = [crosswalk(payload(record + b"\x1d", "", Envelope())) for record in records]
    return {draft.fields["identifiers"][0]["value"]: draft for draft in drafts}


def test_the_codes_of_recorded_records_are_known(shared_data: Path) -> None:
    """All areas of the region but Korea as a whole; all languages."""
    areas, languages = set(), set()
    with (shared_data / BLACKLIGHT).open("rb") as file:
        for record in filter(None, MARCReader(file)):
            areas |= {code for field in record.get_fields("043") for code in field.get_subfields("a")}
            languages.add(record["008"].data[35:38])
    assert {code for code in areas if country(code) is None} == {"a------", "a-is---", "a-kr---", "f------", "n-us-nj"}
    known = vocabulary(Workspace(Path("/nowhere"), {}), "languages")
    assert {code for code in languages if known.find(code) is None} == set()


def test_a_japanese_book_has_both_scripts(books: dict[str, Draft]) -> None:
    author = {"name": {"jpn-Latn": ["Yoshida, Hajime"], "jpn": ["吉田一"]}}
    headings = ("Japanese drama--20th century", "Political plays, Japanese", "Theater--Japan--History")
    about = {"jpn-Latn": ["Kubo, Sakae, 1901-1958. Kazanbaichi"], "jpn": ["久保栄, 1901-1958. 火山灰地"]}
    assert books["00314247"].fields == {
        "type": ["Book"],
        "identifiers": [
            {"scheme": "record", "value": "00314247"},
            {"scheme": "lccn", "value": "00314247"},
            {"scheme": "system", "value": "(CStRLIN)DCLP00-B1931"},
        ],
        "title": {"jpn-Latn": ['Kubo Sakae "Kazanbaichi" o yomu'], "jpn": ["久保栄 「火山灰地」 を読む"]},
        "languages": ["jpn"],
        "concepts": [
            {"label": about, "scheme": "lcsh"},
            *({"label": {"und": [heading]}, "scheme": "lcsh"} for heading in headings),
        ],
        "creators": [author],
        "organisers": [author],
        "publisher": {"jpn-Latn": ["Hōsei Daigaku Shuppankyoku"], "jpn": ["法政大学出版局"]},
        "issued": "1997",
        "start": "1997",
        "published_at": "1997",
        "place": {"label": {"jpn-Latn": ["Tōkyō"], "jpn": ["東京"]}},
        "extent": "480 p.; 19 cm.",
    }


def test_a_korean_book_has_both_scripts(books: dict[str, Draft]) -> None:
    translator = {"name": {"kor-Latn": ["Yi, Min-su"], "kor": ["李 民樹"]}}
    assert books["77826928"].fields == {
        "type": ["Book"],
        "identifiers": [
            {"scheme": "record", "value": "77826928"},
            {"scheme": "lccn", "value": "77826928"},
            {"scheme": "system", "value": "(CStRLIN)DCLP07-B11425"},
        ],
        "title": {"kor-Latn": ["Koryŏ inmul yŏlchŏn"], "kor": ["高麗 人物 列傅"]},
        "alt_title": {"kor-Latn": ["Koryŏsa. Yŏlchŏn. Selections"], "kor": ["高麗史. 列傅. Selections"]},
        "languages": ["kor"],
        "places": [{"label": {"und": ["Korea"]}}],
        "concepts": [
            {"label": {"und": ["Korea--History--Koryŏ period, 935-1392--Biography"]}, "scheme": "lcsh"},
            {"label": {"und": ["Korea--Biography"]}, "scheme": "lcsh"},
        ],
        "series": {"title": {"kor-Latn": ["Sŏmun munʼgo"], "kor": ["瑞文 文庫"]}, "number": "237"},
        "contributors": [translator],
        "organisers": [translator],
        "publisher": {"kor-Latn": ["Sŏmundang"], "kor": ["瑞文堂"]},
        "issued": "1976",
        "start": "1976",
        "published_at": "1976",
        "place": {"label": {"kor-Latn": ["Sŏul"], "kor": ["서울"]}},
        "extent": "255 p.; 19 cm.",
    }


def test_a_persian_serial_goes_on(books: dict[str, Draft]) -> None:
    fields = books["87931798"].fields
    assert fields["issued"] == "1986/.."
    assert fields["title"] == {
        "per-Latn": ["Āshnāʼī bā ḥawzahʹhā-yi ʻilmīyah-ʼi Shīʻah dar ṭūl-i tārīkh"],
        "per": ["اشنائى با حوزه‌هاى علميۀ شيعه در طول تاريخ"],
    }
    assert fields["publisher"] == {"per-Latn": ["Ḥawzah-i ʻIlmīyah"], "per": ["حوزۀ علميه"]}


def test_countries_are_those_that_the_record_is_about(books: dict[str, Draft]) -> None:
    stated = {number: books[number].fields.get("countries") for number in ("00313831", "79930185", "53029833")}
    assert stated == {"00313831": ["IR"], "79930185": ["PK"], "53029833": ["KP"]}


def test_all_thirty_are_read(books: dict[str, Draft]) -> None:
    assert len(books) == 30
    assert all(draft.fields["title"] and draft.fields["issued"] for draft in books.values())
    assert sum(any(tag.endswith("-Latn") for tag in draft.fields["title"]) for draft in books.values()) == 14


def test_a_manuscript_of_madrid(manuscripts: dict[str, Draft]) -> None:
    fields = dict(manuscripts["oai:alma.34CSIC_INST:990013500600204201"].fields)
    assert fields.pop("description")["und"][1] == "Título transliterado: Al-durr al-nafīs fī uns al-ẓāʽin wa-l-ŷalīs"
    scribes = [
        {"name": {"und": [name]}} for name in ("Ṭalamankī, Aḥmad b. Muḥammad al-", "Wāqidī, Muḥammad b. `Umar al-")
    ]
    address = "http://aleph.csic.es/imagenes/mad01/0006_PMSC"
    assert fields == {
        "type": ["Manuscript"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:alma.34CSIC_INST:990013500600204201"},
            {"scheme": "record", "value": "990013500600204201"},
            {"scheme": "system", "value": "CSIC001350060"},
            {"scheme": "system", "value": "(ES-MaCSI)001350060MAD01-Aleph"},
            {"scheme": "oclc", "value": "1123804831"},
        ],
        "title": {"und": ["الدر النفيس في انس الظاعن والجليس"]},
        "alt_title": {"und": ["Al-durr al-nafīs fī uns al-ẓāʽin wa-l-ŷalīs", "فتوح الشام", "Futūḥ al-Šām"]},
        "languages": ["ara"],
        "places": [{"label": {"und": ["Imperio islámico"]}}],
        "concepts": [
            {"label": {"und": ["Imperio islámico--Historia--0622-0661--Manuscritos"]}, "scheme": "CSICAU"},
        ],
        "media": [
            {"url": f"{address}/P_001350060_783612_V00.pdf", "role": "full", "mime": "application/pdf"},
        ],
        "landing_page": f"{address}/html/001350060.html",
        "series": {"title": {"und": ["Manuscripta"]}},
        "contributors": scribes,
        "organisers": scribes,
        "extent": "86 f. (más un pequeño fragmento en el pliegue superior de la tapa posterior sin foliar); "
        "21,5 x 15,8 (caja: 15 x 10)",
    }


def test_every_manuscript_has_a_title_and_a_language(manuscripts: dict[str, Draft]) -> None:
    assert len(manuscripts) == 182
    assert all(draft.fields["title"] for draft in manuscripts.values())


def test_a_record_of_archivesspace(shared_data: Path) -> None:
    (one,) = recorded(shared_data / ARCHIVESSPACE)
    fields = crosswalk(one).fields
    assert fields["title"] == {"und": ["Archival_Object 1, 2017-06-01"]}
    assert fields["creators"] == [{"name": {"und": ["Agent, Creator"]}, "role": "Creator"}]
    assert fields["issued"] == "2017"
    assert fields["extent"] == "10 Volumes (Container summary)"
    assert fields["concepts"] == [
        {"label": {"und": ["Agent, Subject"]}, "scheme": "local"},
        {"label": {"und": ["Topical--Subject"]}, "scheme": "local"},
        {"label": {"und": ["Function"]}, "scheme": "local"},
        {"label": {"und": ["Occupation"]}, "scheme": "local"},
    ]
    assert fields["places"] == [{"label": {"und": ["Geographic--Subject"]}}]
    assert fields["rights"]["content"] == ["conditions governing use note.", "conditions governing access note."]
