"""`wirestem check`: is this text wire copy?"""

import click
import msgspec

from wirestem import flow
from wirestem.article.read import read
from wirestem.article.wire import WireCheck, check_wire
from wirestem.cli.common import INPUT_HELP, inputs_argument, lexicon_option, report_skipped, settings, stdin_of
from wirestem.lexicon.agencies import agencies
from wirestem.model import Skipped

_SAYS = {
    "credited": "wire copy of {agency}, credited",
    "uncredited": "may be wire copy of {agency}, which it does not credit",
    "own": "shows reporting of its own and credits no agency",
    "release": "a press release, posted by {agency}",
    "unknown": "nothing in the text says where it is from",
}


@click.command(short_help="Is a text wire copy, and of which agency?", epilog=INPUT_HELP)
@inputs_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@lexicon_option
def check(inputs: tuple[str, ...], as_json: bool, lexicons: tuple[str, ...]) -> int:
    """Is each text of INPUT wire copy: of which agency, credited or not, on what evidence.

    Looks at each text alone. To compare texts with one another, use `wirestem dossier`.
    """
    chosen = settings(lexicons, 1)
    known = agencies(lexicons)
    skipped: list[Skipped] = []
    for item in flow.articles(read(inputs, stdin=stdin_of(inputs)), chosen):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        answer = check_wire(item.article, known)
        text = item.article.document.text
        click.echo(msgspec.json.encode(answer).decode() if as_json else _plain(answer, text))
    return report_skipped(skipped)


def _plain(answer: WireCheck, text: str) -> str:
    agency = "agencies that it does not name" if answer.agency == "Agencies" else answer.agency
    lines = [f"{answer.uri}: {_SAYS[answer.verdict].format(agency=agency)}"]
    for reason in answer.because:
        for span in reason.spans:
            before = text[max(0, span.start - 40) : span.start].rpartition("\n")[2]
            after = text[span.end : span.end + 30].partition("\n")[0]
            note = f"spoke to {reason.note}" if reason.rule == "check.relay.v1" else reason.note
            lines.append(f"  {span.start}-{span.end}  …{before}[{text[span.start : span.end]}]{after}…  ({note})")
    return "\n".join(lines)
