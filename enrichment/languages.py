"""Languages as BCP 47 tags: of the content, and of every text of a language map, with the script where it is open.

Standards: BCP 47 (RFC 5646), ISO 639, ISO 15924. A tag that the script contradicts is left and noted. A text without
a tag gets the one language of the record or the partner that is written in its script; where several are, a model
chooses if the partner asks for it; else it is `und` and the script. A title that spells another in Latin letters is
marked as romanised.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin

from msgspec import Struct, structs

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import load
from enrichment.language_model import Detect, language_model
from enrichment.language_tags import Languages
from enrichment.romanisation import TITLES, Latin, mark
from enrichment.scripts import han_form, letters, script_of
from ichlinks import record
from ichlinks.record import FIELDS, KINDS
from ichlinks.stages import Draft, Enrich, Reason

_ENOUGH = {"Latn": 12}
"""Letters from which on a script counts as a contradiction: names and initials stand in Latin letters everywhere."""

Map = dict[str, list[str]]

_LISTED = re.compile(r"\s*[;,|/]\s*")


def _maps() -> frozenset[str]:
    models = [m for m in vars(record).values() if isinstance(m, type) and issubclass(m, Struct)]
    return frozenset(one.name for model in models for one in structs.fields(model) if get_origin(one.type) is dict)


def _holds_map(type_: Any) -> bool:
    parts = [one.type for one in structs.fields(type_)] if _is_struct(type_) else get_args(type_)
    return get_origin(type_) is dict or any(map(_holds_map, parts))


def _is_struct(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, Struct)


_MAPS = _maps()
"""Every name under which the schema holds a language map."""

_PLAIN = FIELDS - {one.name for kind in KINDS for one in structs.fields(kind) if _holds_map(one.type)}
"""Fields without any language map below them."""


class Seen(NamedTuple):
    """What is known when the texts of one draft are looked at: the languages, those of its content, what to note."""

    known: Languages
    detect: Detect | None
    hints: tuple[str, ...]
    reasons: list[Reason]
    titles: list[Latin]


def languages(workspace: Workspace, partner: Partner) -> Enrich:
    """Raises Invalid where the partner asks for a language model that is not installed."""
    known = Languages(load(workspace, "languages"), partner.defaults.languages, lambda: load(workspace, "iso_639"))
    detect = language_model() if partner.defaults.detect_language else None

    def enrich(draft: Draft) -> Draft:
        _content(draft, known)
        seen = Seen(known, detect, tuple(draft.fields.get("languages", ())), draft.reasons, [])
        for field, value in draft.fields.items():
            if field in _MAPS and isinstance(value, dict):
                draft.fields[field] = _map(value, field, seen)
            elif field not in _PLAIN:
                _inside(value, field, seen)
        if seen.titles:
            mark(draft, seen.titles, known)
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


def _inside(value: Any, field: str, seen: Seen) -> None:
    """Language maps of the objects below a field, wherever they stand."""
    if isinstance(value, list):
        for part in value:
            if isinstance(part, dict):
                _inside(part, field, seen)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in _MAPS and isinstance(part, dict):
                value[key] = _map(part, field, seen)
            elif isinstance(part, dict | list):
                _inside(part, field, seen)


def _map(value: Map, field: str, seen: Seen) -> Map:
    result: Map = {}
    for key, texts in value.items():
        plain = seen.known.latin(key, seen.hints)
        if plain == "und" and (seen.detect or field in TITLES):
            plain = None
        for text in [texts] if isinstance(texts, str) else texts:
            tag = plain if plain and text.isascii() else _tag(text, key, field, seen)
            result.setdefault(tag, []).append(text)
    return result


def _tag(text: str, key: str, field: str, seen: Seen) -> str:
    tag, script = seen.known.canonical(key) or "und", script_of(text)
    if script is None:
        return tag
    form = han_form(text) if script == "Hani" else None
    settled, contradicted = seen.known.settled(tag, script, form, seen.hints)
    if seen.detect and settled.startswith("und"):
        settled = _detected(text, settled, script, field, seen.detect, seen)
    doubt = _mismatch(field, key, text) if contradicted and letters(text) >= _ENOUGH.get(script, 2) else None
    if script == "Latn" and field in TITLES and (contradicted or tag == "und"):
        seen.titles.append(Latin(field, settled, text, doubt))
    elif doubt:
        seen.reasons.append(doubt)
    return settled


def _detected(text: str, settled: str, script: str, field: str, detect: Detect, seen: Seen) -> str:
    """The tag that the model finds, among the languages that are written in the text's script; else as it was."""
    among = seen.known.written(script, seen.hints)
    if (tag := detect(text, among)) is None:
        return settled
    message = f"the {field} has no tag; of {', '.join(among)} a model read it as {tag}"
    seen.reasons.append(Reason("language.detected", "info", message, field, text[:80], "tag it at the source"))
    return tag


def _unknown(name: str) -> Reason:
    message = f"{name!r} is no language that we know"
    return Reason("language.unknown", "flag", message, "languages", name[:80], "use a BCP 47 tag or an ISO 639 code")


def _mismatch(field: str, tag: str, text: str) -> Reason:
    message = f"the {field} marked {tag!r} is not written in a script of that language"
    return Reason("language.script_mismatch", "quarantine", message, field, text[:80], "correct the language tag")
