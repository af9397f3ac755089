"""Harvesting tables."""

from codecs import lookup
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from config.sources.dropped import Dropped

_ASCII = bytes(range(128))
_SIXTEEN = {"utf-16", "utf-16-le", "utf-16-be"}


def _encoding(name: str) -> str:
    """An encoding in which a line end is a line end, byte for byte, or UTF-16. Raises ValueError."""
    try:
        keeps = lookup(name).name in _SIXTEEN or _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        keeps = False
    if not keeps:
        raise ValueError("not an encoding that keeps ASCII in its place, such as utf-8, cp1251 or euc-kr, nor utf-16")
    return name


def _list(given: Any) -> Any:
    return (given,) if isinstance(given, str) else given


Encodings = Annotated[tuple[Annotated[str, AfterValidator(_encoding)], ...], BeforeValidator(_list)]
Delimiter = Annotated[str, Field(pattern=r'^[^"\r\n]$')]


class Csv(Dropped):
    """Tables with a header line; `key` names the column (or columns) that tell rows apart.

    `encoding`: the one, or those to choose from; without it, and without `delimiter`, they are found.
    """

    kind: Literal["csv"]
    key: tuple[str, ...] = Field(min_length=1)
    encoding: Encodings = ()
    delimiter: Delimiter | None = None
    sheets: tuple[str, ...] = ()
