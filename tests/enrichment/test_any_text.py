"""What holds of every enricher for every text: it does not fail, and what is enriched stays as it is."""

import copy
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.partner import Partner
from config.settings import Workspace
from enrichment import ENRICHERS
from enrichment.validate import validated
from ichlinks.errors import Rejected
from ichlinks.stages import Draft
from tests.enrichment.whole import enrichment

WORKSPACE = Workspace(Path("/nowhere"), {})
PARTNER = Partner.model_validate(
    {
        "name": {"en": "Archive"},
        "country": "IR",
        "harvest": {"kind": "oai_pmh", "endpoint": "https://archive.example/oai"},
        "crosswalk": "oai_dc",
        "slug": "archive",
        "defaults": {"type": "Resource", "languages": ["ko", "en"], "countries": ["KR"]},
    }
)
STEPS = {name: make(WORKSPACE, PARTNER) for name, make in ENRICHERS.items()}
WORDS = st.sampled_from(
    ["아리랑", "Arirang", "ca. 1992", "พ.ศ. 2560", "CC BY", "Burma", "R.1", "13.COM 10.b.41", "RL", "annual", "(KOR)",
     "Thailand, Khon", "&amp;", "\\n", '""x""', "<b>x</b>", "kor", "ISBN 1", "Q42", "e", "Photo", "12.5", "é",
     "1399/05/12", "۱۳۹۹", "1285", "\u202egnp", "a\u200bb", "1978(昭和53)", "10.1000/1", "XIX–XX вв.",
     "CC BY 3.0 NZ", "37°30′ N"]
)  # fmt: skip
TEXTS = st.text(min_size=1, max_size=30) | WORDS
LANGUAGE_MAPS = st.dictionaries(st.sampled_from(["und", "ko", "en", "zh"]), st.lists(TEXTS, min_size=1), max_size=2)
FIELDS = st.fixed_dictionaries(
    {"type": st.sampled_from(["Element", "Photo", "Museum", "Festival"])},
    optional={
        "title": LANGUAGE_MAPS,
        "alt_title": LANGUAGE_MAPS,
        "description": LANGUAGE_MAPS,
        "languages": st.lists(TEXTS, max_size=3),
        "countries": st.lists(TEXTS, max_size=3),
        "domains": st.lists(TEXTS, max_size=3),
        "issued": TEXTS,
        "start": TEXTS,
        "end": TEXTS,
        "founded": TEXTS,
        "recurrence": TEXTS,
        "seasonality": st.fixed_dictionaries({"text": LANGUAGE_MAPS}),
        "identifiers": st.lists(st.fixed_dictionaries({"scheme": WORDS, "value": TEXTS}), max_size=2),
        "places": st.lists(st.fixed_dictionaries({"label": LANGUAGE_MAPS}, optional={"lat": TEXTS, "lon": TEXTS})),
        "concepts": st.lists(st.fixed_dictionaries({"label": LANGUAGE_MAPS}), max_size=2),
        "rights": st.fixed_dictionaries({"content": st.lists(TEXTS, max_size=2)}),
        "creators": st.lists(st.fixed_dictionaries({"name": LANGUAGE_MAPS, "ref": TEXTS}), max_size=2),
        "national_classification": st.lists(
            st.fixed_dictionaries({"scheme": TEXTS}, optional={"code": TEXTS, "label": LANGUAGE_MAPS}), max_size=2
        ),
        "designations": st.lists(
            st.fixed_dictionaries(
                {"list": TEXTS},
                optional={"year": TEXTS, "ref": TEXTS, "decision": TEXTS, "criteria": TEXTS, "status": TEXTS,
                          "date": TEXTS},
            ),
            max_size=2,
        ),
        "sensitivity": st.fixed_dictionaries({"labels": st.lists(TEXTS, max_size=2)}),
    },
)  # fmt: skip
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(FIELDS)
def test_every_draft_becomes_a_record_or_is_rejected(fields: dict[str, Any]) -> None:
    draft = enrichment(WORKSPACE, PARTNER)(Draft(fields))
    try:
        validated(draft, {"partner": "archive", "identifier": "1"}, PARTNER)
    except Rejected:
        assert draft.fields["type"] == fields["type"]


@SLOW
@given(FIELDS)
def test_what_is_enriched_is_not_changed_again(fields: dict[str, Any]) -> None:
    draft = Draft(fields)
    for name, step in STEPS.items():
        draft = step(draft)
        once = msgspec.json.encode(draft.fields, order="sorted")
        again = step(Draft(copy.deepcopy(draft.fields)))
        assert (name, msgspec.json.encode(again.fields, order="sorted")) == (name, once)


@SLOW
@given(FIELDS)
def test_no_field_comes_from_nowhere(fields: dict[str, Any]) -> None:
    stated = set(fields)
    derived = {
        "countries": {"places", "countries", "partner default"},
        "domains": {"concepts", "national_classification"},
        "languages": {"title", "partner default"},
        "resource_type": {"type"}, "kind": {"type"}, "agent_type": {"type"}, "end": {"start"},
    }  # fmt: skip
    draft = Draft(fields)
    for name, step in STEPS.items():
        if name != "defaults":
            draft = step(draft)
    for field in set(draft.fields) - stated:
        assert derived[field] & stated
