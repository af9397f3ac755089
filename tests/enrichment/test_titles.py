"""Titles: the country before and the language mark behind are no part of them (defects 6 and 7 of live catalogues)."""

import pytest

from config.partner import Partner
from config.settings import Workspace
from enrichment.titles import titles
from ichlinks.stages import Draft


@pytest.mark.parametrize(
    ("stated", "plain", "rules"),
    [
        ("Thailand, Khon, Masked Dance Drama", "Khon, Masked Dance Drama", ["title.country_prefix"]),
        ("Thailand: Khon", "Khon", ["title.country_prefix"]),
        ("Survey report (KOR)", "Survey report", ["title.language_suffix"]),
        ("Cambodia, its dances", "Cambodia, its dances", []),
        ("Khon (masked dance)", "Khon (masked dance)", []),
        ("Meeting of the (XQX)", "Meeting of the (XQX)", []),
        ("Thailand", "Thailand", []),
        ("(KOR)", "(KOR)", []),
    ],
)
def test_only_what_is_plainly_added_is_taken_off(
    workspace: Workspace, partner: Partner, stated: str, plain: str, rules: list[str]
) -> None:
    draft = titles(workspace, partner)(Draft({"countries": ["TH"], "title": {"en": [stated]}}))
    assert draft.fields["title"] == {"en": [plain]}
    assert [(reason.rule, reason.severity) for reason in draft.reasons] == [(rule, "info") for rule in rules]


def test_a_language_mark_says_the_language_where_nothing_else_does(workspace: Workspace, partner: Partner) -> None:
    assert titles(workspace, partner)(Draft({"title": {"en": ["Report (KOR)"]}})).fields["languages"] == ["ko"]
    stated = Draft({"title": {"en": ["Report (KOR)"]}, "languages": ["en"]})
    assert titles(workspace, partner)(stated).fields["languages"] == ["en"]
