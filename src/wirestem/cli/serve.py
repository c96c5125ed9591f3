"""`wirestem serve`: the dossiers live, in a browser."""

from pathlib import Path

import click

from wirestem.cli.common import check_folder, encoder_option, lexicon_option, settings
from wirestem.errors import MissingExtraError


@click.command(short_help="Dossiers live in a browser, and a JSON API.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; elsewhere than here asks for a token.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option("--keep", metavar="DIR", default="wirestem-dossiers", show_default=True, help="Folder in which dossiers are kept.")
@click.option(
    "--token", metavar="TEXT", envvar="WIRESTEM_TOKEN", help="What all who ask must know; made and printed when needed."
)
@lexicon_option
@encoder_option
def serve(host: str, port: int, keep: str, token: str | None, lexicons: tuple[str, ...], encoder: str | None) -> int:
    """Paste or upload articles in a browser, follow the work, keep dossiers, export them; a JSON API under /api.

    Listens to this machine only, unless --host says otherwise; then a token is needed. Needs the extra `serve`.
    """
    try:
        from wirestem.server.app import app
        from wirestem.server.guard import is_loopback, new_token
        from wirestem.server.running import address, listen, run
    except ImportError as error:
        raise MissingExtraError(f"the server needs packages that are missing ({error}): pip install 'wirestem[serve]'") from error
    check_folder(Path(keep))
    if token is None and not is_loopback(host):
        token = new_token()
    listening = listen(host, port)
    made = app(Path(keep), settings(lexicons, 1, encoder), token)
    shown = address(host, port)
    click.echo(f"{shown}?token={token}" if token else shown)
    click.echo(f"dossiers are kept in {keep}; stop with Ctrl-C", err=True)
    run(made, listening)
    return 0
