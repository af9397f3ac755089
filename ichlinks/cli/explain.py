"""explain: where each value comes from."""

from itertools import groupby
from typing import Any

import click
import msgspec

from ichlinks.cli.shared import Session, json_option, pass_session, print_json, print_table, say

_SHOWN = 80


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("field", required=False)
@json_option
@pass_session
def explain(session: Session, id_: str, field: str | None, as_json: bool) -> None:
    """For each value of an Item: partner, payload, source path, what changed it, and the versions that made it.

    Example: ichlinks explain 3kf2m7qxw4h5c6ya title
    """
    from ichlinks.pipeline.explain import explain as read

    with session.context() as context:
        lines = read(context, id_, field)
    if as_json:
        print_json(lines)
        return
    for head, values in groupby(lines, _head):
        say(head)
        rows = [(one["field"], _value(one["value"]), one["source"], ", ".join(one["changed_by"])) for one in values]
        print_table(("field", "value", "source", "changed by"), rows)


def _head(line: dict[str, Any]) -> str:
    """What holds for all values of a record."""
    versions = f"crosswalk {line['crosswalk']}, rules {line['rules']}"
    return f"{line['partner']} {line['identifier']}, {versions}\npayload sha256 {line['sha256']}"


def _value(value: Any) -> str:
    said = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


COMMANDS = (explain,)
