"""The command line: the only room that prints, and `main` the only function that exits."""

import os
import sys
from io import TextIOWrapper

import click

from wirestem.cli.annotate import annotate
from wirestem.cli.check import check
from wirestem.cli.dossier import dossier
from wirestem.cli.export import export
from wirestem.cli.gather import gather
from wirestem.cli.mcp import mcp
from wirestem.cli.schema import schema
from wirestem.cli.serve import serve
from wirestem.errors import WirestemError
from wirestem.version import __version__

EPILOG = (
    "Nothing leaves this machine unless you name an address as INPUT. "
    "Exit codes: 0 done; 1 could not, or some input was skipped; 2 wrong usage."
)


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="wirestem")
def wirestem() -> None:
    """Who really said that, and how many really checked?

    Give it the articles about a story: it finds which of them copy which agency dispatch, who said what and through
    whom, which claims how many independent organisations tell, who denies them, and what each outlet changed.
    """


for command in (annotate, check, dossier, export, gather, mcp, schema, serve):
    wirestem.add_command(command)


def main() -> None:
    """The program `wirestem`: runs the command, prints errors plainly, exits with the command's code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console of an old kind has no arrows
    try:
        sys.exit(wirestem.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(1)
    except WirestemError as error:
        click.echo(f"wirestem: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read our output has enough.
        _drop_output()
        sys.exit(1)
    except OSError as error:
        click.echo(
            f"wirestem: {error.filename or 'standard output'}: {error.strerror or error}; nothing more was written", err=True
        )
        _drop_output()
        sys.exit(1)


def _drop_output() -> None:
    """What still waits in the buffer of standard output goes nowhere, and quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


__all__ = ["main", "wirestem"]
