"""Harvesting a JSON API."""

from typing import Literal

from pydantic import Field

from config.sources.access import Access
from config.sources.fields import Duration, Strict
from ichlinks.record import Text


class Pages(Strict):
    """Page-numbered paging: `page` is the parameter's name, `size` the value of `size_parameter`."""

    page: str = "page"
    first: int = 1
    size_parameter: str | None = None
    size: int = 100


class JsonApi(Access):
    """A JSON API: where the items stand, what tells them apart, how to turn pages (paths are dotted keys)."""

    kind: Literal["json_api"]
    items: str = ""
    id: Text
    modified: str | None = None
    deleted: str | None = None
    total: str | None = None
    parameters: dict[str, str] = Field(default={}, repr=False)
    modified_since: str | None = None
    paging: Pages = Pages()
    overlap: Duration = 172_800.0
