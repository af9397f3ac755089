"""Who gives an Item, on what terms, and what there is to see (EDM, ore:Aggregation)."""

from exchange.linked_data.nodes import Node, filled, reference, several, texts
from exchange.pages import web
from ichlinks.stages import JSON


def aggregation(item: JSON, iri: str) -> Node:
    rights = item.get("rights", {})
    alive = [one for one in item.get("media", ()) if one.get("checked") != "dead"]
    full = [one for one in alive if one.get("role", "full") != "thumb"]
    return filled(
        {
            "id": f"{iri}#aggregation",
            "type": "ore:Aggregation",
            "aggregated_cho": iri,
            "data_provider": _provider(item, "data_provider", iri),
            "provider": _provider(item, "provider", iri),
            "intermediate_provider": several(item.get("intermediate", ()), reference, f"{iri}#intermediate"),
            "is_shown_at": web(item.get("landing_page")),
            "is_shown_by": _media(full[0]) if full else None,
            "has_view": [_media(one) for one in full[1:]],
            "object": next((_media(one) for one in alive if one.get("role") == "thumb"), None),
            "rights": web(rights.get("content")),
            "license": web(rights.get("metadata")),
            "rights_statement": texts(rights.get("statement", {})),
            "rights_holder": _holder(rights.get("holder"), iri),
            "derived_from": several(item["members"], _member, f"{iri}#member"),
        }
    )


def _provider(item: JSON, field: str, iri: str) -> Node | None:
    if field not in item:
        return None
    return {"type": "edm:Agent", **reference(item[field], f"{iri}#{field.replace('_', '-')}")}


def _media(one: JSON) -> Node:
    stated = {key: one.get(key) for key in ("width", "height", "credit")}
    length = one.get("duration")
    return filled(
        {
            "id": one["url"],
            "type": "edm:WebResource",
            "format": one.get("mime"),
            **stated,
            "duration": f"PT{length:g}S" if length else None,
            "description": texts(one.get("alt_text", {})),
            "rights": web(one.get("rights")),
        }
    )


def _holder(name: str | None, iri: str) -> Node | None:
    return {"id": f"{iri}#rights-holder", "type": "edm:Agent", "name": {"@none": [name]}} if name else None


def _member(one: JSON, address: str) -> Node:
    return {"id": address, "type": "prov:Entity", "partner": one["partner"], "identifier": one["identifier"]}
