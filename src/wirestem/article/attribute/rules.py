"""Statements by rule: quotations and clauses with their own cue."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.cues.draft import TokenRange
from wirestem.article.attribute.cues.drafts import drafts
from wirestem.article.attribute.cues.settling import Settled, settle
from wirestem.article.attribute.edges import kind
from wirestem.article.attribute.grammar.units import Token, Unit, units
from wirestem.article.attribute.grammar.wholes import whole_sources
from wirestem.article.attribute.headlines import headline_parts
from wirestem.article.attribute.relays import media
from wirestem.article.attribute.relays import named as relays
from wirestem.article.attribute.relays.citing import cited_only
from wirestem.article.attribute.relays.holding import held
from wirestem.article.attribute.speakers.naming import resolve_speakers
from wirestem.article.attribute.stance.stances import in_context, stance, stance_without_cue
from wirestem.article.attribute.turns import turns
from wirestem.article.attribute.uncued import uncued
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article, Hop, Range, Statement
from wirestem.pipeline import Parse


def rules_v1(article: Article, agencies: Agencies, parse: Parse) -> Article:
    """The article with the statements that cues and quotation marks show, each with its speaker."""
    doc = article.document
    every = units(article)
    told = cued(article, every, agencies)
    sorts = {(s.cue, s.content): sort for s, sort in told}
    found = turns(article, every, cited_only([s for s, _ in told], article, agencies))
    found.extend(uncued(article, every, found))
    found.sort(key=lambda s: (s.content, s.cue))
    kinds = {f"{doc.id}.s{n}": sorts.get((s.cue, s.content), "") for n, s in enumerate(found)}
    whole = whole_sources(found, article, parse)
    named = tuple(replace(s, id=f"{doc.id}.s{n}") for n, s in enumerate(whole))
    spoken = resolve_speakers(replace(article, statements=named), clusters=parse.clusters)
    deniers = frozenset(i for i, sort in kinds.items() if sort == "deny")
    return replace(spoken, statements=in_context(held(spoken.statements, article, agencies), doc.text, deniers))


def cued(article: Article, every: Sequence[Unit], agencies: Agencies) -> list[tuple[Statement, str]]:
    """The statements of a text's units that have a cue, with the kinds of their cues, in text order."""
    return [found for unit in every for found in _cued(article, unit, agencies)]


def _cued(article: Article, unit: Unit, agencies: Agencies) -> list[tuple[Statement, str]]:
    """The statements of a unit with the kinds of their cues."""
    settled = settle(unit.tokens, tuple(drafts(unit)))
    divided = headline_parts(article, unit, agencies) if unit.zone != "paragraph" else None
    if divided is None:
        return _through_relays(article, unit, settled, agencies)
    source, _, content = divided
    words = article.document.text[source[0] : source[1]]
    told = _through_relays(article, unit, settled, agencies)
    if media.is_medium(words, agencies) and source[0] > content[0] and told:
        hop = Hop(media.hop_name(words, agencies), *source)
        return [(_cut(relays.relayed(s, (hop,)), content[1]), k) for s, k in told if s.content[0][0] < content[1]]
    return [(_divided(article, unit, divided, agencies), "say")]


def _cut(statement: Statement, end: int) -> Statement:
    return replace(statement, content=tuple((a, min(b, end)) for a, b in statement.content if a < end))


def _through_relays(article: Article, unit: Unit, settled: Sequence[Settled], agencies: Agencies) -> list[tuple[Statement, str]]:
    """The statements of a unit; one that only passes another on ("…, she wrote, according to KCNA") becomes its relay."""
    made = [(_statement(article, unit, s, agencies), s) for s in settled]
    out: list[tuple[Statement, str]] = []
    for n, (statement, own) in enumerate(made):
        inner = [m for m, (other, _) in enumerate(made) if m != n and relays.covers(statement, other)]
        if own.draft.before and inner and (statement.via or _only_text(article, statement)):
            hops = statement.hops or relays.carrier(article, unit.tokens, own.draft, agencies)
            for m, (other, _) in enumerate(made):
                if m in inner:
                    made[m] = (relays.relayed(other, hops), made[m][1])
    kept = {
        n
        for n, (statement, own) in enumerate(made)
        if not (
            own.draft.before
            and any(m != n and relays.covers(statement, other) for m, (other, _) in enumerate(made))
            and (statement.via or _only_text(article, statement))
        )
    }
    for n in sorted(kept):
        out.append((made[n][0], made[n][1].draft.cue.kind))
    return out


def _only_text(article: Article, statement: Statement) -> bool:
    words = " ".join(article.document.text[a:b] for a, b in statement.source)
    return bool(re.match(r"(?i)(?:the|a) (?:\w+ )?(?:text|transcript|statement|readout|summary|account)\b", words))


def _divided(article: Article, unit: Unit, parts: tuple[Range, Range, Range], agencies: Agencies) -> Statement:
    source, cue, content = parts
    text = article.document.text
    how = kind(text, (content,), unit.quotes)
    words = text[source[0] : source[1]]
    medium = media.is_medium(words, agencies)
    hops = (Hop(media.hop_name(words, agencies), *source),) if medium else ()
    return Statement(
        id="",
        doc=article.document.id,
        source=(source,),
        cue=(cue,),
        content=(content,),
        kind=how,
        stance="alleges" if medium else stance_without_cue(text[content[0] : content[1]], how),
        via=tuple(h.name for h in hops),
        hops=hops,
    )


def _statement(article: Article, unit: Unit, settled: Settled, agencies: Agencies) -> Statement:
    text, tokens, draft = article.document.text, unit.tokens, settled.draft
    content = tuple(_range(tokens, p) for p in settled.content)
    source = (_source(tokens, draft.source),) if draft.source else ()
    hops = relays.through(article, tokens, draft, agencies)
    words = text[source[0][0] : source[0][1]] if source else ""
    medium = bool(source) and media.is_medium(words, agencies)
    how = kind(text, content, unit.quotes)
    return Statement(
        id="",
        doc=article.document.id,
        source=source,
        cue=tuple(_range(tokens, c) for c in draft.cues),
        content=content,
        kind=how,
        stance=stance(draft, " ".join(text[a:b] for a, b in content), how, words, medium=medium),
        via=tuple(h.name for h in hops),
        hops=hops,
    )


def _source(tokens: Sequence[Token], part: TokenRange) -> Range:
    start, end = part
    while end > start + 1 and tokens[end - 1].form in {",", "—", "–", "--"}:
        end -= 1
    return _range(tokens, (start, end))


def _range(tokens: Sequence[Token], part: TokenRange) -> Range:
    return tokens[part[0]].start, tokens[part[1] - 1].end
