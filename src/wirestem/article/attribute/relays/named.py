"""Relays: the outlets and agencies that words came through ("told AFP", "was quoted as saying by", "the Courier reported")."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.cues.draft import Draft, TokenRange
from wirestem.article.attribute.grammar import clauses, phrases
from wirestem.article.attribute.grammar.units import Token
from wirestem.article.attribute.relays.media import BEHIND, hop_name, house_titles, is_medium
from wirestem.article.attribute.relays.presented import presented, presents
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import words as known
from wirestem.model import Article, Hop, Statement

_SELF = re.compile(r"(?i)^(?P<which>this|our|the) (?P<what>[\w-]+(?: [\w-]+)?)$|^(?:us|me)$")
_BROUGHT = re.compile(
    r",? (?:which|that) (?P<who>(?:[\w’'.-]+ ){1,6}?)(?:(?:has|had|have|first|since) ){0,2}"
    r"(?:published|released|leaked|printed|posted|obtained|broadcast|aired)\b"
)
_GOT = re.compile(
    r"\b(?:(?P<got>obtained)|published|released|printed|posted|broadcast|aired) by "
    r"(?P<who>(?:the )?[\w’'&-]+(?: (?:[A-Z&][\w’'-]*|of|de|del|la))*)"
)
_CARRIED = frozenset(
    "carried published released run aired broadcast issued distributed posted quoted reported cited relayed".split()
)
_ANYBODY = frozenset("issued reported released published posted".split())
"""What ministries and companies do too: "the 92% reported by the operator"."""
_OF_THE_HOUSE = frozenset("correspondent reporter newsroom cameras microphone microphones".split())
"""Of the article's own house, also with "the"."""
_NOT_MEDIA = frozenset(
    "UN EU US UK USA NATO WTO WHO UAE DPRK ROK PRC USSR FBI CIA ICC IMF GOP MP MPS CEO PM UAW NGO NGOS".split()
)


def told(article: Article, tokens: Sequence[Token], place: TokenRange | None, agencies: Agencies) -> Hop | None:
    """The relay that was told, if the one told is an outlet or an agency: "told AFP", "told this newspaper"."""
    if place is None:
        return None
    start, end = tokens[place[0]].start, tokens[place[1] - 1].end
    words = article.document.text[start:end]
    own = _SELF.match(BEHIND.split(words)[0])
    if own and (own["what"] is None or own["what"].lower() in known("paper")):
        outlet = article.document.source.outlet
        if (own["which"] or "").lower() == "the" and own["what"].lower() not in _OF_THE_HOUSE:
            return Hop(own["what"].lower(), start, start + own.end())
        return Hop(outlet, start, start + own.end()) if outlet else None
    if not is_medium(words, agencies):
        words = re.sub(r"[’']s\s.*$", "", words)
    last = re.sub(r"^[Tt]he ", "", words)
    ours = own_name(article, last) and not _in_headline(article, start)
    if is_medium(words, agencies) or ours or last in house_titles() or last in presented(article.document.text):
        return Hop(hop_name(words, agencies), start, start + len(words))
    if _unknown_house(article, words, start):
        return Hop(words, start, end)
    return None


def _own(article: Article, words: str) -> bool:
    """Whether a house is the article's own: "a report that the Observer has obtained" in the Observer."""
    return re.sub(r"^[Tt]he ", "", words) == re.sub(r"^The ", "", article.document.source.outlet or "")


def own_name(article: Article, words: str) -> bool:
    """Whether the page bears the name outside its text: "told El Faro" under the masthead "El Faro de Almeda"."""
    document = article.document
    if len(words) < 4 or not words[:1].isupper():
        return False
    apart = [document.text[z.start : z.end] for z in document.zones if z.kind in ("furniture", "byline")]
    first = document.text[: document.zones[0].end] if document.zones else ""
    return any(
        re.search(rf"\b{re.escape(words)}\b", part, re.IGNORECASE) for part in (document.source.outlet or "", first, *apart)
    )


def _in_headline(article: Article, at: int) -> bool:
    return any(z.kind in ("headline", "subhead") and z.start <= at < z.end for z in article.document.zones)


def _unknown_house(article: Article, words: str, start: int) -> bool:
    """A single name that nobody in the article bears and no place has: "told Dravinform"."""
    if " " in words or not words[:1].isupper() or words in _NOT_MEDIA or not words.isalpha():
        return False
    if words.isupper() and 3 <= len(words) <= 5:
        return True
    here = [m for m in article.mentions if m.start <= start < m.end]
    if any(m.kind in {"person", "place", "government", "group"} for m in here) or words.lower() in {
        "congress",
        "parliament",
        "reporters",
        "fox",
        "cnn",
    }:
        return words.lower() in {"cnn", "fox"}
    return not any(words in m.name.split() for m in article.mentions if m.kind in {"person", "place", "government"})


def carried(article: Article, tokens: Sequence[Token], start: int, stop: int, agencies: Agencies) -> Hop | None:
    """The relay of "in an article carried by the agency", "as quoted by the agency" in tokens `start`..`stop`."""
    for k in range(start, stop - 1):
        if tokens[k].form in _CARRIED and tokens[k].quote < 0:
            by = k + 1
            if tokens[by].form in {"on", "in"}:
                by = clauses.after_adverbials(tokens, by, stop)
            if by < stop and tokens[by].form in {"by", "in", "on"} and by + 1 < stop:
                end = phrases.long_phrase(tokens, by + 1, stop)
                if end > by + 1:
                    a, b = tokens[by + 1].start, tokens[end - 1].end
                    words = article.document.text[a:b]
                    if (tokens[by].form == "by" and tokens[k].form not in _ANYBODY) or is_medium(words, agencies):
                        return Hop(hop_name(words, agencies), a, b)
    return None


