"""Text as words to search for: one rule for documents and queries, in every script (docs/search.md, "Words").

Folding follows Unicode NFKC and case folding (UAX 15, UAX 21) and then drops the marks that writers leave out.
Scripts that put no spaces between words, and Hangul, become overlapping pairs of written syllables.
"""

import re
import unicodedata
from typing import NamedTuple

UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"  # Thai … Khmer, Tai scripts
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u3005-\u3007\u3041-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf"  # kana, Han, Yi
    "\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)
_OPTIONAL_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a"
    "\u07eb-\u07f3\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\U000e0100-\U000e01ef]"
)
"""Accents, tones, harakat, niqqud, variation selectors; vowel signs of Brahmic scripts and Thaana are not optional."""

_LETTERS = {
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "đ": "d", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe",
    "ـ": "", "ʻ": "", "ʼ": "", "ʽ": "", "ʾ": "", "ʿ": "", "ʹ": "", "ʺ": "",
}  # fmt: skip
_MARKS = "".join(c for c in map(chr, range(0xE00, 0xAA80)) if unicodedata.category(c)[0] == "M")
_JOINERS = "\u17d2\u1039"
_CLUSTER = f"[^ ](?:[{_JOINERS}][^ ]|[{_MARKS}])*+"
_MARK = re.compile(f"[{_MARKS}]")
_PAIR = re.compile(f"(?=({_CLUSTER}(?:{_CLUSTER})?)){_CLUSTER}")
_PLAIN_PAIR = re.compile("(?=([^ ][^ ]?))[^ ]")
_PASSAGE = re.compile(f"[{UNSPACED}][{UNSPACED} ]*")
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")
_RUN = re.compile(f"[{UNSPACED}]+|[^{UNSPACED} ]+")
_APOSTROPHE = re.compile(r"(?<!\b[cdjlmnst])(?<!\bqu)(?<=\w)['‘’](?=\w)")
"""Hawai'i, o'zbek and children's are one word each; l'art and qu'il are two."""

MAX_TERMS = 32
MAX_WORD = 64


class Term(NamedTuple):
    """What a query asks for: tokens in a row, of which the only one may be the beginning of a longer one."""

    tokens: tuple[str, ...]
    prefix: bool


class _Table(dict[int, str]):
    """Code point → folded text, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _folded(chr(point))
        return folded


_TABLE = _Table()


def _folded(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf" or _OPTIONAL_MARKS.match(character):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind[0] not in "LNM" and kind != "Co":
        return " "
    bare = _OPTIONAL_MARKS.sub("", unicodedata.normalize("NFD", character.casefold()))
    return "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFKC", bare))


def fold(text: str) -> str:
    """`text` with what writers vary made equal: case, width, accents, digits; anything but words is a space."""
    text = text.lower()
    if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if "'" in text or "’" in text or "‘" in text:
        text = _APOSTROPHE.sub("", text)
    folded = text.translate(_TABLE)
    if folded.isascii() or unicodedata.is_normalized("NFC", folded):
        return folded
    return unicodedata.normalize("NFC", folded)


def _pairs(passage: str) -> list[str]:
    """Each written syllable with the next one of its run; the last one of a run by itself."""
    return (_PAIR if _MARK.search(passage) else _PLAIN_PAIR).findall(passage)


def tokens(text: str) -> str:
    """The tokens of `text` to index, separated by spaces, in reading order. Never raises."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return _PASSAGE.sub(lambda passage: f" {' '.join(_pairs(passage[0]))} ", folded)


def terms(text: str) -> list[Term]:
    """What a document must contain, all of it, to answer the query `text`; the first 32 words count."""
    return [_term(run) for run in _RUN.findall(fold(text))[:MAX_TERMS]]


def _term(run: str) -> Term:
    """One letter by itself is a whole word: as a beginning it would ask for everything."""
    if not _UNSPACED_RUN.match(run):
        return Term((run[:MAX_WORD],), prefix=len(run) > 1)
    pairs = _pairs(run)
    asked = tuple(pairs[:-1]) or (pairs[0],)
    return Term(asked, prefix=len(asked) == 1)
