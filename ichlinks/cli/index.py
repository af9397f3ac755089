"""index: a fresh index beside the live one, swapped at once."""

import click

from ichlinks.cli.shared import Session, exit_with, json_option, pass_session, print_json


@click.group()
def index() -> None:
    """Build, swap and audit the search index.

    Example: ichlinks index build && ichlinks index promote
    """


@index.command()
@pass_session
def build(session: Session) -> None:
    """Fill a fresh index beside the live one from the store.

    Example: ichlinks index build
    """
    from ichlinks.pipeline.indexing import build as fill

    with session.context() as context:
        count, cursor = fill(context)
    click.echo(f"{count} documents, complete to change {cursor}; put it in place with: ichlinks index promote")


@index.command()
@pass_session
def promote(session: Session) -> None:
    """Bring the fresh index up to date and put it in place of the live one, in one step.

    Example: ichlinks index promote
    """
    from ichlinks.pipeline.indexing import promote as put

    with session.context() as context:
        _done(put(context))


@index.command()
@pass_session
def rollback(session: Session) -> None:
    """Bring the index before the last promote up to date and put it back in place.

    Example: ichlinks index rollback
    """
    from ichlinks.pipeline.indexing import rollback as put

    with session.context() as context:
        _done(put(context))


def _done(cursor: int) -> None:
    click.echo(f"done; complete to change {cursor}")


@index.command()
@json_option
@pass_session
def audit(session: Session, as_json: bool) -> None:
    """Compare the index with the store; exit code 3 where they differ.

    Example: ichlinks index audit --json
    """
    from ichlinks.pipeline.indexing import audit as compare

    with session.context() as context:
        answer = compare(context)
    if as_json:
        print_json(answer)
    else:
        for name in ("missing", "stale", "ghost"):
            click.echo(f"{name}: {len(answer[name])}  {' '.join(answer[name][:5])}".rstrip())
    exit_with(3 if any(answer[name] for name in ("missing", "stale", "ghost")) else 0)


COMMANDS = (index,)
