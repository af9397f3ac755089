"""A last resort: which of a few languages a text is in, where script and hints leave several.

The model (py3langid, extra `langid`) chooses only between languages that the record or the partner names, and only
where it knows them all: between English and Fijian it would take Fijian for something else.
"""

import copy
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from enrichment.scripts import letters
from ichlinks.errors import Invalid

_FEWEST = 40
"""Letters below which a text is a name rather than a sentence."""
_SURE = 0.95

Detect = Callable[[str, tuple[str, ...]], str | None]
"""A text and the tags it may have, to the one that it has; None where that is not sure."""


def language_model() -> Detect:
    """Raises Invalid where py3langid is not installed."""
    try:
        from py3langid import langid
    except ImportError:
        needed = "defaults.detect_language needs a language model: pip install 'ichlinks[langid]'"
        raise Invalid(needed) from None
    whole = lru_cache(maxsize=1)(lambda: langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True))

    @lru_cache(maxsize=64)
    def between(languages: frozenset[str]) -> Any:
        if not languages.issubset(whole().labels):
            return None
        chooser = copy.copy(whole())
        chooser.set_languages(languages)
        return chooser

    def detect(text: str, tags: tuple[str, ...]) -> str | None:
        by_language = _by_language(tags)
        if len(by_language) < 2 or letters(text) < _FEWEST:
            return None
        if (chooser := between(frozenset(by_language))) is None:
            return None
        language, probability = chooser.classify(text)
        return by_language[language] if probability >= _SURE else None

    return detect


def _by_language(tags: Iterable[str]) -> dict[str, str]:
    """Tags by their primary language; none where two share one, which the model cannot tell apart."""
    unique = tuple(dict.fromkeys(tags))
    found = {tag.partition("-")[0]: tag for tag in unique}
    return found if len(found) == len(unique) else {}
