"""`wirestem gather`: many articles into stories and families, a row of JSON a line."""

import click

from wirestem import flow, rows
from wirestem.article.read import read
from wirestem.cli.common import (
    INPUT_HELP,
    decisions_option,
    inputs_argument,
    lexicon_option,
    meta_option,
    output,
    progress,
    report_skipped,
    settings,
    stdin_of,
    workers_option,
)
from wirestem.decisions import read_decisions


@click.command(short_help="Which articles tell one story, which share an origin.", epilog=INPUT_HELP)
@inputs_argument
@click.option("-o", "--out", metavar="FILE", help="File to write to instead of standard output.")
@meta_option
@decisions_option
@lexicon_option
@workers_option
def gather(
    inputs: tuple[str, ...],
    out: str | None,
    meta: str | None,
    decisions: str | None,
    lexicons: tuple[str, ...],
    workers: int,
) -> int:
    """Which articles tell one story, and which share an origin, as JSON Lines.

    Adds story, family (texts sharing an origin), parent, share and agency to each row; other fields pass through, and an
    input's own story, family or parent is never read.
    """
    chosen = settings(lexicons, workers)
    corrections = read_decisions(decisions) if decisions else ()
    with progress() as tick:
        captures = read(inputs, meta=meta, stdin=stdin_of(inputs), aside=(decisions, out))
        pile = flow.pile(captures, chosen, corrections, tick, flow.outline)
        with output(out) as write:
            for line in rows.as_lines(rows.gathered(pile, chosen)):
                write(line)
    return report_skipped(pile.skipped, pile.unknown, pile.doubts)
