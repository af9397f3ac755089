"""Descriptions, abstracts and tables of contents, in the order in which they stand.

Standard: DCMI Metadata Terms, `description`, `abstract`, `tableOfContents`.
"""

from crosswalks.common.texts import Map, language_map
from crosswalks.oai_dc.source import Source


def description(source: Source) -> Map:
    """`description`, `abstract` and `tableOfContents`, as paragraphs of one text."""
    return language_map(source.get("description", "abstract", "tableOfContents"))
