"""Text as it was meant: broken characters, markup and lost line breaks repaired, layout made even.

Standards: Unicode NFC (UAX 15), HTML character references (WHATWG). Every repair is noted with the text it found;
layout (spaces and blank lines) is not worth a note.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import nh3

from config.partner import Partner
from config.settings import Workspace
from enrichment.unseen import UNSEEN, seen
from ichlinks.stages import Draft, Enrich, Reason

_LEFT = ("identifiers",)
_UNALTERED = ("label_texts",)
"""A community's own words are its own, to the letter."""

_LONG = frozenset({"description", "body", "bearers", "transmission", "functions", "viability", "threats",
                   "safeguarding_measures", "activities"})  # fmt: skip
"""Fields whose text may have paragraphs."""

_SUSPECT = re.compile(rf"[&<\\\x00-\x1f\x7f-\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{UNSEEN}]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_TAGS = (
    "a|abbr|article|b|bdi|bdo|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|form|"
    "h[1-6]|head|hr|html|i|iframe|img|input|ins|li|link|mark|meta|object|ol|p|pre|q|rp|rt|ruby|s|script|section|small|"
    "span|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|u|ul|video"
)
_HTML = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--", re.I)
_BREAK = re.compile(r"<(?:br|/?li|/?tr|/?dt|/?dd)\b[^<>]*>", re.I)
_PARAGRAPH = re.compile(r"</?(?:p|div|h[1-6]|blockquote|table|ul|ol|dl|hr|pre)\b[^<>]*>", re.I)
_ESCAPE = re.compile(r"\\{1,8}(?:r\\{1,8}n|n|r)|\\{1,8}u([0-9a-fA-F]{4})|\\{1,8}([\"'/])")
_LOST = re.compile(r"(?<=[.!?:;”\")]) ?nn(?=[^\W\d_a-z])")
_LOST_JOINED = re.compile(r"(?<=[a-z])nn(?=[A-Z][a-z])")
_DOUBLED = re.compile(r'""(?=\S)([^"]+?)(?<=\S)""')
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPECIALS = "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MISREAD = re.compile(f"[\u00c2-\u00f4][\u0080-\u00bf{_SPECIALS}]")
"""A lead byte of UTF-8 and one that continues it, read as Windows-1252 or Latin-1."""
_LINES = re.compile(r"\s*\n\s*\n\s*")
_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*")
_SPACES = re.compile(r"[^\S\n]+")
_MARKS = (b"\\", b"&", b"<", b"\x7f", b"  ", b'" ', b' "', b'""', b"\xe1\x9a\x80")
_BEYOND_ASCII = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xe3\x80\x80", b"\xef\xbb\xbf", b"\xd8\x9c", b"\xf3", b"\xef\xbf")
"""How the characters of `_SUSPECT` that are not ASCII begin in UTF-8."""
_written = msgspec.json.Encoder().encode


def text(workspace: Workspace, partner: Partner) -> Enrich:
    return enrich


def enrich(draft: Draft) -> Draft:
    """Repairs every text of a draft; of identifiers and addresses only what is not seen, and `&amp;` of an address."""
    if _all_fine(_written(draft.fields)):
        return draft
    for field, value in draft.fields.items():
        draft.fields[field] = _walk(value, field, draft.reasons)
    return draft


def _all_fine(written: bytes) -> bool:
    """Whether nothing in a draft, written as JSON, can need repair: one look at all of it is cheaper than many.

    The bytes tell most of it: every letter that UTF-8 leaves behind when it is misread begins with C3.
    """
    if _has(_MARKS, written):
        return False
    if written.isascii():
        return not (b"nn" in written and _LOST.search(written.decode()))
    values = written.decode()
    return (
        unicodedata.is_normalized("NFC", values)
        and not (b"nn" in written and _LOST.search(values))
        and not (_has(_BEYOND_ASCII, written) and _SUSPECT.search(values))
        and not (b"\xc3" in written and _MISREAD.search(values))
    )


def _has(marks: Iterable[bytes], written: bytes) -> bool:
    for mark in marks:  # noqa: SIM110  (three times as fast as any())
        if mark in written:
            return True
    return False


def _walk(value: Any, field: str, reasons: list[Reason]) -> Any:
    if isinstance(value, str):
        return value if _is_fine(value) else _noted(value, field, reasons)
    if isinstance(value, list):
        return [_walk(part, field, reasons) for part in value]
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _UNALTERED:
                value[key] = _walk(part, field, reasons)
    return value


