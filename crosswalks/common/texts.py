"""Texts with their language, and language maps made of them: the key is the language of the source, else `und`."""

from collections.abc import Iterable

Value = tuple[str, str]
"""A text and its language as the source writes it, "" where it says none."""

Map = dict[str, list[str]]


def language_map(values: Iterable[Value]) -> Map:
    result: Map = {}
    for text, language in values:
        if text not in (texts := result.setdefault(language or "und", [])):
            texts.append(text)
    return result


def texts(values: Iterable[Value]) -> list[str]:
    return [text for text, _ in values]


def within(inner: Map, outer: Map) -> Map:
    """The name of a place, followed by that of what it lies in, in the same language: `Florence, Italy`."""
    return {tag: [", ".join([*inner.get(tag, ())[:1], *outer.get(tag, ())[:1]])] for tag in inner or outer}
