"""The facts of an Item as rows of a table, each value with its language or its link; one table of rows per type."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from exchange.names import DOMAINS, Names, plain
from exchange.pages import web
from exchange.words import LanguageMap, Words, preferred, words
from ichlinks.stages import JSON


@dataclass(frozen=True, slots=True)
class Value:
    """Text, or Words in a stated language; with a link where there is one to follow."""

    words: Words
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    values: tuple[Value, ...]


Reader = Callable[[Any, Names], Iterable[Value]]
Rows = Mapping[str, tuple[str, Reader]]
"""Field → its label and what reads its value."""


def facts(item: JSON, names: Names) -> list[Fact]:
    """The rows of which the Item says something, in reading order."""
    rows = {**_BY_TYPE[item["type"]], **_COMMON}
    found = (Fact(label, tuple(read(item[field], names))) for field, (label, read) in rows.items() if field in item)
    return [fact for fact in found if fact.values]


def text(value: str, href: str | None = None) -> Value:
    return Value(Words(value, "en", "ltr", "English"), href)


def stated(value: Any, href: str | None = None) -> Value:
    """Text of a partner whose language nobody stated."""
    return Value(Words(str(value), "", "auto", ""), href)


def _plain(value: Any, _names: Names) -> Iterable[Value]:
    return [stated(value)]


def _code(value: str, _names: Names) -> Iterable[Value]:
    return [text(plain(value))]


def _kind(value: str | list[str], names: Names) -> Iterable[Value]:
    return [text(names.kind(code)) for code in ([value] if isinstance(value, str) else value)]


def _texts(value: LanguageMap, names: Names) -> Iterable[Value]:
    return [Value(one) for one in words(value, names)]


def _countries(value: list[str], names: Names) -> Iterable[Value]:
    return [text(names.country(code), _search(country=code)) for code in value]


def _domains(value: list[str], _names: Names) -> Iterable[Value]:
    return [text(DOMAINS[code], _search(domain=code)) for code in value]


def _languages(value: list[str], names: Names) -> Iterable[Value]:
    return [text(names.language(code), _search(language=code)) for code in value]


def _date(value: JSON, _names: Names) -> Iterable[Value]:
    told, edtf = value.get("text"), value.get("edtf") or value.get("begin")
    return [stated(f"{told} ({edtf})" if told and edtf and told != edtf else told or edtf)] if told or edtf else []


def _place(value: JSON, names: Names) -> Iterable[Value]:
    found = preferred(value.get("label", {}), names)
    where = f"{value['lat']}, {value['lon']}" if "lat" in value and "lon" in value else None
    link = web(value.get("geonames"))
    return [Value(one, link) for one in (found, stated(where).words if where else None) if one]


def _agent(value: JSON, names: Names) -> Iterable[Value]:
    link = web(value.get("ref"))
    for one in words(value["name"], names):
        role = f" ({value['role']})" if value.get("role") else ""
        yield Value(Words(one.text + role, one.lang, one.dir, one.language), link)


def _reference(value: JSON, names: Names) -> Iterable[Value]:
    link = web(value.get("uri"))
    found = words(value.get("label", {}), names)
    return [Value(one, link) for one in found] or ([stated(link, link)] if link else [])


def _class(value: JSON, names: Names) -> Iterable[Value]:
    label = preferred(value.get("label", {}), names)
    parts = (value["scheme"], value.get("code"), label.text if label else None)
    return [stated(" · ".join(part for part in parts if part))]


def _identifier(value: JSON, _names: Names) -> Iterable[Value]:
    return [stated(f"{value['scheme']}: {value['value']}", web(value.get("uri")))]


def _goals(value: list[int], _names: Names) -> Iterable[Value]:
    return [text(f"Goal {n}", f"https://sdgs.un.org/goals/goal{n}") for n in value]


def _season(value: JSON, names: Names) -> Iterable[Value]:
    return [*_texts(value.get("text", {}), names), *([stated(value["recurrence"])] if "recurrence" in value else [])]


def _series(value: JSON, names: Names) -> Iterable[Value]:
    number = ", ".join(value[key] for key in ("volume", "number") if key in value)
    return [*_texts(value["title"], names), *([stated(number)] if number else [])]


def _venue(value: JSON, names: Names) -> Iterable[Value]:
    return [*_texts(value.get("name", {}), names), *_place(value.get("place", {}), names)]


def _contact(value: JSON, _names: Names) -> Iterable[Value]:
    link = web(value.get("url"))
    return [stated(value[key]) for key in ("email", "phone") if key in value] + ([stated(link, link)] if link else [])


def _accreditation(value: JSON, _names: Names) -> Iterable[Value]:
    since = f", since {value['year']}" if "year" in value else ""
    return [text(f"Accredited NGO {value['unesco_ngo']}{since}")]


def _yes(value: bool, _names: Names) -> Iterable[Value]:
    return [text("Yes")] if value else []


def each(read: Reader) -> Reader:
    return lambda value, names: [found for one in value for found in read(one, names)]


def _search(**parameters: str) -> str:
    return f"/search?{urlencode(parameters)}"


_COMMON: Rows = {
    "countries": ("Country", _countries),
    "places": ("Places", each(_place)),
    "domains": ("Domains of the Convention", _domains),
    "communities": ("Communities", each(_agent)),
    "concepts": ("Subjects", each(_reference)),
    "languages": ("Languages", _languages),
    "identifiers": ("Identifiers", each(_identifier)),
}

_BY_TYPE: Mapping[str, Rows] = {
    "Element": {
        "states_parties": ("States Parties", _countries),
        "multinational": ("Multinational", _yes),
        "national_classification": ("National classification", each(_class)),
        "seasonality": ("Season", _season),
        "objects_instruments": ("Objects and instruments", each(_reference)),
        "sdgs": ("Sustainable Development Goals", _goals),
    },
    "Resource": {
        "resource_type": ("Kind", _kind),
        "creators": ("Created by", each(_agent)),
        "contributors": ("Contributors", each(_agent)),
        "publisher": ("Publisher", _texts),
        "issued": ("Date", _date),
        "place": ("Place of publication", _place),
        "edition": ("Edition", _plain),
        "extent": ("Extent", _plain),
        "series": ("Series", _series),
        "series_position": ("Number in series", _plain),
        "pages": ("Pages", _plain),
    },
    "Stakeholder": {
        "kind": ("Kind", _kind),
        "agent_type": ("Form", _code),
        "founded": ("Founded", _date),
        "address": ("Address", _plain),
        "contact": ("Contact", _contact),
        "accreditation": ("Accreditation", _accreditation),
    },
    "NewsEvent": {
        "kind": ("Kind", _kind),
        "start": ("Begins", _date),
        "end": ("Ends", _date),
        "deadline": ("Deadline", _date),
        "timezone": ("Time zone", _plain),
        "recurrence": ("Recurrence", _plain),
        "edition": ("Edition", _plain),
        "venue": ("Venue", _venue),
        "attendance_mode": ("Attendance", _code),
        "organisers": ("Organised by", each(_agent)),
        "status": ("Status", _code),
        "published_at": ("Published", _date),
    },
}
