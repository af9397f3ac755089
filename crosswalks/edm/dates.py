"""When the object was issued, else its date, else when it was made; and how large it is.

Standard: EDM, `dcterms:issued`, `dc:date`, `dcterms:created`, `edm:TimeSpan` (`edm:begin`, `edm:end`,
`skos:notation` in EDTF), `dcterms:extent`.
"""

from crosswalks.common.dates import Stated as Date
from crosswalks.common.dates import stated_date
from crosswalks.edm.source import Source
from crosswalks.edm.values import Stated, of_node, of_object


def issued(source: Source) -> Date:
    """`dcterms:issued`, else `dc:date`, else `dcterms:created`; of an `edm:TimeSpan`, its begin and end."""
    stated = of_object(source, "dcterms:issued", "dc:date", "dcterms:created")
    return next((date for one in stated if (date := _date(one, source))), None)


def extent(source: Source) -> str | None:
    """`dcterms:extent`."""
    return "; ".join(one.text for one in of_object(source, "dcterms:extent")) or None


def _date(one: Stated, source: Source) -> Date:
    begin = next((found.text for found in of_node(one.node, source, "edm:begin")), "")
    end = next((found.text for found in of_node(one.node, source, "edm:end")), "")
    words = one.labels[0][0] if one.labels else ""
    notation = next((found.text for found in of_node(one.node, source, "skos:notation")), "")
    if notation and not begin and not end:
        return {"edtf": notation, "text": words or notation}
    return stated_date(begin, end, words) if one.node is not None else words or None
