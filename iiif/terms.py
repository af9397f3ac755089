"""Names of codes, from the vocabularies in `config/`, for `Publication.terms`."""

from collections.abc import Mapping
from typing import Any

from config.settings import Workspace
from config.vocabulary import load
from iiif.publication import LanguageMap

_VOCABULARIES = {"countries": "countries", "domains": "domains", "languages": "languages", "labels": "tk_labels"}


def terms(workspace: Workspace) -> dict[str, dict[str, LanguageMap]]:
    """Code → English name, the first that the vocabulary gives; `label_texts`: what Labels and Notices say, in all
    languages that they have. Raises Invalid."""
    names = {field: _names(workspace, vocabulary) for field, vocabulary in _VOCABULARIES.items()}
    own = load(workspace, "notices").entries
    names["labels"] = _names(workspace, "notices") | names["labels"]
    return names | {"label_texts": _texts({**own, **load(workspace, "tk_labels").entries})}


def _texts(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, LanguageMap]:
    """The title and the text of each, unaltered."""
    return {
        code: {tag: [f"{entry['title'].get(tag, '')}: {text}"] for tag, text in entry["text"].items()}
        for code, entry in entries.items()
    }


def _names(workspace: Workspace, vocabulary: str) -> dict[str, LanguageMap]:
    entries = load(workspace, vocabulary).entries
    return {code: {"en": [names[0]]} for code, entry in entries.items() if (names := entry.get("names"))}
