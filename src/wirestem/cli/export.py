"""`wirestem export`: a dossier in other people's formats."""

from pathlib import Path

import click
import msgspec

from wirestem.cli.common import check_folder, writing
from wirestem.errors import ExportError
from wirestem.model import Dossier
from wirestem.report import exporters
from wirestem.report.json import decode


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
    if path.is_dir():
        path /= "dossier.json"
    found = _read(path)
    folder = Path(out) if out else path.parent
    check_folder(folder)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for form in dict.fromkeys(forms):
            for written in exporters.get(form)(found, folder):
                click.echo(written)
    return 0


def _read(path: Path) -> Dossier:
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror or error}); give a dossier.json or its folder") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: is no dossier ({error}); give a dossier.json that `wirestem dossier` wrote") from error
