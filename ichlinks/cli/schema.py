"""schema: JSON Schema of what is exchanged."""

from collections.abc import Callable
from typing import Any

import click

from ichlinks.cli.shared import pretty


@click.command()
@click.argument("what", type=click.Choice(["record", "item", "partner", "crosswalk", "document"]))
def schema(what: str) -> None:
    """The JSON Schema (2020-12) of a Record, an Item, a partner file, a mapping file or an index document.

    Example: ichlinks schema partner > partner.schema.json
    """
    import msgspec

    click.echo(pretty(msgspec.json.encode(_schema(what))))


def _schema(what: str) -> dict[str, object]:
    from msgspec.json import schema

    from config.partner import Partner
    from crosswalks.declarative.schema import mapping_schema, with_own_rules
    from ichlinks.record import Item, Record
    from index.model import Document

    schemas: dict[str, Callable[[], dict[str, Any]]] = {
        "record": lambda: schema(Record),
        "item": lambda: schema(Item),
        "partner": lambda: with_own_rules(Partner.model_json_schema()),
        "crosswalk": mapping_schema,
        "document": lambda: schema(Document),
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schemas[what]()}


COMMANDS = (schema,)
