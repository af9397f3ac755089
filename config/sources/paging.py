"""How the pages of a web API are turned."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from config.sources.fields import Strict

Way = Literal["page", "offset", "cursor", "next", "link"]
_OTHERS: tuple[Way, ...] = ("offset", "cursor", "next", "link")


class Pages(Strict):
    """One way of: `page` or `offset` (names of parameters), `cursor` (name of a parameter, its value at the path
    `next`), `next` alone (path of the next page's address), `link` (relation in the Link header, RFC 8288)."""

    page: str = "page"
    offset: str | None = None
    cursor: str | None = None
    next: str | None = None
    link: str | None = None
    first: int | None = None
    size_parameter: str | None = None
    size: int = Field(default=100, gt=0)

    @model_validator(mode="after")
    def _one_way(self) -> "Pages":
        given = [name for name in ("page", *_OTHERS) if name in self.model_fields_set]
        if len(given) > 1 and set(given) != {"cursor", "next"}:
            raise ValueError(f"pages are turned in one way, not by {' and '.join(given)}")
        if self.cursor and not self.next:
            raise ValueError("a cursor needs 'next': where the next one stands in an answer")
        if self.first is not None and self.way not in ("page", "offset"):
            raise ValueError("'first' is the number of the first page, or the first offset")
        return self

    @property
    def way(self) -> Way:
        return next((name for name in _OTHERS if getattr(self, name)), "page")

    @property
    def start(self) -> int:
        """The number of the first page, or the first offset."""
        return self.first if self.first is not None else int(self.way == "page")


Paging = Annotated[
    Pages | None,
    BeforeValidator(lambda given: None if given == "none" else given, json_schema_input_type=Pages | Literal["none"]),
]
"""None: one answer holds everything."""
