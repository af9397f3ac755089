"""The label-value pairs that a viewer lists beside the media: a closed list, in this order, in words (section 3.1)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ichlinks.stages import ItemJSON
from iiif.language import joined
from iiif.publication import LanguageMap, Publication

Read = Callable[[Any], Sequence[LanguageMap]]
Row = tuple[str, LanguageMap, Read]


def _one(texts: LanguageMap) -> Sequence[LanguageMap]:
    return (texts,)


def _text(value: str) -> Sequence[LanguageMap]:
    return ({"und": [value]},)


def _labels(things: Sequence[Mapping[str, Any]]) -> Sequence[LanguageMap]:
    return [thing["label"] for thing in things if thing.get("label")]


def _names(things: Sequence[Mapping[str, Any]]) -> Sequence[LanguageMap]:
    return [thing["name"] for thing in things]


def _date(date: Mapping[str, Any]) -> Sequence[LanguageMap]:
    said = date.get("text") or date.get("edtf") or date.get("begin")
    return ({"und": [said]},) if said else ()


def _venue(venue: Mapping[str, Any]) -> Sequence[LanguageMap]:
    return [venue["name"]] if venue.get("name") else _labels([venue.get("place", {})])


def _lists(designations: Sequence[Mapping[str, Any]]) -> Sequence[LanguageMap]:
    return [{"en": [_list(designation)]} for designation in designations]


def _list(designation: Mapping[str, Any]) -> str:
    name = LISTS.get(designation["list"], designation["list"])
    dated = f"{name}, {designation['year']}" if "year" in designation else name
    status = designation.get("status", "inscribed")
    return dated if status == "inscribed" else f"{dated} ({status})"


LISTS = {
    "RL": "Representative List of the Intangible Cultural Heritage of Humanity",
    "USL": "List of Intangible Cultural Heritage in Need of Urgent Safeguarding",
    "GSP": "Register of Good Safeguarding Practices",
    "Masterpiece": "Masterpiece of the Oral and Intangible Heritage of Humanity",
    "national": "National inventory",
    "local": "Local inventory",
}
CODED = ("countries", "domains", "languages")
"""Fields of codes; the Publication knows their names."""

ROWS: tuple[Row, ...] = (
    ("type", {"en": ["Type"], "fr": ["Type"]}, _text),
    ("resource_type", {"en": ["Kind of resource"], "fr": ["Type de ressource"]}, _text),
    ("alt_title", {"en": ["Other title"], "fr": ["Autre titre"]}, _one),
    ("countries", {"en": ["Country"], "fr": ["Pays"]}, _text),
    ("places", {"en": ["Place"], "fr": ["Lieu"]}, _labels),
    ("venue", {"en": ["Venue"], "fr": ["Lieu de l’événement"]}, _venue),
    ("domains", {"en": ["Domain of the 2003 Convention"], "fr": ["Domaine de la Convention de 2003"]}, _text),
    ("designations", {"en": ["List"], "fr": ["Liste"]}, _lists),
    ("communities", {"en": ["Community"], "fr": ["Communauté"]}, _names),
    ("creators", {"en": ["Creator"], "fr": ["Créateur"]}, _names),
    ("contributors", {"en": ["Contributor"], "fr": ["Contributeur"]}, _names),
    ("organisers", {"en": ["Organiser"], "fr": ["Organisateur"]}, _names),
    ("publisher", {"en": ["Publisher"], "fr": ["Éditeur"]}, _one),
    ("issued", {"en": ["Date"], "fr": ["Date"]}, _date),
    ("start", {"en": ["Begins"], "fr": ["Début"]}, _date),
    ("end", {"en": ["Ends"], "fr": ["Fin"]}, _date),
    ("languages", {"en": ["Language"], "fr": ["Langue"]}, _text),
    ("concepts", {"en": ["Subject"], "fr": ["Sujet"]}, _labels),
)
_COMMUNITY_LABELS = {"en": ["Labels and Notices"], "fr": ["Labels et avis"]}


def metadata(item: ItemJSON, applied: Sequence[LanguageMap], publication: Publication) -> list[dict[str, Any]]:
    """Pairs for what the Item has; `applied` is what the Labels and Notices of its communities say."""
    pairs = []
    for field, label, read in ROWS:
        if field in item and (value := joined(_values(item[field], field, read, publication))):
            pairs.append({"label": label, "value": value})
    if applied:
        pairs.append({"label": _COMMUNITY_LABELS, "value": joined(applied)})
    return pairs


def _values(stated: Any, field: str, read: Read, publication: Publication) -> Sequence[LanguageMap]:
    if field not in CODED:
        return read(stated)
    names = publication.terms.get(field, {})
    return [names.get(code) or {"und": [code]} for code in stated]
