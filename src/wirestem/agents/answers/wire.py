"""Whether texts are wire copy."""

from collections.abc import Iterable, Sequence

from wirestem.agents.answers.parts import Answer, left_out
from wirestem.article.wire import WireCheck
from wirestem.model import Skipped
from wirestem.report.verdict import verdict_words


def wire(checks: Iterable[tuple[WireCheck, str]], skipped: Sequence[Skipped] = ()) -> Answer:
    """For each text what `check` tells, with the words of each reason; a pair is its answer and the text."""
    return {
        "texts": [
            {
                "text": check.uri,
                "verdict": check.verdict,
                "agency": check.agency,
                "says": verdict_words(check),
                "compared": check.compared,
                "because": [
                    {
                        "note": e.note,
                        "evidence": [{"start": s.start, "end": s.end, "words": text[s.start : s.end]} for s in e.spans],
                    }
                    for e in check.because
                ],
            }
            for check, text in checks
        ],
        "skipped": left_out(skipped),
    }
