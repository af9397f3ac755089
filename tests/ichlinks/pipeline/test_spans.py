"""Windows asked for by hand: what came is kept, and no later harvest relies on what was not asked for."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from config.settings import PACKAGE
from ichlinks.errors import Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.stages import Span
from tests.ichlinks.conftest import workspace_of

FUTURE = Span(from_="2030-01-01T00:00:00Z")


@pytest.fixture
def mekong(tmp_path: Path, samples: str) -> Iterator[Context]:
    """An archive that honours `from` and `until`, not harvested yet; and one that has no sets."""
    workspace = workspace_of(tmp_path, ICHLINKS_SAMPLES_URL=samples)
    for name in ("mekong", "moana"):
        copy(PACKAGE / "partners" / f"{name}.yaml", workspace.partners)
    with Context.open(workspace) as opened:
        yield opened


def received(context: Context, span: Span | None = None) -> tuple[str, int, str | None]:
    report = stages.harvest(context, "mekong", span)
    return report["state"], report["counts"]["received"], report["windows"][-1]["from"]


def test_a_window_by_hand_does_not_stand_for_what_came_before(mekong: Context) -> None:
    assert received(mekong, FUTURE) == ("complete", 0, "2030-01-01T00:00:00Z")
    assert received(mekong) == ("complete", 68, None)


def test_after_a_complete_harvest_a_later_window_by_hand_leaves_no_gap(mekong: Context) -> None:
    received(mekong)
    began = stages.harvest(mekong, "mekong")["windows"][-1]["from"]
    received(mekong, FUTURE)
    received(mekong, Span(until="2001-01-01T00:00:00Z"))
    assert began is not None
    assert (received(mekong)[2] or "9")[:10] == began[:10]


def test_a_refused_window_by_hand_is_reported_and_forgotten(mekong: Context) -> None:
    report = stages.harvest(mekong, "mekong", Span(from_="0001-01-01T00:00:00Z"))
    assert (report["state"], [(w["from"], w["state"]) for w in report["windows"]]) == (
        "incomplete",
        [("0001-01-01T00:00:00Z", "failed")],
    )
    assert received(mekong)[:2] == ("complete", 68)


def test_sets_are_refused_where_there_are_none(mekong: Context) -> None:
    with pytest.raises(Invalid, match="moana has no sets: it is harvested as json_api"):
        stages.harvest(mekong, "moana", Span(set_="dance"))
