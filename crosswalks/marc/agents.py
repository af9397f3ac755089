"""People, organisations and meetings with what they did, in both scripts.

Standard: MARC 21, fields 100, 110, 111 (main entry), 700, 710, 711, 720 (added entry); relators in `$e`, `$j`, `$4`;
addresses in `$0`, `$1`. An added entry with `$t` names a work, not an agent.
"""

from typing import Any, NamedTuple

from crosswalks.common.once import once
from crosswalks.common.relators import role
from crosswalks.common.texts import Value, language_map
from crosswalks.marc.source import Field, Source, joined, sub, subs
from crosswalks.marc.texts import bare, both

_NAMES = {"00": "abcq", "10": "abn", "11": "acdneq", "20": "a"}


class _Name(NamedTuple):
    """A name in both scripts, with its role and address."""

    texts: tuple[Value, ...]
    role: str | None
    ref: str | None


def creators(source: Source) -> list[dict[str, Any]]:
    """The main entry: 100, 110, 111."""
    return [_agent(name) for name in _named(source)[0]]


def contributors(source: Source) -> list[dict[str, Any]]:
    """Added entries: 700, 710, 711, 720."""
    return [_agent(name) for name in _named(source)[1]]


def organisers(source: Source) -> list[dict[str, Any]]:
    """Main and added entries, for an event."""
    return creators(source) + contributors(source)


@once
def _named(source: Source) -> tuple[list[_Name], list[_Name]]:
    """Main entries, and added entries without a title, each once."""
    main = [_name(source, field) for field in source.get("100", "110", "111")]
    fields = [field for field in source.get("700", "710", "711", "720") if not sub(field, "t")]
    added = dict.fromkeys(_name(source, field) for field in fields)
    return [name for name in main if name.texts], [name for name in added if name.texts]


def _name(source: Source, field: Field) -> _Name:
    codes = _NAMES[field.tag[1:]]
    return _Name(tuple(both(source, field, lambda one: bare(joined(one, codes)))), _role(field), uri(field))


def _agent(name: _Name) -> dict[str, Any]:
    found = {"name": language_map(name.texts), "role": name.role, "ref": name.ref}
    return {key: value for key, value in found.items() if value}


def _role(field: Field) -> str | None:
    stated = [*subs(field, "j" if field.tag[1:] == "11" else "e"), *subs(field, "4")]
    return next((role(text) for text in stated if role(text)), None)


def uri(field: Field) -> str | None:
    """The address of what a heading names: `$1` (the thing) before `$0` (its record)."""
    stated = [*subs(field, "1"), *subs(field, "0")]
    return next((text for text in stated if text.startswith(("http://", "https://"))), None)
