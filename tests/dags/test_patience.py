"""When a failed task is tried again."""

from pathlib import Path
from typing import Any

import pytest

from ichlinks.errors import Fatal, Held, Invalid, Retriable
from tests.dags.conftest import apart

HOURS = 3600


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What becomes of an exception: (action, seconds)."""
    for name, value in apart(tmp_path).items():
        monkeypatch.setenv(name, value)
    from dags.parts.patience import Patience

    def decide(error: BaseException) -> tuple[str, float | None]:
        decision = Patience().evaluate(error, 1, 6)
        return decision.action.value, decision.retry_delay and decision.retry_delay.total_seconds()

    return decide


@pytest.mark.parametrize(
    ("asked", "kept"),
    [(90, ("retry", 90)), (0, ("retry", 5)), (6 * HOURS, ("retry", 6 * HOURS)), (7 * HOURS, ("fail", None))],
)
def test_a_pause_that_an_endpoint_asks_for_is_kept_within_bounds(
    decided: Any, asked: float, kept: tuple[str, float | None]
) -> None:
    assert decided(Retriable("http_503", "busy", asked)) == kept


@pytest.mark.parametrize("error", [Invalid("no such set"), Fatal("disk full"), Held("a person must say")])
def test_what_waiting_cannot_mend_fails_at_once(decided: Any, error: Exception) -> None:
    assert decided(error) == ("fail", None)


@pytest.mark.parametrize("error", [Retriable("http_500", "broken"), RuntimeError("a defect")])
def test_everything_else_follows_the_back_off_of_the_task(decided: Any, error: Exception) -> None:
    assert decided(error) == ("default", None)
