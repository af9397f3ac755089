"""The facts of an Item as rows of a table: which field is shown under which label, per type."""

from collections.abc import Mapping
from dataclasses import dataclass

from exchange import fact_values as read
from exchange.fact_values import Reader, Value
from exchange.names import Names
from ichlinks.stages import JSON

Rows = Mapping[str, tuple[str, Reader]]
"""Field → its label and what reads its value."""


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    values: tuple[Value, ...]


def facts(item: JSON, names: Names) -> list[Fact]:
    """The rows of which the Item says something, in reading order."""
    rows = {**_BY_TYPE[item["type"]], **_COMMON}
    found = (Fact(label, tuple(reader(item[field], names))) for field, (label, reader) in rows.items() if field in item)
    return [fact for fact in found if fact.values]


_COMMON: Rows = {
    "countries": ("Country", read.countries),
    "places": ("Places", read.each(read.place)),
    "domains": ("Domains of the Convention", read.domains),
    "communities": ("Communities", read.each(read.agent)),
    "concepts": ("Subjects", read.each(read.reference)),
    "languages": ("Languages", read.languages),
    "identifiers": ("Identifiers", read.each(read.identifier)),
}

_BY_TYPE: Mapping[str, Rows] = {
    "Element": {
        "states_parties": ("States Parties", read.countries),
        "multinational": ("Multinational", read.yes),
        "national_classification": ("National classification", read.each(read.classification)),
        "seasonality": ("Season", read.season),
        "objects_instruments": ("Objects and instruments", read.each(read.reference)),
        "sdgs": ("Sustainable Development Goals", read.goals),
    },
    "Resource": {
        "resource_type": ("Kind", read.kind),
        "creators": ("Created by", read.each(read.agent)),
        "contributors": ("Contributors", read.each(read.agent)),
        "publisher": ("Publisher", read.texts),
        "issued": ("Date", read.date),
        "place": ("Place of publication", read.place),
        "edition": ("Edition", read.as_stated),
        "extent": ("Extent", read.as_stated),
        "series": ("Series", read.series),
        "series_position": ("Number in series", read.as_stated),
        "pages": ("Pages", read.as_stated),
    },
    "Stakeholder": {
        "kind": ("Kind", read.kind),
        "agent_type": ("Form", read.code),
        "founded": ("Founded", read.date),
        "address": ("Address", read.as_stated),
        "contact": ("Contact", read.contact),
        "accreditation": ("Accreditation", read.accreditation),
    },
    "NewsEvent": {
        "kind": ("Kind", read.kind),
        "start": ("Begins", read.date),
        "end": ("Ends", read.date),
        "deadline": ("Deadline", read.date),
        "timezone": ("Time zone", read.as_stated),
        "recurrence": ("Recurrence", read.as_stated),
        "edition": ("Edition", read.as_stated),
        "venue": ("Venue", read.venue),
        "attendance_mode": ("Attendance", read.code),
        "organisers": ("Organised by", read.each(read.agent)),
        "status": ("Status", read.code),
        "published_at": ("Published", read.date),
    },
}
