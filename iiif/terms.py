"""Names of codes, from the vocabularies in `config/`, for `Publication.terms`."""

from config.settings import Workspace
from config.vocabulary import load
from iiif.publication import LanguageMap

_VOCABULARIES = {"countries": "countries", "domains": "domains", "languages": "languages", "labels": "tk_labels"}


def terms(workspace: Workspace) -> dict[str, dict[str, LanguageMap]]:
    """Code → English name, the first that the vocabulary gives. Raises Invalid."""
    return {field: _names(workspace, vocabulary) for field, vocabulary in _VOCABULARIES.items()}


def _names(workspace: Workspace, vocabulary: str) -> dict[str, LanguageMap]:
    entries = load(workspace, vocabulary).entries
    return {code: {"en": [names[0]]} for code, entry in entries.items() if (names := entry.get("names"))}
