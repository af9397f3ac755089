"""People and organisations with what they did; a name in two scripts is one agent.

Standard: MODS, `name` (`namePart`, `displayForm`, `role/roleTerm`, `nameIdentifier`, `@usage`, `@altRepGroup`).
"""

from typing import Any, NamedTuple

from crosswalks.common.once import once
from crosswalks.common.relators import is_creator, role
from crosswalks.common.texts import Value, language_map
from crosswalks.mods.source import Element, Source, address_of, language, text, texts, within


def creators(source: Source) -> list[dict[str, Any]]:
    """Names with `usage="primary"`, with a role that makes the work, or without any role."""
    return [_agent(name) for name in _names(source) if name.creates]


def contributors(source: Source) -> list[dict[str, Any]]:
    """Names whose role helps or uses the work: performers, translators, owners."""
    return [_agent(name) for name in _names(source) if not name.creates]


def organisers(source: Source) -> list[dict[str, Any]]:
    """All names, for an event."""
    return [_agent(name) for name in _names(source)]


def full_name(element: Element) -> str:
    """`displayForm`, else `Family, Given`, else the untyped parts; terms of address after it, dates left out."""
    if shown := texts(element, "displayForm") or ([] if len(element) else [text(element)]):
        return shown[0]
    parts: dict[str, list[str]] = {}
    for part in within(element, "namePart"):
        parts.setdefault(part.get("type", ""), []).append(text(part))
    family, given = " ".join(parts.get("family", [])), " ".join(parts.get("given", []))
    named = [one for one in (family, given) if one] or [" ".join(filter(None, parts.get("", [])))]
    return ", ".join(filter(None, [*named, *parts.get("termsOfAddress", [])]))


class _Name(NamedTuple):
    """One agent: its name in every script, its role and address, and whether it made the work."""

    texts: tuple[Value, ...]
    role: str | None
    ref: str | None
    creates: bool


@once
def _names(source: Source) -> list[_Name]:
    """Names that `altRepGroup` holds together are the same name in another script."""
    groups: dict[str, list[Element]] = {}
    for number, element in enumerate(source.get("name")):
        groups.setdefault(element.get("altRepGroup") or f" {number}", []).append(element)
    return [found for group in groups.values() if (found := _name(group)).texts]


def _name(group: list[Element]) -> _Name:
    texts = tuple((shown, language(element)) for element in group if (shown := full_name(element)))
    stated = _role(group[0])
    creates = stated is None or group[0].get("usage") == "primary" or is_creator(stated)
    return _Name(texts, stated, next(filter(None, map(_reference, group)), None), creates)


def _agent(name: _Name) -> dict[str, Any]:
    found = {"name": language_map(name.texts), "role": name.role, "ref": name.ref}
    return {key: value for key, value in found.items() if value}


def _role(element: Element) -> str | None:
    """The term where there is one; else what the code stands for."""
    terms = sorted(within(element, "role", "roleTerm"), key=lambda term: term.get("type") == "code")
    return next((role(text(term)) for term in terms if text(term)), None) or next(iter(texts(element, "role")), None)


def _reference(element: Element) -> str | None:
    identified = (address_of(element, "valueURI") or text(one) for one in within(element, "nameIdentifier"))
    stated = (one for one in identified if one and one.startswith(("http://", "https://")))
    return address_of(element, "valueURI") or next(stated, None)
