"""Language maps as Presentation 3.0, section 4.4 wants them: BCP 47 tags or `none`, plain text, never empty."""

import html
from collections.abc import Mapping, Sequence
from functools import lru_cache

import nh3

Map = dict[str, list[str]]


@lru_cache(maxsize=4096)
def tag(stated: str) -> str:
    """`stated` in the letters-and-hyphens form that the IIIF schema takes: es-419 → es, und → none."""
    subtags: list[str] = []
    for subtag in stated.split("-"):
        if not subtag.isascii() or not subtag.isalpha() or (subtags and len(subtag) == 1):
            break
        subtags.append(_cased(subtag, first=not subtags))
    return "-".join(subtags) if subtags and len(subtags[0]) > 1 and subtags != ["und"] else "none"


def _cased(subtag: str, first: bool) -> str:
    """RFC 5646, section 2.1.1: language small, Script with a capital, REGION in capitals."""
    if first or len(subtag) not in (2, 4):
        return subtag.lower()
    return subtag.title() if len(subtag) == 4 else subtag.upper()


def plain(text: str) -> str:
    """`text` without markup; a viewer that takes text for HTML finds no tag in it."""
    if "<" not in text and "&" not in text:
        return text
    stripped = nh3.clean(text, tags=set()) if "<" in text else text
    return html.unescape(stripped).replace("<", "‹").replace(">", "›").strip()


def language_map(texts: Mapping[str, Sequence[str]]) -> Map:
    """A language map of ours as one of IIIF; tags that become one share a list."""
    made = {tag(stated): [plain(value) for value in values] for stated, values in texts.items()}
    return made if len(made) == len(texts) else joined([texts, {}])


def joined(maps: Sequence[Mapping[str, Sequence[str]]]) -> Map:
    """Several language maps as one, each value once."""
    if len(maps) == 1:
        return language_map(maps[0])
    made: Map = {}
    for texts in maps:
        for stated, values in texts.items():
            held = made.setdefault(tag(stated), [])
            held += [value for value in dict.fromkeys(map(plain, values)) if value not in held]
    return made


def unspoken(*values: str) -> Map:
    """Text in no language: names, codes, numbers."""
    return {"none": [plain(value) for value in values]}
