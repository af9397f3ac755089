"""What a manifest needs to know beside its Item: where it is published, and how codes and partners are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote

LanguageMap = Mapping[str, Sequence[str]]


@lru_cache(maxsize=64)
def segment(id: str) -> str:
    """`id` as one path segment (RFC 3986, section 3.3)."""
    return quote(id, safe="")


@dataclass(frozen=True, slots=True)
class Provider:
    """A partner as the public knows it."""

    name: LanguageMap
    homepage: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """`base_url` without a slash at its end; `providers` by partner slug.

    `terms` gives codes their names: `{"countries": {"KR": {"en": ["Republic of Korea"]}}, "labels": {…}}` for
    `countries`, `domains`, `languages` and `labels` (Local Contexts); a code without a name is shown as it is.
    """

    base_url: str
    providers: Mapping[str, Provider] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, LanguageMap]] = field(default_factory=dict)

    def folder(self, id: str) -> str:
        """Prefix of every id inside the manifest of Item `id`."""
        return f"{self.base_url}/iiif/{segment(id)}"

    def page(self, id: str) -> str:
        """The Item's page for people."""
        return f"{self.base_url}/items/{segment(id)}"
