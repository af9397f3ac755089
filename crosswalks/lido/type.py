"""What the object is: the words of its type and classification, in all languages; enrichment says what they mean.
In which languages it speaks.

Standard: LIDO 1.1, `objectWorkType`, `classification` (`europeana:type` among them; `language` is the type that
portals have agreed on for the language of a work). LIDO describes objects and works: the last word is always
`Resource`, which counts where no other word is known.
"""

from crosswalks.common.elements import attribute
from crosswalks.common.texts import texts
from crosswalks.lido.source import DESCRIPTIVE, Source
from crosswalks.lido.terms import is_class, terms

_TYPES = "objectClassificationWrap/objectWorkTypeWrap/objectWorkType"
_CLASSES = "objectClassificationWrap/classificationWrap/classification"


def type(source: Source) -> list[str]:
    """The terms of `objectWorkType` and `classification`, in all languages; at last `Resource`."""
    groups = [group for path in (_TYPES, _CLASSES) for group in source.groups(DESCRIPTIVE, path)]
    chosen = [one for one in groups if is_class(one[0]) or attribute(one[0], "type") == "europeana:type"]
    return list(dict.fromkeys([text for group in chosen for text in texts(terms(group))] + ["Resource"]))


def languages(source: Source) -> list[str]:
    """The terms of `classification` whose type is `language`."""
    groups = [one for one in source.groups(DESCRIPTIVE, _CLASSES) if attribute(one[0], "type") == "language"]
    return list(dict.fromkeys(text for group in groups for text in texts(terms(group))))
