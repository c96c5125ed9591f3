"""Holding: how long words go on coming through a relay that was named before."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.presented import presented
from wirestem.article.attribute.relays import hop_name, is_medium, own_name
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import words
from wirestem.model import Article, Hop, Statement


def held(statements: Sequence[Statement], article: Article, agencies: Agencies) -> tuple[Statement, ...]:
    """The statements with the relays that still hold for them.

    A quotation that goes on without a cue came the same way. Words the article has from another text ("was quoted as saying
    by", "wrote in an article carried by") go on coming from it in the same speaker's next sentence or paragraph. A relay that
    only describes ("the agency") is who the speaker is, and none when that is no outlet.
    """
    text = article.document.text
    out: list[Statement] = []
    named: str | None = None
    for statement in statements:
        own = out[-1].via[0] if out and len(out[-1].via) == 1 and own_name(article, out[-1].via[0]) else None
        statement = _by_its_name(_by_speaker(statement, article, agencies), named)
        named = next((n for n in statement.via if n[:1].isupper()), named)
        if out and not statement.via and out[-1].via and out[-1].speaker == statement.speaker and statement.speaker:
            gap = text[out[-1].content[-1][1] : statement.content[0][0]]
            near = len(gap) < 250 and gap.count("\n\n") <= 1
            bare = not statement.source and not statement.cue
            if near and (bare or _goes_on(out[-1], statement, text, own)):
                statement = replace(statement, via=out[-1].via, hops=out[-1].hops)
        out.append(statement)
    return tuple(out)


def _by_speaker(statement: Statement, article: Article, agencies: Agencies) -> Statement:
    """ "The agency says" came through the outlet that speaks; through none when the agency is no outlet, as one for space."""
    name = statement.speaker or ""
    ours = [h for h in statement.hops if not h.name[:1].isupper() and any(a <= h.start < b for a, b in statement.source)]
    if not ours or not name[:1].isupper():
        return statement
    if is_medium(name, agencies) or name in presented(article.document.text):
        hops = tuple(Hop(hop_name(name, agencies), h.start, h.end) if h in ours else h for h in statement.hops)
    elif any(h.name in ("agency", "agencies") for h in ours):
        hops = tuple(h for h in statement.hops if h not in ours)
    else:
        return statement
    return replace(statement, hops=hops, via=tuple(h.name for h in hops))


def _by_its_name(statement: Statement, named: str | None) -> Statement:
    """ "The paper" is the relay named last."""
    if named is None or not any(n.lower() in words("paper") for n in statement.via):
        return statement
    hops = tuple(Hop(named, h.start, h.end) if h.name.lower() in words("paper") else h for h in statement.hops)
    return replace(statement, hops=hops, via=tuple(h.name for h in hops))


def _goes_on(before: Statement, here: Statement, text: str, own: str | None) -> bool:
    """Whether `here` still comes from the text that `before` was quoted from: the next sentence, "also", "wrote" again.

    Words that the outlet itself was told go on in the next sentence, those that another quoted also in the next paragraph.
    """
    gap = text[before.content[-1][1] : here.content[0][0]]
    if not _from_text(before, text) or not here.cue:
        pointed = " ".join(text[a:b] for a, b in here.source).casefold() in {"he", "she", "they", "it"}
        return bool(here.cue) and pointed and "\n" not in gap and own is not None and before.via == (own,)
    if re.search(r"\bquoted\b", " ".join(text[a:b] for a, b in before.cue)):
        return True
    wrote = all("wr" in text[s.cue[0][0] : s.cue[0][1]] for s in (before, here) if s.cue)
    return "\n" not in gap or wrote or text[: here.cue[0][0]].endswith("also ")


def _from_text(statement: Statement, text: str) -> bool:
    """Whether its relay is a text that the article quotes from, not an interview."""
    cue = " ".join(text[a:b] for a, b in statement.cue)
    told = any(h.start < statement.cue[0][1] + 12 and "told" in cue for h in statement.hops) if statement.cue else True
    source = statement.source and any(
        h.start >= statement.source[0][0] and h.end <= statement.source[0][1] for h in statement.hops
    )
    return not told and not source
