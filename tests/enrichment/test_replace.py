"""The partner's replace table, and what is true of all its records."""

from typing import Any

import pytest

from config.settings import Workspace
from enrichment.defaults import defaults
from enrichment.replace import replace
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner


@pytest.mark.parametrize(
    ("table", "fields", "replaced"),
    [
        ({"type": {"a": "b"}}, {"type": "a"}, {"type": "b"}),
        ({"type": {"a": "b"}}, {"type": ["a", "c"]}, {"type": ["b", "c"]}),
        ({"countries": {"both": ["KR", "KP"]}}, {"countries": ["both", "JP"]}, {"countries": ["KR", "KP", "JP"]}),
        ({"countries": {"-": ""}}, {"countries": ["-", "JP"]}, {"countries": ["JP"]}),
        ({"title": {"x": "y"}}, {"title": {"en": ["x", "xx"]}}, {"title": {"en": ["y", "xx"]}}),
        ({"rights.content": {"free": "CC0"}}, {"rights": {"content": "free"}}, {"rights": {"content": "CC0"}}),
        ({"rights.content": {"free": "CC0"}}, {"title": {"en": ["free"]}}, {"title": {"en": ["free"]}}),
    ],
)
def test_values_that_are_exactly_these_are_replaced(
    workspace: Workspace, make_partner: MakePartner, table: Any, fields: Any, replaced: Any
) -> None:
    assert replace(workspace, make_partner(replace=table))(Draft(fields)).fields == replaced


GIVEN = {"countries": ["FJ"], "languages": ["fj"], "rights": "http://creativecommons.org/licenses/by/4.0/"}


def test_defaults_fill_what_a_record_leaves_open(workspace: Workspace, make_partner: MakePartner) -> None:
    draft = defaults(workspace, make_partner(defaults=GIVEN))(Draft({"title": {"en": ["Masi"]}}))
    assert draft.fields == {
        "title": {"en": ["Masi"]},
        "countries": ["FJ"],
        "languages": ["fj"],
        "rights": {"content": "http://creativecommons.org/licenses/by/4.0/"},
    }
    assert set(draft.paths.values()) == {"partner default"}
    assert [(reason.rule, reason.severity) for reason in draft.reasons] == [
        ("default.countries", "info"),
        ("default.languages", "info"),
        ("default.rights.content", "info"),
    ]


def test_defaults_never_contradict_a_record(workspace: Workspace, make_partner: MakePartner) -> None:
    fields = {"countries": ["TO"], "languages": ["to"], "rights": {"statement": {"en": ["Ask the chief."]}}}
    draft = defaults(workspace, make_partner(defaults=GIVEN))(Draft(dict(fields)))
    assert (draft.fields, draft.reasons) == (fields, [])
