"""RDF 1.1 Turtle of a JSON-LD document."""

import msgspec
from rdflib import Graph

from exchange.linked_data.context import context, prefixes


def turtle(document: bytes, base: str) -> bytes:
    """Every node has an address, so that the same document gives the same bytes."""
    with_context = {**msgspec.json.decode(document), "@context": context(base)}
    graph = Graph(bind_namespaces="none").parse(data=msgspec.json.encode(with_context), format="json-ld")
    for prefix, uri in prefixes(base).items():
        graph.bind(prefix, uri, replace=True)
    return graph.serialize(format="turtle", encoding="utf-8")
