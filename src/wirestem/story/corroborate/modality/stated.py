"""Stated: what the statement tells that a clause stands in."""

import re
from collections.abc import Iterator

from wirestem.model import Modality
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality.around import behind
from wirestem.story.corroborate.modality.lines import Place, Reason, line_of, nowhere
from wirestem.story.corroborate.terms import Page

_SCARE = re.compile(r"(?<=\w )['‘](\w+) [^'’]+(?:['’]\w[^'’]*)*['’](?=\W|$)")


def by_statement(page: Page, proposition: Proposition, place: Place) -> Iterator[Reason]:
    """What the statement tells: its cue, its stance, its speaker and whether its words accuse."""
    statement, line = proposition.statement, place.line
    yield from behind(place, ("confirmed", "planned"))
    scared = _SCARE.search(page.text, proposition.start, proposition.end)
    if scared and {"VBD", "VBN"} & {
        line.tags[k] for k, w in enumerate(line.words) if w.start + proposition.sentence[0] == scared.start(1)
    }:
        yield Reason("alleged", False, *nowhere(place))
    if statement is None:
        return
    wrong = next(
        (s for s in line.signs if s.place == "value" and s.kind == "alleged" and place.start <= s.start < place.end), None
    )
    if wrong:
        yield Reason("alleged", False, wrong.start, wrong.end)
    inner = statement.cue and all(proposition.start <= a and b <= proposition.end for a, b in statement.cue)
    if inner and proposition.mode == "told":
        return
    kinds: dict[str, Modality] = {"alleges": "alleged", "confirms": "confirmed", "expects": "planned"}
    kind = kinds.get(statement.stance)
    cued = [w.form for a, b in statement.cue for w in page.words(a, b)]
    if kind == "planned" and cued[:1] == ["ordered"] and not {"to", "that"} & set(line.forms(place.start - 1, place.end)):
        return
    if statement.stance == "declines" and {"confirm", "verify"} & set(cued):
        kind = "hedged"
    speaking = [s for a, b in (*statement.source, *statement.cue) for s in line_of(page.text[a:b]).signs if s.place == "speaker"]
    past = {"VBD", "VBN"} & set(line.tags[place.start : place.end])
    if kind is None and speaking and past:
        kind = "alleged"
    if kind is not None:
        yield Reason(kind, False, *nowhere(place))
