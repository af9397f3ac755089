"""Rights: every value as it stands for `content`, the prose among them as `statement`; Labels apart.

Standards: DCMI Metadata Terms, `rights`, `license`, `accessRights`, `rightsHolder`; Local Contexts Labels.
"""

import re
from functools import lru_cache
from typing import Any

from crosswalks.oai_dc.source import Source, Value
from crosswalks.oai_dc.texts import language_map, texts

_LABEL = re.compile(r"^TK [A-Z]|\((?:TK|BC|tk|bc) ?[A-Za-z]{1,3}\)$")
_ADDRESS = re.compile(r"https?://\S+$")


def rights(source: Source) -> dict[str, Any]:
    values = [value for value in _values(source) if not _is_label(value[0])]
    prose = [value for value in values if not _is_address(value[0])]
    found = {"content": texts(values), "statement": language_map(prose), "holder": _holder(source)}
    return {key: value for key, value in found.items() if value}


def sensitivity(source: Source) -> dict[str, Any]:
    labels = [text for text in texts(_values(source)) if _is_label(text)]
    return {"labels": labels} if labels else {}


# An archive states the same few rights over and over.
@lru_cache(maxsize=512)
def _is_label(text: str) -> bool:
    return _LABEL.search(text) is not None


@lru_cache(maxsize=512)
def _is_address(text: str) -> bool:
    return _ADDRESS.match(text) is not None


def _values(source: Source) -> list[Value]:
    return source.get("license", "rights", "accessRights")


def _holder(source: Source) -> str | None:
    return next(iter(texts(source.get("rightsHolder"))), None)
