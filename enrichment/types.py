"""What a record is: the words for its type become one of the four types, and the kind within it.

The words are those of `config/vocabularies/types.yaml`; an exact word (Photograph) wins over a general one (Image).
What the type has no field for is left out here.
"""

import re
from functools import lru_cache
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from ichlinks.record import FIELDS_OF
from ichlinks.stages import Draft, Enrich

_KINDS = ("resource_type", "kind", "agent_type")
_PARTS = re.compile(r"\s*[/;|]\s*")


def types(workspace: Workspace, partner: Partner) -> Enrich:
    vocabulary, default = load(workspace, "types"), partner.defaults.type

    @lru_cache(maxsize=1024)
    def entry(words: tuple[str, ...]) -> dict[str, Any] | None:
        return _entry(vocabulary, words) or ({"type": default} if default else None)

    def enrich(draft: Draft) -> Draft:
        stated = draft.fields.get("type", [])
        words = (stated,) if isinstance(stated, str) else tuple(map(str, stated))
        if (found := entry(words)) is None:
            draft.fields["type"] = "; ".join(words)
            return draft
        return _typed(draft, found)

    return enrich


def _entry(vocabulary: Vocabulary, words: tuple[str, ...]) -> dict[str, Any] | None:
    codes = [code for word in words for code in _codes(vocabulary, word)]
    entries = [dict(vocabulary.entries[code]) for code in codes]
    return min(entries, key=lambda entry: bool(entry.get("general")), default=None)


def _codes(vocabulary: Vocabulary, word: str) -> list[str]:
    """The code of the whole word; else those of its parts, the last first (`…/dcmitype/StillImage`)."""
    if code := vocabulary.find(word):
        return [code]
    return [code for part in reversed(_PARTS.split(word)) if (code := vocabulary.find(part))]


def _typed(draft: Draft, entry: dict[str, Any]) -> Draft:
    fields, path = draft.fields, draft.paths.get("type", "partner default")
    fields["type"] = entry["type"]
    for key in _KINDS:
        if key in entry and not fields.get(key):
            fields[key] = entry[key]
            draft.paths[key] = path
    draft.paths["type"] = path
    _one_or_many(fields)
    draft.fields = {name: value for name, value in fields.items() if name in FIELDS_OF[entry["type"]]}
    return draft


def _one_or_many(fields: dict[str, Any]) -> None:
    kind = fields.get("kind")
    if fields["type"] == "Stakeholder" and isinstance(kind, str):
        fields["kind"] = [kind]
    elif fields["type"] == "NewsEvent" and isinstance(kind, list):
        fields["kind"] = kind[0]
