"""A JSON API under examination."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from ichlinks.pipeline.doctor import transport
from ichlinks.pipeline.doctor.asking import Asking, Exchange
from ichlinks.pipeline.doctor.columns import identifier
from ichlinks.pipeline.doctor.crosswalk_file import crosswalk_file
from ichlinks.pipeline.doctor.findings import Examination, Finding, run, shown
from ichlinks.pipeline.doctor.partner_file import Draft, id_note, partner_file
from ichlinks.pipeline.doctor.recognise import parsed

_MODIFIED = ("modified", "updated", "updated_at", "last_modified", "lastModified", "modified_at", "datestamp")
_TOTALS = ("total", "total_count", "totalCount", "count", "numFound", "hits", "totalItems")
_NEXT = ("next", "next_page", "nextPage", "next_url", "nextLink")
_KEY = re.compile(r"[^\s.\[\]()|&<>=!?*'\"`,{}]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-\w+)*")
_DEPTH = 3
_OPENDATASOFT = "/api/explore/v2"


@dataclass(frozen=True)
class Answer:
    """The first answer: `path` to its list of `items`, and what was recognised in them."""

    exchange: Exchange
    data: Any
    path: str
    items: list[dict[str, Any]]

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """The single values of the items, by their paths; of texts in several languages, the first."""
        return _columns(_values, self.items)

    @cached_property
    def lists(self) -> dict[str, list[str]]:
        """What stands in lists within the items, by its paths, one value an item."""
        return _columns(_listed, self.items)

    @cached_property
    def id(self) -> str:
        return identifier(self.columns)

    @property
    def modified(self) -> str:
        return _first(_MODIFIED, lambda name: any(item.get(name) for item in self.items))

    @property
    def total(self) -> str:
        return _first(_TOTALS, lambda name: isinstance(self._top(name), int))

    @property
    def next(self) -> str:
        return _first(_NEXT, lambda name: isinstance(self._top(name), str))

    def _top(self, name: str) -> Any:
        return self.data.get(name) if isinstance(self.data, dict) else None


def _columns(
    read: Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]], items: Iterable[Mapping[str, Any]]
) -> dict[str, list[str]]:
    every = [dict(read(item)) for item in items]
    return {name: [one.get(name, "") for one in every] for name in dict.fromkeys(chain.from_iterable(every))}


def _values(item: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        if not _KEY.fullmatch(key):
            continue
        if _single(value):
            yield path + key, str(value).strip()
        elif isinstance(value, dict) and value and not path:
            texts = [one for one in value.values() if isinstance(one, str)]
            in_languages = len(texts) == len(value) and all(map(_LANGUAGE.fullmatch, value))
            yield from [(key, texts[0])] if in_languages else _values(value, f"{key}.")


def _listed(item: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        if not _KEY.fullmatch(key):
            continue
        if isinstance(value, dict) and not path:
            yield from _listed(value, f"{key}.")
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, dict):
                    yield from _values(one, f"{path}{key}[].")
                elif _single(one):
                    yield f"{path}{key}[]", str(one).strip()


def _single(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def examine(asking: Asking, exchange: Exchange) -> Examination:
    data = parsed(exchange.body)
    path, items = _list(data, "", _DEPTH)
    seen = Answer(exchange, data, path, items)
    examination = Examination(asking.client.access.endpoint, "json_api", _found(seen))
    examination.checks = [*run(CHECKS if items else {"Items": _items}, seen), *run({"HTTP": transport.check}, asking)]
    if items:
        harvest: dict[str, Any] = {"kind": "json_api", "endpoint": asking.client.access.endpoint}
        harvest |= {"items": path} if path else {}
        harvest |= {"id": seen.id} if seen.id else {}
        harvest |= {"paging": _paging(seen)}
        harvest |= {name: value for name in ("modified", "total") if (value := getattr(seen, name))}
        examination.partner_file = partner_file(Draft("", harvest, "new_archive", note=id_note(seen.id)))
        examination.crosswalk_file = crosswalk_file({"kind": "json"}, seen.columns, seen.id, seen.lists)
    return examination


def _paging(seen: Answer) -> dict[str, Any] | str:
    """As the answer says, or as most APIs have it: whether pages are really turned so, a harvest will show."""
    if seen.next:
        return {"next": seen.next}
    if seen.total and seen.data[seen.total] == len(seen.items):
        return "none"
    if _OPENDATASOFT in seen.exchange.url:
        return {"offset": "offset", "size_parameter": "limit", "size": 100}
    return {"page": "page", "first": 1, "size": len(seen.items)}


def _list(data: Any, path: str, depth: int) -> tuple[str, list[dict[str, Any]]]:
    """The longest list of objects, and the path of keys that leads to it."""
    if isinstance(data, list):
        return path, [one for one in data if isinstance(one, dict)]
    if not isinstance(data, dict) or not depth:
        return path, []
    keys = [key for key in data if _KEY.fullmatch(key)]
    below = (_list(data[key], f"{path}.{key}".lstrip("."), depth - 1) for key in keys)
    return max(below, key=lambda one: len(one[1]), default=(path, []))


def _first(names: tuple[str, ...], holds: Callable[[str], bool]) -> str:
    return next((name for name in names if holds(name)), "")


def _found(seen: Answer) -> dict[str, Any]:
    told = {
        "items at": seen.path or "the answer itself",
        "identifier at": seen.id or "none found",
        "date of change at": seen.modified or "none found",
        "total at": seen.total or "none found",
        "next page at": seen.next or "none found",
        "keys of an item": shown(seen.items[0], 12) if seen.items else "",
        "records on the first page": len(seen.items),
        "seconds for a page": round(seen.exchange.seconds, 2),
    }
    return {label: value for label, value in told.items() if value != ""}


def _items(seen: Answer) -> Iterator[Finding]:
    if not seen.items:
        yield Finding(
            "json.no_items",
            "blocks",
            "The answer has no list of objects",
            "RFC 8259, section 5",
            "There is nothing to harvest at this address.",
            "Give the address that lists the records, not one record or the home of the API.",
        )
    elif not seen.id:
        yield Finding(
            "json.no_id",
            "loses",
            "Nothing in the items tells them apart",
            "Section 'json_api' of the partner file's manual",
            "A changed item cannot be told from a new one.",
            "Give each item an identifier that never changes, under a key such as 'id'.",
        )


def _changes(seen: Answer) -> Iterator[Finding]:
    if seen.items and not seen.modified:
        yield Finding(
            "json.no_modified",
            "advice",
            "The items do not say when they were changed",
            "Section 'json_api' of the partner file's manual",
            "Every run has to read the whole list.",
            "Give each item its date of change, and let the list be asked for changes since a date.",
        )


def _completeness(seen: Answer) -> Iterator[Finding]:
    if seen.items and not seen.total:
        yield Finding(
            "json.no_total",
            "hinders",
            "The answer does not say how many items there are",
            "Section 'json_api' of the partner file's manual",
            "It cannot be proved that a list came whole.",
            "Add a total to each page.",
        )


CHECKS: Mapping[str, Callable[[Answer], Iterable[Finding]]] = {
    "Items": _items,
    "Changes": _changes,
    "Completeness": _completeness,
}
