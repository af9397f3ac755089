"""Which of a pair of texts is the romanised one, and the language tags of both.

Standards: MARC 21, appendix A (romanised in the field, vernacular in 880, or the other way round); BCP 47 `Latn`.
"""

import unicodedata
from functools import lru_cache

_LANGUAGES = {
    "ARABIC": "ara per fas urd pus snd uig kur ota kas bal aze msa may pan",
    "ARMENIAN": "arm hye",
    "BENGALI": "ben asm mni",
    "CJK": "chi zho jpn kor",
    "CYRILLIC": "rus ukr bel bul srp mac mkd kaz kir mon tgk uzb tat tuk aze bak chv sah tyv bua xal",
    "DEVANAGARI": "hin nep mar san mai kok bho new doi pli",
    "ETHIOPIC": "amh gez",
    "GEORGIAN": "geo kat",
    "GREEK": "gre grc ell",
    "GUJARATI": "guj",
    "GURMUKHI": "pan",
    "HANGUL": "kor",
    "HEBREW": "heb yid lad arc",
    "HIRAGANA": "jpn",
    "KANNADA": "kan",
    "KATAKANA": "jpn ain",
    "KHMER": "khm",
    "LAO": "lao",
    "MALAYALAM": "mal",
    "MONGOLIAN": "mon",
    "MYANMAR": "bur mya shn mnw pli",
    "ORIYA": "ori ory",
    "SINHALA": "sin pli",
    "TAMIL": "tam",
    "TELUGU": "tel",
    "THAANA": "div",
    "THAI": "tha pli",
    "TIBETAN": "tib bod dzo",
}
_WRITTEN = {script: frozenset(codes.split()) for script, codes in _LANGUAGES.items()}
"""First word of a character's name in Unicode → codes of MARC and ISO 639 for the languages written with it."""
_ENOUGH = 100
"""Characters that tell the script of a text, however long it is."""


def tags(own: str, other: str, language: str) -> tuple[str, str]:
    """The tags of a field's text and its pair's: `jpn-Latn` and `jpn`; both "" where the script says otherwise."""
    scripts = _script(own), _script(other)
    if bool(scripts[0]) == bool(scripts[1]):
        return "", ""
    if language not in _WRITTEN.get(scripts[0] or scripts[1], ()):
        return "", ""
    return (language, f"{language}-Latn") if scripts[0] else (f"{language}-Latn", language)


@lru_cache(maxsize=1024)
def _script(text: str) -> str:
    """The first script of a text that is not Latin; "" where nearly all of it is (a vernacular name, a Latin title)."""
    letters = [c for c in text[:_ENOUGH] if c.isalpha()]
    words = [unicodedata.name(c, "").partition(" ")[0] for c in letters if c > "\u02ff"]
    written = [word for word in words if word in _WRITTEN]
    return written[0] if written and len(letters) - len(written) <= 2 * len(written) else ""
