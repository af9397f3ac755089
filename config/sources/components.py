"""Which components of a finding aid are records of their own."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

Level = Literal[
    "all",
    "class",
    "collection",
    "file",
    "fonds",
    "item",
    "otherlevel",
    "recordgrp",
    "series",
    "subfonds",
    "subgrp",
    "subseries",
]
"""The values of `@level` in EAD 2002 and EAD3; `all`: every component, also one that does not say its level."""


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Components = Annotated[tuple[Level, ...], BeforeValidator(_several, json_schema_input_type=Level | tuple[Level, ...])]
