"""Descriptions, abstracts and tables of contents, in the order in which they stand.

Standard: DCMI Metadata Terms, `description`, `abstract`, `tableOfContents`.
"""

from crosswalks.oai_dc.source import Source
from crosswalks.oai_dc.texts import Map, language_map


def description(source: Source) -> Map:
    return language_map(source.get("description", "abstract", "tableOfContents"))
