"""Records that no rule has anything to say about, to be changed by a test."""

from typing import Any

import msgspec

from enrichment.screening import Rules, screen
from ichlinks.record import Record
from ichlinks.stages import Reason

BY = "http://creativecommons.org/licenses/by/4.0/"
GOOD: dict[str, dict[str, Any]] = {
    "Element": {
        "title": {"en": ["Masi"]},
        "countries": ["FJ"],
        "domains": ["e"],
        "description": {"en": ["word " * 20]},
    },
    "Resource": {
        "title": {"en": ["Masi"]},
        "countries": ["FJ"],
        "resource_type": "photo",
        "rights": {"content": BY},
        "landing_page": "https://archive.example/1",
    },
    "Stakeholder": {"title": {"en": ["Weavers"]}, "countries": ["FJ"], "kind": ["community"]},
    "NewsEvent": {
        "title": {"en": ["Fair"]},
        "countries": ["FJ"],
        "kind": "festival",
        "start": {"edtf": "2025", "begin": "2025-01-01", "end": "2025-12-31", "text": "2025"},
    },
}


def record(type_: str, /, **fields: Any) -> Record:
    source = {"partner": "archive", "identifier": "oai:archive.example:1", "datestamp": "2025-03-01T00:00:00Z"}
    whole = {"type": type_, "source_record": source, **GOOD[type_], **fields}
    made: Record = msgspec.convert({key: value for key, value in whole.items() if value is not None}, Record)
    return made


def judged(rules: Rules, judged_record: Record, *noticed: Reason) -> tuple[str, list[str]]:
    verdict = screen(judged_record, rules, noticed)
    return verdict.outcome, [reason.rule for reason in verdict.reasons]
