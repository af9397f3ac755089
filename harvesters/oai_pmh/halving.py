"""A window that fails where it is long is asked for in two, as far as that helps."""

from dataclasses import dataclass, field

from harvesters.oai_pmh.asking import Asking
from harvesters.oai_pmh.identify import Identity
from harvesters.oai_pmh.plan import halves
from harvesters.spans import Stop
from ichlinks.errors import Retriable
from ichlinks.stages import Window

_ENDS_THE_RUN = {
    "refused", "login_page", "challenge", "private_address", "address_refused", "too_many_redirects", "connection",
    "certificate", "http_429", "http_503", "rate_limited", "limit",
}  # fmt: skip
"""What is no fault of one window: nothing else is asked for."""

_NEVER_SMALLER = {
    "bad_argument", "bad_verb", "cannot_disseminate_format", "no_set_hierarchy", "set_vanished", "records_rejected",
}  # fmt: skip
_TOO_MANY = {"http_413", "too_many_records"}
_TOO_BIG = {"too_large", "deadline", "timeout"}
_SPLITS, _DRY = 200, 16
"""The most windows that are halved, in all and without a record between them, in one run."""


@dataclass
class Halving:
    """`parts` are windows that were halved in this run: they are halved further at once."""

    asking: Asking
    identity: Identity
    parts: set[Window] = field(default_factory=set)
    splits: int = 0
    dry: int = 0

    def halves(self, window: Window, stop: Stop) -> tuple[Window, ...]:
        """What to ask for instead of a window that stopped, as far as dates go; nothing where it is to stay whole.

        It is halved when it fails beyond its first page for the second time, or is said to be too big.
        """
        if ends_the_run(window, stop) or stop.code in _NEVER_SMALLER or self.splits >= _SPLITS or self.dry >= _DRY:
            return ()
        again = stop.window.attempts > 1 and (_is_deep(window, stop) or stop.code in _TOO_BIG)
        too_big = again or window in self.parts or stop.code in _TOO_MANY
        return (halves(stop.window, self.identity) or self._smallest(stop.window)) if too_big else ()

    def heeds_dates(self, parts: tuple[Window, ...]) -> bool:
        """Whether the endpoint does; tried once a run, before the first window is halved."""
        try:
            return self.splits > 0 or self.asking.heeds_dates(parts)
        except Retriable as error:
            return error.code in _TOO_MANY | _TOO_BIG

    def taken(self, parts: tuple[Window, ...]) -> tuple[Window, ...]:
        """Those that this run has not asked for yet."""
        self.splits += 1
        self.dry += 1
        fresh = tuple(part for part in parts if part not in self.parts)
        self.parts.update(fresh)
        return fresh

    def _smallest(self, window: Window) -> tuple[Window, ...]:
        return halves(window, self.identity, inclusive=True) if self.asking.includes_bounds() else ()


def ends_the_run(window: Window, stop: Stop) -> bool:
    """A connection that breaks on deep pages only is a window that is too large."""
    if stop.code == "connection" and _is_deep(window, stop) and not stop.retry_after:
        return False
    return stop.code in _ENDS_THE_RUN or bool(stop.retry_after)


def _is_deep(window: Window, stop: Stop) -> bool:
    """Whether it failed beyond its first page."""
    return bool(stop.deep or stop.window.records or window.token)
