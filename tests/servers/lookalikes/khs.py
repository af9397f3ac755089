"""Looks like the search of the Korea Heritage Service: a list in XML, and a detail for each designation.

Names, numbers and dates are true but for the last one, which stands for a designation that was cancelled.
"""

from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.servers.endpoint import Answer, Asked

LIST, DETAIL = "/cha/SearchKindOpenapiList.do", "/cha/SearchKindOpenapiDt.do"


class Designation(NamedTuple):
    asno: str
    hangul: str
    hanja: str
    classes: tuple[str, str, str]
    date: str
    content: str = ""
    cancelled: str = ""
    changed: str = "2024-05-17 09:00:00"
    latitude: str = "0"
    longitude: str = "0"

    @property
    def cpno(self) -> str:
        return f"11711{self.asno}"


DESIGNATIONS = [
    Designation("00010000", "종묘제례악", "宗廟祭禮樂", ("무형유산", "전통 공연·예술", "음악"), "19641207",
                "조선 왕조의 사당에서 제사를 지낼 때 쓰는 음악과 노래와 춤이다.",
                latitude="37.5746", longitude="126.9940"),
    Designation("00220000", "매듭장", "매듭匠", ("무형유산", "전통기술", "공예"), "19681221"),
    Designation("09990000", "해제된 종목", "解除된 種目", ("무형유산", "전통기술", "공예"), "19700101",
                cancelled="20010101"),
]  # fmt: skip


def _item(number: int, one: Designation) -> str:
    return (
        f"<item><sn>{number}</sn><no>{number}</no><ccmaName>국가무형유산</ccmaName>"
        f"<ccbaMnm1><![CDATA[{one.hangul}]]></ccbaMnm1><ccbaMnm2><![CDATA[{one.hanja}]]></ccbaMnm2>"
        f"<ccbaKdcd>17</ccbaKdcd><ccbaCtcd>11</ccbaCtcd><ccbaAsno>{one.asno}</ccbaAsno>"
        f"<ccbaCncl>{'Y' if one.cancelled else 'N'}</ccbaCncl><ccbaCpno>{one.cpno}</ccbaCpno>"
        f"<regDt>{one.changed}</regDt></item>"
    )


def _detail(one: Designation) -> str:
    broad, middle, narrow = one.classes
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<result>'
        f"<ccbaKdcd>17</ccbaKdcd><ccbaAsno>{one.asno}</ccbaAsno><ccbaCtcd>11</ccbaCtcd><ccbaCpno>{one.cpno}</ccbaCpno>"
        f"<longitude>{one.longitude}</longitude><latitude>{one.latitude}</latitude>"
        f"<item><ccmaName><![CDATA[국가무형유산]]></ccmaName><ccbaMnm1><![CDATA[{one.hangul}]]></ccbaMnm1>"
        f"<ccbaMnm2><![CDATA[{one.hanja}]]></ccbaMnm2><gcodeName>{broad}</gcodeName><bcodeName>{middle}</bcodeName>"
        f"<mcodeName>{narrow}</mcodeName><scodeName></scodeName><ccbaAsdt>{one.date}</ccbaAsdt>"
        f"<ccbaLcad><![CDATA[서울특별시]]></ccbaLcad><ccbaPoss></ccbaPoss>"
        f"<ccbaCncl>{'Y' if one.cancelled else 'N'}</ccbaCncl><ccbaCndt>{one.cancelled}</ccbaCndt>"
        f"<imageUrl></imageUrl><content>{escape(one.content)}</content></item></result>"
    )


def answer_list(asked: Asked) -> Answer:
    size, page = int(asked.query["pageUnit"]), int(asked.query["pageIndex"])
    numbered = list(enumerate(DESIGNATIONS, 1))[(page - 1) * size : page * size]
    items = "\n".join(_item(number, one) for number, one in numbered)
    head = f"<totalCnt>{len(DESIGNATIONS)}</totalCnt><pageUnit>{size}</pageUnit><pageIndex>{page}</pageIndex>"
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<result>{head}\n{items}</result>\n'
    return 200, {"Content-Type": "text/xml;charset=UTF-8"}, body.encode()


def answer_detail(asked: Asked) -> Answer:
    found = next(one for one in DESIGNATIONS if one.asno == asked.query["ccbaAsno"])
    return 200, {"Content-Type": "text/xml;charset=UTF-8"}, _detail(found).encode()
