"""Format characters that are not seen: those that turn or hide the text around them go, those that spell stay.

Standards: Unicode bidirectional algorithm (UAX 9), section 2. Joiners are a part of words (Persian, Sinhala, Indic
scripts), marks of direction hold punctuation in its place beside letters written from right to left, and a space
without width parts words where no other space does (Thai, Lao, Khmer, Burmese, Tibetan).
"""

import re
import unicodedata

UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""The characters that are looked at, as a part of a class of a regular expression."""

_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u1900-\u1aaf\u1b00-\u1bff\ua980-\ua9ff\uaa00-\uaadf"
_TAKEN = re.compile(
    "(?<![\u00c2-\u00f4])\u00ad"  # behind such a letter it may be a byte of UTF-8 that was misread
    rf"|(?<![{_UNSPACED}\u200b])\u200b+(?![{_UNSPACED}\u200b])|\A\u200b+|\u200b+\Z"
    "|[\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_DIRECTION = re.compile("[\u061c\u200e\u200f]")


def seen(value: str) -> str:
    """The text without what turns or hides it."""
    value = _TAKEN.sub("", value)
    return _DIRECTION.sub("", value) if _DIRECTION.search(value) and not _from_right_to_left(value) else value


def _from_right_to_left(value: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in value if one.isalpha())
