"""What has come before, told without keeping it."""

import psutil
from hypothesis import given
from hypothesis import strategies as st

from ichlinks.fingerprints import Fingerprints


@given(st.lists(st.text(max_size=2)), st.text(max_size=2))
def test_it_is_a_set(names: list[str], other: str) -> None:
    seen = Fingerprints()
    assert seen.add(names) == len(seen) == len(set(names))
    assert seen.add(names) == 0
    assert (other in seen) == (other in names)


def test_many_names_take_no_more_memory_than_few() -> None:
    process = psutil.Process()
    seen = Fingerprints()
    seen.add(map(str, range(200_000)))
    before = process.memory_info().rss
    for start in range(200_000, 1_000_000, 1000):
        seen.add(map(str, range(start, start + 1000)))
    assert (len(seen), process.memory_info().rss - before < 4_000_000) == (1_000_000, True)
