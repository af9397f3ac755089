"""Inscriptions as dated events (Operational Directives of the 2003 Convention), recurrence (RFC 5545), agents."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.partner import Partner
from config.settings import Workspace
from enrichment.agents import enrich as agents
from enrichment.designations import criteria_in, decision, designations
from enrichment.recurrence import recurrence
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("13.COM 10.b.41", "13.COM 10.b.41"),
        ("Decision 13.COM 10.B.41", "13.COM 10.b.41"),
        ("13 COM 10 b 41", "13.COM 10.b.41"),
        ("8.COM 8.6", "8.COM 8.6"),
        ("5.EXT.COM", "5.EXT.COM"),
        ("9.GA", "9.GA"),
        ("the Committee's decision", "the Committee's decision"),
        ("https://ich.unesco.org/en/decisions/13.COM/10.B.41", "13.COM 10.b.41"),
        ("DEC. 13.COM/10.b.41", "13.COM 10.b.41"),
        ("14.COM 10.b.2 (2019).", "14.COM 10.b.2"),
        ("14COM10.B.2", "14.COM 10.b.2"),
        ("ITH/18/13.COM/10.b", "ITH/18/13.COM/10.b"),  # a working document
        ("Decision 13.COM 10.b.41 inscribes", "Decision 13.COM 10.b.41 inscribes"),
        ("13.COM 10.b.41; 14.COM 10.b.2", "13.COM 10.b.41; 14.COM 10.b.2"),
    ],
)
def test_a_decision_has_the_form_of_unesco(text: str, canonical: str) -> None:
    assert decision(text) == canonical


@given(st.text() | st.from_regex(r"[0-9]{1,3}[. ](EXT\.)?(COM|GA)[ .0-9a-zA-Z]{0,9}"))
def test_a_canonical_decision_stays(text: str) -> None:
    assert decision(decision(text)) == decision(text)


@pytest.mark.parametrize(
    ("stated", "event", "rules"),
    [
        (
            {"list": "Liste représentative", "year": "2018", "ref": "RL/1376"},
            {"list": "RL", "year": 2018, "ref": "01376"},
            [],
        ),
        (
            {"list": "BSP", "ref": "https://ich.unesco.org/en/BSP/oselvar-boat-01156"},
            {"list": "GSP", "ref": "01156"},
            [],
        ),
        ({"list": "RL", "decision": "13.COM 10.B.41"}, {"list": "RL", "decision": "13.COM 10.b.41", "year": 2018}, []),
        (
            {"list": "RL", "decision": "13.COM 10.b.41", "year": 2016},
            {"list": "RL", "decision": "13.COM 10.b.41", "year": 2016},
            ["designation.year"],
        ),
        (
            {"list": "RL", "criteria": "R1-R.3, R.5"},
            {"list": "RL", "criteria": ["R.1", "R.2", "R.3", "R.5"]},
            [],
        ),
        ({"list": "USL", "criteria": ["U.6", "R.1"]}, {"list": "USL", "criteria": ["U.6"]}, ["designation.criterion"]),
        ({"list": "RL", "criteria": ["R.7"]}, {"list": "RL", "criteria": []}, ["designation.criterion"]),
        ({"list": "국가무형유산", "ref": "제5호"}, {"list": "national", "ref": "제5호"}, []),
        ({"list": "national", "year": "พ.ศ. 2552"}, {"list": "national", "date": "พ.ศ. 2552", "year": 2009}, []),
        (
            {"list": "national", "date": "昭和53年3月4日"},
            {"list": "national", "date": "昭和53年3月4日", "year": 1978},
            [],
        ),
        ({"list": "national", "date": "2009/2011"}, {"list": "national", "date": "2009/2011"}, []),
        ({"list": "national", "year": "long ago"}, {"list": "national", "date": "long ago"}, []),
        ({"list": "national", "year": " 2009 "}, {"list": "national", "year": 2009}, []),
        ({"list": "national", "year": 2552}, {"list": "national", "date": "2552"}, []),
        ({"list": "national", "year": "๒๕๕๒"}, {"list": "national", "date": "๒๕๕๒", "year": 2009}, []),
        ({"list": "RL", "ref": "Nomination file No. 01708"}, {"list": "RL", "ref": "01708"}, []),
        ({"list": "Representative List (RL)", "year": 2008}, {"list": "RL", "year": 2008}, []),
        ({"list": "Proclamation of Masterpieces", "year": "2003"}, {"list": "Masterpiece", "year": 2003}, []),
        ({"list": "Masterpiece", "year": 2008}, {"list": "Masterpiece", "year": 2008}, ["designation.year"]),
        ({"list": "RL", "year": 2003}, {"list": "RL", "year": 2003}, ["designation.year"]),
        (
            {"list": "USL", "status": "Transferred from USL to RL", "decision": "17.COM 7.c.1"},
            {"list": "USL", "status": "transferred", "decision": "17.COM 7.c.1", "year": 2022},
            [],
        ),
        ({"list": "RL", "status": "Extension"}, {"list": "RL", "status": "extended"}, []),
        ({"list": "Memory of the World"}, {"list": "Memory of the World"}, ["designation.list_unknown"]),
    ],
)
def test_an_inscription_is_written_as_unesco_does(
    workspace: Workspace, partner: Partner, stated: Any, event: Any, rules: list[str]
) -> None:
    draft = designations(workspace, partner)(Draft({"designations": [stated]}))
    assert draft.fields == {"designations": [event]}
    assert [reason.rule for reason in draft.reasons] == rules


@pytest.mark.parametrize("status", ["nominated", "withdrawn by the State Party", "referred"])
def test_what_is_not_known_to_be_inscribed_is_no_inscription(
    workspace: Workspace, partner: Partner, status: str
) -> None:
    draft = designations(workspace, partner)(Draft({"designations": [{"list": "RL", "year": 2020, "status": status}]}))
    assert draft.fields == {"designations": []}
    assert [(reason.rule, reason.excerpt) for reason in draft.reasons] == [("designation.status_unknown", status)]


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("R.1; R.2", ["R.1", "R.2"]),
        ("U1-U6", ["U.1", "U.2", "U.3", "U.4", "U.5", "U.6"]),
        ("R.1, 2 and 3", ["R.1", "R.2", "R.3"]),
        ("P.1–P.3, P.9", ["P.1", "P.2", "P.3", "P.9"]),
        ("R.10", []),
        ("Par.1", []),
    ],
)
def test_criteria_are_those_that_the_text_has(text: str, criteria: list[str]) -> None:
    assert list(criteria_in(text)) == criteria


def test_a_year_is_of_the_calendar_of_its_archive(workspace: Workspace, make_partner: MakePartner) -> None:
    of_thailand, of_iran = (designations(workspace, make_partner(country=code)) for code in ("TH", "IR"))
    event = {"list": "national", "year": "2552"}
    assert of_thailand(Draft({"designations": [dict(event)]})).fields == {
        "designations": [{"list": "national", "date": "2552", "year": 2009}]
    }
    assert of_iran(Draft({"designations": [{"list": "national", "date": "1389/03/12"}]})).fields == {
        "designations": [{"list": "national", "date": "1389/03/12", "year": 2010}]
    }


def test_inscriptions_stand_in_the_order_of_their_years(workspace: Workspace, partner: Partner) -> None:
    falconry = [
        {"list": "RL", "year": 2021, "ref": "1708", "status": "extended"},
        {"list": "RL", "year": 2010, "ref": "442"},
        {"list": "RL", "year": "2010", "ref": "00442"},
        {"list": "national"},
    ]
    assert designations(workspace, partner)(Draft({"designations": falconry})).fields["designations"] == [
        {"list": "RL", "year": 2010, "ref": "00442"},
        {"list": "RL", "year": 2021, "ref": "01708", "status": "extended"},
        {"list": "national"},
    ]


SENTENCES = [
    ("every third year", "FREQ=YEARLY;INTERVAL=3"),
    ("Once every 60 years", "FREQ=YEARLY;INTERVAL=60"),
    ("every six months", "FREQ=MONTHLY;INTERVAL=6"),
    ("in two years", None),
    ("first Sunday of April", "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
    ("every year on the last Saturday of October", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SA"),
    ("the first Monday of every month", "FREQ=MONTHLY;BYDAY=1MO"),
    ("on Fridays", "FREQ=WEEKLY;BYDAY=FR"),
    ("every other Friday", None),
    ("other Friday of May", None),
    ("21 March every year", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=21"),
    ("August 15th, annually", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15"),
    ("30 February", None),
    ("10 Muharram", None),
    ("15 August 2024", None),
    ("fifth day of the fifth lunar month", None),
    ("during Nowruz", None),
    ("from 28 December to 3 January", None),
    ("twice a year", None),
    ("7年に1度", None),  # the year of the festival is counted: in fact every sixth
    ("P1W", "FREQ=WEEKLY"),
    ("P2Y", "FREQ=YEARLY;INTERVAL=2"),
    ("RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
]


@pytest.mark.parametrize(
    ("fields", "enriched"),
    [
        ({"recurrence": "Annual"}, {"recurrence": "FREQ=YEARLY"}),
        ({"recurrence": "every two years"}, {"recurrence": "FREQ=YEARLY;INTERVAL=2"}),
        ({"recurrence": "RRULE:FREQ=YEARLY"}, {"recurrence": "FREQ=YEARLY"}),
        *(({"recurrence": words}, {"recurrence": rule or words}) for words, rule in SENTENCES),
        ({"recurrence": "when the harvest is in"}, {"recurrence": "when the harvest is in"}),
        (
            {"seasonality": {"text": {"ko": ["매년"]}}},
            {"seasonality": {"text": {"ko": ["매년"]}, "recurrence": "FREQ=YEARLY"}},
        ),
        (
            {"seasonality": {"recurrence": "yearly"}},
            {"seasonality": {"text": {"und": ["yearly"]}, "recurrence": "FREQ=YEARLY"}},
        ),
        ({"seasonality": {"text": {"ko": ["음력 1월 15일"]}}}, {"seasonality": {"text": {"ko": ["음력 1월 15일"]}}}),
    ],
)
def test_words_become_rules_and_other_words_stay(
    workspace: Workspace, partner: Partner, fields: Any, enriched: Any
) -> None:
    assert recurrence(workspace, partner)(Draft(fields)).fields == enriched


@pytest.mark.parametrize(
    ("stated", "kept", "rules"),
    [
        ("http://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", []),
        ("https://www.wikidata.org/wiki/Q42", "http://www.wikidata.org/entity/Q42", []),
        ("http://viaf.org/viaf/113230702/", "https://viaf.org/viaf/113230702", []),
        ("https://orcid.org/0000-0002-1825-0098", None, ["agent.ref"]),
        ("https://archive.example/people/7", "https://archive.example/people/7", []),
    ],
)
def test_addresses_of_agents_are_canonical_or_left_out(stated: str, kept: str | None, rules: list[str]) -> None:
    draft = agents(Draft({"creators": [{"name": {"en": ["Kim"]}, "ref": stated}]}))
    assert draft.fields["creators"][0].get("ref") == kept
    assert [reason.rule for reason in draft.reasons] == rules
