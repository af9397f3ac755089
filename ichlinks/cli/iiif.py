"""iiif: checking manifests, and a static copy of ours."""

from pathlib import Path

import click

from ichlinks.cli.shared import Session, exit_with, json_option, pass_session, print_json


@click.group()
def iiif() -> None:
    """Check manifests; export and audit a static copy.

    Example: ichlinks iiif export public/
    """


@iiif.command()
@click.argument("places", nargs=-1)
@json_option
@pass_session
def check(session: Session, places: tuple[str, ...], as_json: bool) -> None:
    """Check manifests by path or URL; without any, all of ours. Exit code 3 where something is wrong.

    Example: ichlinks iiif check manifest.json https://archive.example/iiif/1/manifest.json
    """
    from ichlinks.pipeline.iiif import check_ours, check_place

    with session.context() as context:
        found = {place: check_place(context, place) for place in places} if places else check_ours(context)
    if as_json:
        print_json(found)
    else:
        for place, findings in found.items():
            for finding in findings:
                click.echo(f"{place}: {finding}")
        wrong = sum(bool(findings) for findings in found.values())
        click.echo(f"{len(found)} checked, {wrong} with findings", err=True)
    exit_with(3 if any(found.values()) else 0)


@iiif.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@pass_session
def export(session: Session, folder: Path) -> None:
    """Write a static copy of the manifests; later only what changed.

    Example: ichlinks iiif export public/
    """
    from ichlinks.pipeline.iiif import export as write

    with session.context() as context:
        written, removed = write(context, folder)
    click.echo(f"{written} written, {removed} removed")


@iiif.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@json_option
@pass_session
def audit(session: Session, folder: Path, as_json: bool) -> None:
    """Compare such a copy with the store; exit code 3 where they differ.

    Example: ichlinks iiif audit public/
    """
    from ichlinks.pipeline.iiif import audit as compare

    with session.context() as context:
        answer = compare(context, folder)
    if as_json:
        print_json(answer)
    else:
        for name, ids in answer.items():
            click.echo(f"{name}: {len(ids)}  {' '.join(ids[:5])}".rstrip())
    exit_with(3 if any(answer.values()) else 0)


COMMANDS = (iiif,)
