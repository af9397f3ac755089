"""Addresses of GeoNames, in the form that names the place itself.

Standard: GeoNames ontology, `https://sws.geonames.org/{id}/`; a page is `https://www.geonames.org/{id}/{name}.html`.
"""

import re
from collections.abc import Iterable

_PLACE = re.compile(r"https?://(?:sws\.|www\.)?geonames\.org/(\d+)")


def geonames(uris: Iterable[str]) -> str | None:
    """The first of these addresses that is one of GeoNames."""
    found = next((match for uri in uris if (match := _PLACE.match(uri))), None)
    return f"https://sws.geonames.org/{found[1]}/" if found else None
