"""A stored record as a new golden case: what becomes of it today is what is expected from now on."""

from pathlib import Path

from ichlinks.errors import Invalid
from ichlinks.pipeline.cases import files, portable
from ichlinks.pipeline.cases.check import outcome
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.tools import Tools
from ichlinks.store import payloads


def write(context: Context, slug: str, identifier: str) -> list[Path]:
    """Writes the case; a person reads it, and corrects what is not as the partner meant it.

    Raises Invalid for an unknown record, one that was deleted or could not be read, one that is withheld, and one
    that would become something else if it stood alone.
    """
    tools = Tools.of(context.workspace, context.partner(slug))
    with context.store.read() as connection:
        stored = payloads.find(connection, slug, identifier)
    if stored is None:
        raise Invalid(f"{slug} has no record {identifier!r}; see: ichlinks records {slug}")
    payload = stored.payload
    if payload.deleted or payload.rejected:
        raise Invalid(f"{identifier} holds nothing to map: it was deleted, or could not be read")
    expected = outcome(tools, payload)
    if expected.outcome == "withhold":
        raise Invalid(f"{identifier} is withheld: it is not copied into a file")
    suffix, content = portable.alone(payload)
    if outcome(tools, portable.read(suffix, content, identifier, payload.datestamp, payload.sets)) != expected:
        raise Invalid(f"{identifier} cannot be a case: away from its page it becomes another record")
    return files.save(context.workspace, slug, suffix, content, expected)
