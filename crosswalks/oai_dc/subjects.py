"""Subjects, one or several to an element (parted by `;`). Enrichment says which of them are domains.

Standard: DCMI Metadata Terms, `subject`.
"""

from typing import Any

from crosswalks.oai_dc.source import Source


def concepts(source: Source) -> list[dict[str, Any]]:
    """Each part of each `subject`; an address is a concept by itself."""
    values = source.get("subject")
    parts = ((part.strip(), language) for text, language in values for part in text.split(";"))
    return [_concept(text, language) for text, language in dict.fromkeys(parts) if text]


def _concept(text: str, language: str) -> dict[str, Any]:
    return {"uri": text} if text.startswith(("http://", "https://")) else {"label": {language or "und": [text]}}
