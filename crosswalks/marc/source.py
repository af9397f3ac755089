"""One MARC 21 record: leader, control fields, data fields by tag, and each field's pair in the other script.

Standard: MARC 21 Format for Bibliographic Data, field 880 and appendix A (`$6`): `$6 880-02` in 245 and `$6 245-02/$1`
in 880 belong together. An 880 without a partner (occurrence 00) counts as a field of the tag that it names.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from crosswalks.common.former_languages import current

Subfields = tuple[tuple[str, str], ...]
_LINK = re.compile(r"(\d{3})-(\d\d)")


class Field(NamedTuple):
    """A data field: its tag, both indicators, and (code, text) in their order."""

    tag: str
    first: str
    second: str
    subfields: Subfields


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """`identifier` is the OAI identifier; `language` the code of 008/35-37, "" where it says none."""

    identifier: str
    leader: str
    control: dict[str, str]
    fields: dict[str, list[Field]]
    pairs: dict[str, Field] = field(default_factory=dict)
    language: str = ""

    def get(self, *tags: str) -> list[Field]:
        """The fields of these tags, tag by tag."""
        if len(tags) == 1:
            return self.fields.get(tags[0], [])
        fields, found = self.fields, list[Field]()
        for tag in tags:
            if tag in fields:
                found += fields[tag]
        return found


def source(identifier: str, leader: str, control: dict[str, str], fields: Iterable[Field]) -> Source:
    """Puts the fields of a record in order and finds which belong together."""
    by_tag: dict[str, list[Field]] = {}
    written = []
    for one in fields:
        written.append(one) if one.tag == "880" else by_tag.setdefault(one.tag, []).append(one)
    named = {link(one) for some in by_tag.values() for one in some} if written else set()
    pairs = {key: one for one in written if (key := _pair_of(one)) in named and key}
    for one in written:
        if (tag := _tag_of(one)) and _pair_of(one) not in pairs:
            by_tag.setdefault(tag, []).append(one._replace(tag=tag))
    language = control.get("008", "")[35:38].strip()
    return Source(identifier, leader, control, by_tag, pairs, current(language) if language.isalpha() else "")


def pair(source: Source, field: Field) -> Field | None:
    """The same field in the other script."""
    linked = source.pairs and field.subfields and field.subfields[0][0] == "6"
    return source.pairs.get(link(field)) if linked else None


def link(field: Field) -> str:
    """`245-02` for a field 245 with `$6 880-02`; "" without a link."""
    found = _linked(field)
    return f"{field.tag}-{found[2]}" if found and found[2] != "00" else ""


def subs(field: Field, codes: str) -> list[str]:
    """The texts of these subfields, in the order in which they stand."""
    return [text for code, text in field.subfields if code in codes and text]


def sub(field: Field, codes: str) -> str:
    """The first of them; "" where there is none."""
    return next((text for code, text in field.subfields if code in codes and text), "")


def joined(field: Field, codes: str) -> str:
    return " ".join(subs(field, codes))


def _pair_of(field: Field) -> str:
    found = _linked(field)
    return found[0] if found and found[2] != "00" else ""


def _tag_of(field: Field) -> str:
    found = _linked(field)
    return found[1] if found else ""


def _linked(field: Field) -> re.Match[str] | None:
    """`$6` is always the first subfield (appendix A)."""
    code, text = field.subfields[0] if field.subfields else ("", "")
    return _LINK.match(text) if code == "6" else None
