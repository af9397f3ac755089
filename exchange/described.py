"""How /openapi.json describes what the API answers: by the models that the answers are made of."""

from typing import Any

from fastapi import FastAPI
from msgspec import Struct
from msgspec.json import schema_components

_PLACE = "#/components/schemas/{name}"


class Problem(Struct):
    """An error (RFC 9457)."""

    title: str
    status: int
    detail: str


def answers(type_: Any, *problems: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route: `type_` as JSON, and a Problem for each of the other statuses."""
    (answer, problem), _ = schema_components([type_, Problem], ref_template=_PLACE)
    described: dict[int | str, dict[str, Any]] = {200: _content("application/json", answer)}
    return described | {status: _content("application/problem+json", problem) for status in problems}


def describe(app: FastAPI, *types: Any) -> None:
    """Lets /openapi.json hold the schemas of `types`, which the answers of its routes refer to."""
    _, components = schema_components([*types, Problem], ref_template=_PLACE)
    whole = app.openapi

    def openapi() -> dict[str, Any]:
        described = whole()
        described.setdefault("components", {}).setdefault("schemas", {}).update(components)
        return described

    app.openapi = openapi  # type: ignore[method-assign]


def _content(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {media_type: {"schema": schema}}}
