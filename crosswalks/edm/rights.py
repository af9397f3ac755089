"""The rights statement of the aggregation, what the object says of its rights, and who holds them.

Standard: EDM, `edm:rights` (an address of RightsStatements.org or Creative Commons), `dc:rights`,
`dcterms:rightsHolder`.
"""

from typing import Any

from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value
from crosswalks.edm.source import Source
from crosswalks.edm.values import Stated, of_aggregation, of_object


def rights(source: Source) -> dict[str, Any]:
    """The address of the aggregation comes before all words."""
    holder = next((one.text for one in of_object(source, "dcterms:rightsHolder")), None)
    return rights_of(_values(source), holder)


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the statements."""
    return sensitivity_of(_values(source))


def _values(source: Source) -> list[Value]:
    stated = [*of_aggregation(source, "edm:rights"), *of_object(source, "dc:rights")]
    stated += of_aggregation(source, "dc:rights")
    return list(dict.fromkeys(value for one in stated for value in _value(one)))


def _value(one: Stated) -> list[Value]:
    return [(one.uri, "")] if one.uri else one.labels
