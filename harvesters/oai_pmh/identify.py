"""What an endpoint says of itself (OAI-PMH 2.0, section 4.2), as far as it can be believed."""

import re
from collections.abc import Generator
from dataclasses import dataclass

from harvesters.oai_pmh.endpoint import Endpoint
from harvesters.oai_pmh.page import NAMESPACE, OaiPage
from harvesters.spans import instant
from ichlinks.errors import Retriable
from ichlinks.stages import Warn

_OAI = f"{{{NAMESPACE}}}"
_SECONDS = re.compile(r"hh:mm:ss", re.IGNORECASE)
_GO_ON = re.compile(r"http_(?!429)|timeout|deadline|too_large|not_oai_pmh|list_missing")


@dataclass(frozen=True, slots=True)
class Identity:
    """`days`: dates are asked for by days. `announces`: deletions are told for ever (section 2.5.1, `persistent`)."""

    days: bool = True
    announces: bool = False
    earliest: str | None = None


def identify(endpoint: Endpoint) -> Generator[Warn, None, Identity]:
    """Yields warnings. Where Identify fails by itself, lists are asked for by days all the same.

    Raises Retriable where there is no use in asking anything else.
    """
    try:
        page = endpoint.harvest(verb="Identify").page
    except Retriable as error:
        if error.retry_after or not _GO_ON.match(error.code):
            raise
        yield Warn("identify_failed", str(error))
        return Identity()
    granularity, deleted, earliest = (_said(page, n) for n in ("granularity", "deletedRecord", "earliestDatestamp"))
    if not granularity:
        yield Warn("granularity_missing", "Identify names no granularity; asking by days")
    return Identity(not _SECONDS.search(granularity), deleted.lower() == "persistent", instant(earliest or None))


def _said(page: OaiPage, name: str) -> str:
    return (page.root.findtext(f"{_OAI}Identify/{_OAI}{name}") or "").strip() if page.root is not None else ""
