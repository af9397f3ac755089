"""Documents that hold a format's elements in any order and depth: a Draft or Rejected, never another error."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from crosswalks import datacite, dim, ead, edm, lido, mets
from crosswalks.formats import Format, leftover
from crosswalks.xml import metadata
from ichlinks.errors import Rejected
from ichlinks.stages import JSON, Envelope, Payload
from tests.crosswalks.payloads import payload

EDM, RDF = "http://www.europeana.eu/schemas/edm/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ROOTS: dict[str, tuple[Format[Any], str, str]] = {
    "lido": (lido.FORMAT, "http://www.lido-schema.org", "lido"),
    "ead": (ead.FORMAT, "urn:isbn:1-931666-22-9", "ead"),
    "edm": (edm.FORMAT, RDF, "RDF"),
    "mets": (mets.FORMAT, "http://www.loc.gov/METS/", "mets"),
    "datacite": (datacite.FORMAT, "http://datacite.org/schema/kernel-4", "resource"),
    "dim": (dim.FORMAT, "http://www.dspace.org/xmlns/dspace/dim", "field"),
}
MORE = {
    "lido": "descriptiveMetadata term conceptID appellationValue eventType gml pos date earliestDate place actor",
    "ead": "archdesc did dsc c c01 head p list item persname part daoloc unitdate num datesingle",
    "edm": "ProvidedCHO Aggregation WebResource Agent Place TimeSpan Proxy Description lat long",
    "mets": "div fptr area file FLocat fileGrp mdWrap xmlData dmdSec title",
    "datacite": "title creator date geoLocation geoLocationPoint pointLatitude relatedItem subject",
    "dim": "field",
}
AROUND = {
    "lido": "descriptiveMetadata",
    "ead": "archdesc archdesc/did archdesc/dsc/c/did",
    "edm": "ProvidedCHO Aggregation",
    "mets": "dmdSec/mdWrap/xmlData fileSec/fileGrp/file structMap/div",
    "datacite": "creators contributors relatedIdentifiers",
    "dim": "field",
}
NAMES = [
    "type",
    "normal",
    "ID",
    "FILEID",
    "href",
    "about",
    "resource",
    "audience",
    "ORDER",
    "sortorder",
    "level",
    "element",
]
WORDS = [
    "",
    " ",
    "1950",
    "²",
    "a",
    "internal",
    "2001/1999",
    "https://a.example/1.jpg",
    "#1",
    "91 181",
    "http://[",
    "TK A",
]


def elements(name: str) -> list[str]:
    """Every name that the format's table has, and those around them."""
    named = {word for _, path in ROOTS[name][0].fields.values() for word in re.findall(r"[A-Za-z]\w*", path)}
    return sorted({*named, *MORE[name].split()})


def trees(name: str) -> st.SearchStrategy[JSON]:
    node = st.fixed_dictionaries(
        {
            "name": st.sampled_from(elements(name)),
            "text": st.sampled_from(WORDS) | st.text(max_size=4),
            "attributes": st.dictionaries(st.sampled_from(NAMES), st.sampled_from(WORDS), max_size=3),
        }
    )
    leaf = node.map(lambda one: {**one, "inside": []})
    grown = st.recursive(
        leaf,
        lambda inner: st.tuples(node, st.lists(inner, max_size=4)).map(lambda both: {**both[0], "inside": both[1]}),
        max_leaves=14,
    )
    placed = st.tuples(st.sampled_from(places(name)), st.lists(grown, min_size=1, max_size=3)).map(_below)
    return st.lists(placed, max_size=5).map(lambda inside: {"name": ROOTS[name][2], "inside": inside})


def places(name: str) -> list[str]:
    """The paths that the format reads, from the root."""
    paths = {path for _, stated in ROOTS[name][0].fields.values() for path in stated.split(", ")}
    plain = {re.sub(r"[\w.]+:", "", path) for path in paths if not path.startswith(("@", "header", "rdf:"))}
    around = AROUND[name].split()
    return sorted({*around, *(full for path in plain for full in _full(path, around))})


def _full(path: str, around: list[str]) -> list[str]:
    return [f"{outer}/{path[2:]}" for outer in around] if path.startswith("//") else [path]


def _below(both: tuple[str, list[JSON]]) -> JSON:
    path, inside = both
    for name in reversed(path.split("/")):
        inside = [{"name": name if name.isidentifier() else "other", "inside": inside}]
    return inside[0]


def built(tree: JSON, namespace: str) -> etree._Element:
    element = etree.Element(f"{{{namespace}}}{tree['name']}")
    for name, value in tree.get("attributes", {}).items():
        element.set(f"{{{RDF}}}{name}" if name in ("about", "resource") else name, value)
    element.text = "".join(one for one in tree.get("text", "") if one.isprintable() or one == " ") or None
    element.extend(built(one, EDM if namespace == RDF else namespace) for one in tree["inside"])
    return element


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_no_document_makes_it_fail(name: str) -> None:
    form, namespace, _ = ROOTS[name]

    @settings(max_examples=25, deadline=None)
    @given(trees(name))
    def check(tree: JSON) -> None:
        one: Payload = payload(etree.tostring(built(tree, namespace)), envelope=Envelope())
        found = metadata(one)
        list(leftover(form, found))
        try:
            source = form.read(found, one)
        except Rejected:
            return
        for find, _ in form.fields.values():
            find(source)

    check()
