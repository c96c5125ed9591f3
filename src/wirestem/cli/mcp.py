"""`wirestem mcp`: the tool server for agents, on standard input and output."""

from pathlib import Path

import click

from wirestem.cli.common import encoder_option, lexicon_option, settings
from wirestem.errors import MissingExtraError


@click.command(short_help="A tool server for agents (Model Context Protocol).")
@click.option(
    "--folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="The only folder whose files the tools may read; without it they take texts alone.",
)
@lexicon_option
@encoder_option
def mcp(folder: str | None, lexicons: tuple[str, ...], encoder: str | None) -> int:
    """Serves `dossier`, `check`, `who_first_said` and `independent_sources` to an agent, on standard input and output.

    Each answer holds the characters it stands on. Needs the extra `mcp`: pip install 'wirestem[mcp]'.
    """
    try:
        from wirestem.agents.server import server
    except ImportError as error:
        raise MissingExtraError(
            f"the tool server needs packages that are missing ({error}): pip install 'wirestem[mcp]'"
        ) from error
    server(Path(folder) if folder else None, settings(lexicons, 1, encoder)).run("stdio")
    return 0
