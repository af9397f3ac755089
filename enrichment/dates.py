"""Dates: what the partner wrote becomes an EDTF date with its calendar days; what cannot be one keeps its text.

Standard: EDTF level 1 (ISO 8601-2:2019).
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from enrichment.edtf import Span, read
from ichlinks.stages import Draft, Enrich, Reason

_FIELDS = ("issued", "founded", "start", "end", "deadline", "published_at")
_MESSAGES = {
    "invalid": ("flag", "{!r} is not a day that ever was or will be", "correct it, or write only the year"),
    "ambiguous": ("flag", "{!r} can be read in two ways", "write it as year-month-day"),
    "unknown": ("info", "{!r} cannot be read as a date", "write it as year-month-day, or EDTF"),
}


def dates(workspace: Workspace, partner: Partner) -> Enrich:
    return enrich


def enrich(draft: Draft) -> Draft:
    fields = draft.fields
    for field in _FIELDS:
        if field in fields:
            fields[field] = _date(fields[field], field, draft.reasons)
    for designation in fields.get("designations", ()):
        if "date" in designation:
            designation["date"] = _date(designation["date"], "designations", draft.reasons)
    _spread(fields)
    _ordered(draft)
    return draft


def _date(value: Any, field: str, reasons: list[Reason]) -> Any:
    """A Date for a text; anything else is left for validation to judge."""
    text = str(value).strip() if isinstance(value, str | int) else None
    if text is None:
        return value
    found = read(text)
    if isinstance(found, Span):
        return {key: part for key, part in found._asdict().items() if part} | {"text": text}
    severity, message, hint = _MESSAGES[found]
    reasons.append(Reason(f"date.{found}", severity, message.format(text), field, text[:80], hint))  # type: ignore[arg-type]
    return {"text": text}


def _spread(fields: dict[str, Any]) -> None:
    """An event whose start is a span begins and ends with it."""
    edtf = fields.get("start", {}).get("edtf", "") if isinstance(fields.get("start"), dict) else ""
    begin, slash, end = edtf.partition("/")
    if slash and begin != ".." and "end" not in fields:
        text = fields["start"]["text"]
        fields["start"] = _date(begin, "start", []) | {"text": text}
        fields |= {"end": _date(end, "end", []) | {"text": text}} if end != ".." else {}


def _ordered(draft: Draft) -> None:
    """An end that is before the start says nothing about when something ended: only its text is kept."""
    start, end = draft.fields.get("start"), draft.fields.get("end")
    if isinstance(start, dict) and isinstance(end, dict) and end.get("end", "9999") < start.get("begin", ""):
        message = f"the end, {end['text']}, is before the start, {start['text']}"
        reason = Reason(
            "date.end_before_start", "quarantine", message, "end", str(end["text"])[:80], "correct one of them"
        )
        draft.reasons.append(reason)
        draft.fields["end"] = {"text": end["text"]}