def through(article: Article, tokens: Sequence[Token], draft: Draft, agencies: Agencies) -> tuple[Hop, ...]:
    """The relays of one draft, the one nearest to the article first."""
    text = article.document.text
    found: list[Hop] = []
    if draft.agent:
        a, b = tokens[draft.agent[0]].start, tokens[draft.agent[1] - 1].end
        found.append(Hop(hop_name(text[a:b], agencies), a, b))
    hop = told(article, tokens, draft.told or _heard(tokens, draft.cues[-1][1]), agencies)
    if hop:
        found.append(hop)
    if draft.source:
        a, b = tokens[draft.source[0]].start, tokens[draft.source[1] - 1].end
        if is_medium(text[a:b], agencies) or presents(text, text[a:b]):
            found.append(Hop(hop_name(text[a:b], agencies), a, b))
            found.extend(h for h in _cited(article, tokens, agencies) if h.name != found[-1].name)
    if not found:
        found.extend(h for h in (*_around(article, tokens, draft, agencies), _paper_of(article, tokens, draft, agencies)) if h)
    return tuple(found)


def _heard(tokens: Sequence[Token], at: int) -> TokenRange | None:
    """To whom something is said: "confided to the journal", "explained to this newspaper"."""
    if at >= len(tokens) or tokens[at].form != "to":
        return None
    end = phrases.long_phrase(tokens, at + 1, len(tokens))
    return (at + 1, end) if end > at + 1 else None


def _paper_of(article: Article, tokens: Sequence[Token], draft: Draft, agencies: Agencies) -> Hop | None:
    """The outlet that brought out what speaks: "according to a draft which the daily Hlasnik published"."""
    if draft.source is None:
        return None
    text, start, end = article.document.text, tokens[draft.source[0]].start, tokens[draft.source[1] - 1].end
    match = _BROUGHT.search(text, start, tokens[-1].end) or _GOT.search(text, start, end)
    if match is None or match.start() > end or _own(article, match["who"].strip()):
        return None
    got = "got" in match.re.groupindex and match["got"] and _unknown_house(article, match["who"], match.start("who"))
    if not (got or is_medium(match["who"], agencies) or presents(text, match["who"])):
        return None
    return Hop(hop_name(match["who"], agencies), match.start("who"), match.end("who"))


def carrier(article: Article, tokens: Sequence[Token], draft: Draft, agencies: Agencies) -> tuple[Hop, ...]:
    """The relay that a source of words names: "the text released by the agency"."""
    if draft.source is None:
        return ()
    hop = carried(article, tokens, *draft.source, agencies)
    return (hop,) if hop else ()


def _cited(article: Article, tokens: Sequence[Token], agencies: Agencies) -> list[Hop]:
    """Whom the outlets of a sentence had it from, one from the next: "citing Reuters, which quoted the daily Larkhaven Post"."""
    found: list[Hop] = []
    for k, token in enumerate(tokens[:-1]):
        if token.quote < 0 and _cites(tokens, k):
            end = phrases.long_phrase(tokens, k + 1, len(tokens))
            if end > k + 1:
                a, b = tokens[k + 1].start, tokens[end - 1].end
                words = article.document.text[a:b]
                name = hop_name(words, agencies)
                passed = bool(found) and _unknown_house(article, words, a)  # "quoting Interfax, which cited Vremya"
                if (is_medium(words, agencies) or passed) and name not in {h.name for h in found}:
                    found.append(Hop(name, a, b))
    return found


def _cites(tokens: Sequence[Token], k: int) -> bool:
    """Whether token `k` names where an outlet has its words from: "citing", "quoting", "which in turn cited"."""
    if tokens[k].form in known("citing"):
        return True
    passed = tokens[k].form in known("cited")
    return passed and any(t.form in {"which", "who"} for t in tokens[max(0, k - 5) : k])


def _around(article: Article, tokens: Sequence[Token], draft: Draft, agencies: Agencies) -> list[Hop | None]:
    """Relays in the adverbials of the cue: after it up to the content, or before the source."""
    end = draft.cues[0][1]
    after_stop = draft.after[0] if draft.after and draft.after[0] >= end else len(tokens)
    return [
        carried(article, tokens, end, after_stop, agencies)
        or (carried(article, tokens, 0, draft.border, agencies) if not draft.before else None)
    ]


def relayed(statement: Statement, hops: Sequence[Hop]) -> Statement:
    """The statement with the relays of another that passes it on, which are nearer to the article."""
    more = tuple(h for h in hops if h.name not in statement.via)
    joined = (*more, *statement.hops)
    return replace(statement, hops=joined, via=tuple(h.name for h in joined))


def covers(outer: Statement, inner: Statement) -> bool:
    """Whether the source and cue of `inner` stand inside the content of `outer`."""
    places = (*inner.source[:1], *inner.cue[:1])
    return bool(inner.source) and all(any(a <= s and e <= b for a, b in outer.content) for s, e in places)
