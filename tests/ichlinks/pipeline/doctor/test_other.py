"""What doctor makes of addresses that are not OAI-PMH, and the page that is mailed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from config.settings import Workspace
from ichlinks.errors import Invalid
from ichlinks.pipeline.checking import faults
from ichlinks.pipeline.doctor import Examination, examine
from ichlinks.pipeline.doctor.asking import MOST
from ichlinks.pipeline.doctor.columns import identifier
from ichlinks.pipeline.doctor.crosswalk_file import crosswalk_file
from ichlinks.pipeline.doctor.findings import WEIGHTS, Checked, Effect, Finding
from ichlinks.pipeline.doctor.recognise import kind
from ichlinks.pipeline.doctor.report import page
from tests.harvesters.tables.workbooks import xlsx
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.endpoint import Answer, Endpoint

_CSV = "id,title,country\n1,Loom,TH\n2,Drum,LA\n3,Song,KH\n"
_ITEMS = [{"id": n, "title": f"Song {n}", "modified": "2026-01-01"} for n in range(3)]
_XML = "<list><item id='1'><name>Loom</name></item><item id='2'><name>Drum</name></item></list>"
_IIIF = {"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Collection", "id": "https://a.example/c",
         "items": [{"id": "https://a.example/m", "type": "Manifest"}]}  # fmt: skip

Try = Callable[..., Examination]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("ichlinks.pipeline.doctor._PAUSE", 0.0)
    return workspace_of(tmp_path)


@pytest.fixture
def attempt(workspace: Workspace) -> Iterator[Try]:
    with Endpoint({}) as server:

        def examined(body: str | bytes, status: int = 200, **headers: str) -> Examination:
            raw = body.encode() if isinstance(body, str) else body
            answer: Answer = (status, headers, raw)
            server.scripts["/a"] = [answer]
            return examine(workspace, f"{server.url}/a")

        yield examined


def _codes(one: Examination) -> set[str]:
    return {finding.code for finding in one.findings} - {"http.plain"}


def test_a_table_is_recognised_and_a_start_is_made(attempt: Try, workspace: Workspace) -> None:
    one = attempt(_CSV, ETag='"1"')
    assert (one.kind, one.usable, _codes(one)) == ("csv", True, set())
    assert (one.found["columns"], one.found["key"], one.found["records on the first page"]) == (
        "id, title, country",
        "id",
        3,
    )
    _is_a_start(workspace, one)


def _is_a_start(workspace: Workspace, one: Examination) -> None:
    (workspace.partners / "start.yaml").write_text(one.partner_file, encoding="utf-8")
    if one.crosswalk_file:
        file = workspace.root / "config" / "crosswalks" / "new_archive.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(one.crosswalk_file, encoding="utf-8")
    assert faults(workspace)["start"].faults == []


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (_CSV, {"table.no_etag"}),
        ("id,title\n1,Loom\n2,Drum,x\n", {"table.no_etag", "table.ragged"}),
        ("id,\n1,Loom\n2,Drum\n", {"table.no_etag", "table.header"}),
        ("kind,title\nsong,Loom\nsong,Loom\n", {"table.no_etag", "table.no_key"}),
        ("id,title\n1,판소리\n2,강강술래\n".encode("cp949") * 1, {"table.no_etag", "table.encoding"}),
        ("id,title\n1,Pans\ufffdri\n2,Drum\n", {"table.no_etag", "table.lost"}),
        ("id\ttitle\n1\tLoom\n2\tDrum\n", {"table.no_etag"}),
    ],
)
def test_what_is_wrong_with_a_table_is_named(attempt: Try, body: str | bytes, codes: set[str]) -> None:
    assert _codes(attempt(body)) == codes


def test_a_spreadsheet_is_looked_into_by_its_first_sheet(attempt: Try, workspace: Workspace) -> None:
    one = attempt(xlsx({"list": [["id", "title"], ["1", "Loom"], ["2", "Drum"]]}), ETag='"1"')
    assert (one.found["columns"], one.found["key"], one.found["records on the first page"]) == ("id, title", "id", 2)
    _is_a_start(workspace, one)


def test_a_zip_file_that_is_no_spreadsheet_is_said_so(attempt: Try) -> None:
    assert _codes(attempt(b"PK\x03\x04 and nothing more")) == {"address.archive"}


def test_a_firewalls_challenge_is_named(attempt: Try) -> None:
    one = attempt("<!doctype html><title>Just a moment...</title>", 403)
    assert [(finding.code, finding.seen) for finding in one.findings][:1] == [("address.refused", "challenge")]


def test_a_json_api_is_recognised_and_a_start_is_made(attempt: Try, workspace: Workspace) -> None:
    one = attempt(json.dumps({"data": {"list": _ITEMS}, "total": 3}))
    assert (one.kind, one.usable, _codes(one)) == ("json_api", True, set())
    assert [one.found[f"{what} at"] for what in ("items", "identifier", "date of change", "total")] == [
        "data.list",
        "id",
        "modified",
        "total",
    ]
    _is_a_start(workspace, one)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ([{"name": "Song"}], {"json.no_id", "json.no_modified", "json.no_total"}),
        ({"message": "welcome"}, {"json.no_items"}),
        ({"total": 2, "items": [{"id": 1}, {"id": 1}]}, {"json.no_id", "json.no_modified"}),
    ],
)
def test_what_is_wrong_with_a_json_api_is_named(attempt: Try, data: object, codes: set[str]) -> None:
    assert _codes(attempt(json.dumps(data))) == codes


@pytest.mark.parametrize(("body", "kind_"), [(_XML, "xml_api"), (json.dumps(_IIIF), "iiif")])
def test_xml_and_iiif_are_recognised_and_a_start_is_made(
    attempt: Try, workspace: Workspace, body: str, kind_: str
) -> None:
    one = attempt(body)
    assert (one.kind, one.usable) == (kind_, True)
    _is_a_start(workspace, one)


def test_a_web_page_is_none_of_them_and_its_links_may_lead_on(attempt: Try) -> None:
    one = attempt("<!doctype html><title>Archive</title><a href='/oai?verb=Identify'>OAI</a><a href='/about'>us</a>")
    assert (one.kind, one.usable, one.score, _codes(one)) == ("html", False, 0, {"address.web_page"})
    assert str(one.found["links that look like data"]).endswith("/oai?verb=Identify")


@pytest.mark.parametrize(("body", "status", "code"), [("", 200, "address.nothing"), (_CSV, 403, "address.refused")])
def test_what_gives_nothing_is_said_so(attempt: Try, body: str, status: int, code: str) -> None:
    one = attempt(body, status)
    assert (one.usable, _codes(one)) == (False, {code})


@pytest.mark.parametrize("address", ["ftp://a.example/x", "https://anna:secret@a.example/oai", "https://"])
def test_what_is_no_address_is_refused_without_repeating_it(workspace: Workspace, address: str) -> None:
    with pytest.raises(Invalid, match=r"^doctor needs an http\(s\) address, without user and password in it$"):
        examine(workspace, address)


def test_a_partner_with_a_table_is_read_as_a_harvest_reads_it(workspace: Workspace) -> None:
    with Endpoint({"/t": [(200, {}, b"no,title\n1,Loom\n2,Drum,x\n")]}) as server:
        archive_partner(workspace, f"{server.url}/t?key=secret")
        file = workspace.partners / "archive.yaml"
        file.write_text(file.read_text().replace("kind: oai_pmh", "kind: csv, key: [no]"))
        one = examine(workspace, "archive")
    assert (one.address, one.found["records on the first page"]) == (f"{server.url}/t", 2)
    assert [(finding.code, finding.effect) for finding in one.findings] == [("row.ragged", "loses")]
    assert "secret" not in json.dumps(one.as_json())


@given(st.binary(max_size=200))
def test_recognition_never_fails(body: bytes) -> None:
    kind(body)


@given(st.lists(st.sampled_from(list(WEIGHTS)), max_size=40))
def test_the_score_is_100_less_the_weights(effects: list[Effect]) -> None:
    found = tuple(Finding("c", effect, "w", "s", "c", "m") for effect in effects)
    one = Examination("a", "csv", {"records on the first page": 1}, [Checked("all", found)])
    expected = max(0, 100 - sum({"blocks": 40, "loses": 12, "hinders": 4, "advice": 1}[effect] for effect in effects))
    assert one.score == (0 if "blocks" in effects else expected)


_EVIL = "</dd></pre><script>alert(1)</script>&\"'"


def test_the_page_to_mail_is_one_file_and_escapes_what_came_from_outside() -> None:
    finding = Finding("c", "loses", _EVIL, _EVIL, _EVIL, _EVIL, _EVIL)
    one = Examination(f"https://a.example/{_EVIL}", "oai_pmh", {"repository": _EVIL, "records on the first page": 1},
                      [Checked("Lists", (finding,))], _EVIL, _EVIL, 3, "2026-11-22T10:00:00Z")  # fmt: skip
    text = page(one)
    parsed: Any = html.document_fromstring(text)
    assert parsed.xpath("//script | //img | //iframe | //link | //*[@src] | //*[@href] | //@onclick") == []
    assert parsed.xpath("//h1")[0].text_content() == _EVIL
    assert [pre.text_content() for pre in parsed.xpath("//pre")] == [_EVIL, _EVIL]
    assert "url(" not in text and "@import" not in text


def test_the_page_says_the_effect_in_words_and_marks_not_by_colour_alone() -> None:
    found = tuple(Finding("c", effect, "What", "Clause", "Causes.", "Mend.") for effect in WEIGHTS)
    parsed: Any = html.document_fromstring(
        page(Examination("https://a.example", "oai_pmh", {}, [Checked("Lists", found)], at="2026-11-22T10:00:00Z"))
    )
    told = [" ".join(one.text_content().split()) for one in parsed.xpath("//article/p[@class='effect']")]
    assert told == ["✕Stops the harvest", "!Loses or damages records", "–Costs time or quality", "iCould be better"]
    assert parsed.get("lang") == "en"


def test_the_manual_counts_the_points_as_the_program_does() -> None:
    manual = (Path(__file__).parents[4] / "docs" / "expose-your-archive.md").read_text(encoding="utf-8")
    assert all(f"| `{effect}` | {weight} |" in manual for effect, weight in WEIGHTS.items())
    assert f"asks at most {MOST} questions" in manual


def test_a_table_with_a_title_above_its_header_is_recognised(attempt: Try) -> None:
    rows = "목록\nno;name;year\n1;종묘제례악;1964\n5;판소리;1964\n56;종묘제례;1975\n"
    one = attempt(rows.encode("cp949"))
    assert (one.kind, one.found["delimiter"], one.found["key"]) == ("csv", ";", "no")
    assert (one.found["columns"], one.found["records on the first page"]) == ("no, name, year", 3)


def test_a_key_that_one_row_lacks_is_the_key_all_the_same(attempt: Try) -> None:
    rows = "".join(f"{number},Song {number}\n" for number in range(60))
    one = attempt(f"inventory,title\n{rows},Song 60\n", ETag='"1"')
    assert (one.found["key"], _codes(one)) == ("inventory", {"table.key_missing"})


def test_an_address_that_does_not_answer_is_told_once(workspace: Workspace) -> None:
    with Endpoint({}) as server:
        gone = server.url
    one = examine(workspace, f"{gone}/oai")
    assert [finding.code for finding in one.findings] == ["address.silent"]
    assert not one.usable


def test_a_private_address_is_told_how_to_be_tried(workspace: Workspace) -> None:
    (silent,) = [
        finding for finding in examine(workspace, "http://10.0.0.1/oai").findings if finding.effect == "blocks"
    ]
    assert (silent.code, "ICHLINKS_ALLOW_PRIVATE_HOSTS" in silent.mend) == ("address.silent", True)


_KOREAN = [
    {"관리번호": f"무-{n:03d}", "명칭": name, "지정일": f"1964.{n}.7", "비고": "없음\n끝", "좌표": 1.5}
    for n, name in enumerate(("종묘제례악", "판소리", "강강술래"), 1)
]


def test_an_api_whose_keys_are_not_english_gets_a_mapping_of_what_is_probable(
    attempt: Try, workspace: Workspace
) -> None:
    one = attempt(json.dumps({"목록": _KOREAN, "total": 3}))
    assert (one.found["items at"], one.found["identifier at"]) == ("목록", "관리번호")
    mapping = yaml.safe_load(one.crosswalk_file)
    local = {"each": {"scheme": {"constant": "local"}, "value": "관리번호"}}
    assert mapping["fields"] == {"title": "명칭", "identifiers": local}
    assert one.crosswalk_file.splitlines()[-4:] == [
        "# Not mapped yet, each with a value that was seen:",
        '#   지정일: "1964.1.7"',
        '#   비고: "없음 끝"',
        '#   좌표: "1.5"',
    ]
    assert "Ask the archive whether they ever change" in one.partner_file
    _is_a_start(workspace, one)


def test_items_that_nothing_tells_apart_get_a_file_that_says_what_is_missing(attempt: Try) -> None:
    one = attempt(json.dumps([{"colour": "red"}, {"colour": "red"}]))
    assert "harvest.id is missing" in one.partner_file
    assert "id" not in yaml.safe_load(one.partner_file)["harvest"]
    assert yaml.safe_load(one.crosswalk_file)["fields"] == {}
    assert "# title: nothing here looks like one" in one.crosswalk_file


def test_nested_texts_and_texts_in_languages_are_found(attempt: Try) -> None:
    item = {"title": {"en": "Loom", "ko": "베틀"}, "content": {"rendered": "A frame for weaving"}}
    one = attempt(json.dumps([{"id": n, **item} for n in range(3)]))
    fields = yaml.safe_load(one.crosswalk_file)["fields"]
    assert "title" not in fields  # three records of one title: it is no title
    one = attempt(json.dumps([{"id": n, **item, "title": {"en": f"Loom {n}", "ko": "베틀"}} for n in range(3)]))
    fields = yaml.safe_load(one.crosswalk_file)["fields"]
    assert (fields["title"], fields["description"]) == ("title", "content.rendered")


@pytest.mark.parametrize(
    ("data", "paging"),
    [
        ({"total": 3, "items": _ITEMS}, "none"),
        ({"total": 30, "items": _ITEMS}, {"page": "page", "first": 1, "size": 3}),
        ({"total": 30, "items": _ITEMS, "next": "https://a.example/2"}, {"next": "next"}),
    ],
)
def test_how_pages_are_turned_is_proposed(attempt: Try, data: object, paging: object) -> None:
    assert yaml.safe_load(attempt(json.dumps(data)).partner_file)["harvest"]["paging"] == paging


def test_a_set_of_opendatasoft_is_turned_by_offset(workspace: Workspace) -> None:
    path = "/api/explore/v2.1/catalog/datasets/ich001/records"
    with Endpoint({path: [(200, {}, json.dumps({"total_count": 900, "results": _ITEMS}).encode())]}) as server:
        one = examine(workspace, server.url + path)
    harvest = yaml.safe_load(one.partner_file)["harvest"]
    assert harvest["paging"] == {"offset": "offset", "size_parameter": "limit", "size": 100}


def test_what_stands_in_lists_is_told_with_the_rest_and_taken_for_no_key(attempt: Try, workspace: Workspace) -> None:
    items = [
        {"name": f"Song {n}", "codes": [f"A{n}"], "place": {"countries": ["TO"]}, "files": [{"href": f"/{n}.mp3"}]}
        for n in range(3)
    ]
    one = attempt(json.dumps(items))
    assert one.found["identifier at"] == "name"
    assert one.crosswalk_file.splitlines()[-4:] == [
        "# Not mapped yet, each with a value that was seen:",
        '#   codes[]: "A0"',
        '#   place.countries[]: "TO"',
        '#   files[].href: "/0.mp3"',
    ]
    _is_a_start(workspace, one)


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"title": ["Loom", "Drum"], "public_ref": ["16", "17"]}, "public_ref"),
        ({"year": ["1", "2"], "Code": ["a", "a"], "item_id": ["x", "y"]}, "item_id"),
        ({"title": ["The loom", "The drum"]}, "title"),
        ({"name": ["Song"]}, ""),
        ({"kind": ["song", "song"]}, ""),
    ],
)
def test_the_key_is_what_differs_and_is_named_like_one(columns: dict[str, list[str]], key: str) -> None:
    assert identifier(columns) == key


def test_items_of_xml_are_told_apart_by_what_differs(attempt: Try, workspace: Workspace) -> None:
    items = "".join(f"<i><no>A{n}</no><name>Song of {n}</name><kind>song</kind></i>" for n in range(4))
    one = attempt(f'<l xmlns="http://a.example/">{items}</l>')
    assert one.found["identifier at"] == "*[local-name()='no']"
    assert yaml.safe_load(one.crosswalk_file)["fields"]["title"] == "*[local-name()='name']"
    _is_a_start(workspace, one)


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.integers() | st.none()), max_size=5))
def test_a_mapping_file_is_yaml_whatever_keys_and_values_are(items: list[dict[str, Any]]) -> None:
    columns = {name: [str(item.get(name) or "") for item in items] for item in items for name in item}
    yaml.safe_load(crosswalk_file({"kind": "json"}, columns, identifier(columns)))


def _examined_partner(workspace: Workspace, body: bytes) -> Examination:
    with Endpoint({"/t": [(200, {}, body)]}) as server:
        archive_partner(workspace, f"{server.url}/t")
        file = workspace.partners / "archive.yaml"
        file.write_text(file.read_text().replace("kind: oai_pmh", "kind: csv, key: [no]"))
        return examine(workspace, "archive")


def test_what_had_to_be_found_out_about_a_table_is_noted_and_costs_nothing(workspace: Workspace) -> None:
    sentence = "판소리는 한 명의 소리꾼이 고수의 장단에 맞추어 소리와 말과 몸짓을 섞어 가며 긴 이야기를 엮는 것이다"
    rows = "".join(f"{n},{word},{sentence}\n" for n, word in enumerate(sentence.split()))
    one = _examined_partner(workspace, f"no,이름,이름\n{rows}".encode("cp949"))
    assert (one.score, one.findings) == (100, [])
    assert "is read as cp949" in one.found["noted"] and "more than one column '이름'" in one.found["noted"]


def test_rows_with_one_fault_are_one_finding(workspace: Workspace) -> None:
    one = _examined_partner(workspace, b"no,title\n1,Loom\n2,a,b\n3,c,d\n4\n")
    (finding,) = one.findings
    assert (finding.code, finding.what) == (
        "row.ragged",
        "3 of 4 records cannot be read: line 3 of t has 3 columns, the header has 2",
    )


def test_a_table_without_rows_is_said_to_have_none(workspace: Workspace) -> None:
    one = _examined_partner(workspace, b"no,title\n")
    assert [(finding.code, finding.effect) for finding in one.findings] == [("records.none", "blocks")]
