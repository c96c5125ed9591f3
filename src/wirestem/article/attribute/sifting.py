"""Sifting: what the encoder reads as a statement and is none, and the parts of one that it reads by half."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.grammar import kinds, phrases, timing
from wirestem.article.attribute.grammar.units import Token, Unit
from wirestem.lexicon.cues import words
from wirestem.lexicon.names import names
from wirestem.model import Range, Statement

# How somebody spoke, not who it is: "a U.S. official, speaking on condition of anonymity, …".
_ASIDE = re.compile(
    r",\s+(?:who\s+)?(?:speaking|spoke|talking|talked)\s"
    r"(?=.{0,60}\b(?:condition|anonymity|anonymous|anonymously|not (?:to )?be (?:named|identified|quoted)|background)\b).*$",
    re.DOTALL,
)
_QUOTED = re.compile(r"[\"“]([^\"“”]*)[\"”]")
_SPOKEN = 5
"""A quotation of so many words is somebody's, a shorter one may be but a word in marks ("a “strategic partnership” pact")."""

_SAYING = re.compile(r"\b(?:say|said|says|saying|that)\b")
_AUXILIARIES = frozenset("am are be been being is was were has have had do does did".split())
"""Words that tell nothing by themselves: "the experts were starting to look at it"."""
_WINDS = frozenset({"Western", "Eastern", "Northern", "Southern"})


def sifted(statement: Statement, every: Sequence[Unit], text: str) -> Statement | None:
    """A statement as the encoder read it, in whole phrases and within its part of the page; None when it tells no words.

    A headline's words are no text's, nor the other way round. A deed ("signed an agreement") says nothing.
    """
    if all(form in _AUXILIARIES for a, b in statement.cue for form in text[a:b].casefold().split()):
        return None
    unit = _unit(statement.cue[0][0], every)
    if unit is None:
        return statement
    content = _of_one_part(statement.content, unit, every, text)
    if not content or _deed(statement.cue, content, text):
        return None
    source = _of_one_part(statement.source, unit, every, text) or _opener(statement, unit)
    source = tuple(_whole(_without_aside(place, text), unit.tokens, statement) for place in source)
    if source and _only_adjective(source[0], statement.cue[0], unit.tokens, text):
        return replace(statement, source=(), cue=((source[0][0], statement.cue[0][1]),), content=content)
    return replace(statement, source=source, content=content)


def _unit(at: int, every: Sequence[Unit]) -> Unit | None:
    n = bisect_right(every, at, key=lambda u: u.start) - 1
    return every[n] if n >= 0 else None


def _of_one_part(places: Sequence[Range], home: Unit, every: Sequence[Unit], text: str) -> tuple[Range, ...]:
    """The places cut at the borders between headlines and text, without what lies on the other side of one."""
    out: list[Range] = []
    for start, end in places:
        first = max(0, bisect_right(every, start, key=lambda u: u.start) - 1)
        last = bisect_left(every, end, key=lambda u: u.start)
        if len({u.zone for u in every[first:last]} | {home.zone}) == 1:
            out.append((start, end))
            continue
        for unit in every[first:last]:
            a, b = max(start, unit.start), min(end, unit.end)
            if unit.zone == home.zone and a < b:
                if out and not text[out[-1][1] : a].strip():
                    a = out.pop()[0]
                out.append((a, b))
    return tuple(out)


def _opener(statement: Statement, unit: Unit) -> tuple[Range, ...]:
    """Whom a headline speaks of first, for a cue whose source was looked for outside: "Mayor resigns, vows to return"."""
    end = phrases.noun_phrase(unit.tokens, 0, len(unit.tokens)) if statement.source and unit.zone != "paragraph" else 0
    place = (unit.start, unit.tokens[end - 1].end) if end else (0, 0)
    return (place,) if end and place[1] <= statement.cue[0][0] else ()


def _deed(cue: Sequence[Range], content: Sequence[Range], text: str) -> bool:
    """Whether a cue is an act that needs no words, and nothing shows that words were told: "signed an agreement"."""
    if " ".join(text[a:b] for a, b in cue).casefold() not in words("deed"):
        return False
    told = " ".join(text[a:b] for a, b in content)
    return not _SAYING.search(told) and all(len(m.split()) < _SPOKEN for m in _QUOTED.findall(told))


def _without_aside(place: Range, text: str) -> Range:
    aside = _ASIDE.search(text[slice(*place)])
    return (place[0], place[0] + aside.start()) if aside and aside.start() > 0 else place


def _whole(place: Range, tokens: Sequence[Token], statement: Statement) -> Range:
    """A source to the edges of its noun phrase: "leader" of "leader Kim Jong Un", "The United" of "The United States"."""
    first = bisect_left(tokens, place[0], key=lambda t: t.start)
    last = bisect_left(tokens, place[1], key=lambda t: t.start)
    if not first < last:
        return place
    taken = [*statement.cue, *statement.content]
    stop = last
    while stop < len(tokens) and stop < last + 4 and not any(a <= tokens[stop].start < b for a, b in taken):
        stop += 1
    named = all(t.capital for t in tokens[last - 1 : last + 1]) or (tokens[last - 1].tag == "NN" and not tokens[last - 1].capital)
    named = named and last < stop and tokens[last].tag == "NNP" and not timing.is_time(tokens, last, stop)
    if named or (last < stop and _lacks_noun(tokens[first:last], tokens[last])):
        end = phrases.noun_phrase(tokens, first, stop)
        while end > last and tokens[end - 1].tag not in kinds.NOUN:
            end -= 1
        last = max(last, end)
    return place[0], max(place[1], tokens[last - 1].end)


def _lacks_noun(source: Sequence[Token], after: Token) -> bool:
    """Whether a phrase breaks off before its noun: "Korean" of "Korean leader Kim", "a Navy" of "a Navy report"."""
    if after.tag not in ("NN", "NNS") or after.capital:
        return False
    return of_people(source[-1].form) or (
        len(source) > 1 and source[0].form.casefold() in ("a", "an") and source[-1].tag == "NNP"
    )


def _only_adjective(source: Range, cue: Range, tokens: Sequence[Token], text: str) -> bool:
    """Whether a source is but an adjective of the noun that tells: "Western concerns"."""
    form = text[source[0] : source[1]]
    head = next((t.tag for t in tokens if t.start == cue[0]), "")
    return " " not in form and text[source[1] : cue[0]] == " " and head in ("NN", "NNS") and of_people(form)


def of_people(form: str) -> bool:
    """Whether a word is an adjective of a people or a part of the world: "Western", "Russian"."""
    return not form.endswith("s") and (form in _WINDS or form in names().demonyms) and not names().place(form)
