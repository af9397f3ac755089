"""Words of doubt beside a date, as the marks and the open ends that EDTF has for them."""

import re

from enrichment.date_words import alternatives
from enrichment.edtf import Failure, Span, between, marked


def said(found: Span | Failure, kind: str) -> Span | Failure:
    """The span with what a word of this kind (a code of `date_words`) says of it."""
    if isinstance(found, str) or kind == "part_of":
        return found
    if kind == "before":
        return between(None, found)
    return between(found, None) if kind == "after" else doubly(found, "~" if kind == "about" else "?") or found


def doubly(found: Span | Failure | None, mark: str) -> Span | Failure | None:
    """The span with a mark more: approximate (`~`) and uncertain (`?`) together are `%`."""
    if found is None or isinstance(found, str):
        return found
    if "/" not in found.edtf and found.edtf[-1] in "?~" and found.edtf[-1] != mark:
        return found._replace(edtf=f"{found.edtf[:-1]}%")
    return marked(found, mark)


def first(words: list[str]) -> str:
    """Words that stand before a date; one letter needs a dot or a space after it."""
    short = [re.escape(word) + r"(?=[.\s])" for word in words if len(word) == 1 and word.isascii()]
    return "|".join([alternatives(word for word in words if len(word) > 1 or not word.isascii()), *short])
