"""Records that cannot be read, in lists of which later runs ask only for what changed.

Each is kept and rejected by itself. A list that is read whole every time asks for it again anyway. Another one is left
unfinished, for an endpoint may be broken for a day; what it sends broken time after time is believed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from harvesters.spans import Stop
from ichlinks.stages import Payload, Window

MESSAGE = "records cannot be read; each is kept and rejected by itself"
_TRIES = 3


@dataclass
class Unreadable:
    """`found`: the list has such records, maybe where an earlier run read it; `counted`: the window says so."""

    found: bool = False
    counted: bool = False

    def note(self, window: Window, page: Iterable[Payload]) -> Window:
        """The window, which counts how often its list had such records."""
        if not any(one.rejected for one in page) or self.found:
            return window
        self.found = self.counted = True
        return replace(window, broken=window.broken + 1)

    def check(self, window: Window) -> None:
        """At the end of the list. Raises Stop where it is asked for again."""
        if self.found and window.broken < _TRIES:
            broken = window.broken + (not self.counted)
            raise Stop(replace(window, token=None, records=0, broken=broken), "records_rejected", MESSAGE)
