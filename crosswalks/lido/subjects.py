"""What an object is, what it is made of and how, what it shows; and the communities whose culture it belongs to.

Standard: LIDO 1.1, `subjectConcept`, `subjectActor`, `subjectEvent`, `displaySubject`, `objectWorkType`,
`classification`, `termMaterialsTech`, `eventMethod`, `culture`.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, attribute, values
from crosswalks.common.references import reference
from crosswalks.common.texts import language_map
from crosswalks.lido.events import inside
from crosswalks.lido.source import DESCRIPTIVE, Group, Source, uris
from crosswalks.lido.terms import concept, names

_SETS = "objectRelationWrap/subjectWrap/subjectSet"
_CONCEPTS = (
    "objectClassificationWrap/objectWorkTypeWrap/objectWorkType",
    "objectClassificationWrap/classificationWrap/classification",
    "objectIdentificationWrap/objectMaterialsTechWrap/objectMaterialsTechSet/materialsTech/termMaterialsTech",
    f"{_SETS}/subject/subjectConcept",
)
_MADE_OF = ("eventMaterialsTech/materialsTech/termMaterialsTech", "eventMethod")
_NAMED = {
    f"{_SETS}/subject/subjectActor": ("actor/nameActorSet/appellationValue", "displayActor"),
    f"{_SETS}/subject/subjectEvent": ("event/eventName/appellationValue", "displayEvent"),
}


def concepts(source: Source) -> list[dict[str, Any]]:
    """Type, classification, material, technique and subjects; a displayed subject where none is indexed."""
    groups = [group for path in _CONCEPTS for group in source.groups(DESCRIPTIVE, path)]
    indexed = [concept(group) for group in groups if attribute(group[0], "type") != "europeana:type"]
    made_of = [concept(group) for path in _MADE_OF for group in inside(source, path)]
    shown = [_shown(group) for group in source.groups(DESCRIPTIVE, _SETS)]
    return distinct([*indexed, *made_of, *_named(source), *shown])


def communities(source: Source) -> list[dict[str, Any]]:
    """The cultures of the object's events (`culture`)."""
    found = [concept(group) for group in inside(source, "culture")]
    named = [{"name": one["label"], "ref": one.get("uri")} for one in found if one.get("label")]
    return distinct({key: part for key, part in one.items() if part} for one in named)


def _named(source: Source) -> list[dict[str, Any]]:
    groups = [(group, paths) for path, paths in _NAMED.items() for group in source.groups(DESCRIPTIVE, path)]
    return [_name(group, paths) for group, paths in groups]


def _name(group: Group, paths: tuple[str, ...]) -> dict[str, Any]:
    uri = next((uri for element in group for uri in uris(element)), None)
    return reference(names(group, *paths), uri)


def _shown(group: Group) -> dict[str, Any]:
    if any(at(element, "subject/*") for element in group):
        return {}
    label = language_map(one for element in group for one in values(element, "displaySubject"))
    return {"label": label} if label else {}
