"""Identifiers of the object, and the page that shows it.

Standard: EDM, `rdf:about` of `edm:ProvidedCHO`, `dc:identifier`, `owl:sameAs`; `edm:isShownAt` of the aggregation.
"""

from crosswalks.common.identifiers import Identifier, harvested, identifier
from crosswalks.edm.source import Source
from crosswalks.edm.values import of_aggregation, of_object


def identifiers(source: Source) -> list[Identifier]:
    """`rdf:about` of the object, `dc:identifier`, `owl:sameAs`."""
    stated = [one.text for one in of_object(source, "dc:identifier", "owl:sameAs")]
    return harvested(source.identifier, [identifier(one) for one in [source.about, *stated] if one])


def landing_page(source: Source) -> str | None:
    """`edm:isShownAt`: the object in its context on the provider's site."""
    shown = (one.text for one in of_aggregation(source, "edm:isShownAt"))
    return next((one for one in shown if one.startswith(("http://", "https://"))), None)
