"""Pages whose encoding, root or namespaces are not what they say: read all the same, and told to be repaired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.barred import barred
from harvesters.oai_pmh.namespaces import NAMESPACE
from harvesters.oai_pmh.page import read
from tests.harvesters.oai import HEAD, page, record
from tests.harvesters.test_oai_pages import identifiers, rules, titles

A = record("oai:a:a")
LONG = {
    "gb18030": "昆曲、古琴艺术、新疆维吾尔木卡姆艺术和蒙古族长调民歌是第一批列入名录的项目，传承人名单也一同公布。",
    "cp949": "종묘제례악과 판소리, 강릉단오제는 인류무형문화유산 대표목록에 등재되었으며 전승자가 지정되어 있다.",
    "cp932": "能楽、人形浄瑠璃文楽、歌舞伎は無形文化遺産の代表一覧表に記載されています。保持者が認定されています。",
    "cp874": "โขน ละครรำ และดนตรีไทยเป็นมรดกภูมิปัญญาทางวัฒนธรรมที่สืบทอดกันมาหลายชั่วอายุคน",
    "cp1252": "Métier à tisser, fête de Noël, façon d’œuvre, Käse, piñata",
}


@pytest.mark.parametrize("encoding", LONG)
@pytest.mark.parametrize("declared", ["UTF-8", "none"])
def test_a_page_in_another_encoding_than_it_says_is_read(encoding: str, declared: str) -> None:
    text = page(record("oai:a:x", f"<dc:title>{LONG[encoding]}</dc:title>"), A, token="t").decode()
    sent = (text if declared == "UTF-8" else text.replace(' encoding="UTF-8"', "")).encode(encoding)
    one = read(sent)
    assert (titles(one), one.token, one.problem) == ([LONG[encoding], "Loom"], "t", "")
    assert one.repaired == f"it is in {encoding} and does not say so"
    assert one.payloads[0].repaired
    assert one.payloads[0].original is not None
    assert one.payloads[0].original in sent


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_that_says_utf_8_is_read(encoding: str) -> None:
    one = read(page(record("oai:a:é", "<dc:title>Métier</dc:title>"), token="t").decode().encode(encoding))
    assert (identifiers(one), titles(one), one.token, one.problem) == (["oai:a:é"], ["Métier"], "t", "")


def test_utf_8_that_says_something_else_is_utf_8() -> None:
    sent = page(record("1", "<dc:title>Métier</dc:title>")).replace(b'"UTF-8"', b'"ISO-8859-1"')
    assert (titles(read(sent)), read(sent).repaired) == (["Métier"], "it is not in the encoding that it names")


def test_one_record_in_another_encoding_is_mended_by_itself() -> None:
    good, bad = record("1", "<dc:title>Métier</dc:title>"), record("2", "<dc:title>M?tier</dc:title>")
    one = read(page(good, good.replace(">1<", ">3<"), bad).replace(b"M?tier", b"M\xe9tier"))
    assert titles(one) == ["Métier", "Métier", "Métier"]
    assert [payload.repaired for payload in one.payloads] == [False, False, True]
    assert b"M\xe9tier" in (one.payloads[2].original or b"")


@pytest.mark.parametrize(
    ("root", "fault"),
    [
        ("<OAI-PMH>", "its root is not in the namespace of OAI-PMH"),
        ('<OAI-PMH xmlns="http://www.openarchives.org/OAI/1.1/">', "its root is not in the namespace of OAI-PMH"),
        (f'<OAI-PMH xmlns="{NAMESPACE}" xmlns="{NAMESPACE}">', "an attribute of its root stands twice"),
    ],
)
def test_a_root_that_is_amiss_is_mended(root: str, fault: str) -> None:
    one = read(page(A, token="t").replace(HEAD.splitlines()[1].encode(), root.encode()))
    assert (titles(one), one.token, one.problem, one.repaired) == (["Loom"], "t", "", fault)
    assert one.payloads[0].data == A.encode()


def test_a_well_known_prefix_need_not_be_declared() -> None:
    one = read(page(A.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', "")))
    assert (titles(one), one.repaired) == (["Loom"], "the prefix dc is not declared")


def test_a_record_without_header_on_a_page_with_faults_is_one_of_its_own() -> None:
    headless = "<record><metadata><x>not mine</x></metadata></record>"
    for sent in (page(headless, A, record("oai:a:b", "<dc:title>a\x03b</dc:title>")), page(A, headless, A + "\x03")):
        one = read(sent)
        assert list(rules(one).values()) == ["identifier.missing"]
        assert len(one.payloads) == 3
        assert b"not mine" not in one.payloads[-1].envelope.head


def test_records_without_metadata_are_told() -> None:
    bare = record("oai:a:b").replace(A[A.index("<metadata>") : A.index("</record>")], "<metadata> </metadata>")
    assert read(page(A, bare, record("oai:a:c", None))).bare == ("oai:a:b",)


@given(st.binary(max_size=200), st.sampled_from(["UTF-8", "ISO-8859-1", "GB18030", "no-such-encoding", "UTF-16"]))
def test_no_bytes_under_no_name_break_the_reader(text: bytes, declared: str) -> None:
    read(page(A).replace(b"Loom", text).replace(b'"UTF-8"', f'"{declared}"'.encode()))


@pytest.mark.parametrize(
    ("headers", "body", "code"),
    [
        ({}, b"<!DOCTYPE html><html><title>Log in</title><form><input type='password'></form></html>", "login_page"),
        ({}, b"<html><head><title>Just a moment...</title></head></html>", "challenge"),
        ({"x-amzn-waf-action": "challenge"}, b"", "challenge"),
        ({"cf-mitigated": "challenge"}, b"", "challenge"),
        ({}, b"<html><title>Down for maintenance</title></html>", None),
        ({}, page(record("1", "<dc:title>captcha</dc:title>")), None),
    ],
)
def test_pages_for_people_are_known(headers: dict[str, str], body: bytes, code: str | None) -> None:
    found = barred(headers, body)
    assert (found and found[0]) == code
