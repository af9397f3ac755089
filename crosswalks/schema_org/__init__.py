"""schema.org in JSON-LD, as web pages and catalogues state it, to the ICH schema: one small function per target field.

Read without fetching a context: one thing, a list of things or a `@graph`, of which the main one is the record; names
of properties as they are, as `schema:name`, or as whole addresses (expanded form). Other prefixes are left over.
"""

from crosswalks.formats import Format, crosswalk_of
from crosswalks.schema_org import agents
from crosswalks.schema_org import relations as related
from crosswalks.schema_org.agents import contributors, creators, data_provider, organisers, provider, publisher
from crosswalks.schema_org.events import attendance_mode, contact, end, recurrence, start, status, timezone
from crosswalks.schema_org.identifiers import identifiers, landing_page
from crosswalks.schema_org.media import FILES, media
from crosswalks.schema_org.places import address, countries, places, venue
from crosswalks.schema_org.publication import edition, extent, founded, issued, pages, published_at
from crosswalks.schema_org.relations import (
    event_series,
    language_version_of,
    parent_organisation,
    relations,
    series,
    series_position,
)
from crosswalks.schema_org.rights import rights, sensitivity
from crosswalks.schema_org.source import Source, paths, read
from crosswalks.schema_org.subjects import about_elements, activities, concepts, languages, works_on
from crosswalks.schema_org.title import alt_title, body, description, designations, title
from crosswalks.schema_org.type import type
from crosswalks.table import Table

_RIGHTS = "license, usageInfo, copyrightNotice, conditionsOfAccess"
_DESCRIPTION = "description, abstract, disambiguatingDescription"
_NAME = "name, headline, givenName, familyName"

FIELDS: Table[Source] = {
    "type": (type, "type, additionalType, jobTitle, hasOccupation, artform, genre"),
    "identifiers": (identifiers, "id, identifier, isbn, issn, sameAs"),
    "title": (title, _NAME),
    "alt_title": (alt_title, f"{_NAME}, alternateName, legalName, alternativeHeadline"),
    "description": (description, _DESCRIPTION),
    "languages": (languages, "inLanguage"),
    "countries": (countries, "countryOfOrigin, address, contentLocation, spatialCoverage, locationCreated, location"),
    "places": (places, "spatialCoverage, spatial, contentLocation, locationCreated, location, geo"),
    "concepts": (
        concepts,
        "about, genre, artform, artMedium, artworkSurface, material, keywords, temporalCoverage, temporal",
    ),
    "rights": (rights, f"{_RIGHTS}, creditText, copyrightHolder, sdLicense"),
    "sensitivity": (sensitivity, _RIGHTS),
    "media": (media, f"contentUrl, embedUrl, encodingFormat, width, height, duration, caption, creditText, "
                     f"{', '.join(FILES)}, distribution, thumbnailUrl, thumbnail"),
    "landing_page": (landing_page, "url, mainEntityOfPage"),
    "relations": (relations, ", ".join(["about", *related.TYPES])),
    "data_provider": (data_provider, "holdingArchive"),
    "provider": (provider, "provider"),
    "designations": (designations, f"award, {_DESCRIPTION}, sameAs"),
    "creators": (creators, ", ".join(agents.CREATORS)),
    "contributors": (contributors, ", ".join(agents.CONTRIBUTORS)),
    "publisher": (publisher, "publisher"),
    "issued": (issued, "datePublished, uploadDate, dateCreated, copyrightYear"),
    "edition": (edition, "bookEdition, version"),
    "extent": (extent, "numberOfPages, materialExtent, size, duration, height, width, depth, weight"),
    "series": (series, "isPartOf, volumeNumber"),
    "pages": (pages, "pagination, pageStart, pageEnd"),
    "about_elements": (about_elements, "about"),
    "language_version_of": (language_version_of, "translationOfWork"),
    "series_position": (series_position, "position"),
    "address": (address, "address"),
    "contact": (contact, "email, telephone, contactPoint, url"),
    "parent_organisation": (parent_organisation, "parentOrganization"),
    "founded": (founded, "foundingDate"),
    "activities": (activities, "knowsAbout"),
    "works_on": (works_on, "knowsAbout"),
    "start": (start, "startDate"),
    "end": (end, "endDate"),
    "status": (status, "eventStatus"),
    "attendance_mode": (attendance_mode, "eventAttendanceMode"),
    "recurrence": (recurrence, "eventSchedule"),
    "timezone": (timezone, "eventSchedule"),
    "event_series": (event_series, "superEvent"),
    "venue": (venue, "location"),
    "organisers": (organisers, "organizer"),
    "body": (body, "articleBody"),
    "published_at": (published_at, "datePublished"),
}  # fmt: skip

FORMAT = Format("schema_org", "schema_org-1", frozenset({"schema.org"}), read, FIELDS, paths, bare=True)
crosswalk = crosswalk_of(FORMAT)
