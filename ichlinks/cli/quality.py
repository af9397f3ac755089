"""report: how good a partner's records are, and what to mend first."""

from pathlib import Path
from typing import Any

import click

from ichlinks.cli.shared import Session, json_option, pass_session, print_json, print_table, say


@click.command()
@click.argument("name")
@click.argument("identifier", required=False)
@click.option("--html", "file", type=click.Path(path_type=Path, dir_okay=False), help="Write the report as one page.")
@json_option
@pass_session
def report(session: Session, name: str, identifier: str | None, file: Path | None, as_json: bool) -> None:
    """How good a partner's records are, what to mend first, and what that would gain; or the score of one record.

    Example: ichlinks report steppe --html steppe.html
    """
    if identifier and file:
        raise click.UsageError("--html is for the report of a partner, not for one record")
    if identifier:
        _one(session, name, identifier, as_json)
    else:
        _all(session, name, file, as_json)


def _one(session: Session, name: str, identifier: str, as_json: bool) -> None:
    from ichlinks.pipeline.quality import scored

    with session.context() as context:
        found = scored(context, name, identifier)
    if as_json:
        print_json(found)
        return
    tiers = found["tiers"]
    say(f"{found['score']} of 100 points, metadata {tiers['metadata']}, content {tiers['content']}")
    for score, value in found["scores"].items():
        say(f"{score}: {value}")
    say(f"missing: {', '.join(found['missing']) or 'nothing'}")


def _all(session: Session, name: str, file: Path | None, as_json: bool) -> None:
    from ichlinks.pipeline.quality import report as made
    from ichlinks.pipeline.quality.page import page

    with session.context() as context:
        found = made(context, name)
    if file:
        file.write_text(page(found), encoding="utf-8")
        say(f"wrote {file}", err=True)
    if as_json:
        print_json(found)
    else:
        _tell(found)


def _tell(found: dict[str, Any]) -> None:
    score = f"{found['score']} of 100 points. " if "score" in found else ""
    say(f"{score}{found['records']} records, {found['public']} of them public")
    for name, value in found.get("scores", {}).items():
        say(f"{name}: {value}")
    for place, one in enumerate(found["advice"], 1):
        gain = f"+{one['gain']} points" if "gain" in one else f"keeps {one['public']} from being public"
        say(f"\n{place}. {one['what']} (records: {one['records']}, {gain})\n   {one['how']}")
    left, read = found["left_over"]["places"], found["left_over"]["read"]
    if left:
        say("")
        rows = [(one["place"], one["records"], f"{one['records'] / read:.0%}") for one in left]
        print_table(("nothing maps", f"of {read} records", "share"), rows)


COMMANDS = (report,)
