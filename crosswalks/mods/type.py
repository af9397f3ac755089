"""The words for what is described: genres, which are more exact, then the type of resource.

Standard: MODS, `genre` and `typeOfResource`, whose closed list becomes the DCMI types of LC's MODS to DC mapping.
"""

from crosswalks.mods.source import Source, text

_DCMI = {
    "still image": "Still image", "moving image": "Moving image", "sound recording": "Sound",
    "sound recording-musical": "Sound", "sound recording-nonmusical": "Sound", "audio": "Sound",
    "three dimensional object": "Physical object", "artifact": "Physical object", "software, multimedia": "Software",
    "multimedia": "Software", "cartographic": "Image", "notated music": "Text", "notated movement": "Text",
    "tactile": "Text", "text": "Text", "mixed material": "Collection", "collection": "Collection",
}  # fmt: skip


def type(source: Source) -> list[str]:
    """`genre`, `typeOfResource`, and `Collection` where `typeOfResource/@collection` says so."""
    genres = [text(element) for element in source.get("genre")]
    kinds = [text(element) for element in source.get("typeOfResource")]
    whole = ["Collection" for element in source.get("typeOfResource") if element.get("collection") == "yes"]
    return list(dict.fromkeys(filter(None, [*genres, *whole, *(_DCMI.get(kind.lower(), kind) for kind in kinds)])))
