"""Inscriptions as dated events: list, year, number, decision and criteria in the forms that UNESCO writes.

Standard: Operational Directives of the 2003 Convention (lists, criteria R.1 to R.5, U.1 to U.6, P.1 to P.9; decisions
as `13.COM 10.b.41`). Lists and statuses are those of `config/vocabularies/lists.yaml` and `designation_statuses.yaml`.
"""

import re
from collections.abc import Iterator
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from enrichment.date_reader import Read, reader
from enrichment.edtf import Span
from enrichment.unnamed_calendar import Beside
from ichlinks.stages import Draft, Enrich, Reason

_DECISION = re.compile(
    r"(?:decisions/|(?<![\d/]))(\d{1,2})[.\s]*(EXT[.\s]*)?(COM|GA)(?![^\W\d_])[\s.,/]*"
    r"(\d+(?:[.\s]*(?:\d+|[A-Za-z](?![A-Za-z])))*)?[\s.]*(?:\(\d{4}\)[\s.]*)?$",
    re.I,
)
_SESSION = re.compile(r"\d[.\s]*(?:EXT[.\s]*)?(?:COM|GA)(?![^\W\d_])", re.I)
_CRITERIA = re.compile(r"(?<![^\W\d_])([RUP])\.?\s*((\d)(?!\d)(?:\s*(?:-|–|to|,|and)\s*(?:\1\.?\s*)?\d(?!\d))*)", re.I)
_FROM_TO = re.compile(r"(\d)(?:\s*(?:-|–|to)\s*[a-z]?\.?\s*(\d))?", re.I)
_FILE = r"(?:nomination file |ref(?:erence)?\b[.:\s]*)?no\.?\s*"
_NUMBER = re.compile(rf"(?:.*?\b(?:RL|USL|BSP|GSP)[\s/-]*(?:\S*-)?|{_FILE}|.*/)?0*([1-9]\d{{0,4}})/?", re.I)
_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*\Z")
_FIRST_SESSION = 2006


def designations(workspace: Workspace, partner: Partner) -> Enrich:
    lists, statuses, read = load(workspace, "lists"), load(workspace, "designation_statuses"), reader(workspace)

    def enrich(draft: Draft) -> Draft:
        if stated := draft.fields.get("designations"):
            beside = Beside(partner.country, tuple(draft.fields.get("languages", ())))
            events = [_in_a_year(dict(one), read, beside) for one in stated if isinstance(one, dict)]
            found = [_event(one, draft, lists, statuses) for one in events]
            # What became of it is not known: it may be a nomination, which is no inscription.
            known = [one for one in found if one.get("status") is None or one["status"] in statuses.entries]
            draft.fields["designations"] = sorted(_distinct(known), key=_year)
        return draft

    return enrich


def _event(event: dict[str, Any], draft: Draft, lists: Vocabulary, statuses: Vocabulary) -> dict[str, Any]:
    _named(event, "list", lists, draft)
    _named(event, "status", statuses, draft)
    if "ref" in event and (number := _NUMBER.fullmatch(str(event["ref"]).strip())) and _is_unesco(event, lists):
        event["ref"] = number[1].zfill(5)
    if "decision" in event:
        event["decision"] = decision(str(event["decision"]))
    if "criteria" in event:
        event["criteria"] = _criteria(event, draft, lists)
    _dated(event, draft)
    _possible(event, draft, lists)
    return event


def _in_a_year(event: dict[str, Any], read: Read, beside: Beside) -> dict[str, Any]:
    """A year of the common era in figures; any other (`พ.ศ. 2552`) is a date, and the year of a date is the year."""
    year = str(event.get("year", "")).strip()
    if year:
        stated = read(year, beside)
        if year.isdecimal() and isinstance(stated, Span) and not stated.note:
            return {**event, "year": int(year)}
        event.setdefault("date", str(event.pop("year")))
    date = event.get("date")
    found = read(date.strip(), beside) if isinstance(date, str) else None
    if isinstance(found, Span) and found.begin and found.end and (common := found.begin[:4]) == found.end[:4]:
        return {**event, "year": int(common)} if common.isdecimal() else event
    return event


