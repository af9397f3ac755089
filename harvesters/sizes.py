"""A record that is too large is left out by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ichlinks.stages import Event, Page, Payload, Reason


def bounded(events: Iterable[Event], most: int) -> Iterator[Event]:
    """The same events; a record of more than `most` bytes is rejected, and its bytes are not kept."""
    for event in events:
        if isinstance(event, Page) and any(len(one.data) > most for one in event.payloads):
            event = replace(event, payloads=tuple(_taken(one, most) for one in event.payloads))
        yield event


def _taken(one: Payload, most: int) -> Payload:
    size = len(one.data)
    if size <= most:
        return one
    message = f"the record has {size} bytes; at most {most} are taken"
    excerpt = one.data[:200].decode("utf-8", "replace")
    hint = "send files as addresses, not inside the record; or raise harvest.max_record_bytes"
    reason = Reason("record.too_large", "reject", message, excerpt=excerpt, hint=hint)
    return replace(one, data=b"", original=None, rejected=reason)
