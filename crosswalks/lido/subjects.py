"""What an object is, what it is made of and how, what it shows; and the communities whose culture it belongs to.

Standard: LIDO 1.1, `subjectConcept`, `subjectActor`, `subjectEvent`, `subjectObject`, `subjectDate`, `displaySubject`,
`objectWorkType`, `classification`, `termMaterialsTech`, `displayMaterialsTech`, `eventMethod`, `periodName`, `culture`.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at
from crosswalks.common.references import reference
from crosswalks.lido.events import inside
from crosswalks.lido.source import DESCRIPTIVE, Group, Source, uris
from crosswalks.lido.terms import concept, is_class, names

_SETS = "objectRelationWrap/subjectWrap/subjectSet"
_CONCEPTS = (
    "objectClassificationWrap/objectWorkTypeWrap/objectWorkType",
    "objectClassificationWrap/classificationWrap/classification",
    "objectIdentificationWrap/objectMaterialsTechWrap/objectMaterialsTechSet/materialsTech/termMaterialsTech",
    f"{_SETS}/subject/subjectConcept",
)
_OF_EVENTS = ("eventMaterialsTech/materialsTech/termMaterialsTech", "eventMethod", "periodName")
_MATERIALS = "objectIdentificationWrap/objectMaterialsTechWrap/objectMaterialsTechSet"
_MADE_OF = ("materialsTech/termMaterialsTech", "displayMaterialsTech")
_NAMED = {
    f"{_SETS}/subject/subjectActor": ("actor/nameActorSet/appellationValue", "displayActor"),
    f"{_SETS}/subject/subjectEvent": ("event/eventName/appellationValue", "displayEvent"),
    f"{_SETS}/subject/subjectObject": ("displayObject", "object/objectNote"),
    f"{_SETS}/subject/subjectDate": ("displayDate",),
}


def concepts(source: Source) -> list[dict[str, Any]]:
    """Type, classification, material, technique, period and subjects; what is displayed where nothing is indexed."""
    groups = [group for path in _CONCEPTS for group in source.groups(DESCRIPTIVE, path)]
    indexed = [concept(group) for group in groups if is_class(group[0])]
    of_events = [concept(group) for path in _OF_EVENTS for group in inside(source, path)]
    shown = [_shown(group, "subject/*", "displaySubject") for group in source.groups(DESCRIPTIVE, _SETS)]
    materials = [*source.groups(DESCRIPTIVE, _MATERIALS), *inside(source, "eventMaterialsTech")]
    made_of = [_shown(group, *_MADE_OF) for group in materials]
    return distinct([*indexed, *of_events, *_named(source), *shown, *made_of])


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


def _shown(group: Group, indexed: str, displayed: str) -> dict[str, Any]:
    if any(at(element, indexed) for element in group):
        return {}
    return reference(names(group, displayed))
