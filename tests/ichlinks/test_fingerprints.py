"""What has come before, told without keeping it."""

from hypothesis import given
from hypothesis import strategies as st

from ichlinks.fingerprints import Fingerprints


@given(st.lists(st.text(max_size=2)), st.text(max_size=2))
def test_it_is_a_set(names: list[str], other: str) -> None:
    seen = Fingerprints()
    assert seen.add(names) == len(seen) == len(set(names))
    assert seen.add(names) == 0
    assert (other in seen) == (other in names)


def test_a_name_costs_some_eight_bytes() -> None:
    seen = Fingerprints()
    assert [seen.add(map(str, range(200_000))) for _ in range(2)] == [200_000, 0]
    assert sum(part.buffer_info()[1] * part.itemsize for part in seen._parts) == 200_000 * 8
