"""Item → index document: what is displayed, filtered and queried (`ichlinks schema document`, index/model.py)."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import msgspec
from anyascii import anyascii

from ichlinks.stages import JSON, ItemJSON
from index.display import display
from index.language_fields import by_language
from index.texts import texts
from index.tokens import tokens

_encode = msgspec.json.Encoder().encode
_AS_STATED = ("id", "type", "modified", "countries", "domains", "languages", "resource_type")
_LEFT = {"removed", "transferred"}


class _Latin(dict[int, str]):
    def __missing__(self, point: int) -> str:
        latin = self[point] = anyascii(chr(point))
        return latin


_LATIN = _Latin()


def document(item: ItemJSON) -> bytes:
    """The index document of a public Item; the same Item always gives the same bytes.

    Its last field `checksum` is a digest of all that stands before it, for `ichlinks index audit`.
    """
    body = _encode(_filtered(item) | _queried(item) | {"display": display(item)})
    return b'%b,"checksum":"%b"}' % (body[:-1], blake2b(body, digest_size=16).hexdigest().encode())


def _filtered(item: ItemJSON) -> JSON:
    fields: JSON = {key: item[key] for key in _AS_STATED if key in item}
    fields["partner"] = sorted({member["partner"] for member in item["members"]})
    fields["sensitivity"] = item.get("sensitivity", {}).get("level", "open")
    if "kind" in item:
        fields["kind"] = [item["kind"]] if isinstance(item["kind"], str) else item["kind"]
    if lists := {d["list"] for d in item.get("designations", ()) if d.get("status") not in _LEFT}:
        fields["list"] = sorted(lists)
    if years := sorted({*_years(item)}):
        fields["year"] = years
    return fields


def _years(item: ItemJSON) -> Iterable[int]:
    for designation in item.get("designations", ()):
        if "year" in designation:
            yield designation["year"]
    for key in ("issued", "start", "published_at", "founded"):
        year = item.get(key, {}).get("begin", "")[:4]
        if year.isascii() and year.isdigit() and len(year) == 4:
            yield int(year)


def _queried(item: ItemJSON) -> JSON:
    title, alt_title = item.get("title", {}), item.get("alt_title", {})
    description, others = item.get("description", {}), texts(item)
    latin = _latin(title)
    search = {
        "title": _tokens(_values(title)),
        "alt_title": _tokens(_values(alt_title)),
        "text": _tokens([*_values(description), *others, *latin]),
    }
    fields: JSON = {"search": search, "title_length": _title_length(title)}
    named = (("title", title), ("alt_title", alt_title), ("description", description))
    fields |= {name: by_language(value) for name, value in named if value}
    if others:
        fields["text"] = others
    if latin:
        fields["title_latn"] = latin
    return fields


def _values(texts: dict[str, list[str]]) -> list[str]:
    return [text for values in texts.values() for text in values]


def _tokens(texts: list[str]) -> str:
    """Plain Latin texts together, because they take a tenth of the time, then the others."""
    plain, others = [t for t in texts if t.isascii()], [t for t in texts if not t.isascii()]
    return " ".join(tokens("\n".join(some)) for some in (plain, others) if some)


def _latin(title: dict[str, list[str]]) -> list[str]:
    """Titles in Latin letters, so that who cannot type a script still finds them (anyascii)."""
    return [text.translate(_LATIN) for text in _values(title) if not text.isascii()]


def _title_length(title: dict[str, list[str]]) -> int:
    """Characters of the shortest title: of two Items that match alike, the tighter match comes first."""
    return min(map(len, _values(title)), default=0)


class _Checksum(msgspec.Struct):
    checksum: str


_checksum: Any = msgspec.json.Decoder(_Checksum)


def checksum(document: bytes) -> str:
    """The `checksum` field of a document."""
    return str(_checksum.decode(document).checksum)
