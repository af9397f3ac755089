"""Up to where windows cover time, and where the next one begins."""

from hypothesis import given
from hypothesis import strategies as st

from harvesters.spans import base
from ichlinks.stages import Window


def window(from_: str | None = None, until: str | None = None, clock: str | None = None) -> Window:
    return Window(from_=from_, until=until, response_date=clock)


def reached(*windows: Window) -> str | None:
    found = base(windows)
    return found.response_date if found else None


def test_nothing_is_covered_without_a_window_from_the_beginning() -> None:
    assert base([]) is None
    assert base([window("2026-01-01", clock="2026-02-01T00:00:00Z")]) is None


def test_an_open_window_covers_up_to_the_clock_of_its_endpoint() -> None:
    assert reached(window(clock="2026-02-01T12:00:00+09:00")) == "2026-02-01T03:00:00Z"


def test_windows_that_touch_go_on_from_one_another() -> None:
    first = window(until="2026-01-01T10:00:05Z", clock="2026-02-01T00:00:00Z")
    assert reached(first) == "2026-01-01T10:00:06Z"
    assert reached(window("2026-01-01T10:00:06Z", clock="2026-03-01T00:00:00Z"), first) == "2026-03-01T00:00:00Z"
    assert reached(window("2026-01-01T10:00:07Z", clock="2026-03-01T00:00:00Z"), first) == "2026-01-01T10:00:06Z"


def test_a_day_is_covered_to_its_end() -> None:
    days = window(until="2026-01-01", clock="2026-02-01T00:00:00Z"), window("2026-01-02", "2026-01-03", "2026-02-01")
    assert reached(*days) == "2026-01-04T00:00:00Z"


def test_an_end_that_is_still_to_come_is_not_reached() -> None:
    assert reached(window(until="2030-01-01", clock="2026-02-01T00:00:00Z")) == "2026-02-01T00:00:00Z"


def test_a_window_without_a_clock_is_still_the_last_one() -> None:
    assert base([window()]) == window()


_DAYS = st.dates().map(str)


@given(st.lists(st.tuples(_DAYS | st.none(), _DAYS | st.none(), _DAYS | st.none()), max_size=8))
def test_every_day_before_the_base_lies_in_a_window(spans: list[tuple[str | None, str | None, str | None]]) -> None:
    windows = [window(*span) for span in spans]
    end = (reached(*windows) or "")[:10]
    for day in {one for span in spans for one in span if one and one < end}:
        assert any((w.from_ or "") <= day <= min(w.until or "9999", w.response_date or "9999") for w in windows)
