"""Text with its language and direction, ready for `lang` and `dir` (HTML, sections 3.2.6.2 and 3.2.6.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exchange.names import Names, script_subtag

LanguageMap = Mapping[str, Sequence[str]]
RIGHT_TO_LEFT = {"Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}
"""Scripts written from right to left (ISO 15924)."""


@dataclass(frozen=True, slots=True)
class Words:
    """`lang` is empty where the language is unknown; `language` is its English name."""

    text: str
    lang: str
    dir: Literal["ltr", "rtl", "auto"]
    language: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A title in the script of its community, the English one below it, and all others."""

    own: Words
    english: Words | None
    others: tuple[Words, ...]

    @property
    def plain(self) -> str:
        return (self.english or self.own).text


def words(texts: LanguageMap, names: Names) -> list[Words]:
    return [_words(text, tag, names) for tag, values in texts.items() for text in values]


def heading(titles: LanguageMap, names: Names) -> Heading:
    all_ = words(titles, names) or [Words("Untitled", "en", "ltr", names.language("en"))]
    english = next((one for one in all_ if _language(one.lang) == "en"), None)
    own = next((one for one in all_ if is_own(one.lang, names)), english or all_[0])
    shown = english if own is not english else None
    return Heading(own, shown, tuple(one for one in all_ if one not in (own, shown)))


def preferred(texts: LanguageMap, names: Names) -> Words | None:
    """One text where there is room for one: the English, else the first."""
    all_ = words(texts, names)
    return next((one for one in all_ if _language(one.lang) == "en"), all_[0] if all_ else None)


def is_own(tag: str, names: Names) -> bool:
    """Neither English nor a romanisation."""
    language = _language(tag)
    usual = names.scripts(language)[:1]
    romanised = script_of(tag, names) == "Latn" and usual not in ([], ["Latn"])
    return language != "en" and not romanised


def script_of(tag: str, names: Names) -> str | None:
    """The script that a tag states, else the one its language is usually written in."""
    language, *subtags = tag.split("-")
    return script_subtag(subtags) or next(iter(names.scripts(language.lower())), None)


def _words(text: str, tag: str, names: Names) -> Words:
    script = script_of(tag, names)
    direction: Literal["ltr", "rtl", "auto"] = "auto" if script is None else "rtl" if script in RIGHT_TO_LEFT else "ltr"
    return Words(text, "" if tag == "und" else tag, direction, names.language(tag))


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()
