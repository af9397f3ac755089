"""Descriptive notes on the object, what stands on it, in which edition it is, and how large it is.

Standard: LIDO 1.1, `objectDescriptionSet/descriptiveNoteValue`, `inscriptions`, `eventDescriptionSet`,
`displayEdition`, `objectMeasurementsSet` (`displayObjectMeasurements`; type, value, unit and extent).
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.common.elements import at, attribute, text, text_at, value
from crosswalks.common.texts import Map, Value, language_map, texts
from crosswalks.lido.events import inside
from crosswalks.lido.source import DESCRIPTIVE, Element, Source

_NOTES = "descriptiveMetadata/objectIdentificationWrap/objectDescriptionWrap/objectDescriptionSet/descriptiveNoteValue"
_INSCRIPTIONS = "descriptiveMetadata/objectIdentificationWrap/inscriptionsWrap/inscriptions"
_EDITION = "descriptiveMetadata/objectIdentificationWrap/displayStateEditionWrap/displayEdition"
_SIZES = "objectIdentificationWrap/objectMeasurementsWrap/objectMeasurementsSet"


def description(source: Source) -> Map:
    """`descriptiveNoteValue` of the object, of its making and its use; then its inscriptions."""
    events = inside(source, "eventDescriptionSet/descriptiveNoteValue", "made", "practised")
    told = [found for group in events for one in group if (found := value(one))[0]]
    notes = source.values(f"{_INSCRIPTIONS}/inscriptionDescription/descriptiveNoteValue")
    return language_map([*source.values(_NOTES), *told, *_transcribed(source), *notes])


def edition(source: Source) -> str | None:
    """`displayEdition`; of several languages the first."""
    return text_at(source.root, _EDITION) or None


def designations(source: Source) -> list[dict[str, Any]]:
    """Inscriptions that the notes state plainly: the list and the year."""
    return designations_in(texts(source.values(_NOTES, "objectPublishedID")))


def extent(source: Source) -> str | None:
    """The measurements as they are displayed, else put together; of several languages the first."""
    groups = source.groups(DESCRIPTIVE, _SIZES)
    return "; ".join(filter(None, (_size(group[0]) for group in groups))) or None


def _size(element: Element) -> str:
    shown = [one for one in at(element, "displayObjectMeasurements") if text(one)]
    displayed = [_labelled(one) for one in shown if value(one)[1] == value(shown[0])[1]]
    return "; ".join(displayed or filter(None, map(_measures, at(element, "objectMeasurements"))))


def _labelled(element: Element) -> str:
    label = attribute(element, "label")
    return f"{label}: {text(element)}" if label else text(element)


def _measures(element: Element) -> str:
    """All of one part, which is named behind them: `height 20 cm; width 12 cm (without stand)`."""
    sizes = "; ".join(filter(None, map(_measured, at(element, "measurementsSet"))))
    part = text_at(element, "extentMeasurements/Concept/prefLabel", "extentMeasurements/term", "extentMeasurements")
    return f"{sizes} ({part})" if sizes and part else sizes


def _measured(element: Element) -> str:
    size = text_at(element, "measurementValue")
    kind, unit = text_at(element, "measurementType/Concept/prefLabel", "measurementType/term", "measurementType"), ""
    unit = text_at(element, "measurementUnit/Concept/prefLabel", "measurementUnit/term", "measurementUnit")
    return f"{kind} {size} {unit}".strip() if size else ""


def _transcribed(source: Source) -> list[Value]:
    """What stands on an object is not in the language of its description, unless that is said of it."""
    stated = at(source.root, f"{_INSCRIPTIONS}/inscriptionTranscription")
    return [(found, attribute(one, "lang")) for one in stated if (found := text(one))]
