"""The score of one stored Record, as the report counts it."""

import msgspec

from ichlinks.errors import Invalid
from ichlinks.pipeline.addresses import checked
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.quality.scores import score
from ichlinks.pipeline.quality.tally import DESCRIBED
from ichlinks.stages import JSON
from ichlinks.store import addresses, records


def scored(context: Context, slug: str, identifier: str) -> JSON:
    """Scores, tiers and what is missing. Raises Invalid for a record that is not there, or is not scored."""
    with context.store.read() as connection:
        line = records.one(connection, context.partner(slug).slug, identifier)
        raw = records.body(connection, slug, identifier)
        if line is None or raw is None or line.outcome not in DESCRIBED:
            raise Invalid(f"{slug} has no record {identifier!r} that has a score; see: ichlinks records {slug}")
        body: JSON = msgspec.json.decode(raw)
        known = addresses.known(connection, [one["url"] for one in body.get("media", ())])
    if "media" in body:
        body["media"] = [checked(one, known) for one in body["media"]]
    found = score(body)
    return {
        "identifier": identifier,
        "outcome": line.outcome,
        "score": round(found.total),
        "scores": found.stated,
        "tiers": {"metadata": found.metadata, "content": found.content},
        "missing": list(found.missing),
    }
