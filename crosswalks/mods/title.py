"""Titles, in the language and script that each says it is in.

Standard: MODS, `titleInfo`: untyped is the title; `alternative`, `abbreviated`, `uniform` and `translated` are others.
A translation is the title in a language that has no other. Parts are joined as in a catalogue: `La ville: vues. 2`.
"""

from collections.abc import Iterator

from crosswalks.common.once import once
from crosswalks.common.texts import Map, Value, language_map
from crosswalks.mods.source import Element, Source, elements, language, text

_JOINED = ("'", "’", "ʻ", "ʼ", "-")


def title(source: Source) -> Map:
    """`titleInfo` without `type`, the first of each language; `usage="primary"` comes first."""
    return language_map(_split(source)[0])


def alt_title(source: Source) -> Map:
    """Further titles, and `titleInfo` of the types `alternative`, `abbreviated`, `uniform` and `translated`."""
    return language_map(_split(source)[1])


def whole(info: Element) -> str:
    """`nonSort`, `title`, `subTitle`, `partNumber` and `partName` of a `titleInfo` as one text."""
    parts = {name: " ".join(filter(None, map(text, found))) for name, found in elements(info).items()}
    return (
        _with_article(parts.get("nonsort", ""), parts.get("title", ""))
        + _after(": ", parts.get("subtitle", ""))
        + _after(". ", parts.get("partnumber", ""))
        + _after(". ", parts.get("partname", ""))
    ).lstrip(".: ")


@once
def _split(source: Source) -> tuple[list[Value], list[Value]]:
    first: dict[str, Value] = {}
    others = []
    for kind, one in _titles(source):
        free = not kind or (kind == "translated" and one[1])
        if not free or first.setdefault(one[1], one) is not one:
            others.append(one)
    return list(first.values()), others


def _titles(source: Source) -> Iterator[tuple[str, Value]]:
    """Each title with its type, untyped ones first."""
    infos = sorted(source.get("titleInfo"), key=lambda info: (bool(info.get("type")), info.get("usage") != "primary"))
    for info in infos:
        if found := whole(info):
            yield info.get("type", ""), (found, language(info))


def _with_article(article: str, title: str) -> str:
    return article + title if not article or article.endswith(_JOINED) else f"{article} {title}"


def _after(mark: str, text: str) -> str:
    return mark + text if text else ""
