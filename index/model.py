"""The index document as a model: the JSON Schema that portals read, and what tests hold documents against."""

from typing import Annotated

from msgspec import Meta, Struct, field

from ichlinks.record import CountryCode, Domain, LanguageMap, ResourceType, Sensitivity, WebAddress
from index.language_fields import LanguageField

Texts = tuple[str, ...]
ByLanguage = dict[LanguageField, Texts]


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Unknown fields are refused."""


class Search(_Strict, frozen=True, kw_only=True):
    """Words as ichlinks itself searches them: tokens separated by spaces (docs/search.md, "Words")."""

    title: str
    alt_title: str
    text: str


class Display(_Strict, frozen=True, kw_only=True):
    """What a list of results shows."""

    type: str
    title: LanguageMap = field(default_factory=dict)
    description: LanguageMap = field(default_factory=dict)
    countries: tuple[CountryCode, ...] = ()
    domains: tuple[Domain, ...] = ()
    languages: Texts = ()
    resource_type: ResourceType | None = None
    kind: str | Texts | None = None
    data_provider: LanguageMap = field(default_factory=dict)
    rights: WebAddress | None = None
    sensitivity: Sensitivity | None = None
    thumbnail: WebAddress | None = None
    modified: str | None = None


class Document(_Strict, frozen=True, kw_only=True):
    """One Item in the index."""

    id: str
    type: str
    modified: str | None = None
    countries: tuple[CountryCode, ...] = ()
    domains: tuple[Domain, ...] = ()
    languages: Texts = ()
    resource_type: ResourceType | None = None
    kind: Texts = ()
    list: Texts = ()
    """Lists of the 2003 Convention, and `national` or `local`, that the Item is on."""
    year: tuple[int, ...] = ()
    partner: Annotated[Texts, Meta(min_length=1)]
    sensitivity: str
    title: ByLanguage = field(default_factory=dict)
    alt_title: ByLanguage = field(default_factory=dict)
    description: ByLanguage = field(default_factory=dict)
    title_latn: Texts = ()
    text: Texts = ()
    search: Search
    title_length: int
    display: Display
    checksum: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
