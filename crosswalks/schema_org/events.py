"""When an event is, whether it is held, and how one can attend; how an organisation is reached.

Standard: schema.org, `startDate`, `endDate` (ISO 8601), `eventStatus`, `eventAttendanceMode`, `eventSchedule`
(Schedule: `repeatFrequency`, `scheduleTimezone`); `email`, `telephone`, `contactPoint`.
"""

from typing import Any

from crosswalks.common.texts import texts
from crosswalks.schema_org.nodes import Node, identity
from crosswalks.schema_org.source import Source

_STATUS = {"EventScheduled": "scheduled", "EventRescheduled": "scheduled", "EventMovedOnline": "scheduled",
           "EventCancelled": "cancelled", "EventPostponed": "postponed"}  # fmt: skip
_MODES = {"OfflineEventAttendanceMode": "offline", "OnlineEventAttendanceMode": "online",
          "MixedEventAttendanceMode": "mixed"}  # fmt: skip


def start(source: Source) -> str | None:
    """`startDate`, as it stands."""
    return _first(source.node, "startDate")


def end(source: Source) -> str | None:
    """`endDate`, as it stands."""
    return _first(source.node, "endDate")


def status(source: Source) -> str | None:
    """`eventStatus`; an event moved to another day or online is scheduled."""
    return _term(source.node, "eventStatus", _STATUS)


def attendance_mode(source: Source) -> str | None:
    """`eventAttendanceMode`."""
    return _term(source.node, "eventAttendanceMode", _MODES)


def recurrence(source: Source) -> str | None:
    """`repeatFrequency` of the schedule."""
    return next((text for one in source.node.things("eventSchedule") if (text := _first(one, "repeatFrequency"))), None)


def timezone(source: Source) -> str | None:
    """`scheduleTimezone` of the schedule."""
    stated = source.node.things("eventSchedule")
    return next((text for one in stated if (text := _first(one, "scheduleTimezone"))), None)


def contact(source: Source) -> dict[str, Any]:
    """`email` and `telephone`, or those of the first `contactPoint` that has them; `url`."""
    node = source.node
    points = [node, *node.things("contactPoint")]
    email = next((text for one in points if (text := _first(one, "email"))), "")
    phone = next((text for one in points if (text := _first(one, "telephone"))), "")
    found = {"email": email.removeprefix("mailto:"), "phone": phone, "url": next(iter(node.addresses("url")), "")}
    return {key: part for key, part in found.items() if part}


def _first(node: Node, name: str) -> str | None:
    return next(iter(texts(node.values(name))), None)


def _term(node: Node, name: str, terms: dict[str, str]) -> str | None:
    """A member of an enumeration, by its name or address."""
    stated = (identity(one.properties) or _first(one, "name") or "" for one in node.things(name))
    return next((terms[node.bare(one)] for one in stated if node.bare(one) in terms), None)
