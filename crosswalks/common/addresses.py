"""Web addresses as sources write them, and as RFC 3986 wants them."""

import re
from urllib.parse import quote

_UNSAFE = re.compile(r"[\s<>\"{}|\\^`]")


def address(text: str) -> str | None:
    """An http(s) address with what may not stand in one percent-encoded; None for anything else."""
    text = text.strip()
    if not text.startswith(("http://", "https://")):
        return None
    return _UNSAFE.sub(lambda found: quote(found[0]), text)
