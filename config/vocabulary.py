"""A vocabulary is one YAML file: `config/vocabularies/<name>.yaml`, codes with the words that mean them."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from config.settings import Workspace
from config.yaml_file import YamlFile, read

_APOSTROPHES = str.maketrans("’‘ʻʼ`´", "''''''", "\u061c\u200b\u200c\u200d\u200e\u200f")
"""Apostrophes of all kinds as one; joiners, spaces without width and marks of direction are not compared."""
_AS_WRITTEN = "as_written"
_WORDS = ("names", "codes", "words", _AS_WRITTEN)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`entries` by code, and `words`: every folded name, code and word to the code it stands for; `more` is what else
    the file says."""

    name: str
    entries: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, str]
    more: Mapping[str, Any] = field(default_factory=dict)

    def find(self, text: str) -> str | None:
        """The code that a text stands for; case, spacing, width and apostrophes do not matter.

        Words of `as_written` are those that would be another one's in other case: `Nga` is Russia, `NGA` Nigeria.
        """
        return self.words.get(text) or self.words.get(fold(text))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The form in which words are compared (Unicode NFKC, case folded, single spaces, no closing punctuation)."""
    # NFKC takes the acute accent, which stands for an apostrophe too, for a blank with an accent.
    plain = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold().translate(_APOSTROPHES)
    return " ".join(plain.split()).strip(" .,;:་།")


def load(workspace: Workspace, name: str) -> Vocabulary:
    """Reads a vocabulary of the workspace or the package.

    Raises Invalid naming file and line where it is no mapping of entries, or a word stands for two codes.
    """
    path = workspace.file("vocabularies", name)
    return _read(path, name, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _read(path: Path, name: str, _modified: int) -> Vocabulary:
    """Read once for as long as the file stays as it is."""
    file = read(path)
    entries = file.data.get("entries") if isinstance(file.data, dict) else None
    if not isinstance(entries, dict):
        raise file.error((), "a vocabulary has 'entries:', a mapping from codes to their names")
    words: dict[str, str] = {}
    for code, word, where in _spelled(file, entries):
        if (other := words.setdefault(word, code)) != code:
            raise file.error(where, f"{word!r} stands for {other!r} already; it cannot stand for {code!r} too")
    return Vocabulary(name, entries, words, {key: value for key, value in file.data.items() if key != "entries"})


def _spelled(file: YamlFile, entries: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for code, entry in entries.items():
        if not isinstance(entry, dict):
            raise file.error(("entries", code), f"{code!r} needs a mapping with 'names:'")
        yield code, fold(code), ("entries", code)
        for key in _WORDS:
            listed = entry.get(key) or []
            if not isinstance(listed, list):
                raise file.error(("entries", code, key), f"{key!r} of {code!r} is a list of words")
            for index, word in enumerate(listed):
                yield code, str(word) if key == _AS_WRITTEN else fold(str(word)), ("entries", code, key, index)
