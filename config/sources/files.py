"""Harvesting files that a partner drops."""

from typing import Literal

from pydantic import Field, model_validator

from config.selectors import json_path, xml_path
from config.sources.components import Components
from config.sources.csv import Delimiter, Encodings
from config.sources.dropped import Dropped
from config.sources.web_api import Path


class Files(Dropped):
    """XML, MARC, JSON or CSV, each file once. With `complete` the drop is the full list: what it lacks is gone.

    `items` (XPath or JMESPath) cuts records out of a file, `id` (a path in a record, or a column) tells them apart.
    """

    kind: Literal["files"]
    format: Literal["xml", "marc", "json", "csv"]
    items: Path | None = None
    id: Path | None = None
    namespaces: dict[str, str] = Field(default={})
    encoding: Encodings = ()
    delimiter: Delimiter | None = None
    complete: bool = False
    components: Components = ()
    """Levels of the components of a finding aid (EAD) that are records of their own."""

    @model_validator(mode="after")
    def _suits(self) -> "Files":
        if self.format in ("json", "csv") and not self.id:
            raise ValueError(f"id is missing: what tells the records of a {self.format} file apart")
        if self.format in ("marc", "csv") and self.items:
            raise ValueError(f"items: the records of a {self.format} file need no path")
        if self.components and self.format != "xml":
            raise ValueError(f"components: a {self.format} file has no finding aids")
        for name, path in {"items": self.items, "id": self.id}.items():
            try:
                self._compiled(path)
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
        return self

    def _compiled(self, path: str | None) -> None:
        if path and self.format == "xml":
            xml_path(path, self.namespaces)
        elif path and self.format == "json":
            json_path(path)
