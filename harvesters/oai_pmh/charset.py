"""The encoding of an answer that is not what it says (XML 1.0, section 4.3.3 and appendix F)."""

import codecs
import re

from harvesters.tables.encodings import found

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_ENCODING = re.compile(rb"<\?xml\b[^>]*\bencoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = {b"iso-8859-1", b"latin1", b"latin-1", b"iso8859-1"}
_CONTROL = re.compile(rb"[\x80-\x9f]")
_ELSEWHERE = {"cp949", "cp932", "euc-jp", "gb18030", "big5hkscs", "cp874", "cp1251"}
"""Encodings that are believed where the bytes look like them; else Western European is the likeliest."""

_SURE = 0.55


def in_utf8(body: bytes) -> tuple[bytes, str]:
    """The document in UTF-8, without its declaration where that named another encoding, and the encoding that it had.

    UTF-8 comes first, then what is declared, then what the bytes look like. A page that is UTF-8 for the most part
    stays as it is: its records are looked at one by one.
    """
    for encoding in _candidates(body):
        try:
            text = body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding == "utf-8" and not lies(body):
            return body, encoding
        return _DECLARATION.sub("", text, count=1).lstrip("\ufeff").encode("utf-8", "surrogatepass"), encoding
    return body, "utf-8"


def lies(body: bytes) -> bool:
    """Whether a document that names an encoding is in another: in UTF-8, for no text of another looks like that, or in
    windows-1252, where ISO-8859-1 would have control characters."""
    named = _ENCODING.search(body[:400])
    if named is None or body.isascii() or named[1].lower() in (b"utf-8", b"utf8") or body[:1] != b"<":
        return False
    try:
        return bool(body.decode("utf-8"))
    except UnicodeDecodeError:
        return named[1].lower() in _LATIN and _CONTROL.search(body) is not None


def _candidates(body: bytes) -> list[str]:
    marked = [encoding for mark, encoding in _MARKS if body.startswith(mark)]
    if marked:
        return marked[:1]
    if b"\0" in body[:4]:
        return ["utf-16-le" if body[1:2] == b"\0" else "utf-16-be"]
    named = _ENCODING.search(body[:400])
    label = named[1].decode() if named else ""
    said = ["cp1252" if label.lower().encode() in _LATIN else label] if label else []
    return ["utf-8", *said, *_guessed(body)]


def _guessed(body: bytes) -> list[str]:
    text = body.decode("utf-8", "replace")
    bad, other = text.count("\ufffd"), len(text) - len(text.encode("ascii", "ignore"))
    if not bad or other - bad > bad:
        return []
    name, sure, _ = found(body, ())
    return [name, "cp1252"] if name in _ELSEWHERE and (sure or 1) >= _SURE else ["cp1252", name]
