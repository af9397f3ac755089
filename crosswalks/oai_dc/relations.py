"""What a record is related to: `is about oai:…`, `works on oai:…`, `is part of …`; else simply a relation.

Standard: DCMI Metadata Terms, `relation`, `isPartOf`, `hasPart`, `replaces`, `isReplacedBy`, `hasVersion`, `source`.
"""

import re
from typing import Any

from crosswalks.common.designations import is_designation
from crosswalks.common.media import is_media
from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source

_WORDED = re.compile(r"(is about|works on|is part of|has part|replaces|is replaced by|has version):?\s+(\S.*)", re.I)
_TYPES = {"is about": "about", "is part of": "is_part_of", "has part": "has_part", "replaces": "replaces",
          "is replaced by": "is_replaced_by", "has version": "has_version"}  # fmt: skip
_TERMS = {"isPartOf": "is_part_of", "hasPart": "has_part", "replaces": "replaces", "isReplacedBy": "is_replaced_by",
          "hasVersion": "has_version", "source": "relation"}  # fmt: skip
TERMS = ", ".join(f"dcterms:{term}" for term in _TERMS)


def relations(source: Source) -> list[dict[str, str]]:
    """`relation` with the words that say how it is related, and the terms that say it by their name."""
    stated = (_relation(text) for text in texts(source.get("relation")) if not is_media(text))
    terms = [term for term in _TERMS if term in source.values]
    termed = ({"type": _TERMS[term], "target": text} for term in terms for text in texts(source.get(term)))
    return [relation for relation in (*stated, *termed) if relation is not None]


def about_elements(source: Source) -> list[dict[str, Any]]:
    """`relation` that begins with `is about`: the elements that a resource shows."""
    return _worded(source, "is about")


def works_on(source: Source) -> list[dict[str, Any]]:
    """`relation` that begins with `works on`: the elements that a stakeholder cares for."""
    return _worded(source, "works on")


def _relation(text: str) -> dict[str, str] | None:
    found = _WORDED.match(text)
    if found is None:
        return None if is_designation(text) else {"type": "relation", "target": text}
    kind = _TYPES.get(found[1].lower())
    return None if kind is None else {"type": kind, "target": found[2]}


def _worded(source: Source, words: str) -> list[dict[str, Any]]:
    matches = [_WORDED.match(text) for text, _ in source.get("relation") if text[:8].lower() == words]
    return [_reference(found[2]) for found in matches if found and found[1].lower() == words]


def _reference(text: str) -> dict[str, Any]:
    return {"uri": text} if re.match(r"\w[\w+.-]*:\S+$", text) else {"label": {"und": [text]}}
