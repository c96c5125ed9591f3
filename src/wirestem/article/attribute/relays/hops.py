"""Hops: the relays of a statement that the encoder read, by the words around its cue and by what it took for relays."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wirestem.article.attribute.cues import frames
from wirestem.article.attribute.cues.draft import Draft, TokenRange
from wirestem.article.attribute.grammar.units import Token, Unit
from wirestem.article.attribute.relays import named as relays
from wirestem.article.attribute.relays.media import hop_name, is_medium
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import Cue
from wirestem.model import Article, Hop, Range, Statement

_ANY = Cue(form="", kind="tell", frames=("quote", "after"), example="-")
_TELLS = frozenset(
    "told tell tells telling informed assured reminded confided texted emailed interview conversation remarks".split()
)
_SHORTEST = 2


def hops_of(
    statement: Statement, read: Sequence[Range], article: Article, every: Sequence[Unit], agencies: Agencies
) -> tuple[Hop, ...]:
    """The relays of a statement, the one nearest to the article first.

    The words around the cue are asked first ("told AFP", "in remarks carried by"), then come the ranges `read` that the encoder
    took for relays and that name no person, if they can name an outlet.
    """
    found = _shown(statement, article, every, agencies)
    text = article.document.text
    for start, end in read:
        words = text[start:end]
        if len(words) > _SHORTEST and (words[0].isupper() or is_medium(words, agencies)) and words != "The":
            found.append(Hop(hop_name(words, agencies), start, end))
    out: list[Hop] = []
    for hop in found:
        if not any(hop.name == o.name or (hop.start < o.end and o.start < hop.end) for o in out):
            out.append(hop)
    return tuple(out)


def _shown(statement: Statement, article: Article, every: Sequence[Unit], agencies: Agencies) -> list[Hop]:
    """The relays that the grammar around the cue shows."""
    if not statement.cue:
        return []
    at = bisect_right(every, statement.cue[0][0], key=lambda u: u.start) - 1
    tokens = every[at].tokens if at >= 0 else ()
    cue = _tokens(tokens, statement.cue[0])
    if cue is None:
        return []
    source = _tokens(tokens, statement.source[0]) if statement.source else None
    # In a headline with capitals throughout nobody can tell where the one who is told ends.
    told = None
    if every[at].zone == "paragraph":
        tells = any(t.form in _TELLS for t in tokens[cue[0] : cue[1]])
        told = frames.right(tokens, cue[1], len(tokens), tells=True).told if tells else None
    after = next((p for c in statement.content if (p := _tokens(tokens, c)) and p[0] >= cue[1]), None)
    before = bool(statement.content) and statement.content[0][0] < statement.cue[0][0]
    border = min(source[0], cue[0]) if source else cue[0]
    draft = Draft(_ANY, cue[0], border, source, (cue,), "", after=after, before=before, left_end=border, told=told)
    return list(relays.through(article, tokens, draft, agencies))


def _tokens(tokens: Sequence[Token], place: Range) -> TokenRange | None:
    begin = bisect_left(tokens, place[0], key=lambda t: t.start)
    end = bisect_left(tokens, place[1], key=lambda t: t.start)
    return (begin, end) if begin < end else None