def _is_unesco(event: dict[str, Any], lists: Vocabulary) -> bool:
    return "criteria" in lists.entries.get(str(event.get("list")), {})


def _named(event: dict[str, Any], key: str, vocabulary: Vocabulary, draft: Draft) -> None:
    stated = event.get(key)
    if stated is None:
        return
    if code := vocabulary.find(str(stated)) or vocabulary.find(_QUALIFIER.sub("", str(stated))):
        event[key] = code
    else:
        message = f"{stated!r} is no {key} of inscriptions that we know"
        draft.reasons.append(_odd(f"designation.{key}_unknown", message, str(stated)))


def decision(text: str) -> str:
    """A decision in UNESCO's own form (`13.COM 10.b.41`); a text that is none stays as it is."""
    if not (found := _DECISION.search(text)) or len(_SESSION.findall(text)) > 1:
        return text
    part = re.sub(r"[\s.]+", ".", found[4] or "").lower()
    return f"{int(found[1])}.{'EXT.' if found[2] else ''}{found[3].upper()}{' ' + part if part else ''}"


def _criteria(event: dict[str, Any], draft: Draft, lists: Vocabulary) -> list[str]:
    stated = event["criteria"]
    text = stated if isinstance(stated, str) else "; ".join(map(str, stated))
    found = dict.fromkeys(criteria_in(text))
    entry = lists.entries.get(str(event.get("list")), {})
    known = {f"{entry['criteria']}.{n}" for n in range(1, entry["highest"] + 1)} if "criteria" in entry else found
    if wrong := [one for one in found if one not in known]:
        message = f"{', '.join(wrong)}: not a criterion of the {event['list']}"
        draft.reasons.append(_odd("designation.criterion", message, text))
    return [one for one in found if one in known]


def criteria_in(text: str) -> Iterator[str]:
    """The criteria that a text names: `R.1; R.2`, `U1-U6`, `P.1, 2 and 9`."""
    for found in _CRITERIA.finditer(text):
        for first, last in _FROM_TO.findall(found[2]):
            for number in range(int(first), int(last or first) + 1):
                yield f"{found[1].upper()}.{number}"


def _dated(event: dict[str, Any], draft: Draft) -> None:
    """The Committee meets once a year: its session says the year, and must agree with the one that is stated."""
    found = re.match(r"(\d+)\.COM", str(event.get("decision", "")))
    if not found:
        return
    year = _FIRST_SESSION - 1 + int(found[1])
    stated = event.setdefault("year", year)
    if isinstance(stated, int) and stated != year:
        message = f"the decision {event['decision']} is of {year}, not of {stated}"
        draft.reasons.append(_odd("designation.year", message, f"{stated}, {event['decision']}"))


def _possible(event: dict[str, Any], draft: Draft, lists: Vocabulary) -> None:
    """The Representative List began in 2008; Masterpieces were proclaimed in three years."""
    entry, year = lists.entries.get(str(event.get("list")), {}), event.get("year")
    years = entry.get("years", ())
    if isinstance(year, int) and (year < entry.get("first", year) or (years and year not in years)):
        message = f"no inscription of the list {event['list']} is of {year}"
        draft.reasons.append(_odd("designation.year", message, str(year)))


def _distinct(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event for index, event in enumerate(events) if event not in events[:index]]


def _year(event: dict[str, Any]) -> int:
    year = event.get("year")
    return year if isinstance(year, int) else 9999


def _odd(rule: str, message: str, stated: str) -> Reason:
    return Reason(
        rule, "flag", message, "designations", stated[:80], "compare it with the inscription at ich.unesco.org"
    )
