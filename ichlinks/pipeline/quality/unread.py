"""Left over: places of the partner's own records that hold a value and that no rule of the mapping reads."""

from collections import Counter
from typing import Any

from config.partner import Partner
from crosswalks import Loaded
from ichlinks.errors import Rejected
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.quality.tally import DESCRIBED
from ichlinks.store import quality

SAMPLE = 2000
_MOST = 50


def left_over(context: Context, partner: Partner, crosswalk: Loaded) -> dict[str, Any]:
    """How many of the records that were `read` have each such place; at most `SAMPLE`, spread over all of them."""
    asked, places, read = _asked(partner), Counter[str](), 0
    with context.store.read() as connection:
        for payloads in quality.shown_payloads(connection, partner.slug, DESCRIBED, SAMPLE):
            for payload in payloads:
                try:
                    places.update(set(crosswalk.left(payload)) - asked)
                except Rejected:
                    continue
                read += 1
    most = sorted(places.items(), key=lambda place: (-place[1], place[0]))[:_MOST]
    return {"read": read, "places": [{"place": place, "records": count} for place, count in most]}


def _asked(partner: Partner) -> set[str]:
    """What the harvest itself reads of a record: what tells it apart, when it changed, whether it is deleted."""
    stated = (getattr(partner.harvest, name, None) for name in ("id", "modified", "deleted", "key"))
    return {path for one in stated if one for path in ([one] if isinstance(one, str) else one)}
