"""serve, demo: the public face, and all of it at once on one machine."""

from pathlib import Path

import click

from config.settings import Workspace
from ichlinks.cli.shared import Session, pass_session, say
from ichlinks.errors import Fatal


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@pass_session
def serve(session: Session, host: str, port: int) -> None:
    """The public face: pages, API, manifests.

    Example: ichlinks serve --port 8000
    """
    listen(session.workspace, host, port, "info" if session.verbose else "warning")


def listen(workspace: Workspace, host: str, port: int, log_level: str = "warning") -> None:
    """Serves until stopped. Raises Fatal where that address cannot be had."""
    import uvicorn

    from exchange.app import create_app

    app = create_app(workspace)
    say(f"\nopen http://{host}:{port}/ (stop with Ctrl-C)", err=True)
    try:
        uvicorn.run(app, host=host, port=port, log_level=log_level)
    except SystemExit as error:
        raise Fatal(f"nothing can be served at {host}:{port}; choose another with --host or --port") from error


@click.command()
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Where to put it (default: var/demo).")
@click.option("--serve/--no-serve", "keep", default=False, help="Go on serving the result.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def demo(into: Path | None, keep: bool, port: int) -> None:
    """The three sample partners through the whole pipeline, then the address of the result.

    Example: ichlinks demo --serve
    """
    from ichlinks.cli.demo import run

    run(into, keep, port)


COMMANDS = (serve, demo)
