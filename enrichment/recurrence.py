"""How often an event or practice recurs, as a rule of iCalendar; words that are no rule stay as they are.

Standards: RFC 5545, section 3.3.10; ISO 8601 durations (`P1W`), which schema.org states. Words are those of
`config/vocabularies/recurrences.yaml`; English sentences of three kinds are read as well: `every third year`, `first
Sunday of April`, `15 August every year`. Days of the moon are no rule: iCalendar has none.
"""

import re
from calendar import monthrange
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from ichlinks.stages import Draft, Enrich

_RULE = re.compile(r"(?:RRULE:)?(FREQ=(?:YEARLY|MONTHLY|WEEKLY|DAILY)(?:;[A-Z]+=[A-Z0-9,+-]+)*)")
_YEARLY = re.compile(r"^(?:every|each) year,? |^annually,? |^yearly,? |,? (?:of )?(?:every|each) year$|,? annually$")
_DAY = r"(mon|tues|wednes|thurs|fri|satur|sun)day"
_ORDINAL = "first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)"
_EVERY = re.compile(r"(?:(?:once )?every|once in) (\w+) (day|week|month|year)s?")
_DURATION = re.compile(r"p([1-9]\d?)([dwmy])", re.ASCII)
_WEEKLY = re.compile(rf"(?:every|each) {_DAY}|(?:on )?{_DAY}s")
_NTH = re.compile(rf"(?:on )?(?:the )?({_ORDINAL}) {_DAY} (?:of|in) (?:(?:every|each) )?(\w+)")
_DATE = re.compile(r"(?:on )?(?:the )?(?:(\d\d?)(?:st|nd|rd|th)?(?: of)? ([a-z]+)|([a-z]+) (\d\d?)(?:st|nd|rd|th)?)")
_NUMBERS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "first": 1}
_NUMBERS |= {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NUMBERS |= {"twelve": 12, "twenty": 20, "sixty": 60}
_OF = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}


def recurrence(workspace: Workspace, partner: Partner) -> Enrich:
    rules, months = load(workspace, "recurrences"), load(workspace, "months")

    def rule(stated: Any) -> str | None:
        text = str(stated).strip()
        if found := _RULE.fullmatch(text.upper()):
            return found[1]
        return rules.find(text) or _sentence(" ".join(text.lower().rstrip(".").split()), months)

    def enrich(draft: Draft) -> Draft:
        fields = draft.fields
        if stated := fields.get("recurrence"):
            fields["recurrence"] = rule(stated) or stated
        if isinstance(season := fields.get("seasonality"), dict):
            _of_season(season, rule)
        return draft

    return enrich


def _sentence(text: str, months: Vocabulary) -> str | None:
    if found := _EVERY.fullmatch(text):
        return _interval(_number(found[1]), found[2])
    if found := _DURATION.fullmatch(text):
        return _interval(int(found[1]), found[2]) or f"FREQ={_OF[found[2]]}"
    if found := _WEEKLY.fullmatch(text):
        return f"FREQ=WEEKLY;BYDAY={_day(found[1] or found[2])}"
    plain = _YEARLY.sub("", text)
    if found := _NTH.fullmatch(plain):
        return _nth(_number(found[1]), _day(found[2]), found[3], months)
    if found := _DATE.fullmatch(plain):
        return _date(int(found[1] or found[4]), found[2] or found[3], months)
    return None


def _interval(number: int, unit: str) -> str | None:
    return f"FREQ={_OF[unit[0]]};INTERVAL={number}" if number > 1 else None


def _nth(number: int, day: str, month: str, months: Vocabulary) -> str | None:
    if month == "month":
        return f"FREQ=MONTHLY;BYDAY={number}{day}"
    found = _month(month, months)
    return f"FREQ=YEARLY;BYMONTH={found};BYDAY={number}{day}" if found else None


def _date(day: int, month: str, months: Vocabulary) -> str | None:
    found = _month(month, months)
    return f"FREQ=YEARLY;BYMONTH={found};BYMONTHDAY={day}" if found and 1 <= day <= monthrange(2024, found)[1] else None


def _month(name: str, months: Vocabulary) -> int:
    """1 to 12, 0 for what is no month of the Gregorian calendar."""
    entry = months.entries.get(months.find(name) or "", {})
    return int(entry["number"]) if entry.get("calendar") == "gregorian" else 0


def _number(word: str) -> int:
    digits = re.fullmatch(r"([1-9]\d?)(?:st|nd|rd|th)?", word, re.ASCII)
    return int(digits[1]) if digits else _NUMBERS.get(word, 0)


def _day(stem: str) -> str:
    return stem[:2].upper()


def _of_season(season: dict[str, Any], rule: Any) -> None:
    """Stated as a rule or in words; the words are kept in any case."""
    stated = season.get("recurrence")
    texts = [text for some in season.get("text", {}).values() for text in some]
    found = (one for text in ([stated] if stated else texts) if (one := rule(text)))
    if first := next(found, None):
        season["recurrence"] = first
        if stated not in (None, first):
            season.setdefault("text", {"und": [str(stated)]})
