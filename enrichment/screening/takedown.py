"""What must not be shown: `config/rules/takedown.yaml`, by identifier, address or Item."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from msgspec import Struct, json
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from config.complaints import invalid
from config.settings import Workspace
from config.yaml_file import YamlFile, read
from ichlinks.record import Identifier, Media, Record, SourceRecord
from ichlinks.stages import Reason

_ITEM = re.compile(r"(?:.*/(?:items|iiif)/)?([a-z2-7]{16})(?:[./?#].*)?")
_SCHEME = re.compile(r"(?:https?:)?//", re.I)
_ADDRESS = re.compile(r"(?:(?:https?:)?//)?(?:www\.)?([^/?#]*?)\.?(?::(?:80|443)?)?([/?][^#]*)?(?:#.*)?", re.I)


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    identifier: str | None = None
    url: str | None = None
    item: str | None = None
    partner: str | None = None
    reason: str
    since: str | None = None

    @model_validator(mode="after")
    def _names_something(self) -> "Entry":
        if not "".join((self.identifier or "", self.url or "", self.item or "")).strip():
            raise ValueError("an entry needs an identifier, a url or an item")
        if self.item and not _ITEM.fullmatch(self.item):
            raise ValueError(f"{self.item!r} is no id of an Item, nor its address")
        return self


class List(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    entries: tuple[Entry, ...]


class Named(Struct):
    """Of a Record, what the list is compared with."""

    source_record: SourceRecord | None = None
    identifiers: tuple[Identifier, ...] = ()
    media: tuple[Media, ...] = ()
    landing_page: str | None = None


named = json.Decoder(Named).decode
"""Of a Record's JSON: most of it need not be read."""


Key = tuple[str | None, str]
"""A name, as the record of this partner has it (None: of any partner)."""


class Takedown(NamedTuple):
    """`listed` are the names with the reason; `items` the Items with the reason; `file` is for what is wrong in it."""

    entries: list[dict[str, Any]]
    listed: dict[Key, str]
    items: dict[str, str]
    file: YamlFile

    def reason(self, record: Record | Named) -> str | None:
        """Why a record is on the list; None where it is not."""
        return next((self.listed[key] for key in self.keys(record)), None)

    def keys(self, record: Record | Named) -> Iterator[Key]:
        """By which of its names a record is on the list."""
        if self.listed:
            partner = record.source_record.partner if record.source_record else None
            names = dict.fromkeys(map(_plain, _names(record)))
            yield from (key for name in names for owner in (partner, None) if (key := (owner, name)) in self.listed)

    def without(self, found: Set[Key | str]) -> list[tuple[int, str]]:
        """Line and name of each entry that none of these keys and Items is of."""
        told = []
        for index, entry in enumerate(map(Entry.model_validate, self.entries)):
            if found.isdisjoint([*_keys(entry), *_items(entry)]):
                name = entry.identifier or entry.url or entry.item or ""
                told.append((self.file.line(("entries", index)), name))
        return told

    def names(self, partner: str, identifier: str, item: str) -> bool:
        """Whether it names a record by its own identifier, or by the Item that it founds."""
        return item in self.items or any((owner, _plain(identifier)) in self.listed for owner in (partner, None))


def takedown(workspace: Workspace) -> Takedown:
    """Raises Invalid with file and line for an entry that names nothing or has unknown keys."""
    file = read(workspace.file("rules", "takedown"))
    if not isinstance(file.data, dict) or not isinstance(file.data.get("entries"), list):
        raise file.error((), "the takedown list has 'entries:', a list")
    try:
        entries = List.model_validate(file.data).entries
    except ValidationError as error:
        raise invalid(file, List, error) from None
    listed = {key: entry.reason for entry in entries for key in _keys(entry)}
    items = {id_: entry.reason for entry in entries for id_ in _items(entry)}
    return Takedown([entry.model_dump(mode="json") for entry in entries], listed, items, file)


def _keys(entry: Entry) -> list[Key]:
    identifier = [_plain(entry.identifier)] if entry.identifier else []
    return [(entry.partner, name) for name in identifier + ([_address(entry.url)] if entry.url else [])]


def _items(entry: Entry) -> list[str]:
    return [id_ for id_ in (_item(entry.item), _item(entry.url, alone=False)) if id_]


def taken_down(why: str) -> Reason:
    """What a record is told that is on the list: no rule file changes this."""
    return Reason("sensitive.takedown", "withhold", f"on the takedown list: {why}", "identifiers")


def _item(text: str | None, alone: bool = True) -> str | None:
    """The id of an Item, from itself (`alone`) or from one of its public addresses."""
    found = _ITEM.fullmatch(text or "") if alone or "/" in (text or "") else None
    return found[1] if found else None


def _plain(name: str) -> str:
    """Addresses that lead to the same place are the same; any other name is as it stands."""
    name = name.strip()
    return _address(name) if _SCHEME.match(name) else name


def _address(written: str) -> str:
    """Without scheme, www, fragment and a slash at the end, and in one spelling (RFC 3986, section 6.2)."""
    host, rest = _ADDRESS.fullmatch(" ".join(written.split())).groups("")  # type: ignore[union-attr]
    return f"//{_host(host.lower())}{unquote_to_bytes(rest).decode('latin-1').rstrip('/')}"


@lru_cache(maxsize=1024)
def _host(name: str) -> str:
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name


def _names(record: Record | Named) -> list[str]:
    own = [record.source_record.identifier] if record.source_record else []
    stated = [name for i in record.identifiers for name in (i.value, i.uri) if name]
    return [*own, *stated, *(medium.url for medium in record.media), *filter(None, [record.landing_page])]
