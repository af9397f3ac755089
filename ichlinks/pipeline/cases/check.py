"""Running golden cases: does the mapping still give what is expected, and which of its rules does no case exercise."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from config.settings import Workspace
from crosswalks import rules
from ichlinks.errors import Invalid, Rejected
from ichlinks.pipeline.cases.files import Case, Expected, load, sources
from ichlinks.pipeline.tools import Tools, transformed
from ichlinks.stages import JSON, Payload
from ichlinks.store.payloads import Stored

_LONGEST = 120


@dataclass(slots=True)
class Checked:
    """`faults` by case, none where it gives what is expected; `unexercised`: fields of the mapping, in its order."""

    faults: dict[str, list[str]] = field(default_factory=dict)
    unexercised: tuple[str, ...] = ()

    def as_json(self) -> JSON:
        return {"cases": self.faults, "unexercised": list(self.unexercised)}


def checked(workspace: Workspace, tools: Tools) -> Checked:
    """Runs every case of a partner, without the store."""
    result, known, exercised = Checked(), dict[str, None](), set[str]()
    for path in sources(workspace, tools.partner.slug):
        try:
            case = load(path)
        except Invalid as error:
            result.faults[path.stem] = [str(error)]
            continue
        result.faults[path.stem] = list(_faults(tools, case))
        there, used = _rules(tools, case.payload)
        known |= dict.fromkeys(there)
        exercised |= used
    result.unexercised = tuple(name for name in known if name not in exercised)
    return result


def outcome(tools: Tools, payload: Payload) -> Expected:
    """What becomes of a payload, as a case tells it."""
    made = transformed(tools, Stored(0, payload))
    record: JSON | None = msgspec.json.decode(made.body) if made.body else None
    if record:
        record.pop("source_record", None)
    said = tuple(sorted({reason.rule for reason in made.reasons}))
    return Expected(payload.identifier, made.outcome, payload.datestamp, payload.sets, said, record)


def _faults(tools: Tools, case: Case) -> Iterator[str]:
    found, expected = outcome(tools, case.payload), case.expected
    yield from _difference(case.path, "outcome", expected.outcome, found.outcome)
    yield from _difference(case.path, "rules", expected.rules, found.rules)
    before, now = expected.record or {}, found.record or {}
    for name in dict.fromkeys([*before, *now]):
        yield from _difference(case.path, name, before.get(name), now.get(name))


def _difference(path: Path, name: str, expected: Any, found: Any) -> Iterator[str]:
    if expected != found:
        yield f"{path}: {name} is {_shown(found)}; expected is {_shown(expected)}"


def _shown(value: Any) -> str:
    text = msgspec.json.encode(value).decode() if value is not None else "not there"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _rules(tools: Tools, payload: Payload) -> tuple[tuple[str, ...], set[str]]:
    """The fields that the mapping has rules for, and those that it fills from this payload."""
    try:
        draft = tools.crosswalk.crosswalk(payload)
    except Rejected:
        return (), set()
    return rules(tools.crosswalk, draft), set(draft.paths)
