"""Which Records of one partner are about the same thing, and what becomes of the later ones.

Nothing is compared across types, and what tells the pictures of a series, the editions of an event, the volumes of a
work or its language versions apart is part of what must be the same.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from unicodedata import normalize

from msgspec import json

from enrichment.screening.rule_file import Action, Duplicates
from ichlinks.record import Record
from ichlinks.stages import PUBLIC, Reason

_KIND, TWIN = "duplicate.", "sensitive.duplicate"
_LOOKED_AT = "title or identifiers or media"
_TELL_APART = "say what tells them apart: a number, a page, a file"
_ADDRESSES = frozenset({"oai", "url"})
"""Schemes of identifiers that name a record or a page, not what it is about."""

_OWN: dict[str, Callable[[Any], Any]] = {
    "Element": attrgetter("designations"),
    "Resource": attrgetter(
        "resource_type", "issued", "edition", "pages", "series", "series_position", "language_version_of"
    ),
    "Stakeholder": attrgetter("kind", "agent_type", "founded"),
    "NewsEvent": attrgetter("kind", "start", "deadline", "published_at", "edition"),
}
_ASKED = PUBLIC | {"quarantine"}
_encode, _decode = json.Encoder().encode, json.Decoder(Record).decode


def alike(record: Record) -> int | None:
    """A number of 63 bits that Records have in common which may be about the same thing; None without a title."""
    if not record.title:
        return None
    titles = sorted({_folded(title) for texts in record.title.values() for title in texts})
    media = sorted(medium.url for medium in record.media)
    kind = record.type
    whole = (kind, titles, record.countries, record.languages, _names(record), media, _OWN[kind](record))
    return int.from_bytes(hashlib.sha256(_encode(whole)).digest()[:8]) >> 1


def _folded(title: str) -> str:
    return " ".join(normalize("NFKC", title).casefold().split())


def _names(record: Record) -> list[str]:
    """The identifiers of what a record is about, without the one that the record itself goes by."""
    own = record.source_record.identifier if record.source_record else None
    named = [f"{i.scheme} {i.value}" for i in record.identifiers if i.scheme not in _ADDRESSES and i.value != own]
    return sorted(named) if len(named) > 1 else named


@dataclass(frozen=True, slots=True)
class Twin:
    """A Record among those of its key: `outcome` is the one it has by itself, `content` a digest of what it says."""

    number: int
    identifier: str
    outcome: str
    content: bytes
    proof: bool
    """Whether it states an identifier or a medium: without one, a name alone may be that of a series."""


def twin(number: int, outcome: str, body: bytes) -> Twin:
    """A stored Record, ready to be compared with the others of its key."""
    record = _decode(body)
    source = record.source_record
    proof = bool(_names(record) or record.media)
    return Twin(number, source.identifier if source else "", outcome, _content(body), proof)


def _content(body: bytes) -> bytes:
    """A digest of all that a Record says, but for who sent it and how carefully it is to be handled."""
    whole = json.decode(body)
    whole.pop("source_record", None)
    whole.pop("sensitivity", None)
    whole["identifiers"] = [one for one in whole.get("identifiers", ()) if one["scheme"] != "oai"]
    return hashlib.sha256(_encode(whole)).digest()


def compared(twins: Sequence[Twin], rules: Duplicates | None) -> dict[int, list[Reason]]:
    """What is to be said of Records of one key, in the order of their arrival, because of one another; by number.

    The first public one stands. What is withheld is withheld for all that say the same, and asks for a look at what is
    nearly the same, whatever the rules say; without `rules` nothing else is compared.
    """
    hidden = [one for one in twins if one.outcome == "withhold"]
    public = [one for one in twins if one.outcome in PUBLIC]
    said = {one.number: _hidden(one, hidden) for one in twins if one.outcome in _ASKED}
    if rules and public:
        heads = {one.content: one for one in reversed(public)}
        for one in twins:
            if one.number in said and not (said[one.number] and said[one.number][0].severity == "withhold"):
                said[one.number] += _later(one, heads.get(one.content), public[0], rules)
    return {number: reasons for number, reasons in said.items() if reasons}


def _hidden(one: Twin, hidden: Sequence[Twin]) -> list[Reason]:
    if same := next((other for other in hidden if other.content == one.content), None):
        return _reason(TWIN, "withhold", "it says the same as a record that is withheld", same)
    if hidden and one.proof:
        message, hint = "it is much like a record that is withheld", "ask the community"
        return _reason(TWIN, "quarantine", message, hidden[0], hint)
    return []


def _later(one: Twin, same: Twin | None, first: Twin, rules: Duplicates) -> list[Reason]:
    if same and same.number < one.number:
        message, hint = f"it says the same as {same.identifier} in every field", "leave one of them out of the set"
        if one.proof:
            return _reason("duplicate.exact", rules.exact, message, same, hint)
        message, hint = f"{message}, and has no identifier or medium of its own", _TELL_APART
        return _reason("duplicate.indistinct", rules.indistinct, message, same, hint)
    if one.proof and first.number < one.number:
        message = f"title, date, identifiers and media are those of {first.identifier}, the rest differs"
        hint = "leave one of them out, or say what tells them apart"
        return _reason("duplicate.probable", rules.probable, message, first, hint)
    return []


def _reason(rule: str, action: Action, message: str, other: Twin, hint: str | None = None) -> list[Reason]:
    """None where the rule is switched off (`accept`)."""
    return [Reason(rule, action, message, _LOOKED_AT, other.identifier[:80], hint)] if action != "accept" else []


def is_comparison(reason: Reason) -> bool:
    """Whether a reason is one that `compared` gave."""
    return reason.rule == TWIN or reason.rule.startswith(_KIND)
