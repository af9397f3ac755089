"""What a good record of each type says: groups of fields, any of which fills the group.

Rights, media and links to vocabularies have scores of their own and are not counted here a second time.
"""

from collections.abc import Mapping

Groups = Mapping[str, tuple[str, ...]]

_EVERY = {"title": ("title",), "description": ("description",), "identifiers": ("identifiers",)}

EXPECTED: Mapping[str, Groups] = {
    "Element": {
        **_EVERY,
        "countries": ("countries",),
        "places": ("places",),
        "domains": ("domains",),
        "communities": ("communities", "bearers"),
        "concepts": ("concepts",),
        "recognition": ("designations", "national_classification"),
        "safeguarding": ("transmission", "safeguarding_measures", "viability", "threats", "functions"),
    },
    "Resource": {
        **_EVERY,
        "countries": ("countries",),
        "resource_type": ("resource_type",),
        "creators": ("creators", "contributors", "publisher"),
        "date": ("issued",),
        "languages": ("languages",),
        "places": ("places",),
        "concepts": ("concepts", "about_elements"),
    },
    "Stakeholder": {
        **_EVERY,
        "countries": ("countries",),
        "kind": ("kind",),
        "places": ("places", "address"),
        "contact": ("contact", "landing_page"),
        "activities": ("activities", "works_on"),
    },
    "NewsEvent": {
        "title": ("title",),
        "description": ("description", "body"),
        "countries": ("countries",),
        "kind": ("kind",),
        "date": ("start", "published_at"),
        "venue": ("venue", "places"),
        "organisers": ("organisers",),
        "landing_page": ("landing_page",),
    },
}


def missing(record: Mapping[str, object]) -> list[str]:
    """The groups of a Record's type in which it says nothing."""
    groups = EXPECTED[str(record["type"])]
    return [name for name, fields in groups.items() if record.keys().isdisjoint(fields)]
