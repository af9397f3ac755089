"""The JSON-LD context: each key of our linked data and the term it stands for (JSON-LD 1.1, section 3.1)."""

from collections.abc import Mapping
from typing import Any

PREFIXES = {
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "ore": "http://www.openarchives.org/ore/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

TEXTS = {
    "title": "dcterms:title",
    "alt_title": "dcterms:alternative",
    "description": "dcterms:description",
    "pref_label": "skos:prefLabel",
    "name": "schema:name",
    "publisher": "dc:publisher",
    "rights_statement": "dc:rights",
    "body": "schema:articleBody",
    "activities": "ich:activities",
    "bearers": "ich:bearers",
    "transmission": "ich:transmission",
    "functions": "ich:functions",
    "viability": "ich:viability",
    "threats": "ich:threats",
    "safeguarding_measures": "ich:safeguardingMeasures",
    "season": "ich:season",
}
"""Language maps; text of unknown language has no tag."""

LINKS = {
    "about": "schema:about",
    "subject": "dcterms:subject",
    "spatial": "dcterms:spatial",
    "creator": "dcterms:creator",
    "contributor": "dcterms:contributor",
    "relation": "dcterms:relation",
    "is_part_of": "dcterms:isPartOf",
    "has_part": "dcterms:hasPart",
    "replaces": "dcterms:replaces",
    "is_replaced_by": "dcterms:isReplacedBy",
    "has_version": "dcterms:hasVersion",
    "broad_match": "skos:broadMatch",
    "same_as": "schema:sameAs",
    "translation_of": "schema:translationOfWork",
    "knows_about": "schema:knowsAbout",
    "parent_organisation": "schema:parentOrganization",
    "organiser": "schema:organizer",
    "location": "schema:location",
    "super_event": "schema:superEvent",
    "event_status": "schema:eventStatus",
    "attendance_mode": "schema:eventAttendanceMode",
    "community": "ich:community",
    "designation": "ich:designation",
    "national_classification": "ich:nationalClassification",
    "uses_object": "ich:usesObject",
    "aggregation": "ore:isAggregatedBy",
    "aggregated_cho": "edm:aggregatedCHO",
    "data_provider": "edm:dataProvider",
    "provider": "edm:provider",
    "intermediate_provider": "edm:intermediateProvider",
    "is_shown_at": "edm:isShownAt",
    "is_shown_by": "edm:isShownBy",
    "has_view": "edm:hasView",
    "object": "edm:object",
    "rights": "edm:rights",
    "license": "dcterms:license",
    "rights_holder": "dcterms:rightsHolder",
    "derived_from": "prov:wasDerivedFrom",
    "url": "schema:url",
}

VALUES = {
    "identifier": "dc:identifier",
    "language": "dc:language",
    "dc_type": "dc:type",
    "edm_type": "edm:type",
    "format": "dc:format",
    "notation": "skos:notation",
    "issued": "dcterms:issued",
    "modified": "dcterms:modified",
    "extent": "dcterms:extent",
    "edition": "schema:bookEdition",
    "pagination": "schema:pagination",
    "position": "schema:position",
    "width": "schema:width",
    "height": "schema:height",
    "duration": "schema:duration",
    "credit": "schema:creditText",
    "role": "schema:roleName",
    "email": "schema:email",
    "telephone": "schema:telephone",
    "address": "schema:address",
    "founded": "schema:foundingDate",
    "start": "schema:startDate",
    "end": "schema:endDate",
    "published_at": "schema:datePublished",
    "country": "ich:country",
    "state_party": "ich:stateParty",
    "list": "ich:list",
    "year": "ich:year",
    "decision": "ich:decision",
    "reference": "ich:reference",
    "criterion": "ich:criterion",
    "authority": "ich:authority",
    "status": "ich:status",
    "scheme": "ich:scheme",
    "recurrence": "ich:recurrence",
    "deadline": "ich:deadline",
    "time_zone": "ich:timeZone",
    "accreditation": "ich:accreditation",
    "sensitivity": "ich:sensitivity",
    "tk_label": "ich:tkLabel",
    "notice": "ich:notice",
    "partner": "ich:partner",
}

DECIMALS = {"lat": "geo:lat", "long": "geo:long"}

OWN_TERMS = {
    "Element": "An element of intangible cultural heritage (Article 2.1 of the 2003 Convention).",
    "accreditation": "Number under which an organisation is accredited (Article 9 of the 2003 Convention).",
    "activities": "What a person, organisation or community does.",
    "authority": "Who decided on a designation.",
    "bearers": "The people who practise and carry an element.",
    "community": "A community, group or individuals who recognise an element as their heritage.",
    "country": "Country, by ISO 3166-1 alpha-2 code.",
    "criterion": "A criterion that a designation was decided on.",
    "deadline": "Last day on which a call can be answered.",
    "decision": "The decision of a designation, as the deciding body numbers it.",
    "designation": "One dated event of recognition.",
    "functions": "What an element does for, and means to, its community.",
    "list": "The list or inventory of a designation: RL, USL, GSP, Masterpiece, national or local.",
    "nationalClassification": "A class of a national inventory's own scheme.",
    "notice": "A Local Contexts Notice, or one of this aggregator, with its text.",
    "partner": "The partner archive that a record came from, by its short name.",
    "recurrence": "How often something takes place.",
    "reference": "The number of an element on its list.",
    "safeguardingMeasures": "What is done to safeguard an element (Article 2.3 of the 2003 Convention).",
    "scheme": "The scheme of a class.",
    "season": "When an element is practised.",
    "sensitivity": "What a community asks of those who use a record: notice or restricted.",
    "stateParty": "A State Party that nominated an element, by ISO 3166-1 alpha-2 code.",
    "status": "What a designation did: inscribed, extended, transferred or removed.",
    "threats": "What endangers an element.",
    "timeZone": "Time zone of an event's dates.",
    "tkLabel": "A Local Contexts Traditional Knowledge or Biocultural Label, with its text.",
    "transmission": "How an element is handed on.",
    "usesObject": "An object or instrument that an element needs.",
    "viability": "How well an element lives.",
    "year": "Year of a designation.",
}
"""The terms of our own namespace, with their meaning."""


def namespace(base: str) -> str:
    return f"{base}/terms#"


def prefixes(base: str) -> dict[str, str]:
    return {**PREFIXES, "ich": namespace(base)}


def context(base: str) -> Mapping[str, Any]:
    texts = {key: {"@id": term, "@container": "@language"} for key, term in TEXTS.items()}
    links = {key: {"@id": term, "@type": "@id"} for key, term in LINKS.items()}
    decimals = {key: {"@id": term, "@type": "xsd:decimal"} for key, term in DECIMALS.items()}
    return {"@version": 1.1, "id": "@id", "type": "@type", **prefixes(base), **texts, **links, **decimals, **VALUES}
