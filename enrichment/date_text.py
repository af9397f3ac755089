"""The text of a date in the form in which it is read: folded, with ASCII digits for those of every script."""

import re
import unicodedata

from config.vocabulary import fold

_HAN_DIGITS = "〇一二三四五六七八九"
_ZEROS = str.maketrans("零○", "〇〇")
_HAN = re.compile(r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]{1,4})(?=[年月日号號世])")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "і": 1, "х": 10}
"""Figures in Latin letters, and in the Cyrillic ones that look like them."""


def numeral(text: str) -> int:
    """The number that Arabic or Roman figures (i, v, x, l, as letters of either alphabet) stand for."""
    if text.isdecimal():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < later else one for one, later in zip(values, [*values[1:], 0], strict=True))


def folded(text: str) -> str:
    """As in the vocabularies, but with the dots of an open end, and with ASCII digits for all others."""
    plain = _digits(fold(f"|{text}|")[1:-1])
    return plain if plain.isascii() else _HAN.sub(_from_han, plain.translate(_ZEROS))


def _from_han(found: re.Match[str]) -> str:
    tens, ten, ones = found[0].rpartition("十")
    units = "".join(str(_HAN_DIGITS.index(character)) for character in ones)
    return str((_HAN_DIGITS.index(tens or "一") * 10 if ten else 0) + int(units or 0))


def _digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
