"""Related objects and works: what it is part of, what it has as parts, what it is otherwise related to.

Standard: LIDO 1.1, `relatedWorkSet` (`relatedWork/object`, `displayObject`, `displayRelatedWork`,
`relatedWorkRelType`); LIDO Terminology: lido00574 (is part of).
"""

from typing import Any

from crosswalks.common.elements import at, text_at
from crosswalks.common.texts import texts
from crosswalks.lido.source import DESCRIPTIVE, Group, Source, uris
from crosswalks.lido.terms import names, terms

_WORKS = "objectRelationWrap/relatedWorksWrap/relatedWorkSet"
_TARGETS = ("relatedWork/object/objectWebResource", "relatedWork/object/objectID")
_NAMES = ("relatedWork/displayObject", "relatedWork/object/objectNote", "displayRelatedWork")
_TYPES = {
    "lido00574": "is_part_of", "is part of": "is_part_of", "part of": "is_part_of", "teil von": "is_part_of",
    "ist teil von": "is_part_of", "has part": "has_part", "larger context for": "has_part", "hat teil": "has_part",
}  # fmt: skip


def relations(source: Source) -> list[dict[str, Any]]:
    """`relatedWorkSet`, with what `relatedWorkRelType` says: part, whole, or simply related."""
    found = (_relation(group) for group in source.groups(DESCRIPTIVE, _WORKS))
    return [relation for relation in found if relation]


def _relation(group: Group) -> dict[str, Any]:
    label = names(group, *_NAMES)
    target = text_at(group[0], *_TARGETS) or next(iter(next(iter(label.values()), [])), "")
    kinds = [one for element in group for one in at(element, "relatedWorkRelType")]
    said = [word for one in kinds for word in (*(uri.rpartition("/")[2] for uri in uris(one)), *texts(terms([one])))]
    kind = next((_TYPES[word.casefold()] for word in said if word.casefold() in _TYPES), "relation")
    found = {"type": kind, "target": target}
    return (found | ({"label": label} if label else {})) if target else {}
