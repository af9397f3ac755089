"""The words for what is described: genre terms, which are more exact, then the coded kinds as DCMI types.

Standard: MARC 21, leader/06-07, 006/00, 007/00, 008/26 and /33, fields 336, 502 and 655; LC's MARC to DC mapping.
"""

from crosswalks.marc.source import Source, subs
from crosswalks.marc.texts import bare

_KINDS = {"c": "Text", "d": "Text", "e": "Image", "f": "Image", "i": "Sound", "j": "Sound", "k": "Still image",
          "o": "Collection", "p": "Collection", "r": "Physical object", "t": "Manuscript"}  # fmt: skip
_TEXTS = {"a": "Article", "b": "Article", "c": "Collection", "d": "Collection", "m": "Book"}
_CONTENT = {"cod": "Dataset", "prm": "Sound", "snd": "Sound", "spw": "Sound", "sti": "Still image",
            "tdf": "Physical object", "tdi": "Moving image", "txt": "Text"}  # fmt: skip
_STILLS = "fst"


def type(source: Source) -> list[str]:
    """655$a, `Thesis` for a 502, 336, then leader and 006."""
    genres = [bare(text) for field in source.get("655") for text in subs(field, "a")]
    thesis = ["Thesis"] if source.get("502") else []
    content = [word for field in source.get("336") for code in subs(field, "b") if (word := _CONTENT.get(code))]
    coded = [_kind(source), _accompanying(source)]
    return list(dict.fromkeys(filter(None, [*thesis, *genres, *content, *coded])))


def _kind(source: Source) -> str:
    kind, level = source.leader[6:7], source.leader[7:8]
    if kind == "a":
        return _TEXTS.get(level, "Text")
    if kind == "g":
        return "Still image" if _projected(source) in _STILLS else "Moving image"
    if kind == "m":
        return "Dataset" if source.control.get("008", "")[26:27] == "a" else "Software"
    return _KINDS.get(kind, "")


def _projected(source: Source) -> str:
    """The type of visual material in 008/33; `s` for a projected graphic of 007, `v` where neither says."""
    stated = source.control.get("008", "")[33:34].strip(" |")
    return stated or ("s" if source.control.get("007", "")[:1] == "g" else "v")


def _accompanying(source: Source) -> str:
    return _KINDS.get(source.control.get("006", "")[:1], "")
