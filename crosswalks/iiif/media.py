"""The manifest itself, what it shows, its thumbnail and files to download; the rights in them.

Standard: IIIF Presentation API 3.0, `id`, `items` (`width`, `height`, `duration`), `thumbnail`, `rendering`, `rights`,
`requiredStatement`; 2.1, `license`, `attribution`.
"""

from typing import Any

from crosswalks.common.media import medium
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value, language_map
from crosswalks.iiif.canvases import Painted, painted
from crosswalks.iiif.source import JSON, Source, address, several, spoken

_SIZES = ("width", "height", "duration")
_KINDS = ("image/", "audio/", "video/", "model/", "application/pdf")


def media(source: Source) -> list[dict[str, Any]]:
    """The manifest for viewers, what its canvases show with their labels, files in `rendering`, one thumbnail."""
    manifest = source.manifest
    own = [{"url": link, "role": "iiif"} for link in [address(manifest)] if link]
    files = [one for one in several(manifest.get("rendering")) if address(one) and _format(one)]
    shown = [_shown(one) for one in painted(manifest) if address(one[1])]
    return _once(
        [*own, *shown, *(_file(one, "full") for one in files), *(_file(one, "thumb") for one in _thumbs(source))]
    )


def rights(source: Source) -> dict[str, Any]:
    """The address in `rights` or `license`, the required statement, rights in `metadata`."""
    holder = next((text for text, _ in source.labelled("holder")), None)
    return rights_of(_values(source), holder)


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the statements."""
    return sensitivity_of(_values(source))


def _values(source: Source) -> list[Value]:
    required = [
        value for one in several(source.manifest.get("requiredStatement")) for value in spoken(one.get("value"))
    ]
    stated = source.values("rights", "license")
    return list(dict.fromkeys([*stated, *required, *source.values("attribution"), *source.labelled("rights")]))


def _format(one: JSON) -> str:
    stated = str(one.get("format") or "").lower()
    return stated if stated.startswith(_KINDS) else ""


def _file(one: JSON, role: str) -> dict[str, Any]:
    found = medium(address(one), role) | {"role": role}
    said = {"mime": _format(one), "alt_text": language_map(spoken(one.get("label")))}
    sizes = {name: size for name in _SIZES if (size := _number(one.get(name)))}
    return found | {key: part for key, part in (sizes | said).items() if part}


def _shown(one: Painted) -> dict[str, Any]:
    """A sound or video that does not say how long it is lasts as long as its canvas."""
    canvas, body = one
    found = {"alt_text": language_map(spoken(canvas.get("label")))} | _file(body, "full")
    lasting = {"duration": _number(canvas.get("duration"))}
    return {key: part for key, part in (lasting | found).items() if part}


def _thumbs(source: Source) -> list[JSON]:
    """That of the manifest, else of the first canvas that has one."""
    canvases = [canvas for canvas, _ in painted(source.manifest)]
    return [one for each in [source.manifest, *canvases] for one in several(each.get("thumbnail")) if address(one)][:1]


def _number(stated: Any) -> int | float | None:
    return stated if isinstance(stated, int | float) and not isinstance(stated, bool) and stated > 0 else None


def _once(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of files with the same address the first."""
    first: dict[str, dict[str, Any]] = {}
    for one in found:
        first.setdefault(one["url"], one)
    return list(first.values())
