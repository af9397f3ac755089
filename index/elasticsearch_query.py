"""A Query in Elasticsearch's words: the same matches, in the same order, as the embedded index gives."""

from collections.abc import Mapping, Sequence
from typing import Any

from index.backend import FACETS, Query
from index.tokens import Term, terms

_TITLE = ("search.title",)
_NAMES = (*_TITLE, "search.alt_title")
_ANYWHERE = (*_NAMES, "search.text")
MOST_VALUES = 1000
"""More than there are countries, languages or partners."""

Clause = dict[str, Any]


def body(query: Query) -> dict[str, Any]:
    """Arguments of the client's `search`."""
    wanted = terms(query.words)
    return {
        "query": _matches(wanted, query.filters),
        "sort": _order(wanted),
        "from_": query.offset,
        "size": query.size,
        "source": ["display"],
        "track_total_hits": True,
        "aggs": {name: _facet(field) for name, field in FACETS.items()},
    }


def facets(aggregations: Mapping[str, Any]) -> dict[str, Sequence[tuple[str, int]]]:
    """Facet → its values and how many Items have each."""
    buckets = {name: aggregations[name]["buckets"] if name in aggregations else [] for name in FACETS}
    return {name: [(bucket["key"], bucket["doc_count"]) for bucket in found] for name, found in buckets.items()}


def _matches(wanted: Sequence[Term], filters: Mapping[str, str]) -> Clause:
    exact = [{"term": {field: value}} for field, value in filters.items()]
    tiers = [_worth(2, _all(wanted, _TITLE)), _worth(1, _all(wanted, _NAMES))] if wanted else []
    return {"bool": {"filter": [*exact, _all(wanted, _ANYWHERE)], "should": tiers}}


def _all(wanted: Sequence[Term], fields: Sequence[str]) -> Clause:
    return {"bool": {"filter": [_one(term, fields) for term in wanted]}}


def _one(term: Term, fields: Sequence[str]) -> Clause:
    return {"bool": {"should": [_in(term, field) for field in fields], "minimum_should_match": 1}}


def _in(term: Term, field: str) -> Clause:
    if term.prefix:
        return {"prefix": {field: {"value": term.tokens[0]}}}
    return {"match_phrase": {field: {"query": " ".join(term.tokens)}}}


def _worth(score: int, clause: Clause) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def _order(wanted: Sequence[Term]) -> list[Any]:
    if wanted:
        return [{"_score": "desc"}, {"title_length": "asc"}, {"id": "asc"}]
    return [{"modified.stated": {"order": "desc", "missing": "_last"}}, {"id": "asc"}]


def _facet(field: str) -> Clause:
    return {"terms": {"field": field, "size": MOST_VALUES, "order": [{"_count": "desc"}, {"_key": "asc"}]}}
