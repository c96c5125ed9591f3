"""`wirestem export`: a dossier in other people's formats."""

from pathlib import Path

import click

from wirestem.cli.common import check_folder, writing
from wirestem.report import exporters
from wirestem.report.json import load


@click.command(short_help="A dossier in other formats: spreadsheets, graphs, annotations, references.")
@click.argument("dossier", metavar="DOSSIER", type=click.Path(exists=True))
@click.option(
    "--to",
    "forms",
    metavar="FORMAT",
    required=True,
    multiple=True,
    type=click.Choice(exporters.names()),
    help=f"The format to write, may be given more than once: {', '.join(exporters.names())}.",
)
@click.option("-o", "--out", metavar="DIR", help="Folder to write to; next to DOSSIER if not given.")
def export(dossier: str, forms: tuple[str, ...], out: str | None) -> int:
    """Writes DOSSIER (a dossier.json or the folder it is in) in other formats and prints the paths."""
    path = Path(dossier)
    found = load(path)
    folder = Path(out) if out else path if path.is_dir() else path.parent
    check_folder(folder)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for form in dict.fromkeys(forms):
            for written in exporters.get(form)(found, folder):
                click.echo(written)
    return 0
