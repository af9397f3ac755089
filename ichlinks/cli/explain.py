"""explain: where each value comes from."""

import click

from ichlinks.cli.shared import Session, json_option, pass_session, print_json, print_table

_SHOWN = 80


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("field", required=False)
@json_option
@pass_session
def explain(session: Session, id_: str, field: str | None, as_json: bool) -> None:
    """For each value of an Item: partner, payload, source path, and the versions that made it.

    Example: ichlinks explain 3kf2m7qxw4h5c6ya title
    """
    from ichlinks.pipeline.explain import explain as read

    with session.context() as context:
        lines = read(context, id_, field)
    if as_json:
        print_json(lines)
        return
    for line in lines:
        value = str(line["value"])
        line["value"] = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    headings = ("field", "value", "partner", "identifier", "source", "crosswalk", "rules")
    print_table(headings, [[line[name] for name in headings] for line in lines])


COMMANDS = (explain,)
