"""Events in the life of an object, and what each kind says of a record.

Standard: LIDO 1.1, `eventSet/event/eventType`; LIDO Terminology, event types (lido00012 Creation, lido00007
Production …). What only concerns the holding museum (acquisition, move, loss) says nothing of the heritage.
"""

from typing import Literal

from crosswalks.common.elements import at
from crosswalks.common.once import once
from crosswalks.common.texts import texts
from crosswalks.lido.source import DESCRIPTIVE, Element, Group, Source, aligned, uris
from crosswalks.lido.terms import terms

Kind = Literal["made", "published", "practised", "shown", "collected", "took part"]
_CODES: dict[str, Kind] = {
    "lido00012": "made",  # Creation
    "lido00007": "made",  # Production
    "lido00224": "made",  # Designing
    "lido00029": "made",  # Transformation
    "lido00228": "published",  # Publication
    "lido00011": "practised",  # Use
    "lido00030": "practised",  # Performance
    "lido00225": "shown",  # Exhibition
    "lido00010": "collected",  # Collecting
    "lido00002": "collected",  # Finding
    "lido00033": "collected",  # Excavation
    "lido00226": "took part",  # Commissioning
    "lido00006": "took part",  # Modification
    "lido00032": "took part",  # Planning
    "lido00034": "took part",  # Restoration
    "lido00003": "took part",  # Event (non-specified)
}
_WORDS: dict[str, Kind] = {
    "creation": "made", "production": "made", "designing": "made", "manufacture": "made", "transformation": "made",
    "geistige schöpfung": "made", "herstellung": "made", "hergestellt": "made", "entwurf": "made", "verfasst": "made",
    "publication": "published", "veröffentlichung": "published", "veröffentlicht": "published",
    "use": "practised", "performance": "practised", "gebrauch": "practised", "aufführung": "practised",
    "exhibition": "shown", "ausstellung": "shown",
    "collecting": "collected", "finding": "collected", "excavation": "collected", "sammeltätigkeit": "collected",
    "fund": "collected", "ausgrabung": "collected",
    "commissioning": "took part", "modification": "took part", "planning": "took part", "restoration": "took part",
    "beauftragung": "took part", "bearbeitung": "took part", "planung": "took part", "restaurierung": "took part",
}  # fmt: skip


def inside(source: Source, path: str, *kinds: Kind) -> list[Group]:
    """What stands at a path below the events of these kinds (of all events without any), language by language."""
    chosen = ([event for kind, event in block if not kinds or kind in kinds] for block in _events(source))
    return aligned([[one for event in events for one in at(event, path)] for events in chosen])


def kind_of(event: Element) -> Kind | None:
    """By the address of its type, else by its words; None for events that say nothing here."""
    for stated in at(event, "eventType"):
        for uri in uris(stated):
            code = uri.rstrip("/").rpartition("/")[2]
            if kind := _CODES.get(code) or _WORDS.get(code.replace("_", " ")):
                return kind
        for word in texts(terms([stated])):
            if kind := _WORDS.get(word.casefold()):
                return kind
    return None


@once
def _events(source: Source) -> list[list[tuple[Kind | None, Element]]]:
    """The events of each descriptive block, with their kinds."""
    blocks = at(source.root, DESCRIPTIVE)
    return [[(kind_of(one), one) for one in at(block, "eventWrap/eventSet/event")] for block in blocks]
