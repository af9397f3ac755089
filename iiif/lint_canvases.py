"""Rules about canvases, what is painted on them, and what points to them."""

from collections.abc import Iterator
from typing import Any

from iiif.lint_tree import Finding, Node, listed, nodes, of_type

_PAINTABLE = {"Image", "Sound", "Video", "Choice", "SpecificResource", "TextualBody", "Canvas"}


def canvases(document: dict[str, Any]) -> Iterator[Finding]:
    """A canvas has both sides or none, and then a duration; all are positive numbers."""
    for where, canvas in _described(document):
        sides = [key in canvas for key in ("width", "height")]
        if any(sides) and not all(sides):
            yield Finding("canvas", where, "width and height come together")
        if not any(sides) and "duration" not in canvas:
            yield Finding("canvas", where, "a canvas has a size, a duration or both")
        for key in ("width", "height"):
            if key in canvas and not (isinstance(canvas[key], int) and canvas[key] > 0):
                yield Finding("canvas", f"{where}.{key}", "must be a positive integer")
        if "duration" in canvas and _seconds(canvas["duration"]) is None:
            yield Finding("canvas", f"{where}.duration", "must be a positive number of seconds")


def painting(document: dict[str, Any]) -> Iterator[Finding]:
    """Annotations in a canvas's `items` paint something paintable that is not longer than the canvas."""
    for where, canvas in _described(document):
        for page_path, page in nodes(canvas, "items", where):
            for path, annotation in nodes(page, "items", page_path):
                if listed(annotation, "motivation") != ["painting"]:
                    yield Finding("painting", path, "only painting annotations stand in items of a canvas")
                yield from _bodies(path, annotation, canvas)


def _bodies(where: str, annotation: dict[str, Any], canvas: dict[str, Any]) -> Iterator[Finding]:
    for path, body in nodes(annotation, "body", where):
        if body.get("type") not in _PAINTABLE:
            yield Finding("painting", path, f"a {body.get('type')} cannot be painted")
        length, room = _seconds(body.get("duration")), _seconds(canvas.get("duration"))
        if length and room and length > room:
            yield Finding("painting", path, f"lasts {length} s on a canvas of {room} s")


def targets(document: dict[str, Any]) -> Iterator[Finding]:
    """Annotations target a canvas, or a part of one, of this document; ranges name canvases of it."""
    described = {canvas.get("id") for _, canvas in _described(document) if isinstance(canvas.get("id"), str)}
    for where, annotation in _annotations(document):
        for target in listed(annotation, "target"):
            if _target(target) not in described:
                yield Finding("target", f"{where}.target", f"{_target(target)!r} is not a canvas of this document")
    for where, part in of_type(document, "Range"):
        for path, member in nodes(part, "items", where):
            if member.get("type") == "Canvas" and _target(member.get("id")) not in described:
                yield Finding("target", path, f"{member.get('id')!r} is not a canvas of this document")


def _annotations(document: dict[str, Any]) -> Iterator[Node]:
    for where, canvas in _described(document):
        for key in ("items", "annotations"):
            for path, page in nodes(canvas, key, where):
                yield from nodes(page, "items", path)


def _target(target: Any) -> str | None:
    """The canvas a target means, without the fragment that selects a part of it."""
    if isinstance(target, dict):
        return _target(target.get("source", target.get("id")))
    return target.split("#")[0] if isinstance(target, str) else None


def _described(document: dict[str, Any]) -> Iterator[Node]:
    """Canvases of a manifest; those a range or a target only mentions have no body of their own."""
    for path, canvas in nodes(document, "items", ""):
        if canvas.get("type") == "Canvas":
            yield path, canvas
            for key in ("placeholderCanvas", "accompanyingCanvas"):
                if isinstance(inner := canvas.get(key), dict):
                    yield f"{path}.{key}", inner


def _seconds(value: Any) -> float | None:
    """`value` as a length of time; None for what is none (NaN compares false)."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and 0 < value < float("inf") else None
