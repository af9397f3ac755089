"""One pass over a partner's Records: what is counted, and the few examples that are kept."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ichlinks.pipeline.addresses import checked, named
from ichlinks.pipeline.quality.scores import SCORES, Score, score, texts
from ichlinks.stages import JSON, PUBLIC, Reason
from ichlinks.store.addresses import Known
from ichlinks.store.quality import Judged

DESCRIBED = ("accept", "flag", "quarantine")
"""Outcomes whose Records are scored; of withheld ones nothing but their number is told."""

EXAMPLES = 5
_MILD = ("info", "flag")
_decode = msgspec.json.Decoder(dict).decode


@dataclass(slots=True)
class Rule:
    """What a rule said, of how many records; the examples are those of the first few."""

    rule: str
    severity: str
    message: str = ""
    hint: str | None = None
    records: int = 0
    examples: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """How many addresses were last found in which state; a few dead ones, with whose they are."""

    states: Counter[str] = field(default_factory=Counter)
    dead: list[dict[str, str]] = field(default_factory=list)

    def add(self, identifier: str, url: str, known: Mapping[str, Known], quotable: bool) -> None:
        state = known[url].state if url in known else "untried"
        self.states[state] += 1
        if state == "dead" and quotable and len(self.dead) < EXAMPLES:
            self.dead.append({"identifier": identifier, "address": url})

    def as_json(self) -> JSON:
        return {**self.states, "examples": self.dead}


@dataclass
class Tally:
    """Counts that do not grow with the number of records."""

    outcomes: Counter[str] = field(default_factory=Counter)
    public: int = 0
    types: Counter[str] = field(default_factory=Counter)
    fields: Counter[tuple[str, str]] = field(default_factory=Counter)
    languages: Counter[tuple[str, str]] = field(default_factory=Counter)
    scores: Counter[str] = field(default_factory=Counter)
    total: float = 0.0
    counted: Counter[str] = field(default_factory=Counter)
    metadata: Counter[str] = field(default_factory=Counter)
    content: Counter[int] = field(default_factory=Counter)
    gains: dict[str, float] = field(default_factory=dict)
    lacking: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Rule] = field(default_factory=dict)
    repaired: int = 0
    pages: Found = field(default_factory=Found)
    media: Found = field(default_factory=Found)

    @property
    def described(self) -> int:
        return self.types.total()

    def add(self, one: Judged, body: JSON | None, known: Mapping[str, Known]) -> None:
        """Counts one record; `body` is given for those that are described."""
        self.outcomes[one.outcome] += 1
        self.public += one.public
        self.repaired += one.repaired
        if one.outcome != "withhold":
            self._reasons(one, body)
        if body is not None:
            self._links(one, body, known)
            self._record(body)

    def _record(self, body: JSON) -> None:
        kind = body["type"]
        self.types[kind] += 1
        self.fields.update((kind, name) for name in body)
        for name, value in texts(body):
            self.languages.update((name, tag) for tag in value)
        self.languages.update(("any", tag) for tag in {tag for _, value in texts(body) for tag in value})
        self._score(score(body))

    def _score(self, found: Score) -> None:
        stated = found.stated
        self.scores.update(stated)
        self.counted.update(stated.keys())
        self.total += found.total
        self.metadata[found.metadata] += 1
        self.content[found.content] += 1
        for name, points in _lost(found, stated):
            self.gains[name] = self.gains.get(name, 0.0) + points
            self.lacking[name] += 1

    def _links(self, one: Judged, body: JSON, known: Mapping[str, Known]) -> None:
        if not one.public:
            return
        quotable = not _is_guarded(body)
        if "landing_page" in body:
            self.pages.add(one.identifier, body["landing_page"], known, quotable)
        if "media" in body:
            body["media"] = [checked(medium, known) for medium in body["media"]]
            for medium in body["media"]:
                self.media.add(one.identifier, medium["url"], known, quotable)

    def _reasons(self, one: Judged, body: JSON | None) -> None:
        quotable = not (body and _is_guarded(body))
        # What held back a record that is accepted has been settled by a person.
        standing = [reason for reason in one.reasons if one.outcome not in PUBLIC or reason.severity in _MILD]
        for reason in {reason.rule: reason for reason in reversed(standing)}.values():
            rule = self.rules.setdefault(reason.rule, Rule(reason.rule, reason.severity))
            rule.records += 1
            if quotable:
                _exemplify(rule, one.identifier, reason)


def tallied(pages: Iterator[list[Judged]], known: Any) -> Tally:
    """Everything counted; `known` tells what was found at media addresses, asked once a page."""
    tally = Tally()
    for page in pages:
        bodies = [_decode(one.body) if one.body and one.outcome in DESCRIBED else None for one in page]
        facts = known(_addresses(bodies))
        for one, body in zip(page, bodies, strict=True):
            tally.add(one, body, facts)
    return tally


def _addresses(bodies: Sequence[JSON | None]) -> list[str]:
    return list({url for body in bodies if body for url in named(body)})


def _lost(found: Score, stated: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """What a record would gain in its total, in points, by each thing that can be mended."""
    weight = 1 / len(stated)
    for name in found.missing:
        yield f"field.{name}", weight * (100 - found.completeness) / len(found.missing)
    for name in SCORES[1:]:
        if stated.get(name, 100) < 100:
            yield name, weight * (100 - stated[name])


def _is_guarded(body: JSON) -> bool:
    return "sensitivity" in body and body["sensitivity"].get("level", "open") != "open"


def _exemplify(rule: Rule, identifier: str, reason: Reason) -> None:
    """Of what is sensitive, a few words may already say too much."""
    if not rule.message:
        rule.message = "a community's wishes may be touched" if _is_private(reason) else reason.message
        rule.hint, rule.severity = reason.hint, reason.severity
    if len(rule.examples) < EXAMPLES:
        excerpt = {} if _is_private(reason) or not reason.excerpt else {"excerpt": reason.excerpt}
        rule.examples.append({"identifier": identifier, **excerpt})


def _is_private(reason: Reason) -> bool:
    return reason.rule.startswith("sensitive.") or reason.field in ("sensitivity", "contact")
