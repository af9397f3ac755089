"""The worked partner files of the manual, each against a server that looks like the one it is for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from config.partner import Partner, load, partner, slugs
from config.settings import Workspace
from config.yaml_file import read
from crosswalks.declarative.schema import mapping_schema, with_own_rules
from harvesters import HARVESTERS
from ichlinks.pipeline.tools import Tools, transformed
from ichlinks.store.payloads import Stored
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Endpoint
from tests.servers.lookalikes import ihchina, khs, manifests, unesco

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
CC_BY_SA = "http://creativecommons.org/licenses/by-sa/4.0/"


@pytest.fixture
def server() -> Iterator[Endpoint]:
    scripts: dict[str, Any] = {
        unesco.PATH: unesco.answer,
        khs.LIST: khs.answer_list,
        khs.DETAIL: khs.answer_detail,
        ihchina.PATH: ihchina.answer,
    }
    with Endpoint(scripts) as running:
        running.scripts |= dict.fromkeys(manifests.PATHS, manifests.answer(lambda: running.url))
        yield running


@pytest.fixture
def workspace(server: Endpoint) -> Workspace:
    return Workspace(EXAMPLES, dict.fromkeys(("UNESCO_URL", "KHS_URL", "IHCHINA_URL", "MANIFESTS_URL"), server.url))


def harvested(one: Partner) -> Harvested:
    return harvest(one.harvest.model_copy(update={"delay": 0.0}))


def records(workspace: Workspace, slug: str) -> list[dict[str, Any]]:
    """What becomes of a site's items, without where they came from."""
    one = partner(workspace, slug)
    tools, found = Tools.of(workspace, one), harvested(one)
    assert found.done.records == len(found.payloads)
    made = [transformed(tools, Stored(n, payload)) for n, payload in enumerate(found.payloads)]
    held = {reason.rule for outcome in made for reason in outcome.reasons if reason.severity == "quarantine"}
    assert held <= {"links.private_host"}  # where an archive's own addresses are those of a local server
    bodies = [msgspec.json.decode(outcome.body or b"null") for outcome in made]
    sources = [body.pop("source_record") for body in bodies]
    assert [(one["partner"], one["identifier"]) for one in sources] == [(slug, p.identifier) for p in found.payloads]
    assert {str(body.pop("data_provider")["label"]["en"][0]) for body in bodies} == {one.name["en"]}
    return bodies


def test_the_elements_of_unesco(workspace: Workspace) -> None:
    address = "https://ich.unesco.org/en/"
    jongmyo = f"{address}RL/royal-ancestral-ritual-in-the-jongmyo-shrine-and-its-music-00016"
    jagek = f"{address}USL/suri-jagek-01381"
    yurts = f"{address}RL/traditional-knowledge-and-skills-in-making-kyrgyz-and-kazakh-yurts-00998"
    first, second, third = records(workspace, "unesco")
    first.pop("domains", None)  # enrichment may tell them from the concepts
    assert first == {
        "type": "Element",
        "identifiers": [{"scheme": "unesco-ich", "value": "00016", "uri": jongmyo}],
        "title": {
            "en": ["Royal ancestral ritual in the Jongmyo shrine and its music"],
            "fr": ["Le rituel royal ancestral du sanctuaire de Jongmyo et sa musique"],
        },
        "description": {
            "en": [
                "A ritual for the kings of Joseon, held once a year.\nSong, dance and music follow one another's lead."
            ]
        },
        "countries": ["KR"],
        "states_parties": ["KR"],
        "designations": [{"list": "RL", "year": 2008, "ref": "00016"}],
        "concepts": [
            {"label": {"en": ["Rituals"]}, "weight": "primary"},
            {"label": {"en": ["Ancestor worship"]}, "weight": "primary"},
            {"label": {"en": ["Music"]}, "weight": "secondary"},
        ],
        "world_heritage": [{"uri": "https://whc.unesco.org/en/list/738", "label": {"en": ["Jongmyo Shrine"]}}],
        "media": [
            {
                "url": "https://images.example/00016.jpg",
                "credit": "A. Photographer, © 2008, example",
                "alt_text": {"en": ["Musicians on the terrace"]},
            }
        ],
        "landing_page": jongmyo,
        "rights": {"metadata": CC_BY_SA},
    }
    assert second == {
        "type": "Element",
        "identifiers": [{"scheme": "unesco-ich", "value": "01381", "uri": jagek}],
        "title": {"en": [unesco.ROWS[1]["title_en"]], "fr": ["Le Suri Jagek (observation du soleil)"]},
        "countries": ["PK"],
        "states_parties": ["PK"],
        "designations": [{"list": "USL", "year": 2018, "ref": "01381"}],
        "landing_page": jagek,
        "rights": {"metadata": CC_BY_SA},
    }
    assert third == {
        "type": "Element",
        "identifiers": [{"scheme": "unesco-ich", "value": "00998", "uri": yurts}],
        "title": {"en": [unesco.ROWS[2]["title_en"]], "fr": [unesco.ROWS[2]["title_fr"]]},
        "countries": ["KZ", "KG"],
        "states_parties": ["KZ", "KG"],
        "multinational": True,
        "designations": [{"list": "RL", "year": 2014, "ref": "00998"}],
        "landing_page": yurts,
        "rights": {"metadata": CC_BY_SA},
    }


