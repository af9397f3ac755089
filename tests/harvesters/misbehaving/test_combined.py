"""Two or three misbehaviours at once: nothing lost in silence, no endless loop, healed once the endpoint is well."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ichlinks.pipeline import Context
from tests.harvesters.misbehaving.trial import Trial
from tests.harvesters.partner import error
from tests.servers.misbehaving.server import BEHAVIOURS, Misbehaving

MOST = 150
"""Requests of one run; five are what a well endpoint takes."""

# Not offered again (18, 26), another identity (30), undone by another (38), slow (44, 52, 57).
_ALONE = {"18", "26", "30", "30b", "38", "44", "52", "57"}
# Records that are left out of a list which does not say how long it is: no client can know.
_UNKNOWABLE = ({"6", "28", "28b"}, {"4b", "10", "10b"})

_NUMBERS = sorted(set(BEHAVIOURS) - _ALONE)


def knowable(numbers: list[str]) -> bool:
    return not all(some & set(numbers) for some in _UNKNOWABLE)


combinations = st.lists(st.sampled_from(_NUMBERS), min_size=2, max_size=3, unique=True).filter(knowable)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(combinations)
@example(["4b", "47d"])
@example(["22", "45"])
@example(["27", "34"])
@example(["36", "41"])
@example(["22", "34", "46"])
@example(["16c", "10", "2b"])
@example(["10", "3b"])
def test_nothing_is_lost_in_silence(server: Misbehaving, context: Context, numbers: list[str]) -> None:
    one = Trial(server, context, "+".join(numbers), raw_token="9b" in numbers)
    one.run()
    honest(one)
    server.next_day()
    one.run()
    honest(one)
    server.heal()
    report = one.run()
    assert (error(report), one.missing()) == (None, {})


def honest(one: Trial) -> None:
    report = one.reports[-1]
    assert report["counts"]["requests"] <= MOST
    assert report["state"] == "incomplete" or not one.missing()
