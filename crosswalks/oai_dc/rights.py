"""Rights and licences, and the Labels that communities put beside them.

Standards: DCMI Metadata Terms, `rights`, `license`, `accessRights`, `rightsHolder`; Local Contexts Labels.
"""

from typing import Any

from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value, texts
from crosswalks.oai_dc.source import Source


def rights(source: Source) -> dict[str, Any]:
    """`license`, `rights`, `accessRights`; `rightsHolder` is the holder."""
    return rights_of(_values(source), next(iter(texts(source.get("rightsHolder"))), None))


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels among the same values."""
    return sensitivity_of(_values(source))


def _values(source: Source) -> list[Value]:
    return source.get("license", "rights", "accessRights")
