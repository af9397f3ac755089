"""Of endpoints as they are found in the field, doctor says what is wrong with the first pages of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import Workspace
from ichlinks.pipeline.doctor import examine
from ichlinks.pipeline.doctor.asking import MOST
from tests.ichlinks.conftest import workspace_of
from tests.servers.misbehaving.behaviour import BEHAVIOURS
from tests.servers.misbehaving.server import Misbehaving

_EXPECTED = {
    "1": "lists.token_repeats",
    "2b": "lists.token_repeats",
    "4": "lists.token_fails",
    "6": "lists.ends_early",
    "8": "lists.token_fails",
    "10b": "lists.no_size",
    "15": "ranges.misses",
    "16": "identify.missing",
    "16b": "identify.granularity",
    "16c": "datestamps.earliest",
    "17": "datestamps.form",
    "19": "ranges.misses",
    "21": "datestamps.future",
    "22": "ranges.misses",
    "24": "deletions.none",
    "24b": "deletions.transient",
    "25": "deletions.status",
    "27": "lists.no_identifier",
    "28": "lists.twice",
    "29": "errors.get_record",
    "31b": "sets.spec",
    "32": "errors.status",
    "34": "xml.not_well_formed",
    "35": "xml.not_well_formed",
    "36": "xml.not_well_formed",
    "36b": "xml.encoding",
    "39": "xml.not_well_formed",
    "40": "xml.not_well_formed",
    "41b": "xml.namespace",
    "42": "xml.not_well_formed",
    "45": "xml.doctype",
    "47": "errors.html",
    "47b": "errors.html",
    "48c": "lists.token_fails",
    "49": "http.redirect",
    "54": "address.refused",
    "56": "identify.base_url",
}
_SLOW = {"48", "48b", "50", "52", "52b"}
"""They make every client wait."""


@pytest.fixture(scope="module")
def kit() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        yield server


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("ichlinks.pipeline.doctor._PAUSE", 0.0)
    return workspace_of(tmp_path)


@pytest.mark.parametrize(("number", "code"), _EXPECTED.items())
def test_a_misbehaviour_on_the_first_pages_is_named(
    kit: Misbehaving, workspace: Workspace, number: str, code: str
) -> None:
    well = {finding.code for finding in examine(workspace, kit.endpoint("0")).findings}
    found = {finding.code for finding in examine(workspace, kit.endpoint(number)).findings}
    assert code in found - well


@pytest.mark.parametrize("number", sorted(BEHAVIOURS.keys() - _EXPECTED.keys() - _SLOW))
def test_what_shows_later_or_not_at_all_ends_in_a_report(kit: Misbehaving, workspace: Workspace, number: str) -> None:
    one = examine(workspace, kit.endpoint(number))
    assert (one.requests <= 2 * MOST, 0 <= one.score <= 100, bool(one.checks)) == (True, True, True)
