"""An Item as JSON-LD: what all types have in common, what its own type adds, and its aggregation."""

import msgspec

from exchange.linked_data.aggregation import aggregation
from exchange.linked_data.context import namespace
from exchange.linked_data.kinds import KINDS
from exchange.linked_data.nodes import Node, agent, concept, filled, place, reference, several, texts
from exchange.names import DOMAINS, Protocol
from exchange.pages import web
from exchange.site import Site
from ichlinks.stages import JSON


def json_ld(item: JSON, site: Site) -> bytes:
    """The same Item gives the same bytes."""
    return msgspec.json.encode(linked(item, site))


def linked(item: JSON, site: Site) -> Node:
    iri = site.item(item["id"])
    own = KINDS[item["type"]](item, iri)
    common = _common(item, iri, site)
    together = {key: [*_list(own.get(key)), *_list(common[key])] for key in own.keys() & common.keys()}
    return filled({"@context": f"{site.base}/context.jsonld", "id": iri, **own, **common, **together})


def _common(item: JSON, iri: str, site: Site) -> Node:
    sensitivity = item.get("sensitivity", {})
    return {
        "title": texts(item.get("title", {})),
        "alt_title": texts(item.get("alt_title", {})),
        "description": texts(item.get("description", {})),
        "identifier": [one["value"] for one in item.get("identifiers", ())],
        "same_as": [link for one in item.get("identifiers", ()) if (link := web(one.get("uri")))],
        "language": item.get("languages"),
        "country": item.get("countries"),
        "spatial": several(item.get("places", ()), place, f"{iri}#place"),
        "community": several(item.get("communities", ()), agent, f"{iri}#community"),
        "subject": _subjects(item, iri, site),
        "modified": item.get("modified"),
        "sensitivity": sensitivity.get("level"),
        "tk_label": _labels(sensitivity, iri, site),
        "notice": [_protocol(site.names.protocol(code), "notice", site) for code in sensitivity.get("notices", ())],
        **_relations(item, iri),
        "aggregation": aggregation(item, iri),
    }


def _subjects(item: JSON, iri: str, site: Site) -> list[Node]:
    domains = [domain(code, site) for code in item.get("domains", ())]
    return domains + several(item.get("concepts", ()), concept, f"{iri}#concept")


def _labels(sensitivity: JSON, iri: str, site: Site) -> list[Node | str]:
    """Words of a community are not the Label in our namespace: they are a concept of their own, narrower than it."""
    found: list[Node | str] = []
    for n, one in enumerate(site.names.labels(sensitivity), 1):
        node = _protocol(one, "label", site)
        if one.own and isinstance(node, dict):
            broader = {"broad_match": {"id": node["id"]}, "publisher": one.community and {"@none": [one.community]}}
            node = filled({**node, "id": web(one.uri) or f"{iri}#label-{n}", **broader})
        found.append(node)
    return found


def _protocol(one: Protocol, kind: str, site: Site) -> Node | str:
    """A Label or Notice with its own words; a text that is no code stays the text that it is."""
    if not one.texts:
        return one.code
    titles, words = (texts({tag: [text] for tag, text in map_.items()}) for map_ in (one.titles, one.texts))
    id_ = f"{namespace(site.base)}{kind}-{one.code}"
    return {"id": id_, "type": "skos:Concept", "notation": one.code, "pref_label": titles, "description": words}


def domain(code: str, site: Site) -> Node:
    """One of the five domains of the Convention, in our namespace."""
    id_ = f"{namespace(site.base)}domain-{code}"
    return {"id": id_, "type": "skos:Concept", "notation": code, "pref_label": {"en": [DOMAINS[code]]}}


def _relations(item: JSON, iri: str) -> Node:
    """Relations by their kind; a target that is no address is a node with a name."""
    found: dict[str, list[Node]] = {}
    for n, one in enumerate(item.get("relations", ()), 1):
        node = reference({"uri": one["target"], "label": one.get("label", {})}, f"{iri}#relation-{n}")
        named = {**node, "title": {"@none": [one["target"]]}} if len(node) == 1 and not web(one["target"]) else node
        found.setdefault(one["type"], []).append(named)
    return dict(found)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []
