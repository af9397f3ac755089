"""Related objects and works: what it is part of, what it has as parts, what it is otherwise related to.

Standard: LIDO 1.1, `relatedWorkSet` (`relatedWork/object`, `displayObject`, `relatedWorkRelType`).
"""

from typing import Any

from crosswalks.common.elements import at, text_at, values
from crosswalks.common.texts import language_map, texts
from crosswalks.lido.source import DESCRIPTIVE, Group, Source
from crosswalks.lido.terms import terms

_WORKS = "objectRelationWrap/relatedWorksWrap/relatedWorkSet"
_TARGETS = ("relatedWork/object/objectWebResource", "relatedWork/object/objectID")
_NAMES = ("relatedWork/displayObject", "relatedWork/object/objectNote")
_TYPES = {"is part of": "is_part_of", "part of": "is_part_of", "teil von": "is_part_of", "ist teil von": "is_part_of",
          "has part": "has_part", "larger context for": "has_part", "hat teil": "has_part"}  # fmt: skip


def relations(source: Source) -> list[dict[str, Any]]:
    """`relatedWorkSet`, with what `relatedWorkRelType` says: part, whole, or simply related."""
    found = (_relation(group) for group in source.groups(DESCRIPTIVE, _WORKS))
    return [relation for relation in found if relation]


def _relation(group: Group) -> dict[str, Any]:
    label = language_map(one for element in group for one in values(element, *_NAMES))
    target = text_at(group[0], *_TARGETS) or next(iter(next(iter(label.values()), [])), "")
    kinds = [one for element in group for one in at(element, "relatedWorkRelType")]
    words = [word.casefold() for one in kinds for word in texts(terms([one]))]
    kind = next((_TYPES[word] for word in words if word in _TYPES), "relation")
    found = {"type": kind, "target": target}
    return (found | ({"label": label} if label else {})) if target else {}
