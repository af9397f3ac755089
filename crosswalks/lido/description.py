"""Descriptive notes on the object, and how large it is.

Standard: LIDO 1.1, `objectDescriptionSet/descriptiveNoteValue`, `objectMeasurementsSet/displayObjectMeasurements`,
`measurementsSet` (type, value, unit).
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.common.elements import at, text_at
from crosswalks.common.texts import Map, language_map, texts
from crosswalks.lido.source import Element, Source

_NOTES = "descriptiveMetadata/objectIdentificationWrap/objectDescriptionWrap/objectDescriptionSet/descriptiveNoteValue"
_SIZES = "objectIdentificationWrap/objectMeasurementsWrap/objectMeasurementsSet"


def description(source: Source) -> Map:
    """`descriptiveNoteValue`, in all languages."""
    return language_map(source.values(_NOTES))


def designations(source: Source) -> list[dict[str, Any]]:
    """Inscriptions that the notes state plainly: the list and the year."""
    return designations_in(texts(source.values(_NOTES, "objectPublishedID")))


def extent(source: Source) -> str | None:
    """The measurements as they are displayed, else put together; of several languages the first."""
    groups = source.groups("descriptiveMetadata", _SIZES)
    return "; ".join(filter(None, (_size(group[0]) for group in groups))) or None


def _size(element: Element) -> str:
    measured = at(element, "objectMeasurements/measurementsSet")
    return text_at(element, "displayObjectMeasurements") or "; ".join(filter(None, map(_measured, measured)))


def _measured(element: Element) -> str:
    size = text_at(element, "measurementValue")
    kind, unit = text_at(element, "measurementType/Concept/prefLabel", "measurementType/term", "measurementType"), ""
    unit = text_at(element, "measurementUnit/Concept/prefLabel", "measurementUnit/term", "measurementUnit")
    return f"{kind} {size} {unit}".strip() if size else ""
