"""`wirestem export`: a dossier in other people's formats."""

from pathlib import Path

import click
import msgspec

from wirestem.cli.common import check_folder, writing
from wirestem.errors import ExportError
from wirestem.report import exporters
from wirestem.report.json import decode


@click.command(short_help="A dossier in other formats: spreadsheets, graphs, annotations, references.")
@click.argument("dossier", metavar="DOSSIER", type=click.Path(exists=True, dir_okay=False))
@click.option("--to", "form", required=True, type=click.Choice(exporters.names()), help="The format to write.")
@click.option("-o", "--out", metavar="DIR", help="Folder to write to; next to DOSSIER if not given.")
def export(dossier: str, form: str, out: str | None) -> int:
    """Writes DOSSIER (a dossier.json) in another format and prints the paths."""
    path = Path(dossier)
    try:
        found = decode(path.read_bytes())
    except msgspec.MsgspecError as error:
        raise ExportError(f"{dossier}: is no dossier ({error}); give a dossier.json that `wirestem dossier` wrote") from error
    folder = Path(out) if out else path.parent
    check_folder(folder)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        made = exporters.get(form)(found, folder)
    for written in made:
        click.echo(written)
    return 0
