"""The labels of `metadata` that say what their values are: those of Dublin Core, in English.

Standard: IIIF Presentation API 3.0, section 3.1 (`metadata` is for display); DCMI Metadata Terms (the labels). Other
labels are a partner's own, and belong in its mapping.
"""

TYPE = frozenset({"type", "resource type", "genre", "object type", "work type"})
IDENTIFIER = frozenset({"identifier", "identifiers", "call number", "shelfmark", "accession number", "isbn", "doi"})
ALTERNATIVE = frozenset({"alternative title", "alternate title", "other title", "title (alternative)"})
DESCRIPTION = frozenset({"description", "abstract", "table of contents"})
LANGUAGE = frozenset({"language", "languages"})
PLACE = frozenset({"coverage", "spatial coverage", "place", "places", "location", "geographic subject"})
SUBJECT = frozenset({"subject", "subjects", "keyword", "keywords", "topic", "topics", "medium", "technique"})
RIGHTS = frozenset({"rights", "license", "licence", "access rights", "terms of use"})
HOLDER = frozenset({"rights holder", "copyright holder"})
CREATOR = frozenset({"creator", "creators", "author", "authors", "artist", "maker", "composer", "photographer"})
CONTRIBUTOR = frozenset({"contributor", "contributors", "performer", "performers", "editor", "translator"})
PUBLISHER = frozenset({"publisher"})
DATE = frozenset({"date", "date issued", "date created", "issued", "created", "publication date", "published"})
EXTENT = frozenset({"extent", "dimensions", "physical description", "size", "duration"})
RELATION = frozenset({"relation", "related", "source"})
WHOLE = frozenset({"is part of", "part of", "collection"})
ROLES = frozenset({"author", "artist", "maker", "composer", "photographer", "performer", "editor", "translator"})
"""Labels that say a role."""


def read_from(*groups: frozenset[str]) -> str:
    """The paths of these labels, as the mapping table writes them."""
    return ", ".join(f"metadata/{label}" for group in groups for label in sorted(group))
