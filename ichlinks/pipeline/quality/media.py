"""What there is to see and hear.

Standard: Europeana Publishing Framework, content tiers: images by their size in megapixels, video by its height.
An image of unknown size counts as a small one.
"""

from mimetypes import guess_type

from ichlinks.pipeline.quality.rights import reuse
from ichlinks.stages import JSON

_SMALL, _MEDIUM, _LARGE = 100_000, 420_000, 950_000
_VIDEO_HEIGHT = 480


def shows(record: JSON) -> int:
    """0 nothing, 1 a page or something small, 2 of middling size, 4 large, or heard or read in full."""
    return max([_level(one) for one in record.get("media", ())] + [int("landing_page" in record)])


def content(record: JSON) -> int:
    """The content tier, 0 to 4: what there is, as far as its rights allow."""
    stated = record.get("rights", {}).get("content")
    tiers = [min(_level(one), reuse(one.get("rights") or stated)) for one in record.get("media", ())]
    return max([*tiers, int("landing_page" in record)])


def _level(medium: JSON) -> int:
    if medium.get("checked") == "dead":
        return 0
    if medium.get("role") in ("iiif", "embed"):
        return 4
    kind = (medium.get("mime") or guess_type(medium["url"])[0] or "").partition("/")[0]
    if kind == "image":
        return _image(medium.get("width"), medium.get("height"))
    if kind == "video":
        return 4 if medium.get("height", 0) >= _VIDEO_HEIGHT else 1
    return 4 if kind in ("audio", "text", "application", "model") else 1


def _image(width: int | None, height: int | None) -> int:
    if width is None or height is None:
        return 1
    pixels = width * height
    return 4 if pixels >= _LARGE else 2 if pixels >= _MEDIUM else int(pixels >= _SMALL)
