"""A partner's quality report: one pass over its Records, a sample of its payloads, the figures of earlier reports."""

from dataclasses import asdict
from typing import Any

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.quality import words
from ichlinks.pipeline.quality.advice import advice
from ichlinks.pipeline.quality.expected import EXPECTED
from ichlinks.pipeline.quality.scores import SCORES
from ichlinks.pipeline.quality.tally import Tally, tallied
from ichlinks.pipeline.quality.unread import left_over
from ichlinks.pipeline.tools import Tools
from ichlinks.stages import JSON
from ichlinks.store import addresses, quality, runs

_RUNS = 12
_OWN = {"type", "source_record", "data_provider"}


def report(context: Context, slug: str) -> JSON:
    """One JSON document (docs/quality.md). Its figures are kept, to compare later reports with.

    Raises Invalid for an unknown partner or a wrong partner file.
    """
    tools = Tools.of(context.workspace, context.partner(slug))
    with context.store.read() as connection:
        run = runs.latest(connection, slug, "transform")
        tally = tallied(quality.judged(connection, slug), lambda urls: addresses.known(connection, urls))
    figures = _figures(tally)
    return {
        "partner": slug,
        "name": tools.partner.name,
        "at": context.now(),
        **figures,
        "outcomes": dict(tally.outcomes),
        "types": dict(tally.types),
        "tiers": {"metadata": dict(tally.metadata), "content": {str(n): count for n, count in tally.content.items()}},
        "advice": advice(tally),
        "coverage": _coverage(tally),
        "languages": _languages(context, tally),
        "rules": [asdict(rule) for rule in sorted(tally.rules.values(), key=lambda rule: (-rule.records, rule.rule))],
        "repaired": tally.repaired,
        "left_over": left_over(context, tools.partner, tools.crosswalk),
        "pages": tally.pages.as_json(),
        "media": tally.media.as_json(),
        "trend": _trend(context, slug, run["run"] if run else "", figures),
    }


def _figures(tally: Tally) -> JSON:
    records = tally.outcomes.total() - tally.outcomes["deleted"]
    figures = {"records": records, "public": tally.public, "scored": tally.described}
    if not tally.described:
        return figures
    scores = {name: round(tally.scores[name] / count) for name in SCORES if (count := tally.counted[name])}
    return {**figures, "score": round(tally.total / tally.described), "scores": scores}


def _coverage(tally: Tally) -> list[JSON]:
    """By type, each field that its records have, and those expected of which none has any; the fullest first."""
    lines = []
    for kind, records in tally.types.most_common():
        counts = {name: count for (of, name), count in tally.fields.items() if of == kind and name not in _OWN}
        groups = EXPECTED[kind].values()
        counts |= {group[0]: 0 for group in groups if counts.keys().isdisjoint(group)}
        expected = {name for group in groups for name in group}
        for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
            line = {"type": kind, "field": name, "records": count, "of": records, "expected": name in expected}
            lines.append(line)
    return lines


def _languages(context: Context, tally: Tally) -> list[JSON]:
    """By language, how many records have any text, a title and a description in it."""
    listed = sorted(((count, tag) for (name, tag), count in tally.languages.items() if name == "any"), reverse=True)
    return [
        {
            "language": tag,
            "name": words.language(context.workspace, tag),
            "records": count,
            "title": tally.languages["title", tag],
            "description": tally.languages["description", tag],
        }
        for count, tag in listed
    ]


def _trend(context: Context, slug: str, run: str, figures: JSON) -> list[dict[str, Any]]:
    """The figures of this report and those before it, one for each transform run."""
    with context.store.write() as connection:
        if run and "score" in figures:
            quality.save(connection, slug, run, context.now(), figures)
        return quality.summaries(connection, slug, _RUNS)
