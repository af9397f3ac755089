"""Languages as BCP 47 tags: of the content, and of every text of a language map, with the script where it is open.

Standards: BCP 47 (RFC 5646), ISO 639, ISO 15924. A tag that the script contradicts is left and noted; a text without
a tag gets the one language of the record or the partner that is written in its script, else `und` and the script.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, get_origin

from pydantic import BaseModel

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from enrichment.scripts import han_form, letters, script_of
from ichlinks import record
from ichlinks.stages import Draft, Enrich, Reason

_SUBTAGS = re.compile(r"(?:-[A-Za-z0-9]{1,8})*")
_CODE = re.compile(r"[a-z]{3}")
_SPECIAL = frozenset({"mul", "zxx", "mis"})
_REGIONS = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
_FITS = {"Hani": {"Hani", "Hans", "Hant", "Jpan", "Kore"}, "Kana": {"Jpan", "Kana", "Hira"}, "Hang": {"Hang", "Kore"}}
_ENOUGH = {"Latn": 12}
"""Letters from which on a script counts as a contradiction: names and initials stand in Latin letters everywhere."""

Map = dict[str, list[str]]
Settle = Callable[[str, str, str | None, tuple[str, ...]], tuple[str, bool]]

_LISTED = re.compile(r"\s*[;,|/]\s*")


def _maps() -> frozenset[str]:
    models = [m for m in vars(record).values() if isinstance(m, type) and issubclass(m, BaseModel)]
    fields = ((name, info.annotation) for model in models for name, info in model.model_fields.items())
    return frozenset(name for name, annotation in fields if get_origin(annotation) is dict)


_MAPS = _maps()
"""Every name under which the schema holds a language map."""


class Languages:
    """What one run knows about languages: the vocabulary and the partner's own languages."""

    def __init__(self, vocabulary: Vocabulary, own: Iterable[str]) -> None:
        self.vocabulary, self.own = vocabulary, tuple(own)
        self.canonical: Callable[[str], str | None] = lru_cache(maxsize=2048)(self._canonical)
        self.settled: Settle = lru_cache(maxsize=4096)(self._settled)
        self.latin: Callable[[str], str | None] = lru_cache(maxsize=2048)(self._latin)

    def _canonical(self, text: str) -> str | None:
        """The tag for a code, a name or a tag written in any way (`ENG`, `Korean`, `zh_TW`); None where unknown."""
        if code := self.vocabulary.find(text):
            return code
        primary, dash, rest = text.strip().replace("_", "-").partition("-")
        if not _SUBTAGS.fullmatch(dash + rest):
            return None
        code = self.vocabulary.find(primary) if len(primary) <= 3 else None
        lower = primary.lower()
        code = code or (lower if lower == "und" or lower in _SPECIAL or _CODE.fullmatch(lower) else None)
        return self._with_subtags(code, rest) if code else None

    def _with_subtags(self, code: str, rest: str) -> str:
        parts = [_subtag(part) for part in rest.split("-") if part]
        if code == "zh" and len(parts) == 1 and parts[0] in _REGIONS:
            return f"zh-{_REGIONS[parts[0]]}"
        return "-".join([code, *parts])

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
        for tags in (hints, self.own):
            fitting = {tag for tag in tags if self.scripts(tag) and self.fits(tag, script)}
            if len(fitting) == 1:
                return self._marked(fitting.pop(), form or script)
        return "und" if script == "Latn" else f"und-{'Jpan' if script == 'Kana' else form or script}"

    def _marked(self, tag: str, script: str) -> str:
        entry = self.vocabulary.entries.get(tag, {})
        scripts = entry.get("scripts", [])
        usual = scripts[:1] == [script] and not entry.get("mark")
        return tag if usual or script not in scripts else f"{tag}-{script}"

    def _latin(self, key: str) -> str | None:
        """The tag for a key whose texts, where they are plain ASCII, need no second look."""
        tag = self.canonical(key)
        scripts = self.scripts(tag) if tag and tag != "und" else []
        return tag if tag and scripts[:1] == ["Latn"] and self._marked(tag, "Latn") == tag else None


def languages(workspace: Workspace, partner: Partner) -> Enrich:
    known = Languages(load(workspace, "languages"), partner.defaults.languages)

    def enrich(draft: Draft) -> Draft:
        _content(draft, known)
        hints = tuple(draft.fields.get("languages", ()))
        for field, value in draft.fields.items():
            draft.fields[field] = _walk(value, field, field, known, hints, draft.reasons)
        return draft

    return enrich


def _content(draft: Draft, known: Languages) -> None:
    """The `languages` field: codes and names as tags; what is none is left out and noted."""
    if (stated := draft.fields.pop("languages", None)) is None:
        return
    found: dict[str, None] = {}
    for text in [stated] if isinstance(stated, str) else stated:
        for name, tag in _tags(str(text), known):
            if tag is None:
                draft.reasons.append(_unknown(name))
            elif tag != "und":
                found[tag] = None
    if found:
        draft.fields["languages"] = list(found)


def _tags(text: str, known: Languages) -> Iterator[tuple[str, str | None]]:
    if tag := known.canonical(text):
        yield text, tag
        return
    for name in filter(None, _LISTED.split(text)):
        yield name, known.canonical(name)


def _walk(value: Any, name: str, field: str, known: Languages, hints: tuple[str, ...], reasons: list[Reason]) -> Any:
    if isinstance(value, list):
        return [_walk(part, name, field, known, hints, reasons) if isinstance(part, dict) else part for part in value]
    if not isinstance(value, dict):
        return value
    if name in _MAPS:
        return _map(value, field, known, hints, reasons)
    for key, part in value.items():
        if isinstance(part, dict | list):
            value[key] = _walk(part, key, field, known, hints, reasons)
    return value


def _map(value: Map, field: str, known: Languages, hints: tuple[str, ...], reasons: list[Reason]) -> Map:
    result: Map = {}
    for key, texts in value.items():
        plain = known.latin(key)
        for text in [texts] if isinstance(texts, str) else texts:
            tag = plain if plain and text.isascii() else _tag(text, key, field, known, hints, reasons)
            result.setdefault(tag, []).append(text)
    return result


def _tag(text: str, key: str, field: str, known: Languages, hints: tuple[str, ...], reasons: list[Reason]) -> str:
    tag, script = known.canonical(key) or "und", script_of(text)
    if script is None:
        return tag
    form = han_form(text) if script == "Hani" else None
    settled, contradicted = known.settled(tag, script, form, hints)
    if contradicted and letters(text) >= _ENOUGH.get(script, 2):
        reasons.append(_mismatch(field, key, text))
    return settled


def _subtag(part: str) -> str:
    """Scripts are written Like, regions LIKE, everything else like this (RFC 5646, section 2.1.1)."""
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def _unknown(name: str) -> Reason:
    message = f"{name!r} is no language that we know"
    return Reason("language.unknown", "flag", message, "languages", name[:80], "use a BCP 47 tag or an ISO 639 code")


def _mismatch(field: str, tag: str, text: str) -> Reason:
    message = f"the {field} marked {tag!r} is not written in a script of that language"
    return Reason("language.script_mismatch", "quarantine", message, field, text[:80], "correct the language tag")
