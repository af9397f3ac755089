"""What is painted on the canvases of a manifest, in their order.

Standard: IIIF Presentation API 3.0, `items` (canvas, annotation page, painting annotation), `body` (Choice,
SpecificResource), section 5; 2.1, `sequences/canvases/images/resource` (`oa:Choice`), section 5.
"""

from collections.abc import Iterator

from crosswalks.iiif.source import JSON, several

Painted = tuple[JSON, JSON]
"""A canvas and a resource painted on it."""


def painted(manifest: JSON) -> Iterator[Painted]:
    """Of resources to choose from the first, which viewers show; what is not for painting is left out."""
    for canvas in several(manifest.get("items")):
        for note in (one for page in several(canvas.get("items")) for one in several(page.get("items"))):
            if note.get("motivation", "painting") == "painting":
                yield from ((canvas, body) for body in map(_shown, several(note.get("body"))))
    for canvas in (
        one for sequence in several(manifest.get("sequences"))[:1] for one in several(sequence.get("canvases"))
    ):
        for note in several(canvas.get("images")):
            yield from ((canvas, body) for body in map(_shown, several(note.get("resource"))))


def _shown(body: JSON) -> JSON:
    """The first of a choice, and the whole of a resource of which a part is shown."""
    for key in ("items", "default", "source", "full"):
        body = next(iter(several(body.get(key))), body)
    return body
