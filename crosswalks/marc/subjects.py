"""What it is about, with vocabulary and address where they are given, in both scripts.

Standard: MARC 21, fields 600, 610, 611, 630, 647, 648, 650, 651, 653, 654, 656, 657: subdivisions follow `--`;
the second indicator or `$2` names the vocabulary, `$0` and `$1` the concept.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import Map
from crosswalks.marc.agents import uri
from crosswalks.marc.source import Field, Source, sub, subs
from crosswalks.marc.texts import bare, label

_HEADINGS = ("600", "610", "611", "630", "647", "648", "650", "651", "654", "656", "657")
_SCHEMES = {"0": "lcsh", "1": "lcshac", "2": "mesh", "3": "nal", "5": "cash", "6": "rvm"}
_SUBDIVISIONS = "vxyz"
_MAIN = "abcdfghklmnopqrst"


def concepts(source: Source) -> list[dict[str, Any]]:
    """One concept a heading, `Theater--Japan--History`; each term of a 653 on its own; a mere place (651) is none."""
    headings = [_concept(source, field) for field in source.get(*_HEADINGS) if _is_topic(field)]
    terms = [bare(text) for field in source.get("653") for text in subs(field, "a")]
    return distinct([*headings, *({"label": {"und": [term]}} for term in terms if term)])


def heading(field: Field) -> str:
    """The heading with its subdivisions."""
    main = bare(" ".join(subs(field, _MAIN)))
    return "--".join(filter(None, [main, *map(bare, subs(field, _SUBDIVISIONS))])).replace("---", "- --")


def scheme(field: Field) -> str | None:
    """The vocabulary of a heading."""
    return sub(field, "2") or None if field.second == "7" else _SCHEMES.get(field.second)


def _is_topic(field: Field) -> bool:
    return field.tag != "651" or any(subs(field, "vxy"))


def _concept(source: Source, field: Field) -> dict[str, Any]:
    named: Map = label(source, field, heading)
    return reference(named, uri(field), scheme(field)) if named else {}
