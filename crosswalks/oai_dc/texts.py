"""Language maps from Dublin Core literals: the key is `xml:lang`, else `und`."""

from collections.abc import Iterable

from crosswalks.oai_dc.source import Value

Map = dict[str, list[str]]


def language_map(values: Iterable[Value]) -> Map:
    result: Map = {}
    for text, language in values:
        if text not in (texts := result.setdefault(language or "und", [])):
            texts.append(text)
    return result


def texts(values: Iterable[Value]) -> list[str]:
    return [text for text, _ in values]
