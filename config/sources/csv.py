"""Harvesting a table."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from config.sources.access import Access

_ASCII = bytes(range(128))


def _encoding(name: str) -> str:
    """An encoding in which a line end is a line end, byte for byte. Raises ValueError."""
    try:
        keeps = _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        keeps = False
    if not keeps:
        raise ValueError("not an encoding that keeps ASCII in its place, such as utf-8, cp1251 or euc-kr")
    return name


class Csv(Access):
    """One file with a header line; `key` names the column (or columns) that tell rows apart."""

    kind: Literal["csv"]
    key: tuple[str, ...] = Field(min_length=1)
    encoding: Annotated[str, AfterValidator(_encoding)] = "utf-8-sig"
    delimiter: str = Field(default=",", pattern=r'^[^"\r\n]$')
