"""The one validation: a Draft becomes a Record. A value that the schema cannot take is left out and noted.

Standard: the ICH schema (`ichlinks/record.py`, `ichlinks schema record`).
"""

from typing import Any

from msgspec import UNSET, UnsetType, ValidationError, convert

from config.partner import Partner
from enrichment.mending import Misfit, fitting
from ichlinks.errors import Rejected
from ichlinks.record import KINDS, Record
from ichlinks.stages import JSON, Draft, Reason

_KINDS: dict[Any, Any] = {kind.__name__: kind for kind in KINDS}


def validated(draft: Draft, source: JSON, partner: Partner) -> Record:
    """The Record of a Draft, with `source` as its `source_record`; what did not fit is added to the draft's reasons.

    Raises Rejected (`schema.type`) where nothing says what the record describes.
    """
    kind = draft.fields.get("type")
    if not isinstance(kind, str) or kind not in _KINDS:
        hint = f"{kind!r} is no type that we know" if kind else "the record does not say what it describes"
        raise Rejected("schema.type", hint, str(kind or "")[:80])
    named = {"label": {tag: [name] for tag, name in partner.name.items()}}
    # An aggregator names the archives whose records it hands on: then it is their provider.
    role = "provider" if "data_provider" in draft.fields else "data_provider"
    whole = {role: named, **draft.fields, "source_record": source}
    try:
        return _record(whole, _KINDS[kind])
    except ValidationError:
        return _record(_mended(whole, draft.reasons), _KINDS[kind])


def _record(whole: JSON, kind: type[Record]) -> Record:
    stated = {name: value for name, value in whole.items() if value or value == 0}
    return convert(stated, kind, strict=False)


def _mended(whole: JSON, reasons: list[Reason]) -> JSON:
    misfits: list[Misfit] = []
    mended: Any | UnsetType = fitting(whole, Record, (), misfits)
    reasons += map(_reason, misfits)
    return {} if mended is UNSET else mended


def _reason(misfit: Misfit) -> Reason:
    field = str(misfit.path[0])
    problem = misfit.problem[:1].lower() + misfit.problem[1:]
    message = f"a value of {field} does not fit the schema and was left out: {problem}"
    hint = "correct the value, or its place in the mapping"
    return Reason(f"schema.{field}", "flag", message, field, misfit.excerpt, hint)
