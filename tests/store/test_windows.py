"""The harvest ledger."""

from ichlinks.stages import Window
from ichlinks.store import Store, windows
from ichlinks.store.windows import State

WHOLE = Window(
    set_="ich",
    from_="2026-01-01",
    until="2026-01-31",
    token="t",
    response_date="2026-02-01T00:00:00Z",
    validator='"1"',
    attempts=2,
    records=7,
)


def save(store: Store, state: State, one: Window, run: str = "run 1", error: str | None = None) -> None:
    with store.write() as connection:
        windows.save(connection, "archive", run, state, one, error)


def unfinished(store: Store, partner: str = "archive") -> list[Window]:
    with store.read() as connection:
        return [one.window for one in windows.unfinished(connection, partner)]


def complete(store: Store, partner: str = "archive") -> dict[str | None, list[Window]]:
    with store.read() as connection:
        return windows.complete(connection, partner)


def test_a_window_comes_back_whole(store: Store) -> None:
    save(store, "open", WHOLE)
    assert unfinished(store) == [WHOLE]
    assert (unfinished(store, "other"), complete(store)) == ([], {})


def test_a_window_is_one_row_however_often_it_is_saved(store: Store) -> None:
    save(store, "open", Window(token="1"))
    save(store, "failed", Window(token="2"), error="down")
    assert unfinished(store) == [Window(token="2")]
    save(store, "complete", Window(records=3))
    assert (unfinished(store), complete(store)) == ([], {None: [Window(records=3)]})


def test_complete_windows_are_told_by_set(store: Store) -> None:
    for one in (WHOLE, Window(), Window(from_="2026-01-01")):
        save(store, "complete", one)
    assert complete(store) == {"ich": [WHOLE], None: [Window(), Window(from_="2026-01-01")]}


def test_a_window_may_have_to_wait(store: Store) -> None:
    later, now = "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z"
    with store.write() as connection:
        windows.save(connection, "archive", "run", "failed", WHOLE, "down", later, now)
        assert windows.unfinished(connection, "archive") == [windows.Unfinished(WHOLE, later, now)]


def test_parts_take_the_place_of_a_window(store: Store) -> None:
    parts = Window(until="2026-01-01"), Window(from_="2026-01-01")
    save(store, "failed", Window(attempts=2))
    save(store, "failed", Window(set_="ich"))
    with store.write() as connection:
        windows.split(connection, "archive", "run 2", Window(), parts, "deep pages fail")
    assert unfinished(store) == [Window(set_="ich"), *parts]


def test_unfinished_windows_of_other_sets_are_forgotten(store: Store) -> None:
    for one in (Window(), Window(set_="ich"), Window(set_="old")):
        save(store, "failed", one)
    save(store, "complete", Window(set_="done"))
    with store.write() as connection:
        assert windows.forget_sets(connection, "archive", ["ich"]) == ["", "old"]
    assert (unfinished(store), complete(store)) == ([Window(set_="ich")], {"done": [Window(set_="done")]})


def test_a_run_reports_the_windows_it_touched(store: Store) -> None:
    save(store, "complete", WHOLE, "run 1")
    save(store, "failed", Window(attempts=1), "run 2", "the endpoint is down")
    with store.read() as connection:
        assert windows.reports(connection, "archive", "run 2") == [
            {
                "set": None,
                "from": None,
                "until": None,
                "state": "failed",
                "attempts": 1,
                "records": 0,
                "error": "the endpoint is down",
            }
        ]


def test_what_is_unfinished_can_be_forgotten(store: Store) -> None:
    save(store, "failed", Window(from_="1"))
    save(store, "open", Window(from_="2"))
    save(store, "complete", WHOLE)
    with store.write() as connection:
        windows.forget_unfinished(connection, "archive")
    assert (unfinished(store), complete(store)) == ([], {"ich": [WHOLE]})


def test_the_windows_of_a_rejected_run_are_asked_for_again_from_their_beginning(store: Store) -> None:
    save(store, "complete", WHOLE, "run 1")
    save(store, "complete", Window(validator='"2"'), "run 2")
    with store.write() as connection:
        windows.reopen(connection, "archive", "run 2")
    assert (unfinished(store), complete(store)) == ([Window()], {"ich": [WHOLE]})
