"""Faults of a Presentation 3.0 manifest or collection that JSON Schema does not see (docs/iiif.md, "Checks").

Takes any JSON, ours or anybody's, and never raises; what it cannot read as the property it should be is a fault.
"""

from collections.abc import Callable, Iterator
from typing import Any

from iiif.lint_canvases import canvases, painting, targets
from iiif.lint_links import http_ids, labelled_links, own_id, providers, unique_ids
from iiif.lint_text import behaviors, contexts, labels, language_tags, licences, markup
from iiif.lint_tree import Finding

Rule = Callable[[dict[str, Any]], Iterator[Finding]]

RULES: dict[str, Rule] = {
    "context": contexts,
    "empty": labels,
    "language": language_tags,
    "markup": markup,
    "rights": licences,
    "behavior": behaviors,
    "id": http_ids,
    "unique": unique_ids,
    "link": labelled_links,
    "provider": providers,
    "canvas": canvases,
    "painting": painting,
    "target": targets,
}
"""By name, so that a report can say which rule speaks and a person can look it up."""


def lint(manifest: Any, published: str | None = None) -> list[Finding]:
    """Every finding, in the order of RULES; with `published`, also whether the id is that address."""
    if not isinstance(manifest, dict):
        return [Finding("context", "", "a IIIF document is a JSON object")]
    found = [finding for rule in RULES.values() for finding in rule(manifest)]
    return found + (own_id(manifest, published) if published else [])