def _noted(value: str, field: str, reasons: list[Reason]) -> str:
    is_address = value.startswith(("http://", "https://"))
    cleaned, repairs = _bare(value) if is_address or field in _LEFT else clean(value, field in _LONG)
    for repair in repairs:
        message = f"{_MESSAGES[repair]} in {field}"
        reasons.append(Reason(f"text.{repair}", "info", message, field, value[:80], "correct it at the source"))
    return cleaned.replace("&amp;", "&") if is_address else cleaned


def _bare(value: str) -> tuple[str, list[str]]:
    bare = seen(value)
    return bare, ["unseen"] if bare != value else []


def clean(value: str, paragraphs: bool = True) -> tuple[str, list[str]]:
    """The repaired text, and the names of the repairs it needed. Never raises; to clean twice is to clean once."""
    repairs: dict[str, None] = {}
    before = None
    while value != before:
        before = value
        for name, repair in REPAIRS.items():
            if (repaired := repair(value)) != value:
                value, repairs[name] = repaired, None
        value = _even(value, paragraphs)
    return value, list(repairs)


def _is_fine(value: str) -> bool:
    """Whether there can be nothing to repair; most texts take this short way."""
    if _SUSPECT.search(value) or '""' in value or "  " in value or value != value.strip():
        return False
    if value.isascii():
        return not ("nn" in value and _LOST.search(value))
    return unicodedata.is_normalized("NFC", value) and not _LOST.search(value) and not _MISREAD.search(value)


def _even(value: str, paragraphs: bool) -> str:
    if "\n" not in value or not paragraphs:
        return " ".join(value.split())
    return _LINES.sub("\n\n", _LINE.sub("\n", _SPACES.sub(" ", value))).strip()


def _nfc(value: str) -> str:
    return unicodedata.normalize("NFC", value)


def _controls(value: str) -> str:
    """Windows-1252 punctuation that was read as Latin-1 becomes itself; other control characters go."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _CONTROLS.sub(lambda found: _windows(found[0]), value)


def _windows(character: str) -> str:
    decoded = character.encode("latin-1", "ignore").decode("cp1252", "ignore")
    return decoded if decoded.isprintable() else ""


def _encoding(value: str) -> str:
    """UTF-8 that was read as Windows-1252 or Latin-1, if all of the text proves to be that."""
    if not _MISREAD.search(value):
        return value
    try:
        return b"".join(map(_byte, value)).decode("utf-8")
    except UnicodeError:
        return value


def _byte(character: str) -> bytes:
    """The byte that Latin-1 or Windows-1252 shows as this character."""
    return character.encode("latin-1" if character <= "\xff" else "cp1252")


def _entities(value: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), value) if "&" in value else value


def _markup(value: str) -> str:
    if "<" not in value or not _HTML.search(value):
        return value
    laid_out = _PARAGRAPH.sub("\n\n", _BREAK.sub("\n", value))
    return html.unescape(nh3.clean(laid_out, tags=set()))


def _escapes(value: str) -> str:
    return _ESCAPE.sub(_unescaped, value) if "\\" in value else value


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)
    return found[2] or "\n"


def _lost_breaks(value: str) -> str:
    """`property. nnThe` lost two backslashes; only next to such a proof is `SmithsoniannInstitution` believed."""
    if "nn" not in value or not _LOST.search(value):
        return value
    return _LOST_JOINED.sub("n\n", _LOST.sub("\n\n", value))


def _quotes(value: str) -> str:
    return _DOUBLED.sub(r'"\1"', value) if '""' in value else value


REPAIRS: dict[str, Callable[[str], str]] = {
    "encoding": _encoding, "controls": _controls, "entities": _entities, "html": _markup, "escapes": _escapes,
    "unseen": seen, "lost_breaks": _lost_breaks, "quotes": _quotes, "nfc": _nfc,
}  # fmt: skip
_MESSAGES = {
    "encoding": "UTF-8 that was read in another encoding",
    "controls": "control characters or line ends of another system", "entities": "HTML character references",
    "html": "HTML markup", "escapes": "backslash escapes written as text",
    "unseen": "unseen characters that turn or hide text",
    "lost_breaks": "line breaks that lost their backslash",
    "quotes": "quotation marks doubled by a CSV export", "nfc": "characters that are not composed (NFC)",
}  # fmt: skip
