"""Our JSON-LD context, and the terms of our own namespace as a page and as RDF."""

from fastapi import APIRouter, Request, Response
from rdflib import RDF, RDFS, Graph, Literal, Namespace

from exchange.accept import choose
from exchange.linked_data.context import OWN_TERMS, context, namespace
from exchange.names import DOMAINS
from exchange.replies import data, json_ld, page
from exchange.site import CurrentSite

router = APIRouter(include_in_schema=False)
TURTLE = "text/turtle"


@router.get("/context.jsonld")
def the_context(request: Request, site: CurrentSite) -> Response:
    return json_ld(request, {"@context": context(site.base)})


@router.get("/terms")
def terms(request: Request, site: CurrentSite) -> Response:
    if choose(request.headers.get("accept", ""), ("text/html", TURTLE)) == TURTLE:
        return data(request, _terms(site.base), TURTLE)
    return page(request, "terms.html", terms=OWN_TERMS, domains=DOMAINS, namespace=namespace(site.base))


def _terms(base: str) -> bytes:
    ich = Namespace(namespace(base))
    graph = Graph()
    graph.bind("ich", ich)
    for name, meaning in OWN_TERMS.items():
        graph.add((ich[name], RDF.type, RDFS.Class if name[0].isupper() else RDF.Property))
        graph.add((ich[name], RDFS.comment, Literal(meaning, lang="en")))
    return graph.serialize(format="turtle", encoding="utf-8")
