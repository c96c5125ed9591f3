"""`wirestem annotate`: each article by itself, a row of JSON a line."""

import click

from wirestem import flow, rows
from wirestem.article.read import read
from wirestem.cli.common import (
    INPUT_HELP,
    encoder_option,
    inputs_argument,
    lexicon_option,
    meta_option,
    output,
    report_skipped,
    settings,
    spacy_option,
    stdin_of,
    workers_option,
)
from wirestem.model import Skipped


@click.command(short_help="Each article by itself: zones, credits, statements.", epilog=INPUT_HELP)
@inputs_argument
@click.option("-o", "--out", metavar="FILE", help="File to write to instead of standard output.")
@meta_option
@lexicon_option
@encoder_option
@spacy_option
@workers_option
def annotate(
    inputs: tuple[str, ...],
    out: str | None,
    meta: str | None,
    lexicons: tuple[str, ...],
    encoder: str | None,
    spacy: str | None,
    workers: int,
) -> int:
    """Zones, credits, statements, times and mentions of each article, as JSON Lines, streaming.

    Offsets count code points of the row's text; the input's other fields pass through.
    """
    skipped: list[Skipped] = []
    with output(out) as write:
        captures = read(inputs, meta=meta, stdin=stdin_of(inputs), aside=(out,))
        for item in flow.articles(captures, settings(lexicons, workers, encoder, spacy)):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                write(b"".join(rows.as_lines([rows.annotated(item)])))
    return report_skipped(skipped)
