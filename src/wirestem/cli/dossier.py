"""`wirestem dossier`: everything about one or more stories."""

import sys
from pathlib import Path

import click

from wirestem import flow
from wirestem.article.read import read
from wirestem.cli.common import (
    INPUT_HELP,
    check_folder,
    decisions_option,
    encoder_option,
    inputs_argument,
    lexicon_option,
    meta_option,
    progress,
    report_skipped,
    settings,
    spacy_option,
    stdin_of,
    workers_option,
    writing,
)
from wirestem.decisions import read_decisions
from wirestem.model import Dossier
from wirestem.report import exporters
from wirestem.report.json import encode


@click.command(short_help="Everything about a story: the main job.", epilog=INPUT_HELP)
@inputs_argument
@click.option("-o", "--out", metavar="DIR", default="wirestem-dossier", show_default=True, help="Folder to write to.")
@click.option("--json", "as_json", is_flag=True, help="Print dossier.json and write nothing.")
@meta_option
@decisions_option
@lexicon_option
@encoder_option
@spacy_option
@workers_option
def dossier(
    inputs: tuple[str, ...],
    out: str,
    as_json: bool,
    meta: str | None,
    decisions: str | None,
    lexicons: tuple[str, ...],
    encoder: str | None,
    spacy: str | None,
    workers: int,
) -> int:
    """Everything about the stories in INPUT: family tree, statements, claims, times, changes.

    Writes dossier.html (one file, opens anywhere), dossier.json and tables/*.csv, and prints the origin funnel.
    """
    if not as_json:
        check_folder(Path(out))
    corrections = read_decisions(decisions) if decisions else ()
    with progress() as tick:
        captures = read(inputs, meta=meta, stdin=stdin_of(inputs), aside=(decisions,))
        outcome = flow.dossier(captures, settings(lexicons, workers, encoder, spacy), decisions=corrections, tick=tick)
    grave = [s for s in outcome.skipped if s.severity == "error"]
    code = report_skipped(grave, outcome.unknown, outcome.doubts)
    notes = [s for s in outcome.skipped if s.severity != "error"]
    if as_json or not outcome.dossier.documents:
        report_skipped(notes)
    if as_json:
        sys.stdout.buffer.write(encode(outcome.dossier))
        return code
    if not outcome.dossier.documents:
        click.echo("wirestem: no article could be read; see above for each input and what to do", err=True)
        return 1
    page = write(outcome.dossier, Path(out))
    _show(outcome.dossier)
    report_skipped(notes)  # what the reader came for stands first
    click.echo(page)
    return code


def write(found: Dossier, folder: Path) -> Path:
    """Writes the dossier into `folder` and returns the path of the page to open; OutputError when it cannot."""
    with writing(folder):
        for name in ("json", "csv"):
            exporters.get(name)(found, folder)
        return exporters.get("html")(found, folder)[0]


def _show(found: Dossier) -> None:
    from rich.console import Console

    from wirestem.report.terminal import funnel

    Console().print(funnel(found))
    click.echo()
