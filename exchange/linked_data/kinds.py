"""What each of the four types adds to the graph."""

from collections.abc import Callable, Mapping

from exchange.linked_data.nodes import (
    Node,
    agent,
    classification,
    concept,
    date,
    designation,
    place,
    reference,
    several,
    texts,
)  # fmt: skip
from ichlinks.stages import JSON

_SCHEMA = {
    "book": "schema:Book",
    "article": "schema:Article",
    "report": "schema:Report",
    "thesis": "schema:Thesis",
    "photo": "schema:Photograph",
    "video": "schema:VideoObject",
    "audio": "schema:AudioObject",
    "3D": "schema:3DModel",
    "dataset": "schema:Dataset",
    "website": "schema:WebSite",
    "curated": "schema:Collection",
}
_EDM = {
    "photo": "IMAGE",
    "video": "VIDEO",
    "audio": "SOUND",
    "3D": "3D",
    **dict.fromkeys(("book", "article", "report", "thesis", "dataset"), "TEXT"),
}
"""edm:type (EDM Definition 5.2.8); what has none of the five has no edm:type."""

_AGENTS = {"person": "foaf:Person", "organisation": "foaf:Organization", "community": "foaf:Group"}
_STATUS = {"scheduled": "EventScheduled", "cancelled": "EventCancelled", "postponed": "EventPostponed"}
_MODES = {"offline": "Offline", "online": "Online", "mixed": "Mixed"}
_SDG = "http://metadata.un.org/sdg/"


def element(item: JSON, iri: str) -> Node:
    """A concept, so that anything can be about it; one preferred label in each language (SKOS, S14)."""
    return {
        "type": ["ich:Element", "skos:Concept", "crm:E28_Conceptual_Object"],
        "pref_label": {tag: values[:1] for tag, values in texts(item.get("title", {})).items()},
        **{key: texts(item[key]) for key in _ELEMENT_TEXTS if key in item},
        "designation": several(item.get("designations", ()), designation, f"{iri}#designation"),
        "state_party": item.get("states_parties"),
        "national_classification": several(item.get("national_classification", ()), classification, f"{iri}#class"),
        "season": texts(item.get("seasonality", {}).get("text", {})),
        "recurrence": item.get("seasonality", {}).get("recurrence"),
        "uses_object": several(item.get("objects_instruments", ()), concept, f"{iri}#object"),
        "replaces": _one(item, "predecessor", iri),
        "is_replaced_by": _one(item, "successor", iri),
        "has_part": several(item.get("components", ()), reference, f"{iri}#component"),
        "relation": several(item.get("world_heritage", ()), reference, f"{iri}#world-heritage"),
        "subject": [{"id": f"{_SDG}{n}"} for n in item.get("sdgs", ())],
    }


_ELEMENT_TEXTS = ("bearers", "transmission", "functions", "viability", "safeguarding_measures", "threats")


def resource(item: JSON, iri: str) -> Node:
    kind = item.get("resource_type", "")
    about = several(item.get("about_elements", ()), reference, f"{iri}#about")
    return {
        "type": ["edm:ProvidedCHO", *([_SCHEMA[kind]] if kind else [])],
        "edm_type": _EDM.get(kind),
        "dc_type": kind,
        "creator": several(item.get("creators", ()), agent, f"{iri}#creator"),
        "contributor": several(item.get("contributors", ()), agent, f"{iri}#contributor"),
        "publisher": texts(item.get("publisher", {})),
        "issued": date(item.get("issued")),
        "location": place(item["place"], f"{iri}#published-in") if "place" in item else None,
        "edition": item.get("edition"),
        "extent": item.get("extent"),
        "pagination": item.get("pages"),
        "position": item.get("series_position"),
        "is_part_of": _series(item["series"], f"{iri}#series") if "series" in item else None,
        "about": about,
        "subject": [{"id": one["id"]} for one in about],
        "translation_of": _one(item, "language_version_of", iri),
    }


def stakeholder(item: JSON, iri: str) -> Node:
    contact = item.get("contact", {})
    return {
        "type": ["edm:Agent", _AGENTS.get(item.get("agent_type", ""), "foaf:Agent")],
        "name": texts(item.get("title", {})),
        "dc_type": item.get("kind"),
        "activities": texts(item.get("activities", {})),
        "address": item.get("address"),
        "email": contact.get("email"),
        "telephone": contact.get("phone"),
        "url": contact.get("url"),
        "founded": date(item.get("founded")),
        "parent_organisation": _one(item, "parent_organisation", iri),
        "knows_about": several(item.get("works_on", ()), reference, f"{iri}#works-on"),
        "accreditation": item.get("accreditation", {}).get("unesco_ngo"),
    }


def news_event(item: JSON, iri: str) -> Node:
    kind = item.get("kind")
    return {
        "type": ["schema:NewsArticle" if kind in ("news", "notice") else "schema:Event"],
        "name": texts(item.get("title", {})),
        "dc_type": kind,
        "body": texts(item.get("body", {})),
        **{key: date(item.get(key)) for key in ("start", "end", "deadline", "published_at")},
        "time_zone": item.get("timezone"),
        "recurrence": item.get("recurrence"),
        "super_event": _one(item, "event_series", iri),
        "location": _venue(item["venue"], f"{iri}#venue") if "venue" in item else None,
        "organiser": several(item.get("organisers", ()), agent, f"{iri}#organiser"),
        "event_status": f"schema:{_STATUS[item['status']]}" if "status" in item else None,
        "attendance_mode": _mode(item.get("attendance_mode")),
    }


def _one(item: JSON, field: str, iri: str) -> Node | None:
    return reference(item[field], f"{iri}#{field.replace('_', '-')}") if field in item else None


def _series(value: JSON, address: str) -> Node:
    return {"id": address, "title": texts(value["title"])}


def _venue(value: JSON, address: str) -> Node:
    return {**place(value.get("place", {}), address), "name": texts(value.get("name", {}))}


def _mode(mode: str | None) -> str | None:
    return f"schema:{_MODES[mode]}EventAttendanceMode" if mode else None


KINDS: Mapping[str, Callable[[JSON, str], Node]] = {
    "Element": element,
    "Resource": resource,
    "Stakeholder": stakeholder,
    "NewsEvent": news_event,
}
