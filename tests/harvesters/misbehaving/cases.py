"""What each behaviour of the catalogue deserves: records stored, state of the run, codes, requests.

Reasoned from the catalogue's right behaviour, not from what the code does. The archive holds 24 records, two of them
deleted, in pages of six: an endpoint that is well is asked five times, once for Identify.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

WHOLE = 24
_WELL = 5
_SET = "ich:dance"


@dataclass(frozen=True)
class Case:
    """`error` None is a complete run. `warnings` are all of the first run's, `later` of a run on the next day."""

    number: str
    error: str | None = None
    stored: int = WHOLE
    requests: int = _WELL
    warnings: tuple[str, ...] = ()
    later: tuple[str, ...] | None = None
    later_error: str | None = None
    set_: str | None = None
    options: dict[str, Any] = field(default_factory=dict)


CASES = (
    # 1 to 14: flow control
    Case("1", "token_repeated", stored=12, requests=3),
    Case("2", "token_repeated", stored=18, requests=4),
    Case("2b", "page_repeated", stored=6, requests=6),
    Case("3", requests=6),
    Case("3b", requests=7),
    Case("4", requests=7, warnings=("empty_page",)),
    Case("4b", requests=6, warnings=("empty_page",)),
    Case("5"),
    Case("6", "list_incomplete", stored=12, requests=3),
    Case("7", "bad_resumption_token", stored=12, requests=4),
    Case("8", "bad_resumption_token", stored=6, requests=4),
    Case("9"),
    Case("9b", options={"raw_token": True}),
    Case("10", warnings=("complete_list_size_differs",)),
    Case("10b"),
    Case("11", "http_500", stored=12, requests=5),
    Case("12", "list_unstable", stored=21, warnings=("set_ignored",), set_=_SET),
    Case("12b", warnings=("set_ignored",), set_=_SET),
    Case("13"),
    Case("14", stored=12, set_=_SET),
    # 15 to 23: dates
    Case("15", requests=6, later=("granularity_refused",)),
    Case("16", warnings=("granularity_missing",)),
    Case("16b"),
    Case("16c", requests=6, later=("from_refused",)),
    Case("17"),
    Case("18"),
    Case("19"),
    Case("20"),
    Case("21"),
    Case("22"),
    Case("23"),
    # 24 to 33: deletions, identity, sets, errors; deletions that are not announced take a list of identifiers
    Case("24", stored=22, requests=9),
    Case("24b", requests=9),
    Case("25"),
    Case("26", later=("metadata_missing",)),
    Case("27", "records_rejected", stored=22, warnings=("records_rejected",)),
    Case("28", "list_unstable", stored=21),
    Case("28b", "list_shrank", stored=23),
    Case("29"),
    Case("30"),
    Case("30b", stored=22, requests=9),
    Case("31", stored=12, later_error="set_vanished", set_=_SET),
    Case("31b"),
    Case("32"),
    Case("32b"),
    Case("33", "error_without_code", stored=12, requests=5),
    Case("33b", "internal_exception", stored=12, requests=5),
    # 34 to 46: characters and envelopes
    Case("34", warnings=("page_repaired",)),
    Case("35", warnings=("page_repaired",)),
    Case("36", warnings=("page_repaired",)),
    Case("36b", warnings=("page_repaired",)),
    Case("36c"),
    Case("37"),
    Case("38"),
    Case("39", warnings=("page_repaired",)),
    Case("40", warnings=("page_repaired",)),
    Case("40b"),
    Case("41"),
    Case("41b", warnings=("page_repaired",)),
    Case("41c", "not_oai_pmh", stored=0, requests=2, warnings=("identify_failed",)),
    Case("42", warnings=("page_repaired",)),
    Case("42b", warnings=("page_repaired",)),
    Case("43", "truncated", stored=15, warnings=("page_not_well_formed",)),
    Case("43b", requests=6, warnings=("page_not_well_formed",)),
    Case("44"),
    Case("45", "not_oai_pmh", stored=6, requests=3),
    Case("46"),
    # 47 to 57: HTTP
    Case("47", "not_oai_pmh", stored=0, requests=2),
    Case("47b", "login_page", stored=0, requests=2),
    Case("47c", "challenge", stored=0, requests=2),
    Case("47d", requests=20, warnings=("window_split",)),
    Case("48", requests=6),
    Case("48b", requests=6),
    Case("48c", "http_503", stored=6, requests=3),
    Case("49", requests=10),
    Case("49b", "too_many_redirects", stored=0, requests=6),
    Case("50", "certificate", stored=0, requests=2),
    Case("51"),
    Case("51b", requests=6),
    Case("52", "deadline", stored=6, requests=3, options={"deadline": 0.7}),
    Case("53", requests=6),
    Case("53b", "connection", stored=12),
    Case("54"),
    Case("55"),
    Case("56"),
    Case("57"),
)

DIVIDED = ("1", "2", "2b", "6", "7", "11", "28", "28b", "33", "43", "53b")
"""Lists that fail where they are long: smaller windows get everything though the endpoint never gets well."""
