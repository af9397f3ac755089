"""Names of people and organisations, with the role that stands in brackets behind one: `Bold, D. (photographer)`."""

import re
from typing import Any

from crosswalks.common.texts import Value

_ROLE = re.compile(r"\(([a-z][a-z ]{2,30})\)$")


def agent(value: Value) -> dict[str, Any]:
    """`{"name": …}`, with `role` where the text says one."""
    text, language = value
    found = _ROLE.search(text[-34:]) if text.endswith(")") else None
    bare = text[: -len(found[0])].rstrip() if found else text
    name = {language or "und": [bare or text]}
    return {"name": name, "role": found[1]} if found and bare else {"name": name}
