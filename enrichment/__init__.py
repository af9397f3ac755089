"""Enrichment: what a crosswalk found becomes what it means. One file is one idea.

`ENRICHERS` stand in the order in which they run: text is repaired before it is looked up, the partner's own fixes
come before the vocabularies, the type before what depends on it, defaults last.
"""

from collections.abc import Callable, Iterable

from config.partner import Partner
from config.settings import Workspace
from enrichment.agents import agents
from enrichment.coordinates import coordinates
from enrichment.countries import countries
from enrichment.dates import dates
from enrichment.defaults import defaults
from enrichment.designations import designations
from enrichment.domains import domains
from enrichment.identifiers import identifiers
from enrichment.languages import languages
from enrichment.media import media
from enrichment.recurrence import recurrence
from enrichment.replace import replace
from enrichment.rights import rights
from enrichment.sensitivity import sensitivity
from enrichment.text import text
from enrichment.titles import titles
from enrichment.types import types
from enrichment.validate import validated
from ichlinks.stages import Draft, Enrich

__all__ = ["ENRICHERS", "enriched", "enrichers", "validated"]

ENRICHERS: dict[str, Callable[[Workspace, Partner], Enrich]] = {
    "text": text,
    "replace": replace,
    "identifiers": identifiers,
    "agents": agents,
    "media": media,
    "types": types,
    "countries": countries,
    "coordinates": coordinates,
    "titles": titles,
    "languages": languages,
    "domains": domains,
    "designations": designations,
    "dates": dates,
    "recurrence": recurrence,
    "rights": rights,
    "sensitivity": sensitivity,
    "defaults": defaults,
}


def enrichers(workspace: Workspace, partner: Partner) -> tuple[Enrich, ...]:
    """All of them, made ready once for a run. Raises Invalid where a vocabulary cannot be read."""
    return tuple(make(workspace, partner) for make in ENRICHERS.values())


def enriched(steps: Iterable[Enrich], draft: Draft) -> Draft:
    """The draft after all of them."""
    for step in steps:
        draft = step(draft)
    return draft
