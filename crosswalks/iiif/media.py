"""The manifest itself, its thumbnail and files to download; the rights in them.

Standard: IIIF Presentation API 3.0, `id`, `thumbnail`, `rendering`, `rights`, `requiredStatement`; 2.1, `license`,
`attribution`.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.media import medium
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value, language_map
from crosswalks.iiif import labels
from crosswalks.iiif.source import JSON, Source, address, several, spoken

_KINDS = ("image/", "audio/", "video/", "model/", "application/pdf")


def media(source: Source) -> list[dict[str, Any]]:
    """A viewer shows the manifest; `rendering` counts where its format is a file to look at."""
    own = [{"url": link, "role": "iiif"} for link in [address(source.manifest)] if link]
    thumbs = [one for one in several(source.manifest.get("thumbnail")) if address(one)][:1]
    files = [one for one in several(source.manifest.get("rendering")) if address(one) and _format(one)]
    return distinct([*own, *(_file(one, "full") for one in files), *(_file(one, "thumb") for one in thumbs)])


def rights(source: Source) -> dict[str, Any]:
    """The address in `rights` or `license`, the required statement, rights in `metadata`."""
    holder = next((text for text, _ in source.labelled(labels.HOLDER)), None)
    return rights_of(_values(source), holder)


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the statements."""
    return sensitivity_of(_values(source))


def _values(source: Source) -> list[Value]:
    required = [
        value for one in several(source.manifest.get("requiredStatement")) for value in spoken(one.get("value"))
    ]
    stated = source.values("rights", "license")
    return list(dict.fromkeys([*stated, *required, *source.values("attribution"), *source.labelled(labels.RIGHTS)]))


def _format(one: JSON) -> str:
    stated = str(one.get("format") or "").lower()
    return stated if stated.startswith(_KINDS) else ""


def _file(one: JSON, role: str) -> dict[str, Any]:
    found = medium(address(one), role) | {"role": role}
    kind, label = _format(one), language_map(spoken(one.get("label")))
    return found | ({"mime": kind} if kind else {}) | ({"alt_text": label} if label else {})
