"""Citing: outlets that a source only names as where its words are from."""

from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.relays.media import hop_name, is_medium
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import words as known
from wirestem.model import Article, Hop, Statement


def cited_only(statements: Sequence[Statement], article: Article, agencies: Agencies) -> list[Statement]:
    """The statements without those whose words are but an outlet's name: "citing the BBC" tells where another's words are from.

    The outlet is then the last relay of what the same source tells in that sentence.
    """
    text = article.document.text
    out = list(statements)
    for cited in statements:
        hop = _only_outlet(cited, text, agencies)
        if hop is None:
            continue
        out.remove(cited)
        for n, other in enumerate(out):
            if other.source == cited.source and other.cue != cited.cue and _one_sentence(other, cited, article):
                named = (*(h for h in other.hops if h.name != hop.name), hop)
                out[n] = other if hop.name in other.via else replace(other, hops=named, via=tuple(h.name for h in named))
    return out


def _only_outlet(statement: Statement, text: str, agencies: Agencies) -> Hop | None:
    """The outlet that "citing" or "quoting" gives, when nothing else is told."""
    if len(statement.content) != 1 or len(statement.cue) != 1 or not statement.source:
        return None
    words = text[slice(*statement.content[0])]
    if text[slice(*statement.cue[0])].lower() not in known("citing") | known("cited") or not is_medium(words, agencies):
        return None
    return Hop(hop_name(words, agencies), *statement.content[0])


def _one_sentence(left: Statement, right: Statement, article: Article) -> bool:
    a, b = sorted((left.cue[0][0], right.cue[0][0])) if left.cue else (0, 0)
    return bool(left.cue) and not any(a < start <= b for start, _ in article.sentences) and "\n" not in article.document.text[a:b]
