"""What the thing is called and what is said of it.

Standard: schema.org, `name`, `headline`, `alternateName`, `legalName`, `alternativeHeadline`, `givenName`,
`familyName`, `description`, `disambiguatingDescription`, `abstract`, `award`, `sameAs`, `articleBody`.
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.common.texts import Map, Value, language_map, texts
from crosswalks.common.titles import first_of_each
from crosswalks.schema_org.source import Source

_DESCRIPTIONS = ("description", "abstract", "disambiguatingDescription")


def title(source: Source) -> Map:
    """The first `name` of each language; without one `headline`, or a person's given and family name."""
    return language_map(first_of_each(_names(source))[0])


def alt_title(source: Source) -> Map:
    """Further names, `alternateName`, `legalName`, `alternativeHeadline`."""
    main, others = first_of_each(_names(source))
    stated = source.node.values("headline", "alternateName", "legalName", "alternativeHeadline")
    return language_map([*others, *(value for value in stated if value not in main)])


def description(source: Source) -> Map:
    """`description`, then `abstract` and `disambiguatingDescription`."""
    return language_map(source.node.values(*_DESCRIPTIONS))


def designations(source: Source) -> list[dict[str, Any]]:
    """Inscriptions that `award` or the description states plainly; UNESCO's address in `sameAs`."""
    return designations_in(texts(source.node.values("award", *_DESCRIPTIONS, "sameAs")))


def body(source: Source) -> Map:
    """`articleBody`, of news."""
    return language_map(source.node.values("articleBody"))


def _names(source: Source) -> list[Value]:
    node = source.node
    if stated := node.values("name") or node.values("headline"):
        return stated
    return [(" ".join(parts), "")] if (parts := texts(node.values("givenName", "familyName"))) else []
