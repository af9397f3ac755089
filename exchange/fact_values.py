"""How each field becomes values of the facts table: words with their language, and a link where there is one."""

from collections.abc import Callable, Iterable
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


_SCHEMES = {
    "url": "",
    "unesco-ich": "UNESCO",
    "inventory": "Inventory",
    "wikidata": "Wikidata",
    **{scheme: scheme.upper() for scheme in ("oai", "isbn", "issn", "doi", "isni", "orcid", "viaf", "ror")},
}

Reader = Callable[[Any, Names], Iterable[Value]]


def text(value: str, href: str | None = None) -> Value:
    return Value(Words(value, "en", "ltr", "English"), href)


def stated(value: Any, href: str | None = None) -> Value:
    """Text of a partner whose language nobody stated."""
    return Value(Words(str(value), "", "auto", ""), href)


def as_stated(value: Any, _names: Names) -> Iterable[Value]:
    return [stated(value)]


def code(value: str, _names: Names) -> Iterable[Value]:
    return [text(plain(value))]


def kind(value: str | list[str], names: Names) -> Iterable[Value]:
    return [text(names.kind(code)) for code in ([value] if isinstance(value, str) else value)]


def texts(value: LanguageMap, names: Names) -> Iterable[Value]:
    return [Value(one) for one in words(value, names)]


def countries(value: list[str], names: Names) -> Iterable[Value]:
    return [text(names.country(code), _search(country=code)) for code in value]


def domains(value: list[str], _names: Names) -> Iterable[Value]:
    return [text(DOMAINS[code], _search(domain=code)) for code in value]


def languages(value: list[str], names: Names) -> Iterable[Value]:
    return [text(names.language(code), _search(language=code)) for code in value]


def date(value: JSON, _names: Names) -> Iterable[Value]:
    told, edtf = value.get("text"), value.get("edtf") or value.get("begin")
    return [stated(f"{told} ({edtf})" if told and edtf and told != edtf else told or edtf)] if told or edtf else []


def place(value: JSON, names: Names) -> Iterable[Value]:
    found = preferred(value.get("label", {}), names)
    where = f"{value['lat']}, {value['lon']}" if "lat" in value and "lon" in value else None
    link = web(value.get("geonames"))
    return [Value(one, link) for one in (found, stated(where).words if where else None) if one]


def agent(value: JSON, names: Names) -> Iterable[Value]:
    link = web(value.get("ref"))
    for one in words(value["name"], names):
        role = f" ({value['role']})" if value.get("role") else ""
        yield Value(Words(one.text + role, one.lang, one.dir, one.language), link)


def reference(value: JSON, names: Names) -> Iterable[Value]:
    link = web(value.get("uri"))
    found = words(value.get("label", {}), names)
    return [Value(one, link) for one in found] or ([stated(link, link)] if link else [])


def classification(value: JSON, names: Names) -> Iterable[Value]:
    label = preferred(value.get("label", {}), names)
    parts = (value["scheme"], value.get("code"), label.text if label else None)
    return [stated(" · ".join(part for part in parts if part))]


def identifier(value: JSON, _names: Names) -> Iterable[Value]:
    scheme = _SCHEMES.get(value["scheme"], value["scheme"])
    return [stated(f"{scheme} {value['value']}".lstrip(), web(value.get("uri")) or web(value["value"]))]


def goals(value: list[int], _names: Names) -> Iterable[Value]:
    return [text(f"Goal {n}", f"https://sdgs.un.org/goals/goal{n}") for n in value]


def season(value: JSON, names: Names) -> Iterable[Value]:
    return [*texts(value.get("text", {}), names), *([stated(value["recurrence"])] if "recurrence" in value else [])]


def series(value: JSON, names: Names) -> Iterable[Value]:
    number = ", ".join(value[key] for key in ("volume", "number") if key in value)
    return [*texts(value["title"], names), *([stated(number)] if number else [])]


def venue(value: JSON, names: Names) -> Iterable[Value]:
    return [*texts(value.get("name", {}), names), *place(value.get("place", {}), names)]


def contact(value: JSON, _names: Names) -> Iterable[Value]:
    link = web(value.get("url"))
    return [stated(value[key]) for key in ("email", "phone") if key in value] + ([stated(link, link)] if link else [])


def accreditation(value: JSON, _names: Names) -> Iterable[Value]:
    since = f", since {value['year']}" if "year" in value else ""
    return [text(f"Accredited NGO {value['unesco_ngo']}{since}")]


def yes(value: bool, _names: Names) -> Iterable[Value]:
    return [text("Yes")] if value else []


def each(read: Reader) -> Reader:
    return lambda value, names: [found for one in value for found in read(one, names)]


def _search(**parameters: str) -> str:
    return f"/search?{urlencode(parameters)}"
