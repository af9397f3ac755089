"""Runs and their reports."""

from typing import Any

from ichlinks.store import Store, runs

AT = "2026-01-01T00:00:00Z"


def start(store: Store, partner: str, stage: str, at: str = AT) -> str:
    with store.write() as connection:
        return runs.start(connection, partner, stage, at)


def latest(store: Store, partner: str, stage: str | None = None) -> dict[str, Any]:
    with store.read() as connection:
        return runs.latest(connection, partner, stage) or {}


def test_a_report_comes_back_as_it_was_given(store: Store) -> None:
    report = {"run": start(store, "archive", "harvest"), "state": "complete", "finished": AT, "counts": {"new": 3}}
    with store.write() as connection:
        runs.finish(connection, report)
    assert latest(store, "archive") == latest(store, "archive", "harvest") == report
    assert latest(store, "archive", "transform") == latest(store, "other") == {}


def test_of_many_runs_in_one_second_the_last_is_the_latest(store: Store) -> None:
    started = [start(store, "archive", stage) for _ in range(20) for stage in ("transform", "harvest")]
    assert latest(store, "archive")["run"] == started[-1]
    assert latest(store, "archive", "transform")["run"] == started[-2]
    assert len(set(started)) == 40


def test_a_run_that_never_ended_is_interrupted_by_the_next_of_its_partner(store: Store) -> None:
    first, other = start(store, "archive", "harvest"), start(store, "archive", "link", "2026-01-02T00:00:00Z")
    second = start(store, "archive", "harvest", "2026-01-03T00:00:00Z")
    expected = {"run": second, "partner": "archive", "stage": "harvest", "state": "running"}
    assert latest(store, "archive") == {**expected, "started": "2026-01-03T00:00:00Z"}
    assert latest(store, "archive", "link")["state"] == "interrupted"
    assert len({first, other, second}) == 3
