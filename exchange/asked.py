"""Search parameters, the same for the page and the JSON; an empty one, as forms send it, is as good as none."""

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from config.sources.fields import CountryCode, LanguageTag
from ichlinks.record import Domain
from index.backend import DEEPEST, FACETS, Query

SIZE = 20
Type = Literal["Element", "Resource", "Stakeholder", "NewsEvent"]
Words = Annotated[str, Field(max_length=500)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
List = Literal["RL", "USL", "GSP", "Masterpiece", "national", "local"]


def _filled(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value


def _first_page(value: Any) -> Any:
    return _filled(value) or 1


Empty = BeforeValidator(_filled)


class Asked(BaseModel):
    """What to look for: all words of `q`, and every other value given."""

    model_config = ConfigDict(frozen=True)

    q: Annotated[Words | None, Empty, Field(description="Words that an Item must contain")] = None
    type: Annotated[Type | None, Empty] = None
    country: Annotated[CountryCode | None, Empty, Field(description="ISO 3166-1 alpha-2")] = None
    domain: Annotated[Domain | None, Empty, Field(description="Article 2.2 of the 2003 Convention")] = None
    language: Annotated[LanguageTag | None, Empty, Field(description="BCP 47")] = None
    list: Annotated[List | None, Empty, Field(description="List or inventory that an Element is on")] = None
    partner: Annotated[Slug | None, Empty, Field(description="Short name of a partner archive")] = None
    page: Annotated[int, BeforeValidator(_first_page), Field(ge=1, le=DEEPEST // SIZE)] = 1

    @property
    def filters(self) -> dict[str, str]:
        return {name: value for name in FACETS if (value := getattr(self, name))}

    def query(self) -> Query:
        return Query(words=self.q or "", page=self.page, size=SIZE, **self.filters)

    def path(self, base: str = "/search", **changes: Any) -> str:
        """The address of this search with some parameters changed (None: left out); on its first page if not said."""
        values = {"q": self.q, **self.filters, **changes}
        filled = {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}
        return f"{base}?{urlencode(filled)}" if filled else base
