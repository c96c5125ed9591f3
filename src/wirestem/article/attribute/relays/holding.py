"""Holding: how long words go on coming through a relay that was named before."""

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from wirestem.article.attribute.relays.media import hop_name, is_medium
from wirestem.article.attribute.relays.presented import presented
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import words
from wirestem.model import Article, Hop, Statement

_WHO = r"(?P<who>(?:[\w’'&-]+ ){0,5}[\w’'&-]+)"
_ACCORDING = re.compile(rf",? according to {_WHO}(?=[.,;\n])")
_OPENS = re.compile(rf"According to {_WHO}, ")


def held(statements: Sequence[Statement], article: Article, agencies: Agencies) -> tuple[Statement, ...]:
    """The statements with the relays that still hold for them.

    A quotation that goes on without a cue came the same way. Words the article has from another text ("was quoted as saying
    by", "wrote in an article carried by") go on coming from it in the same speaker's next sentence or paragraph. A relay that
    only describes ("the agency") is who the speaker is, and none when that is no outlet.
    """
    text = article.document.text
    out: list[Statement] = []
    named: dict[bool, str] = {}
    passing = {n for s in statements for n in s.via}
    for statement in statements:
        if not statement.via:
            statement = _according(statement, article, passing, agencies)
        statement = _by_its_name(_by_speaker(statement, article, agencies), named, article, agencies)
        named |= {_is_agency(h, text, agencies): h.name for h in statement.hops if h.name[:1].isupper()}
        if out and not statement.via and out[-1].via and out[-1].speaker == statement.speaker and statement.speaker:
            gap = text[out[-1].content[-1][1] : statement.content[0][0]]
            near = len(gap) < 250 and gap.count("\n\n") <= 1
            bare = not statement.source and not statement.cue
            if near and (bare or _goes_on(out[-1], statement, text)):
                statement = replace(statement, via=out[-1].via, hops=out[-1].hops)
        out.append(statement)
    return tuple(out)


def _according(statement: Statement, article: Article, passing: Collection[str], agencies: Agencies) -> Statement:
    """With the outlet that has it that somebody said so: "He denied it, according to Novost", "According to Novost, he …".

    What has passed on other words in the article is an outlet too.
    """
    if not statement.source:
        return statement
    begin, end = statement.source[0][0], statement.content[-1][1]
    first = next((a for a, b in article.sentences if a <= begin < b), begin)
    text = article.document.text
    found = _ACCORDING.match(text, end) or _OPENS.fullmatch(text, first, begin)
    if found is None or not (is_medium(found["who"], agencies) or hop_name(found["who"], agencies) in passing):
        return statement
    hop = Hop(hop_name(found["who"], agencies), *found.span("who"))
    return replace(statement, via=(hop.name,), hops=(hop,))


def _by_speaker(statement: Statement, article: Article, agencies: Agencies) -> Statement:
    """ "The agency says" came through the outlet that speaks; through none when the agency is no outlet, as one for space."""
    name = statement.speaker or ""
    ours = [h for h in statement.hops if _described(h.name) and any(a <= h.start < b for a, b in statement.source)]
    if not ours or not name[:1].isupper():
        return statement
    if is_medium(name, agencies) or name in presented(article.document.text):
        hops = tuple(Hop(hop_name(name, agencies), h.start, h.end) if h in ours else h for h in statement.hops)
    elif any(h.name.lower() in ("agency", "agencies") for h in ours):
        hops = tuple(h for h in statement.hops if h not in ours)
    else:
        return statement
    return replace(statement, hops=hops, via=tuple(h.name for h in hops))


def _described(name: str) -> bool:
    """Whether a relay is only told to be one: "state radio", "the Agency"."""
    return not name[:1].isupper() or name.lower() in ("agency", "agencies")


def _by_its_name(statement: Statement, named: Mapping[bool, str], article: Article, agencies: Agencies) -> Statement:
    """ "The paper" and "the site" are the relay named last that is no agency, "the state agency" is the agency named last.

    Where none was named, one who is told something ("told the paper") is told it by the article's own house, if that is known.
    """
    hops = []
    for hop in statement.hops:
        noun = hop.name.lower().split()[-1] if hop.name.islower() else ""
        if hop.name.lower() in words("paper") or noun in ("agency", "site"):
            inside = any(a <= hop.start < b for a, b in statement.source)
            name = named.get(noun == "agency") or (hop.name if inside or noun == "agency" else article.document.source.outlet)
            hops += [replace(hop, name=name)] if name else []
        else:
            hops.append(hop)
    return replace(statement, hops=tuple(hops), via=tuple(h.name for h in hops))


def _is_agency(hop: Hop, text: str, agencies: Agencies) -> bool:
    """Whether a relay sends to others: "Reuters", "the state news agency Dravinform"."""
    words = text[hop.start : hop.end].lower()
    return agencies.named(hop.name) is not None or "agency" in words or words.endswith("service") or hop.name.isupper()


def _goes_on(before: Statement, here: Statement, text: str) -> bool:
    """Whether `here` still comes from the text that `before` was quoted from: the next sentence, "also", "wrote" again.

    Words that an outlet was told do not go on by themselves, those that another quoted also in the next paragraph.
    """
    gap = text[before.content[-1][1] : here.content[0][0]]
    if not _from_text(before, text) or not here.cue:
        return False
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
