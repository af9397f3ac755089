"""What is kept of web addresses that were tried."""

from ichlinks.store import Store, addresses
from ichlinks.store.addresses import Known

AT, LATER = "2026-01-01T00:00:00Z", "2026-01-08T00:00:00Z"


def test_an_address_is_known_as_it_was_last_found(store: Store) -> None:
    image = Known("http://a/1.png", "ok", AT, AT, mime="image/png", width=30, height=20)
    page = Known("http://a/2", "away", AT, None, 1, AT)
    with store.write() as connection:
        addresses.save(connection, [image, page])
        addresses.save(connection, [Known("http://a/2", "ok", LATER, LATER)])
    with store.read() as connection:
        found = addresses.known(connection, ["http://a/1.png", "http://a/2", "http://a/3"])
    assert found == {"http://a/1.png": image, "http://a/2": Known("http://a/2", "ok", LATER, LATER)}


def test_any_number_of_addresses_can_be_asked_for(store: Store) -> None:
    with store.read() as connection:
        assert addresses.known(connection, [f"http://a/{n}" for n in range(70_000)]) == {}
