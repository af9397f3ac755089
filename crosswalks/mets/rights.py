"""Rights of the descriptive section, then those of the administrative sections.

Standard: METS 1.12, `amdSec/rightsMD`; METSRights (`RightsDeclaration`, `ConstraintDescription`, `RightsHolderName`);
DFG Viewer (`license`, `owner`); a licence that a depositor agreed to (`binData`) is none for the public.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, attribute, text_at, values
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value, language_map
from crosswalks.mets.source import Source

_MD = "amdSec/rightsMD/mdWrap/xmlData"
_STATED = ("license", "accessCondition", "RightsDeclaration", "ConstraintDescription", "rights")


def rights(source: Source) -> dict[str, Any]:
    """Those of the descriptive section, then of `amdSec/rightsMD`, with their holder."""
    inner: dict[str, Any] = source.described.fields.get("rights", {})
    holder = text_at(source.root, f"{_MD}//RightsHolderName", f"{_MD}//owner")
    outer = rights_of(_stated(source), holder or None)
    content = distinct([*inner.get("content", ()), *outer.get("content", ())])
    words = [*_words(inner), *_words(outer)]
    merged = {"content": content, "statement": language_map(words)}
    return outer | inner | {key: value for key, value in merged.items() if value}


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts in both places."""
    inner: dict[str, Any] = source.described.fields.get("sensitivity", {})
    labels = distinct([*inner.get("labels", ()), *sensitivity_of(_stated(source)).get("labels", ())])
    return inner | ({"labels": labels} if labels else {})


def _words(rights: dict[str, Any]) -> list[Value]:
    return [(text, tag) for tag, texts in rights.get("statement", {}).items() for text in texts]


def _stated(source: Source) -> list[Value]:
    """The address of an element before its words; an element that only holds others says nothing itself."""
    plain = [one for name in _STATED for one in at(source.root, f"{_MD}//{name}") if not len(one)]
    linked: list[Value] = [(link, "") for one in plain if (link := attribute(one, "href")).startswith("http")]
    return list(dict.fromkeys([*linked, *(value for one in plain for value in values(one, "."))]))
