"""Language tags: what a code or name means, and what the script of a text says about its tag.

Standards: BCP 47 (RFC 5646), ISO 639, ISO 15924, with `config/vocabularies/languages.yaml` and, for what is not in it,
`iso_639.yaml`.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from config.vocabulary import Vocabulary, fold
from enrichment.date_words import alternatives

_SUBTAGS = re.compile(r"(?:-[A-Za-z0-9]{1,8})*")
_EXTENDED = re.compile(r"^(?:zh|ar|ms|sw|uz|kok|lv)-(?=[a-z]{3}(?:-|$))", re.I)
"""A language before the one that it encompasses, `zh-yue` for `yue` (RFC 5646, section 4.5: the latter alone)."""
_PRIVATE = re.compile(r"q[a-t][a-z]")
_SPECIAL = frozenset({"mul", "zxx", "mis"})
_REGIONS = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
_FITS = {"Hani": {"Hani", "Hans", "Hant", "Jpan", "Kore"}, "Kana": {"Jpan", "Kana", "Hira"}, "Hang": {"Hang", "Kore"}}

Settle = Callable[[str, str, str | None, tuple[str, ...]], tuple[str, bool]]
Latin = Callable[[str, tuple[str, ...]], str | None]


class Languages:
    """What one run knows about languages: the vocabulary and the partner's own languages."""

    def __init__(self, vocabulary: Vocabulary, own: Iterable[str], others: Callable[[], Vocabulary]) -> None:
        """`others` reads the languages that stand in no entry of `vocabulary`, when the first of them is met."""
        self.vocabulary, self.own, self._others = vocabulary, tuple(own), others
        self.canonical: Callable[[str], str | None] = lru_cache(maxsize=2048)(self._canonical)
        self.settled: Settle = lru_cache(maxsize=4096)(self._settled)
        self.latin: Latin = lru_cache(maxsize=2048)(self._latin)

    def _canonical(self, text: str) -> str | None:
        """The tag for a code, a name or a tag written in any way (`ENG`, `Korean`, `zh_TW`); None where unknown."""
        if code := self.vocabulary.find(text) or self.vocabulary.find(self._name(text)):
            return code
        primary, dash, rest = _EXTENDED.sub("", text.strip().replace("_", "-")).partition("-")
        if not _SUBTAGS.fullmatch(dash + rest):
            return None
        code = self.vocabulary.find(primary) if len(primary) <= 3 else None
        lower = primary.lower()
        code = code or (lower if lower == "und" or lower in _SPECIAL or _PRIVATE.fullmatch(lower) else None)
        if code is None:
            code = self._others().find(primary if len(primary) == 3 else text)
        return self._with_subtags(code, rest if len(primary) <= 3 else "") if code else None

    def _name(self, text: str) -> str:
        """What stands beside the word for language: `русский язык`, `ภาษาไทย`; "" where nothing, or a code, does."""
        found = self._said.fullmatch(fold(text))
        name = (found[1] or found[2]) if found else ""
        return name if len(name) > 3 or not name.isascii() else ""

    @cached_property
    def _said(self) -> re.Pattern[str]:
        words = alternatives(map(fold, self.vocabulary.more.get("language", ()))) or r"(?!)"
        return re.compile(rf"(?:{words})\s?(\S.*)|(.*\S)\s(?:{words})")

    def _with_subtags(self, code: str, rest: str) -> str:
        parts = [_subtag(part) for part in rest.split("-") if part]
        if code == "zh" and len(parts) == 1 and parts[0] in _REGIONS:
            return f"zh-{_REGIONS[parts[0]]}"
        if parts and self._goes_without_saying(code, parts[0]):
            parts = parts[1:]
        return "-".join([code, *parts])

    def _goes_without_saying(self, code: str, script: str) -> bool:
        """Whether a language is nearly always written so (RFC 5646, section 4.1): `en-Latn` is `en`."""
        entry = self.vocabulary.entries.get(code, {})
        return entry.get("scripts", [])[:1] == [script] and not entry.get("mark")

    def scripts(self, tag: str) -> list[str]:
        """The scripts in which a tag's language is written; the tag's own script where it names one."""
        primary, *rest = tag.split("-")
        named = [part for part in rest if len(part) == 4 and part.isalpha()]
        return named or list(self.vocabulary.entries.get(primary, {}).get("scripts", ()))

    def fits(self, tag: str, script: str) -> bool:
        known = self.scripts(tag)
        return not known or bool(_FITS.get(script, {script}).intersection(known))

    def _settled(self, tag: str, script: str, form: str | None, hints: tuple[str, ...]) -> tuple[str, bool]:
        """The tag that a text gets, and whether its script contradicts the tag that it had."""
        if tag == "und":
            return self._guessed(script, form, hints), False
        if not self.fits(tag, script):
            return tag, True
        return self._marked(tag, form or script), False

    def _guessed(self, script: str, form: str | None, hints: tuple[str, ...]) -> str:
        if len(fitting := self.written(script, hints)) == 1:
            return self._marked(fitting[0], form or script)
        return "und" if script == "Latn" else f"und-{'Jpan' if script == 'Kana' else form or script}"

    def written(self, script: str, hints: tuple[str, ...]) -> tuple[str, ...]:
        """Of the record's languages, or else of the partner's, those that are written in a script; at best one."""
        found: tuple[str, ...] = ()
        for tags in (hints, self.own):
            fitting = tuple(dict.fromkeys(tag for tag in tags if self.scripts(tag) and self.fits(tag, script)))
            if len(fitting) == 1:
                return fitting
            found = found or fitting
        return found

    def _marked(self, tag: str, script: str) -> str:
        entry = self.vocabulary.entries.get(tag, {})
        scripts = entry.get("scripts", [])
        usual = scripts[:1] == [script] and not entry.get("mark")
        return tag if usual or script not in scripts else f"{tag}-{script}"

    def _latin(self, key: str, hints: tuple[str, ...]) -> str | None:
        """The tag for a key whose texts, where they are plain ASCII, need no second look."""
        tag = self.canonical(key) or "und"
        if tag == "und":
            return tag if self._guessed("Latn", None, hints) == tag else None
        return tag if self.scripts(tag)[:1] == ["Latn"] and self._marked(tag, "Latn") == tag else None


def _subtag(part: str) -> str:
    """Scripts are written Like, regions LIKE, everything else like this (RFC 5646, section 2.1.1)."""
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 and part.isalpha() else part.lower()
