"""Harvesting an XML API."""

from typing import Literal

from pydantic import Field, model_validator

from config.selectors import xml_path
from config.sources.web_api import Path, WebApi, checked


class XmlApi(WebApi):
    """An XML API; paths are XPath 1.0 expressions, with the prefixes of `namespaces`."""

    kind: Literal["xml_api"]
    items: Path
    namespaces: dict[str, str] = Field(default={})

    @model_validator(mode="after")
    def _compiles(self) -> "XmlApi":
        checked(self, self.items, lambda path: xml_path(path, self.namespaces))
        return self
