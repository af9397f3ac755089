"""Rights: every value as it stands for `content`, the prose among them as `statement`; Labels apart.

Standards: RightsStatements.org and Creative Commons (addresses, known to enrichment); Local Contexts Labels.
"""

import re
from functools import lru_cache
from typing import Any

from crosswalks.common.texts import Value, language_map, texts

_LABEL = re.compile(
    r"^TK [A-Z]|\((?:TK|BC|ST|CT|tk|bc) ?[A-Za-z]{1,3}\)$|\([A-Z]{1,3} BC\)$"
    r"|^(?:TK|BC)[-_ ]?[A-Z]{1,3}$|^(?:tk|bc)[-_ ]?[a-z]{1,3}$|^https?://(?:www\.)?localcontexts(?:hub)?\.org/"
    r"|^(?:TK|BC|Traditional Knowledge|Biocultural|Attribution Incomplete|Open to Collaborate)\b.*\bNotice$"
)
_ADDRESS = re.compile(r"https?://\S+$")


def rights_of(stated: list[Value], holder: str | None = None) -> dict[str, Any]:
    """`content` lists all values (enrichment takes the address that it knows), `statement` those that are prose."""
    values = [value for value in stated if not is_label(value[0])]
    prose = [value for value in values if not _is_address(value[0])]
    found = {"content": texts(values), "statement": language_map(prose), "holder": holder}
    return {key: value for key, value in found.items() if value}


def sensitivity_of(stated: list[Value]) -> dict[str, Any]:
    """The Labels of Local Contexts among statements of rights."""
    labels = [text for text in texts(stated) if is_label(text)]
    return {"labels": labels} if labels else {}


# An archive states the same few rights over and over.
@lru_cache(maxsize=512)
def is_label(text: str) -> bool:
    return _LABEL.search(text) is not None


@lru_cache(maxsize=512)
def _is_address(text: str) -> bool:
    return _ADDRESS.match(text) is not None
