"""Titles and descriptions by their type.

Standard: DataCite 4, property 3 (`title`, `titleType`), property 17 (`description`, `descriptionType`).
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.common.elements import at, value
from crosswalks.common.texts import Map, Value, language_map, texts
from crosswalks.common.titles import first_of_each
from crosswalks.datacite.source import Source, is_value

_MAIN = ("", "TranslatedTitle")
_READ = ("Abstract", "", "Other", "TableOfContents", "Methods")


def title(source: Source) -> Map:
    """The first `title` without a type in each language; a translated title in its own."""
    return language_map(first_of_each(_titles(source, main=True))[0])


def alt_title(source: Source) -> Map:
    """Alternative titles, subtitles and all others."""
    return language_map([*first_of_each(_titles(source, main=True))[1], *_titles(source, main=False)])


def description(source: Source) -> Map:
    """Abstract, then other descriptions; technical information is none."""
    return language_map(one for kind in _READ for one in _typed(source, "descriptions/description", kind))


def designations(source: Source) -> list[dict[str, Any]]:
    """Inscriptions that descriptions state plainly: the list and the year."""
    return designations_in(texts(source.values("descriptions/description")))


def _titles(source: Source, main: bool) -> list[Value]:
    stated = at(source.root, "titles/title")
    chosen = [value(one) for one in stated if ((one.get("titleType") or "") in _MAIN) is main]
    return [one for one in chosen if one[0] and is_value(one[0])]


def _typed(source: Source, path: str, kind: str) -> list[Value]:
    stated = (one for one in at(source.root, path) if (one.get("descriptionType") or "") == kind)
    return [found for one in stated if (found := value(one))[0]]
