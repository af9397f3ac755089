"""The Moana archive's JSON API over `moana/items.json`: pages of items, and single items."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "moana" / "items.json"
PER_PAGE = 25
MOST_PER_PAGE = 100

Item = dict[str, Any]


@cache
def items() -> tuple[Item, ...]:
    """All items in the order of the file."""
    return tuple(json.loads(FILE.read_text(encoding="utf-8")))


def page(query: dict[str, str]) -> dict[str, Any]:
    """One page: `page` counts from 1, a page behind the last is empty; raises ValueError on bad input."""
    number = _whole(query, "page", 1)
    per_page = min(_whole(query, "per_page", PER_PAGE), MOST_PER_PAGE)
    found = _since(query.get("modified_since"))
    start = (number - 1) * per_page
    pages = -(-len(found) // per_page)
    return {"page": number, "pages": pages, "total": len(found), "items": found[start : start + per_page]}


def item(identifier: str) -> Item | None:
    """The item with this id."""
    return next((item for item in items() if item["id"] == identifier), None)


def _whole(query: dict[str, str], name: str, default: int) -> int:
    text = query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) > 0):
        raise ValueError(f"{name} must be a whole number from 1")
    return int(text)


def _since(text: str | None) -> tuple[Item, ...]:
    if text is None:
        return items()
    moment = _instant(text)
    return tuple(item for item in items() if _instant(item["modified"]) >= moment)


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("modified_since must be an ISO 8601 date or time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
