"""Statements by rule: quotations and clauses with their own cue."""

from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute import relays
from wirestem.article.attribute.drafts import TokenRange, drafts
from wirestem.article.attribute.headlines import headline_parts
from wirestem.article.attribute.settling import Settled, settle
from wirestem.article.attribute.speakers import resolve_speakers
from wirestem.article.attribute.stances import stance, stance_without_cue
from wirestem.article.attribute.uncued import uncued
from wirestem.article.attribute.units import Token, Unit, units
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article, Hop, Range, Statement, StatementKind


def rules_v1(article: Article, agencies: Agencies) -> Article:
    """The article with the statements that cues and quotation marks show, each with its speaker."""
    doc = article.document
    every = units(article)
    found: list[Statement] = []
    for unit in every:
        found.extend(_cued(article, unit, agencies))
    found.extend(uncued(article, every, found))
    found.sort(key=lambda s: (s.content, s.cue))
    named = tuple(replace(s, id=f"{doc.id}.s{n}") for n, s in enumerate(found))
    return _relays_held(resolve_speakers(replace(article, statements=named)))


def _cued(article: Article, unit: Unit, agencies: Agencies) -> list[Statement]:
    divided = headline_parts(article, unit, agencies) if unit.zone != "paragraph" else None
    if divided:
        return [_divided(article, unit, divided, agencies)]
    return [_statement(article, unit, s, agencies) for s in settle(unit.tokens, tuple(drafts(unit)))]


def _divided(article: Article, unit: Unit, parts: tuple[Range, Range, Range], agencies: Agencies) -> Statement:
    source, cue, content = parts
    text = article.document.text
    kind = kind_of(unit, (content,), text)
    words = text[source[0] : source[1]]
    medium = relays.is_medium(words, agencies)
    hops = (Hop(relays.hop_name(words, agencies), *source),) if medium else ()
    return Statement(
        id="",
        doc=article.document.id,
        source=(source,),
        cue=(cue,),
        content=(content,),
        kind=kind,
        stance="alleges" if medium else stance_without_cue(text[content[0] : content[1]], kind),
        via=tuple(h.name for h in hops),
        hops=hops,
    )


def _statement(article: Article, unit: Unit, settled: Settled, agencies: Agencies) -> Statement:
    text, tokens, draft = article.document.text, unit.tokens, settled.draft
    content = tuple(_range(tokens, p) for p in settled.content)
    source = (_range(tokens, draft.source),) if draft.source else ()
    hops = relays.through(article, tokens, draft, agencies)
    medium = bool(source) and relays.is_medium(text[source[0][0] : source[0][1]], agencies)
    kind = kind_of(unit, content, text)
    return Statement(
        id="",
        doc=article.document.id,
        source=source,
        cue=tuple(_range(tokens, c) for c in draft.cues),
        content=content,
        kind=kind,
        stance=stance(draft, " ".join(text[a:b] for a, b in content), kind, medium=medium),
        via=tuple(h.name for h in hops),
        hops=hops,
    )


def kind_of(unit: Unit, content: Sequence[Range], text: str) -> StatementKind:
    """Direct when all words stand in quotation marks, indirect when none, else mixed."""
    words = [t for t in unit.tokens if t.form[:1].isalnum() and any(a <= t.start < b for a, b in content)]
    quoted = sum(t.quote >= 0 for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def _range(tokens: Sequence[Token], part: TokenRange) -> Range:
    return tokens[part[0]].start, tokens[part[1] - 1].end


def _relays_held(article: Article) -> Article:
    """Relays hold for a quotation that goes on without a cue."""
    out: list[Statement] = []
    for statement in article.statements:
        if not statement.source and not statement.cue and out and out[-1].via and out[-1].speaker == statement.speaker:
            gap = article.document.text[out[-1].content[-1][1] : statement.content[0][0]]
            if len(gap) < 250 and gap.count("\n\n") <= 1:
                statement = replace(statement, via=out[-1].via, hops=out[-1].hops)
        out.append(statement)
    return replace(article, statements=tuple(out))
