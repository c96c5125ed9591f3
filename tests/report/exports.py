"""What an exporter wrote."""

from pathlib import Path

from wirestem.model import Dossier
from wirestem.report import exporters

from . import bridge


def exported(form: str, folder: Path, dossier: Dossier | None = None) -> list[bytes]:
    """The files of a format, in the order in which they were written."""
    return [p.read_bytes() for p in exporters.get(form)(dossier or bridge.dossier(), folder)]
