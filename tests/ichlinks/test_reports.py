"""What a person reads of a run."""

import pytest

from ichlinks.cli.reports import counted


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"requests": 1, "pages": 1, "received": 61, "rejected": 1}, "1 request, 1 page, 61 received, 1 rejected"),
        ({"requests": 2, "pages": 0, "documents": 1}, "2 requests, 1 document"),
        ({"records": 1, "flag": 1, "new parts": 1}, "1 record, 1 flag, 1 new part"),
        ({"requests": 0}, ""),
        ({}, ""),
    ],
)
def test_one_is_said_in_the_singular_and_none_not_at_all(counts: dict[str, int], told: str) -> None:
    assert counted(counts) == told
