"""Titles in Latin letters that spell what another title says in its own script.

Standards: BCP 47: `ko-Latn`; `zh-Latn-pinyin` (variant of RFC 5646) where the text is Pinyin syllable by syllable.
A text counts as romanised only where its consonants are those of the original, however the system writes them.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from anyascii import anyascii

from enrichment.language_tags import Languages
from enrichment.scripts import script_of
from ichlinks.stages import Draft, Reason

TITLES = ("title", "alt_title")

_DIGRAPHS = {"ph": "p", "kh": "k", "th": "t", "ch": "j", "sh": "s", "zh": "j", "ts": "j", "ng": "n"}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_CONSONANTS = str.maketrans("bdgqcvfrzxh", "ptkkkppljss", "aeiouyw")
_REPEATED = re.compile(r"(.)\1+")
_FEWEST = 2
_ALIKE = 0.5


class Latin(NamedTuple):
    """A title in Latin letters that could be a romanised one: its map and tag, and what to note if it is none."""

    field: str
    tag: str
    text: str
    doubt: Reason | None


def mark(draft: Draft, titles: Iterable[Latin], known: Languages) -> None:
    """A title that spells the original beside it gets the original's language, as `ko-Latn`."""
    maps: dict[str, dict[str, list[str]]] = {field: draft.fields[field] for field in TITLES if field in draft.fields}
    stated = [(tag, text) for one in maps.values() for tag, texts in one.items() for text in texts]
    originals = [(tag, text) for tag, text in stated if not text.isascii() and _has_own_script(tag, known)]
    for title in titles:
        if found := romanised(title.text, originals) if originals else None:
            _move(maps[title.field], title, found)
        elif title.doubt:
            draft.reasons.append(title.doubt)


def _has_own_script(tag: str, known: Languages) -> bool:
    return bool(scripts := known.scripts(tag)) and "Latn" not in scripts


def _move(texts: dict[str, list[str]], title: Latin, tag: str) -> None:
    texts[title.tag].remove(title.text)
    if not texts[title.tag]:
        del texts[title.tag]
    texts.setdefault(tag, []).append(title.text)


def romanised(text: str, originals: Iterable[tuple[str, str]]) -> str | None:
    """The tag of a romanised text, from the tags and texts that stand beside it; None where it spells none of them."""
    latin = _latin(text)
    for tag, original in originals:
        if script_of(original) in (None, "Latn"):
            continue
        spelled, language = _latin(original), tag.partition("-")[0]
        if language == "zh" and latin == spelled:
            return "zh-Latn-pinyin"
        if _spells(latin, spelled):
            return f"{language}-Latn"
    return None


def _spells(latin: str, spelled: str) -> bool:
    if latin == spelled and latin:
        return True
    consonants = _skeleton(latin)
    if len(consonants) < _FEWEST or consonants != _skeleton(spelled):
        return False
    return SequenceMatcher(None, latin, spelled).ratio() >= _ALIKE


def _latin(text: str) -> str:
    return re.sub("[^a-z]", "", anyascii(text).lower())


def _skeleton(latin: str) -> str:
    """The consonants, without what one system of romanisation writes otherwise than another."""
    plain = _DIGRAPH.sub(lambda found: _DIGRAPHS[found[0]], latin).translate(_CONSONANTS)
    return _REPEATED.sub(r"\1", plain)