def _day(iso: str) -> dict[str, str]:
    return {"edtf": iso, "begin": iso, "end": iso, "text": iso}


def _designated(asno: str, day: str, **more: Any) -> dict[str, Any]:
    return {"list": "national", "year": int(day[:4]), "date": _day(day), "ref": asno, **more}


def _korean(asno: str, hangul: str, hanja: str, classes: str, events: list[Any], place: Any, **more: Any) -> Any:
    number = f"11711{asno}"
    return {
        "type": "Element",
        "identifiers": [{"scheme": "khs", "value": number}],
        "title": {"ko": [hangul]},
        "alt_title": {"ko": [hanja]},
        "languages": ["ko"],
        "countries": ["KR"],
        "places": [{"label": {"ko": ["서울특별시"]}, **place}],
        "designations": events,
        "national_classification": [{"scheme": "khs", "code": "17", "label": {"ko": [classes]}}],
        "landing_page": f"https://www.heritage.go.kr/heri/cul/culSelectDetail.do?ccbaCpno={number}",
        **more,
    }


def test_the_designations_of_korea(workspace: Workspace) -> None:
    agency, crafts = "국가유산청", "무형유산 / 전통기술 / 공예"
    music = _korean(
        "00010000", "종묘제례악", "宗廟祭禮樂", "무형유산 / 전통 공연·예술 / 음악",
        [_designated("00010000", "1964-12-07", authority=agency)], {"lat": 37.5746, "lon": 126.994},
        description={"ko": ["조선 왕조의 사당에서 제사를 지낼 때 쓰는 음악과 노래와 춤이다."]},
    )  # fmt: skip
    knots = _korean(
        "00220000", "매듭장", "매듭匠", crafts, [_designated("00220000", "1968-12-21", authority=agency)], {}
    )
    cancelled = _korean(
        "09990000", "해제된 종목", "解除된 種目", crafts,
        [_designated("09990000", "1970-01-01", authority=agency),
         _designated("09990000", "2001-01-01", status="removed")], {},
    )  # fmt: skip
    assert records(workspace, "khs") == [music, knots, cancelled]


def test_only_what_changed_in_korea_is_asked_for_again(workspace: Workspace, server: Endpoint) -> None:
    options = partner(workspace, "khs").harvest.model_copy(update={"delay": 0.0})
    first = harvest(options)
    ledger = replace(first.ledger(), known=lambda _: first.checksums)
    server.requests.clear()
    second = harvest(options, ledger)
    assert [asked.path for asked in server.requests] == [khs.LIST]
    assert (second.checksums, second.done.records) == (first.checksums, 3)


def _chinese(number: str, project: str, page: str, title: str, kind: str, domain: str, year: int, **more: Any) -> Any:
    return {
        "type": "Element",
        "identifiers": [{"scheme": "cn-ich", "value": project}],
        "title": {"zh-Hans": [title]},
        "languages": ["zh"],
        "countries": ["CN"],
        "domains": [domain],
        "national_classification": [{"scheme": "cn-ich", "code": number, "label": {"zh-Hans": [kind]}}],
        "designations": [{"list": "national", "year": year, "ref": project, **more.pop("event", {})}],
        "landing_page": f"https://www.ihchina.cn/project_details/{page}.html",
        **more,
    }


def _in(place: str) -> list[Any]:
    return [{"label": {"zh-Hans": [place]}}]


def test_the_inventory_of_china(workspace: Workspace) -> None:
    assert records(workspace, "ihchina") == [
        _chinese(
            "Ⅰ-1", "Ⅰ-001_01_522630", "12193", "苗族古歌", "民间文学", "a", 2006,
            places=_in("贵州省台江县"), description={"zh-Hans": ["苗族的创世歌，由歌师“对唱”。"]},
        ),
        _chinese("Ⅹ-1", "Ⅹ-001", "15079", "春节", "民俗", "c", 2006),
        _chinese(
            "Ⅱ-34", "Ⅱ-034_02_320581", "12613", "古琴艺术（虞山琴派）", "传统音乐", "b", 2008,
            event={"status": "extended"}, places=_in("江苏省常熟市"), bearers={"zh-Hans": ["保护单位示例"]},
        ),
    ]  # fmt: skip


