"""The entry point: options that every command shares, and what an error becomes."""

import sys
from pathlib import Path

import click

from ichlinks import __version__
from ichlinks.cli import explain, iiif, index, look, partners, quality, review, run, schema, screen, serve, stages
from ichlinks.cli.shared import Session, say
from ichlinks.errors import IchlinksError, Invalid, Retriable


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--workspace", type=click.Path(path_type=Path, file_okay=False), help="The folder with config/ and var/.")
@click.option("--verbose", is_flag=True, help="Say more on stderr, and show where an error came from.")
@click.version_option(__version__, prog_name="ichlinks")
@click.pass_context
def cli(context: click.Context, workspace: Path | None, verbose: bool) -> None:
    """Aggregates knowledge about intangible cultural heritage from partner archives.

    Exit codes: 0 complete, 1 failed, 2 wrong request, 3 incomplete (run it again), 4 held (ichlinks review).

    Example: ichlinks demo
    """
    context.obj = Session(workspace, verbose)


for module in (stages, run, look, explain, partners, quality, screen, review, index, iiif, schema, serve):
    for command in module.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """Runs the command line and ends the process with the contract's exit code."""
    try:
        _check_words()
        sys.exit(cli.main(standalone_mode=False))
    except click.Abort:
        say("stopped; run the same command again: it goes on from where it is", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except IchlinksError as error:
        if "--verbose" in sys.argv:
            raise
        say(f"error: {error}", err=True)
        if isinstance(error, Retriable):
            say("run the same command again: it goes on from where it is", err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        if "--verbose" in sys.argv:
            raise
        say(f"error: {_told(error)}", err=True)
        sys.exit(1)


def _check_words() -> None:
    """Raises Invalid for bytes that are no text: nothing that is stored has such a name, identifier or word."""
    for word in sys.argv[1:]:
        if any("\udc80" <= character <= "\udcff" for character in word):
            raise Invalid(f"{word!a} is not UTF-8")


def _told(error: Exception) -> str:
    """One line of an error that nobody foresaw: the environment's own words, or a defect of ours."""
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error)
    first = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {first} (ichlinks --verbose shows where)"
