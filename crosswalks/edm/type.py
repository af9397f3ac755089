"""What the object is, and in which languages it speaks.

Standard: EDM, `dc:type`, `edm:hasType`, `edm:type` (TEXT, IMAGE, SOUND, VIDEO, 3D), `dc:language`.
"""

from crosswalks.edm.source import Source
from crosswalks.edm.values import Stated, of_object


def type(source: Source) -> list[str]:
    """The words for its type in all languages (an address where there are none), before its kind of medium."""
    stated = of_object(source, "dc:type", "edm:hasType", "edm:type")
    return list(dict.fromkeys(word for one in stated for word in _words(one)))


def languages(source: Source) -> list[str]:
    """`dc:language`, as it stands."""
    return list(dict.fromkeys(one.text for one in of_object(source, "dc:language")))


def _words(one: Stated) -> list[str]:
    return [text for text, _ in one.labels] or [one.uri]