def test_the_manifests_of_an_archive(workspace: Workspace, server: Endpoint) -> None:
    def common(number: int) -> dict[str, Any]:
        address = f"{server.url}/iiif/{number}/manifest.json"
        return {
            "type": "Resource",
            "resource_type": "photo",
            "identifiers": [{"scheme": "url", "value": address, "uri": address}],
            "countries": ["TH"],
            "media": [
                {"url": address, "role": "iiif"},
                {"url": f"https://archive.example/{number}.jpg", "mime": "image/jpeg", "width": 1800, "height": 1200},
            ],
        }

    second, first = records(workspace, "manifests")
    first.pop("domains", None)  # enrichment may tell them from the concepts
    assert first == {
        **common(1),
        "title": {"en": ["Khon dancers before a performance"], "th": ["นักแสดงโขนก่อนการแสดง"]},
        "description": {
            "en": ["Dancers put on their masks behind the stage, in a theatre of Bangkok, before they go on."]
        },
        "concepts": [{"label": {"en": ["masks"], "th": ["หน้ากาก"]}}],
        "creators": [{"name": {"en": ["A. Photographer"]}, "role": "photographer"}],
        "issued": {"edtf": "2018-11-29", "begin": "2018-11-29", "end": "2018-11-29", "text": "2018-11-29"},
        "rights": {"content": "http://creativecommons.org/licenses/by/4.0/"},
        "landing_page": "https://archive.example/1",
        "provider": {"label": {"en": ["Example Photographs"]}},
    }
    assert second == {
        **common(2),
        "title": {"en": ["A workshop of mask makers"]},
        "rights": {"content": "http://rightsstatements.org/vocab/CNE/1.0/"},
    }


@pytest.mark.parametrize("slug", slugs(Workspace(EXAMPLES, {})))
def test_every_worked_partner_file_is_valid_as_it_stands(slug: str) -> None:
    one = partner(Workspace(EXAMPLES, {}), slug)
    assert load(EXAMPLES / "config" / "partners" / f"{slug}.yaml", None).harvest.kind == one.harvest.kind
    Tools.of(Workspace(EXAMPLES, {}), one)
    assert one.harvest.kind in HARVESTERS
    assert one.harvest.endpoint.startswith("https://")


MAPPINGS = [*EXAMPLES.glob("config/crosswalks/*.yaml"), *(EXAMPLES.parents[1] / "config/crosswalks").glob("*.yaml")]


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.stem)
def test_every_mapping_file_follows_its_schema(path: Path) -> None:
    assert [str(error) for error in jsonschema_rs.validator_for(mapping_schema()).iter_errors(read(path).data)] == []


@pytest.mark.parametrize(
    "path",
    [*EXAMPLES.glob("config/partners/*.yaml"), *(EXAMPLES.parents[1] / "config/partners").glob("*.yaml")],
    ids=lambda path: path.stem,
)
def test_every_partner_file_follows_its_schema(path: Path) -> None:
    schema = jsonschema_rs.validator_for(with_own_rules(Partner.model_json_schema()))
    assert [str(error) for error in schema.iter_errors(read(path).data)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": {"kind": "xls"}, "fields": {}},
        {"format": {"kind": "json", "encoding": "utf-8"}, "fields": {}},
        {"format": {"kind": "json"}, "fields": {"titel": "a"}},
        {"format": {"kind": "json"}, "fields": {"title": {"pick": "a", "spilt": "x"}}},
        {"format": {"kind": "json"}, "fields": {"title": {"split": "x"}}},
        {"format": {"kind": "json"}, "fields": {"media": {"each": {"ulr": "a"}}}},
        {"format": {"kind": "json"}, "fields": {"title": 7}},
        {"format": {"kind": "json"}, "fields": {"title": {"pick": "a", "each": {"en": "b"}}}},
        {"format": {"kind": "json"}, "fields": {"title": {"pick": "a", "split": {"at": ":", "take": 0}}}},
        {"format": {"kind": "json"}, "fields": {"communities": "a"}},
        {"format": {"kind": "json"}, "fields": {"communities": ["a"]}},
        {"format": {"kind": "json"}, "fields": {"communities": {"pick": "a", "split": "|"}}},
        {"format": {"kind": "json"}, "fields": {"media": {"first_of": ["a"]}}},
        {"format": {"kind": "json"}, "fields": {"venue": {"each": {"place": {"pick": "a", "each": {"lable": "."}}}}}},
        {"format": {"kind": "json"}, "fields": {"rights": "a"}},
        {"fields": {}},
    ],
)
def test_the_schema_of_mapping_files_finds_mistakes(wrong: dict[str, Any]) -> None:
    assert not jsonschema_rs.validator_for(mapping_schema()).is_valid(wrong)
