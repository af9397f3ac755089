"""The one validation: what does not fit the schema is left out and named, the record stays."""

from typing import Any

import msgspec
import pytest

from config.partner import Partner
from enrichment import validated
from ichlinks.errors import Rejected
from ichlinks.record import Element, Reference, Resource, SourceRecord
from ichlinks.stages import Draft

SOURCE = {"partner": "archive", "identifier": "1"}
OWNER = Reference(label={"en": ("Archive",)})


def test_a_record_says_where_it_comes_from(partner: Partner) -> None:
    draft = Draft({"type": "Element", "title": {"en": ["Masi"]}})
    expected = Element(
        title={"en": ("Masi",)}, source_record=SourceRecord(partner="archive", identifier="1"), data_provider=OWNER
    )
    assert validated(draft, SOURCE, partner) == expected
    assert draft.reasons == []


def test_a_partner_that_names_another_archive_is_its_provider(partner: Partner) -> None:
    draft = Draft({"type": "Element", "data_provider": {"label": {"en": ["Village museum"]}}})
    record = validated(draft, SOURCE, partner)
    assert (record.data_provider, record.provider) == (Reference(label={"en": ("Village museum",)}), OWNER)


@pytest.mark.parametrize("fields", [{}, {"type": ""}, {"type": "Genre"}, {"type": ["Element"]}])
def test_a_record_without_a_type_is_rejected(partner: Partner, fields: dict[str, Any]) -> None:
    with pytest.raises(Rejected) as error:
        validated(Draft(fields), SOURCE, partner)
    assert error.value.rule == "schema.type"


@pytest.mark.parametrize(
    ("fields", "kept", "field", "excerpt"),
    [
        ({"landing_page": "ftp://a.example"}, {}, "landing_page", "ftp://a.example"),
        (
            {"media": [{"url": "x"}, {"url": "https://a.example/1.jpg", "width": 0}]},
            {"media": [{"url": "https://a.example/1.jpg"}]},
            "media",
            "{'url': 'x'}",
        ),
        ({"rights": {"content": "CC BY", "holder": "Kim"}}, {"rights": {"holder": "Kim"}}, "rights", "CC BY"),
        ({"title": {"no tag": ["a"], "en": ["b"]}}, {"title": {"en": ["b"]}}, "title", "no tag"),
        ({"title": {"en": ["", "b"]}}, {"title": {"en": ["b"]}}, "title", ""),
        ({"title": {"ko": [""], "en": ["b"]}}, {"title": {"en": ["b"]}}, "title", ""),
        ({"title": {"ko": [""]}}, {}, "title", ""),
        ({"title": {"ko": []}}, {}, "title", "[]"),
        (
            {"creators": [{"name": {"ko": [""]}, "role": "singer"}, {"name": {"ko": ["김"]}}]},
            {"creators": [{"name": {"ko": ["김"]}}]},
            "creators",
            "",
        ),
        (
            {"concepts": [{"label": {"ko": [""]}}, {"label": {"ko": ["탈"]}}]},
            {"concepts": [{"label": {"ko": ["탈"]}}]},
            "concepts",
            "",
        ),
        (
            {"places": [{"label": {"en": ["Jeju"]}, "lat": "north"}]},
            {"places": [{"label": {"en": ["Jeju"]}}]},
            "places",
            "north",
        ),
        ({"identifiers": [{"scheme": "isbn"}]}, {}, "identifiers", "{'scheme': 'isbn'}"),
        ({"countries": ["KR", "Korea"]}, {"countries": ["KR"]}, "countries", "Korea"),
        ({"countries": 7}, {}, "countries", "7"),
        ({"colour": "red"}, {}, "colour", "red"),
    ],
)
def test_a_value_that_does_not_fit_is_left_out(
    partner: Partner, fields: dict[str, Any], kept: dict[str, Any], field: str, excerpt: str
) -> None:
    draft = Draft({"type": "Resource", **fields})
    record = validated(draft, SOURCE, partner)
    assert record == msgspec.convert(
        {"type": "Resource", "source_record": SOURCE, "data_provider": {"label": {"en": ["Archive"]}}, **kept}, Resource
    )
    reason = draft.reasons[0]
    assert (reason.rule, reason.severity, reason.field) == (f"schema.{field}", "flag", field)
    assert reason.excerpt == excerpt or field == "media"


def test_the_draft_itself_is_not_changed(partner: Partner) -> None:
    draft = Draft({"type": "Element", "countries": ["KR", "Korea"]})
    validated(draft, SOURCE, partner)
    assert draft.fields == {"type": "Element", "countries": ["KR", "Korea"]}
