"""Which encoding a table is in: a byte order mark says it, UTF-8 proves itself, others are told by their look."""

import codecs
import re
from typing import NamedTuple

import chardet
from charset_normalizer import from_bytes

REGION = (
    "utf-8", "cp949", "cp932", "euc-jp", "gb18030", "big5hkscs", "cp874", "cp1251", "cp1252", "cp1254", "cp1256",
    "cp1258", "cp1250", "cp1253", "cp1255", "cp1257",
)  # fmt: skip
"""Encodings of the region; each with the older ones that it contains (EUC-KR, Shift_JIS, GBK, TIS-620)."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDER = {
    "euc_jp": "euc-jp", "euc_kr": "cp949", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030",
    "big5": "big5hkscs", "cp950": "big5hkscs", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
_EAST = {"cp949", "cp932", "euc-jp", "gb18030", "big5hkscs"}

SURE = 0.7
"""From here on the best candidate counts as found; below, those of East Asia are looked at in another way."""

_FAINT = 0.02
_CHAOS = 0.6
_SAMPLE = 2000
_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")


class Encoding(NamedTuple):
    """`sure` is the share (0 to 1) of the best candidate against the next; None where nothing had to be guessed."""

    name: str
    sure: float | None = None
    mark: int = 0
    """Bytes of the byte order mark."""


def found(body: bytes, told: tuple[str, ...]) -> Encoding:
    """The encoding of a file: the one that is `told`, else found among those told, else among the region's."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return Encoding(name, mark=len(mark))
    if len(told) == 1:
        return Encoding(_plain(told[0]))
    if wide := _sixteen(body):
        return Encoding(wide)
    try:
        body.decode("utf-8")
        return Encoding("utf-8")
    except UnicodeDecodeError:
        return _likeliest(body, tuple(map(_plain, told)) or REGION)


def _plain(name: str) -> str:
    """The name without a word on marks, for those are cut off."""
    plain = codecs.lookup(name).name
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(plain, name)


def _sixteen(body: bytes) -> str | None:
    """UTF-16 without a mark: line ends and delimiters have a zero byte beside them, all on one side."""
    zeros = body[:4096:2].count(0), body[1:4096:2].count(0)
    if max(zeros) < 4 or min(zeros) * 9 > max(zeros):
        return None
    name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return name if "\n".encode(name) in body or "\r".encode(name) in body else None


def _likeliest(body: bytes, candidates: tuple[str, ...]) -> Encoding:
    lines = [line[0] for line, _ in zip(_LINE.finditer(body), range(_SAMPLE), strict=False)]
    scores = sorted(((_score(lines, name), name) for name in candidates), key=lambda pair: -pair[0])
    (best, name), second = scores[0], scores[1][0] if len(scores) > 1 else 0.0
    sure = best / (best + second) if best else 0.0
    if best < _FAINT or (sure < SURE and _wide(name) in _EAST):
        other = _by_words(lines, [one for score, one in scores if score or best < _FAINT])
        return Encoding(name, sure) if other in (None, name) else Encoding(str(other), min(sure, 1 - sure))
    return Encoding(name, sure)


def _by_words(lines: list[bytes], candidates: list[str]) -> str | None:
    """Among encodings of East Asia, which share their bytes, the one in which the words make sense."""
    east = {
        codecs.lookup(name).name.replace("-", "_"): name
        for name in candidates
        if _wide(name) in _EAST and all(_decodes(line, name) for line in lines)
    }
    found = from_bytes(b"\n".join(lines), cp_isolation=list(east), threshold=_CHAOS).best() if east else None
    return east.get(found.encoding) if found else None


def _score(lines: list[bytes], name: str) -> float:
    """How much the lines look like texts in this encoding; those that cannot be read in it count against it."""
    sound = [line for line in lines if _decodes(line, name)]
    share = len(sound) / len(lines)
    return share * share * _look(b"\n".join(sound), name) if sound else 0.0


def _look(text: bytes, name: str) -> float:
    one = _wide(name)
    if one == "utf-8":
        return 1.0  # no other text keeps to its rules
    try:
        seen = chardet.detect_all(text, True, include_encodings=[one, "utf-8"], no_match_encoding="utf-8")
    except ValueError:  # an encoding that it does not know
        return 0.0
    return max((float(found["confidence"] or 0) for found in seen if found["encoding"] != "utf-8"), default=0.0)


def _wide(name: str) -> str:
    known = codecs.lookup(name).name
    return _WIDER.get(known, known)


def _decodes(line: bytes, name: str) -> bool:
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True
