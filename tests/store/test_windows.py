"""The harvest ledger."""

from ichlinks.stages import Ledger, Window
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


def ledger(store: Store, partner: str = "archive") -> Ledger:
    with store.read() as connection:
        return windows.ledger(connection, partner)


def test_a_window_comes_back_whole(store: Store) -> None:
    save(store, "open", WHOLE)
    assert ledger(store) == Ledger((WHOLE,))
    assert ledger(store, "other") == Ledger()


def test_a_window_is_one_row_however_often_it_is_saved(store: Store) -> None:
    save(store, "open", Window(token="1"))
    save(store, "failed", Window(token="2"), error="down")
    assert ledger(store) == Ledger((Window(token="2"),))
    save(store, "complete", Window(records=3))
    assert ledger(store) == Ledger((), {None: Window(records=3)})


def test_the_last_complete_window_of_a_set_is_that_of_the_latest_answer(store: Store) -> None:
    late, early = Window(response_date="2026-03-01T00:00:00Z"), Window(from_="x", response_date="2026-02-01T00:00:00Z")
    for one in (late, early, Window(from_="y", response_date=None), Window(set_="ich", response_date=None)):
        save(store, "complete", one)
    assert ledger(store).complete == {None: late, "ich": Window(set_="ich")}


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
    assert ledger(store) == Ledger((), {"ich": WHOLE})


def test_the_windows_of_a_rejected_run_are_asked_for_again_from_their_beginning(store: Store) -> None:
    save(store, "complete", WHOLE, "run 1")
    save(store, "complete", Window(validator='"2"'), "run 2")
    with store.write() as connection:
        windows.reopen(connection, "archive", "run 2")
    assert ledger(store) == Ledger((Window(),), {"ich": WHOLE})
