"""When a failed task is tried again."""

from collections.abc import Callable

import pytest

from ichlinks.errors import Fatal, Held, Invalid, Retriable

HOURS = 3600
Decided = Callable[[Exception], tuple[str, float | None]]
"""(action, seconds to wait)"""


@pytest.fixture
def decided() -> Decided:
    """What becomes of an exception."""
    from dags.parts.patience import Patience

    def decide(error: Exception) -> tuple[str, float | None]:
        decision = Patience().evaluate(error, 1, 6)
        return decision.action.value, decision.retry_delay.total_seconds() if decision.retry_delay else None

    return decide


@pytest.mark.parametrize(
    ("asked", "kept"),
    [(90, ("retry", 90)), (0, ("retry", 5)), (6 * HOURS, ("retry", 6 * HOURS)), (7 * HOURS, ("fail", None))],
)
def test_a_pause_that_an_endpoint_asks_for_is_kept_within_bounds(
    decided: Decided, asked: float, kept: tuple[str, float | None]
) -> None:
    assert decided(Retriable("http_503", "busy", asked)) == kept


@pytest.mark.parametrize("error", [Invalid("no such set"), Fatal("disk full"), Held("a person must say")])
def test_what_waiting_cannot_mend_fails_at_once(decided: Decided, error: Exception) -> None:
    assert decided(error) == ("fail", None)


@pytest.mark.parametrize("error", [Retriable("http_500", "broken"), RuntimeError("a defect")])
def test_everything_else_follows_the_back_off_of_the_task(decided: Decided, error: Exception) -> None:
    assert decided(error) == ("default", None)
