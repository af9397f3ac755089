"""The made-up records of `benchmarks.endpoint` in further formats, saying the same."""

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from benchmarks.endpoint import record

_DC = "{http://purl.org/dc/elements/1.1/}"
_CODES = {"ko": "kor", "th": "tha", "mn-Cyrl": "mon", "hi": "hin", "ja": "jpn", "fa": "per"}
_MODS = "http://www.loc.gov/mods/v3"
_MARC = "http://www.loc.gov/MARC21/slim"


class About(NamedTuple):
    """What a record says; `code` is its language in MARC."""

    language: str
    code: str
    title: str
    english_title: str
    text: str
    english_text: str
    creator: str
    subjects: list[str]
    date: str
    country: str


def about(number: int) -> About:
    root = etree.fromstring(record(number))
    language = _one(root, "language")
    (title, english_title), (text, english_text) = _all(root, "title"), _all(root, "description")
    subjects = [part.strip() for subject in _all(root, "subject") for part in subject.split(";")]
    creator, date, country = (_one(root, name) for name in ("creator", "date", "coverage"))
    code = _CODES[language]
    return About(language, code, title, english_title, text, english_text, creator, subjects, date, country)


def _all(root: etree._Element, name: str) -> list[str]:
    return [element.text or "" for element in root.iter(f"{_DC}{name}")]


def _one(root: etree._Element, name: str) -> str:
    return _all(root, name)[0]


def oai_dc(number: int) -> bytes:
    return record(number).encode()


def mods(number: int) -> bytes:
    said = about(number)
    topics = "".join(f"<mods:subject><mods:topic>{topic}</mods:topic></mods:subject>" for topic in said.subjects)
    return _harvested(
        number,
        f"""<mods:mods xmlns:mods="{_MODS}" xmlns:xlink="http://www.w3.org/1999/xlink">
<mods:titleInfo lang="{said.language}"><mods:title>{said.title}</mods:title></mods:titleInfo>
<mods:titleInfo type="translated" lang="en"><mods:title>{said.english_title}</mods:title></mods:titleInfo>
<mods:name type="corporate"><mods:namePart>{said.creator}</mods:namePart>
<mods:role><mods:roleTerm type="code" authority="marcrelator">pht</mods:roleTerm></mods:role></mods:name>
<mods:typeOfResource>still image</mods:typeOfResource><mods:genre>Photograph</mods:genre>
<mods:originInfo><mods:publisher>Bench Archive</mods:publisher>
<mods:dateCreated encoding="w3cdtf" keyDate="yes">{said.date}</mods:dateCreated></mods:originInfo>
<mods:language><mods:languageTerm type="code">{said.language}</mods:languageTerm></mods:language>
<mods:abstract lang="{said.language}">{said.text}</mods:abstract>
<mods:abstract lang="en">{said.english_text}</mods:abstract>
{topics}<mods:subject><mods:geographic>{said.country}</mods:geographic></mods:subject>
<mods:identifier type="local">bench-{number}</mods:identifier>
<mods:location><mods:url usage="primary display">https://bench.example/records/{number}</mods:url>
<mods:url access="raw object">https://bench.example/media/{number}.jpg</mods:url></mods:location>
<mods:accessCondition type="use and reproduction" \
xlink:href="http://creativecommons.org/licenses/by/4.0/">CC BY 4.0</mods:accessCondition>
</mods:mods>""",
    )


def marc(number: int) -> bytes:
    control, fields = _marc(number)
    inside = "".join(f'<controlfield tag="{tag}">{text}</controlfield>' for tag, text in control)
    for tag, first, second, parts in fields:
        subfields = "".join(f'<subfield code="{code}">{text}</subfield>' for code, text in parts)
        inside += f'<datafield tag="{tag}" ind1="{first}" ind2="{second}">{subfields}</datafield>'
    leader = "00000nkm a2200000 a 4500"
    return _harvested(number, f'<record xmlns="{_MARC}"><leader>{leader}</leader>{inside}</record>')


def marc_binary(number: int) -> bytes:
    """ISO 2709: leader, directory, fields."""
    control, fields = _marc(number)
    bodies = [(tag, text.encode()) for tag, text in control]
    for tag, first, second, parts in fields:
        body = f"{first}{second}" + "".join(f"\x1f{code}{text}" for code, text in parts)
        bodies.append((tag, body.encode()))
    directory, data = "", b""
    for tag, content in bodies:
        directory += f"{tag}{len(content) + 1:04d}{len(data):05d}"
        data += content + b"\x1e"
    base = 24 + len(directory) + 1
    leader = f"{base + len(data) + 1:05d}nkm a22{base:05d} a 4500"
    return leader.encode() + directory.encode() + b"\x1e" + data + b"\x1d"


Field = tuple[str, str, str, list[tuple[str, str]]]


def _marc(number: int) -> tuple[list[tuple[str, str]], list[Field]]:
    said = about(number)
    fixed = f"100101s{said.date[:4]}    ko |||            ik{said.code} d"
    return [("001", str(number)), ("008", fixed)], [
        ("041", "0", " ", [("a", said.code)]),
        ("110", "2", " ", [("a", said.creator), ("4", "pht")]),
        ("245", "1", "0", [("6", "880-01"), ("a", f"{said.english_title} /"), ("c", "archive.")]),
        ("260", " ", " ", [("a", "Seoul :"), ("b", "Bench Archive,"), ("c", said.date[:4])]),
        ("300", " ", " ", [("a", "1 photograph")]),
        ("520", " ", " ", [("6", "880-02"), ("a", said.english_text)]),
        ("540", " ", " ", [("a", "CC BY 4.0"), ("u", "http://creativecommons.org/licenses/by/4.0/")]),
        *(("650", " ", "0", [("a", topic)]) for topic in said.subjects),
        ("651", " ", "0", [("a", said.country)]),
        ("655", " ", "7", [("a", "Photographs."), ("2", "gmgpc")]),
        ("856", "4", "0", [("u", f"https://bench.example/records/{number}")]),
        ("856", "4", "0", [("u", f"https://bench.example/media/{number}.jpg"), ("q", "image/jpeg")]),
        ("880", "1", "0", [("6", "245-01"), ("a", said.title)]),
        ("880", " ", " ", [("6", "520-02"), ("a", said.text)]),
    ]


def _harvested(number: int, metadata: str) -> bytes:
    header = f"<header><identifier>oai:bench.example:{number:07d}</identifier></header>"
    return f"<record>{header}<metadata>{metadata}</metadata></record>".encode()


FORMATS: dict[str, Callable[[int], bytes]] = {"oai_dc": oai_dc, "mods": mods, "marc": marc, "marc_binary": marc_binary}
