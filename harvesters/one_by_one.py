"""Records that have an address each: which answers are theirs, which are failures, when to give up."""

import hashlib
from dataclasses import dataclass, field

from harvesters.answers import STOPPING, wanted
from harvesters.http import Answer, Client
from harvesters.identity import rejected
from ichlinks.errors import Retriable
from ichlinks.stages import Envelope, Payload, Reason

_IN_A_ROW = 5
_GONE = (404, 410)


@dataclass
class OneByOne:
    """`failed`: records whose address did not answer, to be asked again by the next run."""

    client: Client
    failed: list[str] = field(default_factory=list)
    _in_a_row: int = 0

    def answer(self, identifier: str, address: str) -> Answer | None:
        """The answer of a record's address, if it says that the record is there or not; None where it failed.

        Raises Retriable where going on is of no use: several failed in a row, or the endpoint asks us to stop.
        """
        try:
            return wanted(self.client.get(address), "a record", _GONE)
        except Retriable as error:
            if error.retry_after or error.code in STOPPING:
                raise
            self._count(error)
            self.failed.append(identifier)
            return None

    def read(self) -> None:
        """The last answer was what it should be."""
        self._in_a_row = 0

    def unread(self, error: Retriable) -> None:
        """The last answer was something else. Raises `error` where that becomes the rule."""
        self._count(error)

    def _count(self, error: Retriable) -> None:
        self._in_a_row += 1
        if self._in_a_row >= _IN_A_ROW:
            raise error


def without(identifier: str, data: bytes, rule: str, message: str) -> Payload:
    """A record that is listed but cannot be had; its checksum is no record's, so that the next run asks again."""
    checksum = hashlib.sha256(rule.encode() + data).digest()
    reason = Reason(rule, "reject", message, hint="every record of the list needs an answer of its own")
    return rejected(data, checksum, reason, Envelope(), identifier)
