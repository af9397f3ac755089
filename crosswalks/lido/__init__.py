"""LIDO 1.0 and 1.1, the format of museums, to the ICH schema: one small function per target field.

An object's life is told as events: their kind says whether an actor is a creator, and what a place or date means.
Descriptions in several languages stand in blocks of their own and are read side by side.
"""

from crosswalks.formats import Format, crosswalk_of
from crosswalks.lido.agents import contributors, creators, publisher
from crosswalks.lido.dates import issued
from crosswalks.lido.description import description, designations, edition, extent
from crosswalks.lido.holder import data_provider
from crosswalks.lido.identifiers import identifiers, landing_page
from crosswalks.lido.media import media
from crosswalks.lido.places import place, places
from crosswalks.lido.relations import relations
from crosswalks.lido.rights import rights, sensitivity
from crosswalks.lido.source import Source, read
from crosswalks.lido.subjects import communities, concepts
from crosswalks.lido.title import alt_title, title
from crosswalks.lido.type import languages, type
from crosswalks.table import Table

_OBJECT = "descriptiveMetadata/objectIdentificationWrap"
_CLASS = "descriptiveMetadata/objectClassificationWrap"
_EVENT = "descriptiveMetadata/eventWrap/eventSet/event"
_RELATED = "descriptiveMetadata/objectRelationWrap"
_RECORD = "administrativeMetadata/recordWrap"
_TYPES = f"{_CLASS}/objectWorkTypeWrap/objectWorkType, {_CLASS}/classificationWrap/classification"
_SUBJECT = f"{_RELATED}/subjectWrap/subjectSet"
_WORK_RIGHTS = "administrativeMetadata/rightsWorkWrap/rightsWorkSet"
_RESOURCE = "administrativeMetadata/resourceWrap/resourceSet"

FIELDS: Table[Source] = {
    "type": (type, _TYPES),
    "identifiers": (
        identifiers,
        f"header/identifier, objectPublishedID, lidoRecID, {_OBJECT}/repositoryWrap/repositorySet/workID",
    ),
    "title": (title, f"{_OBJECT}/titleWrap/titleSet/appellationValue"),
    "alt_title": (alt_title, f"{_OBJECT}/titleWrap/titleSet/appellationValue"),
    "description": (
        description,
        f"{_OBJECT}/objectDescriptionWrap/objectDescriptionSet/descriptiveNoteValue, "
        f"{_OBJECT}/inscriptionsWrap/inscriptions, {_EVENT}/eventDescriptionSet/descriptiveNoteValue",
    ),
    "languages": (languages, f"{_CLASS}/classificationWrap/classification"),
    "places": (places, f"{_EVENT}/eventPlace, {_SUBJECT}/subject/subjectPlace"),
    "concepts": (
        concepts,
        f"{_TYPES}, {_OBJECT}/objectMaterialsTechWrap, {_EVENT}/eventMaterialsTech, "
        f"{_EVENT}/eventMethod, {_EVENT}/periodName, "
        f"{_SUBJECT}/subject/subjectConcept, {_SUBJECT}/subject/subjectActor, {_SUBJECT}/subject/subjectEvent, "
        f"{_SUBJECT}/subject/subjectObject, {_SUBJECT}/subject/subjectDate, {_SUBJECT}/displaySubject",
    ),
    "communities": (communities, f"{_EVENT}/culture"),
    "rights": (rights, f"{_WORK_RIGHTS}, {_RESOURCE}/rightsResource, {_RECORD}/recordRights"),
    "sensitivity": (sensitivity, f"{_WORK_RIGHTS}/rightsType, {_RESOURCE}/rightsResource/rightsType"),
    "media": (
        media,
        f"{_RESOURCE}/resourceRepresentation, {_RESOURCE}/rightsResource, {_RESOURCE}/resourceDescription",
    ),
    "landing_page": (landing_page, f"{_RECORD}/recordInfoSet/recordInfoLink"),
    "relations": (relations, f"{_RELATED}/relatedWorksWrap/relatedWorkSet"),
    "data_provider": (data_provider, f"{_RECORD}/recordSource"),
    "designations": (
        designations,
        f"{_OBJECT}/objectDescriptionWrap/objectDescriptionSet/descriptiveNoteValue, objectPublishedID",
    ),
    "creators": (creators, f"{_EVENT}/eventActor, {_EVENT}/eventType"),
    "contributors": (contributors, f"{_EVENT}/eventActor, {_EVENT}/eventType"),
    "publisher": (publisher, f"{_EVENT}/eventActor"),
    "issued": (issued, f"{_EVENT}/eventDate"),
    "place": (place, f"{_EVENT}/eventPlace"),
    "edition": (edition, f"{_OBJECT}/displayStateEditionWrap/displayEdition"),
    "extent": (extent, f"{_OBJECT}/objectMeasurementsWrap/objectMeasurementsSet"),
}

FORMAT = Format(
    "lido",
    "lido-1",
    frozenset({"{http://www.lido-schema.org}lido", "{http://www.lido-schema.org}lidoWrap"}),
    read,
    FIELDS,
)
crosswalk = crosswalk_of(FORMAT)
