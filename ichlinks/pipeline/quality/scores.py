"""A Record's quality: five scores from 0 to 100 and two tiers. The formulas are told in docs/quality.md.

Standard: Europeana Publishing Framework, metadata and content tiers, in the terms of the ICH schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msgspec.structs import fields

from ichlinks.pipeline.quality.expected import EXPECTED, missing
from ichlinks.pipeline.quality.media import content, shows
from ichlinks.pipeline.quality.rights import rights
from ichlinks.record import KINDS, LanguageMap
from ichlinks.stages import JSON

SCORES = ("completeness", "languages", "links", "rights", "media")
_TEXTS = {one.name for kind in KINDS for one in fields(kind) if one.type == LanguageMap} - {"publisher"}
_SUBJECTS = ("concepts", "domains", "national_classification", "objects_instruments")
_AGENTS = ("creators", "contributors", "organisers", "communities")
_DATES = ("issued", "start", "end", "founded", "published_at")
_GROUPS = (
    (*_DATES, "designations", "seasonality"),
    _SUBJECTS,
    (*_AGENTS, "publisher", "bearers"),
    ("countries", "places", "venue", "states_parties"),
)
_LANGUAGE_TIERS, _ELEMENT_TIERS = (25, 50, 75), ((1, 1), (3, 2), (4, 2))
_GUARDED = ("restricted", "withheld")


@dataclass(frozen=True, slots=True)
class Score:
    """`media` is None where a community asked that the heritage be guarded: nobody is marked down for that.

    `metadata` is A, B, C or 0, `content` 0 to 4; `missing` names the groups of fields that say nothing.
    """

    completeness: int
    languages: int
    links: int
    rights: int
    media: int | None
    metadata: str
    content: int
    missing: tuple[str, ...]

    @property
    def total(self) -> float:
        """The mean of the scores that count."""
        stated = self.stated.values()
        return sum(stated) / len(stated)

    @property
    def stated(self) -> dict[str, int]:
        """The scores that count, by name."""
        return {name: value for name in SCORES if (value := getattr(self, name)) is not None}


def score(record: JSON) -> Score:
    """The quality of a Record's JSON as it is stored."""
    lacking, languages = missing(record), _share(_tagged(record))
    guarded = record.get("sensitivity", {}).get("level") in _GUARDED
    return Score(
        completeness=round(100 * (1 - len(lacking) / len(EXPECTED[record["type"]]))),
        languages=languages,
        links=_share(_linked(record)),
        rights=rights(record),
        media=None if guarded else 25 * shows(record),
        metadata="0ABC"[min(_language_tier(languages), _element_tier(record), _context_tier(record))],
        content=content(record),
        missing=tuple(lacking),
    )


def _share(flags: Iterator[bool]) -> int:
    listed = list(flags)
    return round(100 * sum(listed) / len(listed)) if listed else 0


def _tagged(record: JSON) -> Iterator[bool]:
    """For each property with words in it, whether any of its values says in which language it is."""
    for name, value in record.items():
        if name in _TEXTS:
            yield _says_language(value)
    for name in ("concepts", "places"):
        labels = [one["label"] for one in record.get(name, ()) if one.get("label")]
        if labels:
            yield any(map(_says_language, labels))
    if statement := record.get("rights", {}).get("statement"):
        yield _says_language(statement)


def _says_language(texts: JSON) -> bool:
    return any(not tag.startswith("und") for tag in texts)


def _linked(record: JSON) -> Iterator[bool]:
    """For each thing that is named, whether it is named by an address or a place on the map too."""
    for one in record.get("concepts", ()):
        yield "uri" in one
    for one in record.get("places", ()):
        yield _is_located(one)
    for name in _AGENTS:
        for one in record.get(name, ()):
            yield "ref" in one
    for one in record.get("designations", ()):
        yield "ref" in one


def _is_located(place: JSON) -> bool:
    return "geonames" in place or ("lat" in place and "lon" in place)


def _language_tier(share: int) -> int:
    return sum(share >= least for least in _LANGUAGE_TIERS)


def _element_tier(record: JSON) -> int:
    """Fields by which a record is found, and of how many of the four groups (when, what, who, where) they are."""
    found = [sum(name in record for name in group) for group in _GROUPS]
    told, groups = sum(found), sum(map(bool, found))
    return sum(told >= least and groups >= of for least, of in _ELEMENT_TIERS)


def _context_tier(record: JSON) -> int:
    """1, and one more for each of two kinds of things (concept, place, agent, time) that are told in full."""
    kinds = (
        "domains" in record or any("uri" in one for one in record.get("concepts", ())),
        any(_is_located(one) for one in record.get("places", ())),
        any("ref" in one for name in _AGENTS for one in record.get(name, ())),
        any({"begin", "end"} <= record[name].keys() for name in _DATES if name in record),
    )
    return 1 + min(2, sum(kinds))


def texts(record: JSON) -> Iterator[tuple[str, Any]]:
    """The fields of a Record that are language maps."""
    return ((name, value) for name, value in record.items() if name in _TEXTS)
