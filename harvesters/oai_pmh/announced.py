"""What a page says of its list: how long it is, and what time it is."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from harvesters.oai_pmh.page import OaiPage
from harvesters.spans import instant

_AHEAD = timedelta(days=1)
_BEHIND = timedelta(minutes=5)


@dataclass
class Size:
    """`completeListSize` (OAI-PMH 2.0, section 3.5): the `last` one, the `most` there was; `shrank` in between."""

    last: int | None = None
    most: int = 0
    shrank: bool = False

    def see(self, page: OaiPage, before: int) -> None:
        """`before` records came on earlier pages: some endpoints count down what is left, which is no shrinking."""
        size = page.complete_list_size
        if not size or (before and size + before == self.most):
            return
        self.shrank |= size < self.most
        self.last, self.most = size, max(size, self.most)


def clock(page: OaiPage) -> str:
    """The endpoint's clock; ours, and a little earlier, where it tells none, or one that cannot be."""
    said = None if is_ahead(page) else instant(page.response_date)
    return said or _text(datetime.now(UTC) - _BEHIND)


def is_ahead(page: OaiPage) -> bool:
    said = instant(page.response_date)
    return said is not None and said > _text(datetime.now(UTC) + _AHEAD)


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
