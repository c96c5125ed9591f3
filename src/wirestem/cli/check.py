"""`wirestem check`: is this text wire copy?"""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from wirestem import flow
from wirestem.article.fingerprints import Fingerprints, read_fingerprints, stored
from wirestem.article.read import read
from wirestem.article.wire import WireCheck
from wirestem.cli.common import (
    INPUT_HELP,
    encoder_option,
    inputs_argument,
    lexicon_option,
    output,
    report_skipped,
    settings,
    stdin_of,
)
from wirestem.model import Skipped, Span
from wirestem.report.verdict import place, reason_words, verdict_words
from wirestem.settings import Settings


@click.command(short_help="Is a text wire copy, and of which agency?", epilog=INPUT_HELP)
@inputs_argument
@click.option(
    "--learn",
    metavar="PATH",
    multiple=True,
    help="A folder or file of articles that credit an agency, to compare with; may be given more than once.",
)
@click.option(
    "--fingerprints",
    metavar="FILE",
    help="Where to keep what was learned (hashes, no text); without --learn, what to compare with.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@lexicon_option
@encoder_option
def check(
    inputs: tuple[str, ...],
    learn: tuple[str, ...],
    fingerprints: str | None,
    as_json: bool,
    lexicons: tuple[str, ...],
    encoder: str | None,
) -> int:
    """Is each text of INPUT wire copy: of which agency, credited or not, on what evidence.

    Looks at each text alone, beside the others of INPUT, and beside the articles that --learn gives: wording shared with
    texts that credit an agency, and background that the agency's dispatches recycle.
    """
    chosen = settings(lexicons, 1, encoder)
    known, skipped = _known(learn, fingerprints, chosen)
    answers, left_out = flow.checked(read(inputs, stdin=stdin_of(inputs), aside=(fingerprints,)), chosen, known)
    for article, answer in answers:
        click.echo(msgspec.json.encode(answer).decode() if as_json else _plain(answer, article.document.text))
    return report_skipped((*skipped, *left_out))


def _known(learn: Sequence[str], file: str | None, chosen: Settings) -> tuple[Fingerprints, tuple[Skipped, ...]]:
    """What to compare with, kept in `file` when there is something new, and what could not be learned from."""
    known = read_fingerprints(file) if file is not None and (not learn or Path(file).exists()) else Fingerprints()
    if not learn:
        return known, ()
    fresh, skipped = flow.learned(read(learn, aside=(file,)), chosen)
    if not fresh.agencies:
        reason = (
            "no article here credits one agency for its text; give articles as they were published, with dateline, byline or "
            "sign-off"
        )
        return known, (*skipped, Skipped(" ".join(learn), f"nothing learned: {reason}"))
    known += fresh
    if file is not None:
        with output(file) as write:
            write(stored(known))
    return known, skipped


def _plain(answer: WireCheck, text: str) -> str:
    lines = [f"{answer.uri}: {verdict_words(answer)}"]
    for reason in answer.because:
        note = reason_words(reason)
        if len(reason.spans) == 1:
            lines.append(f"  {_place(reason.spans[0], text)}  ({note})")
            continue
        lines.append(f"  {note}:")
        lines += [f"    {_place(span, text)}" for span in reason.spans]
    return "\n".join(lines)


def _place(span: Span, text: str) -> str:
    found = place(span, text)
    return f"{span.start}-{span.end}  {found.before}[{found.words}]{found.after}"
