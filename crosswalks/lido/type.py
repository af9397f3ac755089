"""What the object is: the words of its type and classification, in all languages; enrichment says what they mean.

Standard: LIDO 1.1, `objectWorkType`, `classification` (`europeana:type` among them). LIDO describes objects and works:
the last word is always `Resource`, which counts where no other word is known.
"""

from crosswalks.common.texts import texts
from crosswalks.lido.source import Source
from crosswalks.lido.terms import terms

_TYPES = "objectClassificationWrap/objectWorkTypeWrap/objectWorkType"
_CLASSES = "objectClassificationWrap/classificationWrap/classification"


def type(source: Source) -> list[str]:
    """The terms of `objectWorkType` and `classification`, in all languages; at last `Resource`."""
    groups = [group for path in (_TYPES, _CLASSES) for group in source.groups("descriptiveMetadata", path)]
    return list(dict.fromkeys([text for group in groups for text in texts(terms(group))] + ["Resource"]))
