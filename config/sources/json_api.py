"""Harvesting a JSON API."""

from typing import Any, Literal

from pydantic import model_validator

from config.selectors import json_path
from config.sources.web_api import WebApi, checked, misplaced

_CUTTING = {
    "current", "identity", "field", "subexpression", "index", "index_expression", "projection", "flatten",
    "filter_projection",
}  # fmt: skip
"""Kinds of JMESPath nodes after which a value is still bytes of the answer."""


def _cuts(node: dict[str, Any]) -> bool:
    within = node["children"][:2] if node["type"] == "filter_projection" else node["children"]
    return node["type"] in _CUTTING and all(map(_cuts, within))


class JsonApi(WebApi):
    """A JSON API; paths are JMESPath expressions."""

    kind: Literal["json_api"]
    items: str = ""

    @model_validator(mode="after")
    def _compiles(self) -> "JsonApi":
        checked(self, self.items, json_path)
        if not _cuts(json_path(self.items).parsed):
            raise misplaced(("items",), "a list that is sent, found by keys, [0], [] or [?filter]; nothing computed")
        return self
