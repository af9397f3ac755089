"""Errors that an endpoint answers with (OAI-PMH 2.0, section 3.6)."""

import re

from harvesters.oai_pmh.page import OaiPage

_ADVICE = {
    "cannotDisseminateFormat": "set harvest.metadata_prefix to a format the endpoint lists",
    "noSetHierarchy": "remove harvest.sets: the endpoint has none",
    "badArgument": "check harvest.sets and the dates asked for",
}


def said(page: OaiPage) -> tuple[str, str] | None:
    """The first error of a page as our code and words; None where there is none but that nothing matches."""
    for code, message in page.errors.items():
        if code != "noRecordsMatch":
            told = f"the endpoint answered {code or 'an error without a code'}: {message}"
            return _snake(code) or "error_without_code", "; ".join(filter(None, [told, _ADVICE.get(code)]))
    return None


def _snake(code: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", code).lower()
