"""Dates: what the partner wrote becomes an EDTF date with its calendar days; what cannot be one keeps its text.

Standard: EDTF level 1 (ISO 8601-2:2019). A date of another calendar names it in the draft's paths; of a lunisolar one
only the year is kept, for its days need an almanac.
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from enrichment.date_reader import Read, reader
from enrichment.edtf import Span, figures
from enrichment.unnamed_calendar import NOTHING, Beside
from ichlinks.stages import Draft, Enrich, Reason

_FIELDS = ("issued", "founded", "start", "end", "deadline", "published_at")
_ANNOUNCED = ("news", "notice", "call-for-papers")
_MESSAGES = {
    "invalid": ("flag", "{!r} is not a day that ever was or will be", "correct it, or write only the year"),
    "ambiguous": ("flag", "{!r} can be read in two ways", "write it as year-month-day of the common era"),
    "unknown": ("info", "{!r} cannot be read as a date", "write it as year-month-day, or EDTF"),
}


def dates(workspace: Workspace, partner: Partner) -> Enrich:
    read = reader(workspace)

    def enrich(draft: Draft) -> Draft:
        fields = draft.fields
        beside = Beside(partner.country, tuple(fields.get("languages", ())))
        if fields.get("type") == "NewsEvent" and "published_at" in fields:
            _announced_or_held(draft)
        for field in _FIELDS:
            if field in fields:
                fields[field] = _date(fields[field], field, draft, read, beside)
        for designation in fields.get("designations", ()):
            if "date" in designation:
                designation["date"] = _date(designation["date"], "designations", draft, read, beside)
        if "start" in fields:
            _spread(draft)
            _ordered(draft)
        return draft

    return enrich


def _announced_or_held(draft: Draft) -> None:
    """One date of a source that has one for everything: of news it is when they appeared, else when it takes place."""
    fields = draft.fields
    published, start = str(fields["published_at"]), str(fields.get("start"))
    if start not in (published, published.partition("/")[0]):
        return
    for field in ("start", "end") if fields.get("kind") in _ANNOUNCED else ("published_at",):
        fields.pop(field, None)
        draft.paths.pop(field, None)


def _date(value: Any, field: str, draft: Draft, read: Read, beside: Beside) -> Any:
    """A Date for a text, or for the EDTF form that a source gives beside it; validation judges anything else.

    EDTF is of the Gregorian calendar, whatever stands beside it.
    """
    if isinstance(value, dict) and "text" in value and isinstance(value.get("edtf"), str) and "begin" not in value:
        return {**_date(value["edtf"], field, draft, read, NOTHING), "text": value["text"]}
    text = str(value).strip() if isinstance(value, str | int) else None
    if not text:
        return value if text is None else None
    found = read(text, beside)
    if isinstance(found, Span):
        if found.note:
            _told(draft, field, text, found.note)
        return _plain(found, text)
    severity, message, hint = _MESSAGES[found]
    draft.reasons.append(Reason(f"date.{found}", severity, message.format(text), field, text[:80], hint))  # type: ignore[arg-type]
    return {"text": text}


def _plain(found: Span, text: str) -> dict[str, Any]:
    whole = {"edtf": found.edtf, "begin": found.begin, "end": found.end, "text": text}
    return {key: one for key, one in whole.items() if one}


def _told(draft: Draft, field: str, text: str, note: str) -> None:
    """How a date was read that is not of the Gregorian calendar."""
    draft.paths[field] = f"{draft.paths.get(field, '')} (calendar: {note})".strip()
    if note == "lunisolar":
        message = f"of {text!r} only the year is kept: its month and day are those of a lunisolar calendar"
        draft.reasons.append(Reason("date.lunisolar", "info", message, field, text[:80], "add the Gregorian day"))


def _spread(draft: Draft) -> None:
    """An event whose start is a span begins and ends with it."""
    fields, start = draft.fields, draft.fields["start"]
    edtf = start.get("edtf", "") if isinstance(start, dict) else ""
    begin, slash, end = edtf.partition("/")
    if not slash or begin in ("", "..") or "end" in fields:
        return
    fields["start"] = _edge(begin, start, "begin")
    if end not in ("", ".."):
        fields["end"] = _edge(end, start, "end")
        draft.paths["end"] = draft.paths.get("start", "")


def _edge(edtf: str, whole: dict[str, Any], side: str) -> dict[str, Any]:
    found = figures(edtf.rstrip("?~%"))
    span = found if isinstance(found, Span) else Span(edtf, whole.get(side), whole.get(side))
    return _plain(span._replace(edtf=edtf), whole["text"])


def _ordered(draft: Draft) -> None:
    """An end that is before the start says nothing about when something ended: only its text is kept."""
    start, end = draft.fields["start"], draft.fields.get("end")
    if isinstance(start, dict) and isinstance(end, dict) and end.get("end", "9999") < start.get("begin", ""):
        message = f"the end, {end['text']}, is before the start, {start['text']}"
        reason = Reason(
            "date.end_before_start", "quarantine", message, "end", str(end["text"])[:80], "correct one of them"
        )
        draft.reasons.append(reason)
        draft.fields["end"] = {"text": end["text"]}
