"""Language tag → the sub-field of `title`, `alt_title` and `description` that is analysed for it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, get_args

LanguageField = Literal[
    "ar", "bn", "ckb", "en", "es", "fa", "fr", "hi", "hy", "id", "ja", "km", "ko", "lo", "mr", "ms", "my", "ne", "ps",
    "pt", "ru", "th", "tr", "ur", "vi", "zh-Hans", "zh-Hant", "other",
]  # fmt: skip
FIELDS: frozenset[str] = frozenset(get_args(LanguageField))
_LATIN_WRITTEN = {"en", "es", "fr", "id", "ms", "pt", "tr", "vi"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


@lru_cache(maxsize=4096)
def language_field(tag: str) -> str:
    """The sub-field for a BCP 47 tag; romanisations and languages without an analyser of their own are `other`."""
    language, *rest = tag.lower().split("-")
    if "latn" in rest and language not in _LATIN_WRITTEN:
        return "other"
    if language in {"zh", "cmn"}:
        return "zh-Hant" if _TRADITIONAL.intersection(rest) else "zh-Hans"
    return language if language in FIELDS else "other"


def by_language(texts: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """A language map regrouped by sub-field; no text is lost."""
    grouped: dict[str, list[str]] = {}
    for tag, values in texts.items():
        grouped.setdefault(language_field(tag), []).extend(values)
    return grouped
