"""The endpoint that misbehaves on request: correct without behaviours, one thing wrong with each, well when healed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from lxml import etree

from tests.servers.misbehaving.server import BEHAVIOURS, Misbehaving

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DATED = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    with Misbehaving() as running:
        yield running


def asked(server: Misbehaving, names: str, **arguments: str) -> etree._Element:
    answer = requests.get(
        server.endpoint(names), {name.rstrip("_"): said for name, said in arguments.items()}, timeout=10
    )
    return etree.fromstring(answer.content)


def listed(root: etree._Element) -> list[str]:
    return [(one.text or "")[-2:] for one in root.iter(f"{OAI}identifier")]


def error(root: etree._Element) -> str | None:
    found = root.find(f"{OAI}error")
    return None if found is None else found.get("code")


def token(root: etree._Element) -> str | None:
    return root.findtext(f"{OAI}ListRecords/{OAI}resumptionToken")


def test_without_behaviours_a_list_is_whole(server: Misbehaving) -> None:
    root = asked(server, "0", **DATED)
    found = listed(root)
    while said := token(root):
        root = asked(server, "0", verb="ListRecords", resumptionToken=said)
        found += listed(root)
    assert found == [f"{n:02d}" for n in range(1, 25)]
    assert token(root) == ""


def test_from_and_until_are_inclusive_and_of_either_granularity(server: Misbehaving) -> None:
    seconds = asked(server, "0", **DATED, from_="2026-01-02T00:00:00Z", until="2026-01-02T06:00:00Z")
    days = asked(server, "0", **DATED, from_="2026-01-02", until="2026-01-02")
    assert (listed(seconds), listed(days)) == (["04", "05"], ["04", "05", "06", "07"])


def test_a_set_holds_what_stands_below_it(server: Misbehaving) -> None:
    assert listed(asked(server, "0", **DATED, set="ich:music")) == ["02", "04", "06", "08", "10", "12"]
    assert listed(asked(server, "0", **DATED, set="ich"))[:3] == ["01", "02", "03"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"verb": "Identfy"}, "badVerb"),
        ({}, "badVerb"),
        ({"verb": "ListRecords", "metadataPrefix": "marc21"}, "cannotDisseminateFormat"),
        ({**DATED, "from": "yesterday"}, "badArgument"),
        ({**DATED, "from": "2026-01-02", "until": "2026-01-01"}, "badArgument"),
        ({**DATED, "from": "2026-01-02", "until": "2026-01-02T00:00:00Z"}, "badArgument"),
        ({**DATED, "colour": "red"}, "badArgument"),
        ({**DATED, "resumptionToken": "6~~~~"}, "badArgument"),
        ({"verb": "ListRecords", "resumptionToken": "six"}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": "24~~~~"}, "badResumptionToken"),
        ({**DATED, "from": "2027-01-01"}, "noRecordsMatch"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "none"}, "idDoesNotExist"),
    ],
)
def test_errors_are_those_of_the_protocol(server: Misbehaving, arguments: dict[str, str], code: str) -> None:
    assert error(asked(server, "0", **arguments)) == code


def test_a_day_later_one_record_is_new_one_changed_and_one_deleted(server: Misbehaving) -> None:
    asked(server, "0", verb="Identify")
    server.next_day()
    root = asked(server, "0", **DATED, from_="2026-01-11")
    deleted = [one.get("status") for one in root.iter(f"{OAI}header")]
    assert (listed(root), deleted) == (["03", "10", "25"], [None, "deleted", None])


def test_behaviours_are_switched_on_by_the_path_by_number_or_name(server: Misbehaving) -> None:
    for names in ("6", "6-token-missing", "37+6"):
        page = asked(server, names, verb="ListRecords", resumptionToken="6~~~~")
        assert (len(listed(page)), token(page)) == (6, None)
    assert requests.get(server.endpoint("99"), timeout=10).status_code == 404


def test_behaviours_combine(server: Misbehaving) -> None:
    page = asked(server, "1+5", verb="ListRecords", resumptionToken="6~~~~")
    assert token(page) == "\n  6~~~~\n "


def test_an_endpoint_is_healed_by_a_request(server: Misbehaving) -> None:
    assert error(asked(server, "7", verb="ListRecords", resumptionToken="12~~~~")) == "badResumptionToken"
    assert requests.post(f"{server.url}/heal", timeout=10).status_code == 204
    assert len(listed(asked(server, "7", verb="ListRecords", resumptionToken="12~~~~"))) == 6
    assert len(server.requests) == 2


def test_the_same_requests_have_the_same_answers(server: Misbehaving) -> None:
    """But for a date of Retry-After (48b) and for what no client can unpack or receive."""
    for number in sorted(BEHAVIOURS.keys() - {"48b", "50", "51b", "52", "53", "53b"}):
        answers = []
        for _ in range(2):
            server.sites.clear()
            answer = requests.get(server.endpoint(number), DATED, timeout=10, allow_redirects=False)
            answers.append((answer.status_code, answer.content))
        assert (number, answers[0]) == (number, answers[1])


def test_the_command_names_every_behaviour() -> None:
    command = [sys.executable, "-m", "tests.servers.misbehaving", "--list"]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=True)
    lines = [line.partition("\t") for line in done.stdout.splitlines()]
    assert [name.partition("-")[0] for name, _, _ in lines] == sorted(
        BEHAVIOURS, key=lambda number: (int(number.rstrip("bcd")), number)
    )
    assert all(about for _, _, about in lines)
