"""Media: of the pages of a IIIF manifest the first few; viewers find all of them in the manifest.

Standard: IIIF Presentation API 3.0, section 2.1 (a manifest is the whole of an object).
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from ichlinks.stages import Draft, Enrich, Reason

PAGES = 24
"""How many pages are listed beside their manifest: enough to leaf through, and no book in every search result."""


def media(workspace: Workspace, partner: Partner) -> Enrich:
    return enrich


def enrich(draft: Draft) -> Draft:
    found = draft.fields.get("media", ())
    pages = [one for one in found if _is_page(one)] if len(found) > PAGES else []
    if len(pages) > PAGES and any(one.get("role") == "iiif" for one in found):
        first = pages[:PAGES]
        draft.fields["media"] = [one for one in found if not _is_page(one) or one in first]
        message = f"the manifest has {len(pages)} pages; the first {PAGES} are listed beside it"
        draft.reasons.append(Reason("media.pages", "info", message, "media", str(len(pages))))
    return draft


def _is_page(one: dict[str, Any]) -> bool:
    return bool(one.get("role", "full") == "full")
