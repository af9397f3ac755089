"""A format written as code, with rules that a partner's own file has for some of its fields.

Paths are XPath or JMESPath, as in a mapping file, and begin at what the format reads: the element `mods`, the `record`
of MARC 21 (ISO 2709 is seen as MARCXML), the manifest. What the format leaves out of sight, such as units of EAD that
are marked as internal, they do not see either.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import etree

from config.settings import Workspace
from crosswalks.common.leftover import unread
from crosswalks.declarative.compiling import Compiling
from crosswalks.declarative.expressions import expression
from crosswalks.declarative.leftover import Leftover
from crosswalks.declarative.own import Own, change
from crosswalks.declarative.own_leftover import Seen, seen
from crosswalks.declarative.payloads import KINDS, Kind
from crosswalks.declarative.values import Scope
from crosswalks.documents import document
from crosswalks.formats import Format, drafted_by, format_of, known_paths
from crosswalks.marc.reading import marcxml
from ichlinks.stages import Crosswalk, Draft, Payload

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dim": "http://www.dspace.org/xmlns/dspace/dim",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "lido": "http://www.lido-schema.org",
    "marc": "http://www.loc.gov/MARC21/slim",
    "mets": "http://www.loc.gov/METS/",
    "mods": "http://www.loc.gov/mods/v3",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xlink": "http://www.w3.org/1999/xlink",
}
"""Prefixes that a partner file need not declare; EAD and DataCite have a namespace for each of their versions."""


def extended(one: Format[Any], own: Own) -> Format[Any]:
    """The format without the rules that are replaced or removed; its version tells the partner's rules too."""
    fields = {name: one.fields[name] for name in own.kept(one.fields)}
    return replace(one, version=f"{one.version}+{own.version}", fields=fields)


def crosswalk_with(one: Format[Any], own: Own, workspace: Workspace) -> Crosswalk:
    """The crosswalk of a format with a partner's own rules. Raises Invalid with file and line of the partner file."""
    kind, options = _kind(one, own)
    compiling = Compiling(own.file, workspace, kind.getter(options), expression)
    changed, base = change(own, compiling, kind, one.fields), extended(one, own)
    by_mark = dict.fromkeys(one.marks, base)

    def crosswalk(payload: Payload) -> Draft:
        found = document(payload)
        draft = drafted_by(format_of(found, by_mark), found, payload)
        record = _apart(found)
        changed(draft, Scope(record, record))
        return draft

    return crosswalk


def left_with(one: Format[Any], own: Own) -> Leftover:
    """`leftover` of a format with a partner's own rules."""
    kind, options = _kind(one, own)
    base, own_seen = extended(one, own), seen(own.given, kind, options)
    by_mark = dict.fromkeys(one.marks, base)

    def left(payload: Payload) -> Iterator[str]:
        found = document(payload)
        format_of(found, by_mark)
        return _unread(base, own_seen, _apart(found))

    return left


def _unread(base: Format[Any], own: Seen, record: Any) -> Iterator[str]:
    own.take_out(record)
    return unread(base.paths(record), known_paths(base.fields) | own.names)


def _kind(one: Format[Any], own: Own) -> tuple[Kind, dict[str, Any]]:
    if any(mark.startswith("{") for mark in one.marks):
        return KINDS["xml"], own.options({"namespaces": PREFIXES})
    return KINDS["json"], own.options({})


def _apart(found: Any) -> Any:
    """An element as the root of its own document, without what stood around it when it was harvested."""
    if isinstance(found, bytes):
        return marcxml(found)
    return deepcopy(found) if isinstance(found, etree._Element) else found
