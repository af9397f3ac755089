"""Titles without what is not part of them: the country before (`Thailand, Khon, …`), the language after (`(KOR)`)."""

import re
from collections.abc import Iterable

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from ichlinks.stages import Draft, Enrich, Reason

_PREFIX = re.compile(r"([^,:]{4,40})[,:]\s+(\S.{3,})", re.S)
_SUFFIX = re.compile(r"\(([A-Z]{3})\)\Z")


def titles(workspace: Workspace, partner: Partner) -> Enrich:
    countries, languages = load(workspace, "countries"), load(workspace, "languages")

    def enrich(draft: Draft) -> Draft:
        for language, texts in draft.fields.get("title", {}).items():
            draft.fields["title"][language] = [_plain(text, draft, countries, languages) for text in texts]
        return draft

    return enrich


def _plain(text: str, draft: Draft, countries: Vocabulary, languages: Vocabulary) -> str:
    found = _SUFFIX.search(text) if text.endswith(")") else None
    if found and (before := text[:-5].rstrip()) and (code := languages.find(found[1])):
        if draft.fields.setdefault("languages", [code]) == [code]:
            draft.paths.setdefault("languages", f"{draft.paths.get('title', '')} (mark in the title)".strip())
        draft.reasons.append(_noted("title.language_suffix", "the title ended with a mark of its language", text))
        text = before
    found = _PREFIX.fullmatch(text)
    if found and _among(countries.find(found[1]), draft.fields.get("countries", ())):
        draft.reasons.append(_noted("title.country_prefix", "the title began with the country", text))
        text = found[2]
    return text


def _among(code: str | None, codes: Iterable[str]) -> bool:
    return code is not None and code in codes


def _noted(rule: str, message: str, text: str) -> Reason:
    return Reason(rule, "info", message, "title", text[:80], "leave it out of the title")
