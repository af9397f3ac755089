"""Media as a browser can show them; what cannot be embedded becomes a link."""

import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from exchange.names import Names
from exchange.pages import web
from exchange.words import Words, preferred
from ichlinks.stages import JSON

Form = Literal["image", "audio", "video", "link"]


@dataclass(frozen=True, slots=True)
class Medium:
    """`label` says what a link leads to; `rights` and `rights_name` are this file's own, where they are stated."""

    url: str
    form: Form
    mime: str | None
    label: str
    alt: Words | None
    width: int | None
    height: int | None
    credit: str | None
    rights: str | None
    rights_name: str | None


def media(item: JSON, names: Names) -> list[Medium]:
    """Everything that can be looked at, heard or opened; thumbnails only where there is nothing larger."""
    alive = list(_alive(item))
    full = [one for one in alive if one.get("role", "full") != "thumb"]
    return [_medium(one, names) for one in full or alive]


def dead(item: JSON) -> int:
    """How many files did not answer when they were last asked."""
    return sum(one.get("checked") == "dead" for one in item.get("media", ()))


def thumbnail(item: JSON) -> str | None:
    """The smallest picture there is, as far as the record says."""
    alive = list(_alive(item))
    thumbs = [one for one in alive if one.get("role") == "thumb"]
    return next((str(one["url"]) for one in thumbs or alive if _form(one) == "image" or one in thumbs), None)


def _alive(item: JSON) -> Iterator[dict[str, Any]]:
    return (one for one in item.get("media", ()) if one.get("checked") != "dead" and web(one["url"]))


def _medium(one: dict[str, Any], names: Names) -> Medium:
    rights = web(one.get("rights"))
    return Medium(
        url=one["url"],
        form=_form(one),
        mime=_mime(one),
        label=_label(one),
        alt=preferred(one.get("alt_text", {}), names),
        width=one.get("width"),
        height=one.get("height"),
        credit=one.get("credit"),
        rights=rights,
        rights_name=names.rights(rights) if rights else None,
    )


def _form(one: dict[str, Any]) -> Form:
    if one.get("role") in ("iiif", "embed"):
        return "link"
    kind = (_mime(one) or "").partition("/")[0]
    forms: Sequence[Form] = ("image", "audio", "video")
    return next((form for form in forms if form == kind), "link")


def _mime(one: dict[str, Any]) -> str | None:
    return one.get("mime") or mimetypes.guess_type(urlsplit(one["url"]).path)[0]


def _label(one: dict[str, Any]) -> str:
    host = urlsplit(one["url"]).hostname or one["url"]
    if one.get("role") == "iiif":
        return f"IIIF resource at {host}"
    if one.get("role") == "embed":
        return f"View at {host}"
    kind = {"application/pdf": "PDF document"}.get(_mime(one) or "", "File")
    return f"{kind} at {host}"
