"""Rights and access, and the Labels that communities put beside them.

Standard: MARC 21, fields 540 (use), 506 (access), 542 (copyright: `$d` holder, `$f` statement, `$l` status, `$n` note);
`$u` the address, `$f` in 540 the standard term; Local Contexts Labels.
"""

from typing import Any

from crosswalks.common.once import once
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value
from crosswalks.marc.source import Source, subs
from crosswalks.marc.texts import values

_TEXTS = {"540": "abcdf", "542": "fln", "506": "abcdf"}


def rights(source: Source) -> dict[str, Any]:
    """The addresses, then the text, of 540, 542 and 506; `542$d` is the holder."""
    holders = (text for field in source.get("542") for text in subs(field, "d"))
    return rights_of(_values(source), next(holders, None))


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels among the same texts."""
    return sensitivity_of(_values(source))


@once
def _values(source: Source) -> list[Value]:
    links = [(text, "") for field in source.get(*_TEXTS) for text in subs(field, "u")]
    prose = (values(source, source.get(tag), codes, str.strip) for tag, codes in _TEXTS.items())
    return links + [value for found in prose for value in found]
