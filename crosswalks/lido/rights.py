"""Rights, each in its place: in the object and its pictures (`content`), in the record (`metadata`), their holder.

Standard: LIDO 1.1, `rightsWorkSet`, `rightsResource`, `recordRights` (`rightsType`, `rightsHolder`, `creditLine`).
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, values
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value
from crosswalks.lido.source import ADMINISTRATIVE, Element, Source, uris
from crosswalks.lido.terms import preferred, terms

_WORK = f"{ADMINISTRATIVE}/rightsWorkWrap/rightsWorkSet"
_PICTURES = f"{ADMINISTRATIVE}/resourceWrap/resourceSet"
_RECORD = f"{ADMINISTRATIVE}/recordWrap/recordRights"


def rights(source: Source) -> dict[str, Any]:
    """Rights in the work, with its credit line; where none are stated, those that are the same for all pictures."""
    works = at(source.root, _WORK)
    work = distinct(value for one in works for value in (*stated(one), *values(one, "creditLine")))
    pictures = [] if work else _common(source)
    same = [value for one in pictures for value in stated(one)]
    found = rights_of(work or same, _holder(works) or _holder(pictures))
    record = [value for one in at(source.root, _RECORD) for value in stated(one)]
    return found | ({"metadata": record[0][0]} if record else {})


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the types of rights."""
    sets = at(source.root, _WORK, f"{_PICTURES}/rightsResource")
    return sensitivity_of(list(dict.fromkeys(value for one in sets for value in (*stated(one), *_terms(one)))))


def stated(element: Element) -> list[Value]:
    """The addresses of the rights types, then their terms; the credit line where there are neither."""
    addresses = [(uri, "") for one in at(element, "rightsType") for uri in uris(one)]
    known = {uri for uri, _ in addresses}
    words = [value for value in _terms(element) if value[0] not in known]
    return distinct([*addresses, *words]) or values(element, "creditLine")


def _terms(element: Element) -> list[Value]:
    kinds = at(element, "rightsType")
    return [value for one in kinds for value in terms([one]) or (values(one, ".") if not len(one) else [])]


def _holder(sets: list[Element]) -> str | None:
    named = preferred(sets, "rightsHolder/legalBodyName/appellationValue")
    return named[0][0] if named else None


def _common(source: Source) -> list[Element]:
    rights = [at(one, "rightsResource") for one in at(source.root, _PICTURES)]
    each = [[value for one in some for value in stated(one)] for some in rights]
    return rights[0] if each and all(one == each[0] for one in each) else []
