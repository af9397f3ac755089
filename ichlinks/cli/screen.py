"""screen, withdraw: trying rules on what is stored, and taking a partner that has left from the public."""

import getpass
from pathlib import Path

import click

from ichlinks.cli.reports import show
from ichlinks.cli.shared import Session, json_option, pass_session
from ichlinks.errors import Invalid


@click.command()
@click.argument("name", required=False)
@click.option("--dry-run", is_flag=True, help="Required: for good, rules are applied by: transform NAME --all.")
@click.option(
    "--rules",
    type=click.Path(path_type=Path),
    help="A rule file to try, by name, or by path from here or the workspace.",
)
@json_option
@pass_session
def screen(session: Session, name: str | None, dry_run: bool, rules: Path | None, as_json: bool) -> None:
    """Judge everything stored by other rules: which records would change their outcome, by rule, with samples.

    The file stands for the one of its name in every partner's rules, or, where no partner uses that name, for the one
    that each partner extends. Without --rules, the rules as they are now are compared with the stored outcomes.

    Example: ichlinks screen --dry-run --rules config/rules/strict.yaml
    """
    from ichlinks.cli.rehearsal import told
    from ichlinks.pipeline.rehearsal import rehearse_rules

    if not dry_run:
        raise Invalid("screen only tries rules: add --dry-run; to apply them: ichlinks transform NAME --all")
    with session.context() as context:
        told(rehearse_rules(context, name, _path(session, rules) if rules else None), as_json)


def _path(session: Session, rules: Path) -> Path:
    """A path is looked for from here, then from the workspace, whose files the manual names as config/rules/…"""
    if rules.suffix != ".yaml" and len(rules.parts) < 2:
        return session.workspace.file("rules", rules.name)
    places = (rules.absolute(), session.workspace.root / rules)
    if found := next((place for place in places if place.exists()), None):
        return found
    raise Invalid(f"there is no rule file {' or '.join(map(str, dict.fromkeys(places)))}")


@click.command()
@click.argument("name")
@click.option("--note", help="Why; kept with the decision.")
@click.option("--by", help="Who decided; the name of the account where it is left out.")
@json_option
@pass_session
def withdraw(session: Session, name: str, note: str | None, by: str | None, as_json: bool) -> None:
    """Take all Items of a partner whose file is gone from the public; a tombstone stays at each address.

    Example: ichlinks withdraw oldarchive --note "the archive closed in May"
    """
    from ichlinks.pipeline.publish import publish
    from ichlinks.pipeline.withdraw import withdraw as take

    with session.context() as context:
        show(take(context, name, by or getpass.getuser(), note), as_json)
        show(publish(context), as_json)


COMMANDS = (screen, withdraw)
