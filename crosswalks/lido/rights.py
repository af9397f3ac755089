"""Rights, each in its place: in the object and its pictures (`content`), in the record (`metadata`), their holder.

Standard: LIDO 1.1, `rightsWorkSet`, `rightsResource`, `recordRights` (`rightsType`, `rightsHolder`, `creditLine`).
"""

from typing import Any

from crosswalks.common.elements import at, text_at, values
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value
from crosswalks.lido.source import ADMINISTRATIVE, Element, Source, uris
from crosswalks.lido.terms import terms

_WORK = f"{ADMINISTRATIVE}/rightsWorkWrap/rightsWorkSet"
_PICTURES = f"{ADMINISTRATIVE}/resourceWrap/resourceSet"
_RECORD = f"{ADMINISTRATIVE}/recordWrap/recordRights"


def rights(source: Source) -> dict[str, Any]:
    """Rights in the work; where none are stated, those that are the same for all pictures of it."""
    work = [value for one in at(source.root, _WORK) for value in stated(one)]
    found = rights_of(work or _common(source), text_at(source.root, f"{_WORK}/rightsHolder/legalBodyName") or None)
    record = [value for one in at(source.root, _RECORD) for value in stated(one)]
    return found | ({"metadata": record[0][0]} if record else {})


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the types of rights."""
    sets = at(source.root, _WORK, f"{_PICTURES}/rightsResource")
    return sensitivity_of(list(dict.fromkeys(value for one in sets for value in (*stated(one), *_terms(one)))))


def stated(element: Element) -> list[Value]:
    """The addresses of the rights types; else their terms, or the credit line."""
    addresses = [(uri, "") for one in at(element, "rightsType") for uri in uris(one)]
    return addresses or _terms(element) or values(element, "creditLine")


def _terms(element: Element) -> list[Value]:
    kinds = at(element, "rightsType")
    return [value for one in kinds for value in terms([one]) or (values(one, ".") if not len(one) else [])]


def _common(source: Source) -> list[Value]:
    rights = [at(one, "rightsResource") for one in at(source.root, _PICTURES)]
    each = [[value for one in some for value in stated(one)] for some in rights]
    return each[0] if each and all(one == each[0] for one in each) else []
