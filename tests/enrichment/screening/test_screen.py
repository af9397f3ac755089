"""Outcomes and reasons: each rule on the smallest record that it speaks of."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.partner import Partner
from config.settings import Workspace
from enrichment.screening import Rules, load_rules, noted_before, screen
from enrichment.screening.hosts import hosts
from ichlinks.stages import Reason
from tests.enrichment.conftest import MakePartner
from tests.enrichment.screening.making import BY, GOOD, judged, record


@pytest.fixture
def rules(workspace: Workspace, partner: Partner) -> Rules:
    return load_rules(workspace, partner)


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_record_is_accepted_without_a_word(rules: Rules, kind: str) -> None:
    assert judged(rules, record(kind)) == ("accept", [])


DATE = {"edtf": "1398", "begin": "1398-01-01", "end": "1398-12-31"}


@pytest.mark.parametrize(
    ("kind", "fields", "outcome", "reasons"),
    [
        ("Element", {"countries": ["FI"]}, "quarantine", ["scope.out"]),
        ("Element", {"countries": ["FI", "KZ"]}, "accept", []),
        ("Element", {"countries": ["NC"]}, "accept", []),
        ("Resource", {"countries": []}, "flag", ["scope.no_country"]),
        ("Stakeholder", {"countries": ["FI"]}, "quarantine", ["scope.out"]),
        ("Stakeholder", {"countries": ["FI"], "accreditation": {"unesco_ngo": "NGO-90001"}}, "flag", ["scope.out"]),
        ("Element", {"title": {}}, "quarantine", ["required.title"]),
        ("Element", {"domains": []}, "flag", ["required.domains"]),
        ("Element", {"description": {"en": ["short"], "fj": ["also short"]}}, "flag", ["required.description"]),
        ("Element", {"countries": []}, "flag", ["scope.no_country"]),
        ("Resource", {"resource_type": None}, "quarantine", ["required.resource_type"]),
        ("Resource", {"rights": {"statement": {"en": ["Ask."]}}}, "quarantine", ["required.rights.content"]),
        ("Resource", {"rights": {"content": "https://archive.example/terms"}}, "quarantine", ["rights.other"]),
        ("Resource", {"landing_page": None}, "flag", ["required.landing_page or media"]),
        ("Resource", {"landing_page": None, "media": [{"url": "https://a.example/1.jpg"}]}, "accept", []),
        ("Stakeholder", {"kind": []}, "quarantine", ["required.kind"]),
        ("NewsEvent", {"start": {"text": "soon"}}, "quarantine", ["required.start or published_at"]),
        ("NewsEvent", {"kind": None}, "flag", ["required.kind"]),
        ("Element", {"sensitivity": {"level": "withheld", "labels": ["tkss"]}}, "withhold", ["sensitive.tkss"]),
        ("Element", {"sensitivity": {"level": "restricted", "labels": ["tkcs"]}}, "quarantine", ["sensitive.tkcs"]),
        ("Element", {"sensitivity": {"level": "restricted", "labels": ["tkwg"]}}, "flag", ["sensitive.tkwg"]),
        ("Element", {"sensitivity": {"level": "notice", "labels": ["tka"]}}, "accept", []),
        ("Element", {"sensitivity": {"level": "withheld"}}, "withhold", ["sensitive.withheld"]),
        ("Element", {"sensitivity": {"level": "withheld", "labels": ["tka"]}}, "withhold", ["sensitive.withheld"]),
        (
            "Element",
            {"sensitivity": {"level": "withheld", "labels": ["tkwg"]}},
            "withhold",
            ["sensitive.tkwg", "sensitive.withheld"],
        ),
        ("Element", {"title": {"en": ["ICH Q7 guideline"]}}, "quarantine", ["relevance.excluded"]),
        ("Element", {"title": {"en": ["Rich Q7 guidelines"]}}, "accept", []),
        ("Element", {"alt_title": {"en": ["Human remains"]}}, "quarantine", ["sensitive.term"]),
        ("Element", {"alt_title": {"zh": ["关于人类遗骸的"]}}, "quarantine", ["sensitive.term"]),
        ("Element", {"title": {"und": ["Masi"], "und-Thai": ["โขน"]}}, "flag", ["language.tag_missing"]),
        ("Element", {"title": {"en": ["Untitled"], "ko": ["무제"]}}, "quarantine", ["text.placeholder"]),
        ("Element", {"title": {"en": ["Untitled"], "ko": ["판소리"]}}, "accept", []),
        ("Element", {"title": {"en": ["x" * 301]}}, "flag", ["text.long_title"]),
        ("Element", {"title": {"en": ["MASK DANCES OF BHUTAN"]}}, "flag", ["text.all_caps"]),
        ("Element", {"title": {"ko": ["제주해녀의 노래와 이야기들"]}}, "accept", []),
        ("Element", {"title": {"en": ["UNESCO"]}}, "accept", []),
        ("Resource", {"issued": DATE}, "flag", ["date.unlikely"]),
        ("Resource", {"issued": {**DATE, "begin": "2029-01-01"}}, "flag", ["date.unlikely"]),
        ("Resource", {"issued": {**DATE, "begin": "2028-01-01"}}, "accept", []),
        ("Resource", {"issued": {"text": "undated"}}, "accept", []),
        ("Resource", {"landing_page": "http://10.0.0.1/item"}, "quarantine", ["links.private_host"]),
        ("Resource", {"rights": {"content": BY.replace("by/", "by-nc-nd/")}}, "accept", []),
    ],
)
def test_each_rule_has_its_outcome(
    rules: Rules, kind: str, fields: dict[str, Any], outcome: str, reasons: list[str]
) -> None:
    assert judged(rules, record(kind, **fields)) == (outcome, reasons)
    assert noted_before(screen(record(kind, **fields), rules).reasons) == []


def test_a_reason_says_what_and_where_and_what_to_do(rules: Rules) -> None:
    (reason,) = screen(record("Element", countries=["FI"]), rules).reasons
    message = "none of its countries (FI), places and communities is of the region"
    assert reason == Reason("scope.out", "quarantine", message, "countries", "FI", "is the country right?")


SEVERITIES = st.lists(st.sampled_from(["info", "flag", "quarantine", "reject", "withhold"]), max_size=4)


@given(SEVERITIES)
def test_the_outcome_is_that_of_the_weightiest_reason(severities: list[Any]) -> None:
    order = ["info", "flag", "quarantine", "reject", "withhold"]
    noticed = [Reason("x", severity, "said") for severity in severities]
    outcome, _ = judged(RULES, record("Element"), *noticed)
    worst = max(severities, key=order.index, default="info")
    assert outcome == ("accept" if worst == "info" else worst)


RULES = load_rules(
    Workspace(Path("/nowhere"), {}),
    Partner.model_validate(
        {
            "name": {"en": "Archive"},
            "country": "KR",
            "crosswalk": "oai_dc",
            "slug": "archive",
            "harvest": {"kind": "oai_pmh", "endpoint": "https://a.example/"},
        }
    ),
)


@pytest.mark.parametrize(
    ("rule", "section", "key"),
    [
        ("language.script_mismatch", "language", "script_must_match_tag"),
        ("language.unknown", "language", "unknown"),
        ("country.unknown", "countries", "unknown"),
        ("date.invalid", "dates", "invalid"),
        ("date.ambiguous", "dates", "ambiguous"),
        ("date.end_before_start", "dates", "end_before_start"),
        ("sensitive.label_unknown", "sensitive", "unknown_label"),
    ],
)
@pytest.mark.parametrize(("action", "severity"), [("accept", "info"), ("flag", "flag"), ("reject", "reject")])
def test_what_was_noticed_before_weighs_as_the_rule_file_says(
    workspace: Workspace, make_partner: MakePartner, rule: str, section: str, key: str, action: str, severity: Any
) -> None:
    rules = load_rules(workspace, make_partner(screening={"rules": {section: {key: action}}}))
    noticed = Reason(rule, "quarantine", "said", "title")
    verdict = screen(record("Element"), rules, [noticed])
    assert verdict.reasons == (replace(noticed, severity=severity),)
    assert noted_before(verdict.reasons) == list(verdict.reasons)


def test_a_rule_that_is_switched_off_says_nothing(workspace: Workspace, make_partner: MakePartner) -> None:
    own = {"scope": {"out_of_scope": "accept"}, "required": {"Element": {"domains": {"min": 1, "else": "accept"}}}}
    rules = load_rules(workspace, make_partner(screening={"rules": own}))
    assert judged(rules, record("Element", countries=["FI"], domains=[])) == ("accept", [])


def test_a_field_of_the_things_in_a_list_can_be_required(workspace: Workspace, make_partner: MakePartner) -> None:
    own = {"required": {"Element": {"designations.year": {"min": 2, "else": "flag"}}}}
    rules = load_rules(workspace, make_partner(screening={"rules": own}))
    years: list[dict[str, Any]] = [{"list": "RL", "year": 2008}, {"list": "national"}]
    assert judged(rules, record("Element", designations=years)) == ("flag", ["required.designations.year"])
    years[1]["year"] = 1999
    assert judged(rules, record("Element", designations=years)) == ("accept", [])


def test_an_empty_term_is_in_no_text(workspace: Workspace, make_partner: MakePartner) -> None:
    own = {"sensitive": {"terms": {"words+": ["", " "]}}, "relevance": {"exclude_terms+": [""]}}
    assert judged(load_rules(workspace, make_partner(screening={"rules": own})), record("Element")) == ("accept", [])


@pytest.mark.parametrize(
    ("entry", "outcome"),
    [
        ("{identifier: 'oai:archive.example:1', reason: asked for}", "withhold"),
        ("{identifier: 'oai:archive.example:1', partner: archive, reason: asked for}", "withhold"),
        ("{identifier: 'oai:archive.example:1', partner: other, reason: asked for}", "accept"),
        ("{url: 'https://archive.example/1', reason: asked for}", "withhold"),
        ("{identifier: MS-7, reason: asked for}", "withhold"),
        ("{url: 'https://archive.example/2', reason: asked for}", "accept"),
    ],
)
def test_the_takedown_list_beats_everything(workspace: Workspace, partner: Partner, entry: str, outcome: str) -> None:
    folder = workspace.root / "config" / "rules"
    folder.mkdir()
    (folder / "takedown.yaml").write_text(f"entries:\n  - {entry}\n", encoding="utf-8")
    listed = record("Resource", identifiers=[{"scheme": "local", "value": "MS-7"}])
    verdict = screen(listed, load_rules(workspace, partner))
    assert verdict.outcome == outcome
    assert [reason.message for reason in verdict.reasons] == ["on the takedown list: asked for"] * (
        outcome == "withhold"
    )


@pytest.mark.parametrize(
    ("entry", "stated"),
    [
        ("archive.example/films/9.mp4", "https://archive.example/films/9.mp4"),
        ("www.archive.example/films/9.mp4/", "https://archive.example/films/9.mp4"),
        (" https://archive.example/films/9.mp4", "http://archive.example/films/9.mp4"),
        ("https://Archive.Example/films/9.mp4", "https://archive.example/films/9.mp4"),
        ("https://archive.example:443/films/9.mp4", "https://archive.example/films/9.mp4"),
        ("https://archive.example/films/9.mp4", "http://WWW.archive.example.:80/films/9.mp4#t=3"),
        ("https://archive.example/films/café ~1.mp4", "https://archive.example/films/caf%c3%a9%20%7E1.mp4"),
        ("https://xn--3e0b707e.example/1", "https://한국.example/1"),
        ("https://archive.example", "https://archive.example/"),
        ("https://archive.example/film?id=9", "https://archive.example/film?id=9"),
        ("https://archive.example/~%E9", "https://archive.example/%7e%e9"),
    ],
)
def test_an_address_on_the_takedown_list_is_known_however_it_is_written(
    workspace: Workspace, partner: Partner, entry: str, stated: str
) -> None:
    """RFC 3986, section 6.2: the case of the host, the port of the scheme and needless escapes make no difference."""
    folder = workspace.root / "config" / "rules"
    folder.mkdir()
    (folder / "takedown.yaml").write_text(f"entries:\n  - {{url: '{entry}', reason: asked for}}\n", encoding="utf-8")
    rules = load_rules(workspace, partner)
    assert screen(record("Resource", landing_page=stated), rules).outcome == "withhold"
    for other in (
        "https://archive.example/Films/9.mp4",
        "https://archive.example/film?id=8",
        "https://a.example:8080/",
    ):
        assert screen(record("Resource", landing_page=other), rules).outcome == "accept"
    assert screen(record("Resource", landing_page="https://archive.example/~%E8"), rules).outcome == "accept"


@pytest.mark.parametrize(
    ("link", "private"),
    [
        ("https://archive.example/1", False),
        ("http://localhost/1", True),
        ("http://LOCALHOST:8080/1", True),
        ("http://127.0.0.1:8765/1", True),
        ("http://192.168.1.7/", True),
        ("http://169.254.169.254/latest", True),
        ("http://[::1]/", True),
        ("http://[fd00::1]/", True),
        ("http://8.8.8.8/", False),
        ("http://2130706433/", True),
        ("http://0x7f.1/", True),
        ("http://nas/film.mp4", True),
        ("http://files.museum.local/1", True),
        ("http://user@10.0.0.1/", True),
        ("http://archive.example@10.0.0.1/", True),
        ("https://10.archive.example/", False),
        ("ftp://archive.example/", True),
        ("http:///x", True),
    ],
)
def test_private_hosts_are_known_by_their_names(link: str, private: bool) -> None:
    assert hosts(())(link) is private


def test_allowed_hosts_and_networks_count_as_public() -> None:
    private = hosts(("127.0.0.1", "10.1.0.0/16", "nas"))
    assert [private(f"http://{host}/") for host in ("127.0.0.1", "10.1.2.3", "nas", "10.2.0.1")] == [
        False,
        False,
        False,
        True,
    ]


@given(st.text())
def test_no_link_breaks_the_check(text: str) -> None:
    assert hosts(())(text) in (True, False)
    assert hosts(())(f"http://{text}") in (True, False)
