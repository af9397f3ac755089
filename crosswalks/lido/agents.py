"""People and groups who made an object, published it or took part in its life, each with the role that is stated.

Standard: LIDO 1.1, `eventActor/actorInRole` (`actor/nameActorSet`, `actorID`, `roleActor`,
`attributionQualifierActor`), `displayActorInRole`.
"""

from typing import Any

from crosswalks.common.agents import agent
from crosswalks.common.elements import at, text, values
from crosswalks.common.texts import Map, language_map, texts
from crosswalks.lido.events import Kind, inside
from crosswalks.lido.source import Element, Group, Source, uris
from crosswalks.lido.terms import names, terms

_NAME = ("actorInRole/actor/nameActorSet/appellationValue", "actor/nameActorSet/appellationValue")
_PART_TAKING: tuple[Kind, ...] = ("practised", "shown", "collected", "took part")


def creators(source: Source) -> list[dict[str, Any]]:
    """Actors of creation, production and design."""
    return list(filter(None, map(_agent, inside(source, "eventActor", "made"))))


def contributors(source: Source) -> list[dict[str, Any]]:
    """Actors of use, performance, exhibition, collecting, commissioning and restoration."""
    return list(filter(None, map(_agent, inside(source, "eventActor", *_PART_TAKING))))


def publisher(source: Source) -> Map:
    """Actors of publication."""
    groups = inside(source, "eventActor", "published")
    return language_map((one, tag) for group in groups for tag, some in _name(group).items() for one in some)


def _agent(group: Group) -> dict[str, Any]:
    shown = _displayed(group)
    found = {"name": _name(group), "role": _role(group) or shown.get("role"), "ref": _ref(group)}
    return {key: part for key, part in found.items() if part} if found["name"] else {}


def _name(group: Group) -> Map:
    return names(group, *_NAME) or _displayed(group).get("name", {})


def _displayed(group: Group) -> dict[str, Any]:
    """The display form is one text with name and role: what stands in brackets behind the name is the role."""
    shown = [one for element in group for one in values(element, "displayActorInRole")]
    return agent(shown[0]) if shown else {}


def _role(group: Group) -> str:
    """`carver (attributed to)`: who is only thought to have done something is said to be."""
    role = _word(group, "actorInRole/roleActor", "roleActor")
    qualified = _word(group, "actorInRole/attributionQualifierActor")
    return f"{role} ({qualified})" if role and qualified else role or qualified


def _word(group: Group, *paths: str) -> str:
    stated = [one for element in group for one in at(element, *paths)]
    return next((word for one in stated for word in texts(terms([one])) or _plain(one)), "")


def _plain(element: Element) -> list[str]:
    return [text(element)] if not len(element) and text(element) else []


def _ref(group: Group) -> str | None:
    actors = [one for element in group for one in at(element, "actorInRole/actor", "actor")]
    return next((uri for one in actors for uri in uris(one)), None)
