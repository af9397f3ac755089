"""The ten kinds of defect of live catalogues, each as it is met and as it was meant, through the whole enrichment."""

from typing import Any

import pytest

from config.settings import Workspace
from crosswalks.common.designations import designations_in
from enrichment.screening import load_rules, screen
from enrichment.validate import validated
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner
from tests.enrichment.whole import enrichment


@pytest.mark.parametrize(
    ("field", "found", "meant", "rule"),
    [
        ("description", {"en": [r"The pipes.\nThe songs."]}, {"en": ["The pipes.\nThe songs."]}, "text.escapes"),
        (
            "description",
            {"en": ["their property. nnThe Institute of the SmithsoniannInstitution"]},
            {"en": ["their property.\n\nThe Institute of the Smithsonian\nInstitution"]},
            "text.lost_breaks",
        ),
        ("title", {"en": ['The ""carpet"" of felt']}, {"en": ['The "carpet" of felt']}, "text.quotes"),
        ("countries", ["South Korea", "Viet Nam", "Republic of Korea"], ["KR", "VN"], None),
        (
            "issued",
            "2023-04-23",
            {"edtf": "2023-04-23", "begin": "2023-04-23", "end": "2023-04-23", "text": "2023-04-23"},
            None,
        ),
        (
            "issued",
            "2018",
            {"edtf": "2018", "begin": "2018-01-01", "end": "2018-12-31", "text": "2018"},
            None,
        ),
        (
            "title",
            {"en": ["Thailand, Khon, Masked Dance Drama"]},
            {"en": ["Khon, Masked Dance Drama"]},
            "title.country_prefix",
        ),
        ("title", {"en": ["Rowing songs (KOR)"]}, {"en": ["Rowing songs"]}, "title.language_suffix"),
    ],
)
def test_a_defect_is_mended_and_the_repair_is_noted(
    workspace: Workspace, make_partner: MakePartner, field: str, found: Any, meant: Any, rule: str | None
) -> None:
    fields = {"type": "Photo", "countries": ["TH"], field: found}
    draft = enrichment(workspace, make_partner())(Draft(fields))
    assert draft.fields[field] == meant
    assert [reason.rule for reason in draft.reasons] == ([rule] if rule else [])


def test_an_empty_date_is_no_date(workspace: Workspace, make_partner: MakePartner) -> None:
    partner = make_partner()
    draft = enrichment(workspace, partner)(Draft({"type": "Photo", "issued": ""}))
    assert validated(draft, {"partner": "archive", "identifier": "1"}, partner).issued is None  # type: ignore[union-attr]


def test_photographs_of_one_title_all_keep_it(workspace: Workspace, make_partner: MakePartner) -> None:
    enrich = enrichment(workspace, make_partner())
    drafts = [enrich(Draft({"type": "Photo", "title": {"en": ["Kin Pang Then Festival"]}})) for _ in range(4)]
    assert [draft.fields["title"] for draft in drafts] == [{"en": ["Kin Pang Then Festival"]}] * 4


def test_an_institute_outside_the_region_is_not_dropped(workspace: Workspace, make_partner: MakePartner) -> None:
    partner = make_partner()
    fields = {"type": "Institute", "title": {"en": ["Finnish Folk Music Institute"]}, "countries": ["Finland"]}
    draft = enrichment(workspace, partner)(Draft(fields))
    record = validated(draft, {"partner": "archive", "identifier": "1"}, partner)
    verdict = screen(record, load_rules(workspace, partner), draft.reasons)
    assert (record.countries, verdict.outcome) == (("FI",), "quarantine")


def test_a_list_in_prose_is_an_inscription(workspace: Workspace, make_partner: MakePartner) -> None:
    said = designations_in(["Inscribed in 2018 (13.COM) on the Representative List"])
    draft = enrichment(workspace, make_partner())(Draft({"type": "Element", "designations": said}))
    assert draft.fields["designations"] == [{"list": "RL", "year": 2018, "decision": "13.COM"}]


@pytest.mark.parametrize(
    ("text", "designation"),
    [
        ("UNESCO Representative List, 2008, no. 00060", {"list": "RL", "year": 2008, "ref": "00060"}),
        ("UNESCO Urgent Safeguarding List (2009)", {"list": "USL", "year": 2009}),
        (
            "Proclaimed a Masterpiece of the Oral and Intangible Heritage of Humanity in 2003",
            {"list": "Masterpiece", "year": 2003},
        ),
        (
            "It was inscribed in 2009 on the List of Intangible Cultural Heritage in Need of Urgent Safeguarding.",
            {"list": "USL", "year": 2009},
        ),
        ("a masterpiece of weaving made in 2005", None),
        ("Urgent safeguarding measures began in 2010", None),
        ("A seminar on the Representative List was held in 2015", None),
        ("The element was nominated for the Representative List in 2020.", None),
        ("It is not inscribed on the Representative List (2019).", None),
        ("Removed from the Representative List in 2019", None),
    ],
)
def test_only_an_inscription_that_is_told_is_one(text: str, designation: dict[str, Any] | None) -> None:
    assert designations_in([text]) == ([designation] if designation else [])
