"""How much in a record speaks of living heritage: the weights of the terms, concepts and fields that it has."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from config.vocabulary import Vocabulary
from enrichment.screening.terms import Terms, compiled, written
from ichlinks.record import Record

Scored = Callable[[Record], float]
"""From 0 (nothing) to 1."""

_TEXTS = ("title", "alt_title", "description")


def scored(vocabulary: Vocabulary, fields: Mapping[str, float]) -> Scored:
    """Each entry of the vocabulary counts once; `fields` are the weights of fields that a record may have."""
    concepts = {uri: code for code, entry in vocabulary.entries.items() for uri in entry.get("uris", ())}

    @cache
    def words() -> Terms[str]:
        # Most partners ask for no score: its terms are made ready when the first record needs one.
        return compiled({word: code for code, entry in vocabulary.entries.items() for word in written(entry)})

    def score(record: Record) -> float:
        found = {code for _, code in words().found(_text(record))}
        found |= {concepts[one.uri] for one in record.concepts if one.uri in concepts}
        weights = [float(vocabulary.entries[code]["weight"]) for code in found]
        stated = [weight for name, weight in fields.items() if getattr(record, name, None)]
        return round(min(1.0, sum(weights) + sum(stated)), 2)

    return score


def _text(record: Record) -> str:
    maps: list[Any] = [getattr(record, name) for name in _TEXTS]
    maps += [one.label for one in record.concepts]
    return "\n".join(text for one in maps for texts in one.values() for text in texts)
