"""The calendar of a date that names none: that of the archive's country, of its digits, or of the record's language.

Which say so is `unnamed` in `config/vocabularies/calendars.yaml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from enrichment.calendars import Entry, converted
from enrichment.edtf import Failure, Span, between

_YEAR = re.compile(r"(?<!\d)\d{4}(?=\D|\Z|\d{4}(?!\d))")
_FIGURES = re.compile(r"(\d{4})(?:([-./])(\d\d?)(?:\2(\d\d?))?)?(?:[t ]\d\d:\d\d.*)?|(\d{4})(\d\d)(\d\d)")
_YEARS = re.compile(r"(\d\d)(\d\d)[-/](\d\d)")
_LAST_COMMON = 2100

Says = Literal["surely", "perhaps"]


class Beside(NamedTuple):
    """What stands beside a date: the archive's country (ISO 3166-1) and the languages of the record (BCP 47)."""

    country: str = ""
    languages: tuple[str, ...] = ()


NOTHING = Beside()


class Unnamed(NamedTuple):
    """A calendar by its code and a name of it; `says` how sure it is that a date is of it."""

    code: str
    name: str
    entry: Entry
    says: Says


def unnamed(text: str, plain: str, beside: Beside, calendars: Mapping[str, Entry]) -> Unnamed | None:
    """The calendar of a date that names none, by its text and that text folded; None where nothing says which.

    `calendars` are those with a rule for dates that do not name them.
    """
    found = _YEAR.search(plain)
    return next(_candidates(text, plain, int(found[0]), beside, calendars), None) if found else None


def _candidates(text: str, plain: str, year: int, beside: Beside, calendars: Mapping[str, Entry]) -> Iterator[Unnamed]:
    for code, entry in calendars.items():
        rule = entry["unnamed"]
        if not rule["from"] <= year <= rule["until"]:
            continue
        # What is written in Persian can be of the year 1399 of the common era, but hardly tells its day in figures.
        is_certain = year > _LAST_COMMON or bool((found := _FIGURES.fullmatch(plain)) and (found[4] or found[7]))
        if says := _says(rule, text, beside, is_certain):
            yield Unnamed(code, entry["names"][0], entry, says if year >= rule.get("certain", 0) else "perhaps")


def _says(rule: Mapping[str, Any], text: str, beside: Beside, is_certain: bool) -> Says | None:
    languages = [tag.partition("-")[0] for tag in beside.languages]
    contrary = _meet(rule.get("without", ()), [*languages, beside.country])
    if beside.country in rule["countries"] or (re.search(f"[{rule['characters']}]", text) and not contrary):
        return "surely"
    if not _meet(rule["languages"], languages):
        return None
    return "surely" if is_certain else "perhaps"


def _meet(some: Iterable[str], others: Iterable[str]) -> bool:
    return not set(some).isdisjoint(others)


def in_figures(plain: str, entry: Entry) -> Span | Failure | None:
    """What a date in ASCII figures, the year first, means in this calendar; None for what has another form."""
    if (years := _YEARS.fullmatch(plain)) and int(years[3]) > max(12, int(years[2])):
        begin, end = (converted(entry, (int(years[1] + last), None, None)) for last in (years[2], years[3]))
        return between(begin, end)
    if (found := _FIGURES.fullmatch(plain)) is None:
        return None
    year, month, of_month = (
        int(part) if part else None for part in (found[1] or found[5], found[3] or found[6], found[4] or found[7])
    )
    return converted(entry, (year or 0, month, of_month))
