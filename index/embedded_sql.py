"""Statements of the embedded index. Filtered columns hold their values one a line, each between line ends."""

from collections.abc import Sequence
from typing import Any

from index.backend import FACETS, Query
from index.tokens import Term

VERSION = 20261122
COLUMNS = ", ".join(FACETS.values())

SCHEMA = f"""
CREATE TABLE item (
    rowid INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title_length INTEGER NOT NULL, modified TEXT,
    checksum TEXT NOT NULL, {COLUMNS}
);
CREATE TABLE shown (rowid INTEGER PRIMARY KEY, display BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(title, alt_title, text, tokenize = 'ascii', columnsize = 0);
INSERT INTO words(words, rank) VALUES ('hashsize', 16777216);
CREATE TABLE state (cursor INTEGER NOT NULL);
INSERT INTO state VALUES (0);
PRAGMA user_version = {VERSION};
"""

_MATCHES = "rowid IN (SELECT rowid FROM words WHERE words MATCH :{})"
_TIER = f"{_MATCHES.format('title')} DESC, {_MATCHES.format('names')} DESC"


def groups(query: Query, wanted: Sequence[Term]) -> str:
    """Counts all that match by every combination of facet values."""
    return f"SELECT {COLUMNS}, count(*) FROM item WHERE {_where(query, wanted)} GROUP BY {COLUMNS}"


def page(query: Query, wanted: Sequence[Term]) -> str:
    """Row and id of one page, in the order of docs/search.md, "Order"."""
    order = f"{_TIER}, title_length" if wanted else "modified DESC NULLS LAST"
    where = _where(query, wanted)
    return f"SELECT rowid, id FROM item WHERE {where} ORDER BY {order}, id LIMIT :size OFFSET :offset"


def parameters(query: Query, wanted: Sequence[Term]) -> dict[str, Any]:
    words = " AND ".join(_phrase(term) for term in wanted)
    matches = {"anywhere": words, "title": f"{{title}} : ({words})", "names": f"{{title alt_title}} : ({words})"}
    lines = {field: f"\n{value}\n" for field, value in query.filters.items()}
    return matches | lines | {"size": query.size, "offset": query.offset}


def _where(query: Query, wanted: Sequence[Term]) -> str:
    matching = [_MATCHES.format("anywhere")] if wanted else []
    return " AND ".join([*matching, *(f"instr({field}, :{field}) > 0" for field in query.filters)]) or "true"


def _phrase(term: Term) -> str:
    """FTS5 query syntax; tokens hold letters, digits and marks only, so nothing needs escaping."""
    phrase = f'"{" ".join(term.tokens)}"'
    return f"{phrase} *" if term.prefix else phrase
