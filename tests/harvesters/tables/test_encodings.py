"""Encodings of the region, found in texts of the region."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.sources import Csv
from harvesters.tables.encodings import found
from harvesters.tables.rows import rows
from ichlinks.stages import Warn
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Endpoint

# Names of elements on the lists of the 2003 Convention, as their States write them.
NAMES = {
    "ko": [
        "종묘제례 및 종묘제례악", "판소리", "강릉단오제", "강강술래", "남사당놀이", "영산재", "처용무", "가곡",
        "대목장", "매사냥", "줄타기", "택견", "한산모시짜기", "아리랑", "김장문화", "농악", "줄다리기",
        "제주해녀문화",
    ],
    "ja": [
        "能楽", "人形浄瑠璃文楽", "歌舞伎", "雅楽", "小千谷縮・越後上布", "甑島のトシドン", "奥能登のあえのこと",
        "早池峰神楽", "秋保の田植踊", "チャッキラコ", "大日堂舞楽", "題目立", "アイヌ古式舞踊", "組踊", "結城紬",
        "佐陀神能", "那智の田楽", "和食", "和紙",
    ],
    "zh-Hans": [
        "昆曲", "古琴艺术", "新疆维吾尔木卡姆艺术", "蒙古族长调民歌", "中国传统桑蚕丝织技艺", "福建南音",
        "南京云锦织造技艺", "安徽宣纸传统制作技艺", "贵州侗族大歌", "广东粤剧", "端午节", "书法", "篆刻", "剪纸",
        "妈祖信俗", "针灸", "京剧", "珠算",
    ],
    "zh-Hant": [
        "粵劇", "涼茶", "長洲太平清醮", "大澳端午龍舟遊涌", "香港潮人盂蘭勝會", "大坑舞火龍", "古琴藝術",
        "全真道堂科儀音樂", "西貢坑口客家舞麒麟", "黃大仙信俗", "宗族春秋二祭", "港式奶茶製作技藝", "紮作技藝",
        "戲棚搭建技藝",
    ],
    "th": [
        "โขน", "นวดไทย", "โนรา ภาคใต้", "ประเพณีสงกรานต์", "ต้มยำกุ้ง", "เคบายา", "ผ้าขาวม้า", "มวยไทย", "ลิเก",
    ],
    "mn": [
        "Морин хуурын уламжлалт урлаг", "Монгол ардын уртын дуу", "Монгол туульс", "Цуурын уламжлалт урлаг",
        "Наадам",
    ],
    "fa": [
        "ردیف موسیقی", "نوروز", "تعزیه", "نقالی", "لنج\u200cسازی", "قالیبافی فارس", "چوگان", "یلدا", "مهارت سنتی",
    ],
    "vi": [
        "Nhã nhạc cung đình Huế", "Không gian văn hóa cồng chiêng Tây Nguyên", "Dân ca quan họ Bắc Ninh", "Ca trù",
    ],
}  # fmt: skip
ENCODED = [
    ("ko", "cp949"), ("ja", "cp932"), ("ja", "euc-jp"), ("zh-Hans", "gb18030"), ("zh-Hant", "big5hkscs"),
    ("th", "cp874"), ("mn", "cp1251"), ("fa", "cp1256"),
]  # fmt: skip


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def table(language: str) -> str:
    names = [name.replace("\u200c", "").replace("ی", "ي") for name in NAMES[language]]  # Windows-1256 has neither
    return "id,name\r\n" + "".join(f"{n},{name}\r\n" for n, name in enumerate(names))


def read(server: Endpoint, body: bytes, **more: Any) -> Harvested:
    server.scripts["/list.csv"] = [(200, {}, body)]
    given = {"kind": "csv", "endpoint": f"{server.url}/list.csv", "key": ["id"], "retries": 0, **more}
    return harvest(Csv.model_validate(given))


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
def test_an_encoding_of_the_region_is_found(language: str, encoding: str) -> None:
    body = table(language).encode(encoding)
    one = found(body, ())
    assert body.decode(one.name) == table(language)
    assert one.sure is not None
    assert one.sure > 0.5


@pytest.mark.parametrize(("language", "encoding"), ENCODED[:5])
def test_a_broken_byte_does_not_change_the_encoding(language: str, encoding: str) -> None:
    body = table(language).encode(encoding) + b"99,\xff\xff\r\n"
    assert table(language).encode(encoding).decode(found(body, ()).name) == table(language)


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_found_without_guessing(language: str, encoding: str) -> None:
    body = table(language).encode(encoding)
    one = found(body, ())
    assert (body[one.mark :].decode(one.name), one.sure) == (table(language), None)


def test_utf_16_of_the_other_order_is_found_by_its_mark() -> None:
    body = b"\xfe\xff" + table("ko").encode("utf-16-be")
    assert found(body, ()) == ("utf-16-be", None, 2)


def test_what_is_told_is_obeyed() -> None:
    body = table("ko").encode("cp949")
    assert found(body, ("big5",)) == ("big5", None, 0)


def test_a_mark_is_stronger_than_what_is_told() -> None:
    assert found(b"\xef\xbb\xbfid\n", ("cp949",)) == ("utf-8", None, 3)


def test_only_what_is_told_is_chosen_from() -> None:
    body = table("ja").encode("euc-jp")
    assert found(body, ("cp949", "euc-jp")).name == "euc-jp"
    assert found(body, ("cp949", "cp1251")).name in ("cp949", "cp1251")


def test_vietnamese_of_windows_is_read_when_told(server: Endpoint) -> None:
    body = unicodedata.normalize("NFD", "id,name\r\n1,Ca trù\r\n").encode("cp1258")
    run = read(server, body, encoding="cp1258")
    assert run.payloads[0].data == body.splitlines()[1]


def test_the_report_says_what_was_found_and_how_sure(server: Endpoint) -> None:
    run = read(server, table("ko").encode("cp949"))
    (told,) = [event for event in run.events if isinstance(event, Warn)]
    assert told.code == "encoding_found"
    assert told.message.startswith("list.csv is read as cp949, which is ")
    assert run.rejected == {}


def test_a_few_broken_rows_leave_a_file_utf_8(server: Endpoint) -> None:
    run = read(server, table("ko").encode() + b"99,\xb8\xc5\r\n")
    assert run.rejected == {"99": "encoding.unreadable"}
    assert len(run.sound) == len(NAMES["ko"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_rows_of_utf_16_are_their_own_bytes(server: Endpoint, encoding: str) -> None:
    # U+0A0A and U+0D0D have the bytes of line ends.
    body = 'id,name\r\n1,"ਊ\nഋ"\r\n2,ഊ\r\n'.encode(encoding)
    run = read(server, body, encoding=encoding)
    bare = encoding if encoding != "utf-16" else "utf-16-le"
    assert [one.data.decode(bare) for one in run.payloads] == ['1,"ਊ\nഋ"', "2,ഊ"]


def test_half_a_character_of_utf_16_costs_its_row(server: Endpoint) -> None:
    body = "id,name\n1,a\n2,b".encode("utf-16-le") + b"\x41"
    run = read(server, body, encoding="utf-16-le")
    assert (run.identifiers, run.rejected) == (["1", "2"], {"2": "encoding.unreadable"})


@given(st.binary(max_size=200))
def test_nothing_is_raised_and_every_row_is_read(body: bytes) -> None:
    one = found(body, ())
    text = body[one.mark :]
    assert sum(len(row.data) for row in rows(text, one.name, ",")) <= len(text)
