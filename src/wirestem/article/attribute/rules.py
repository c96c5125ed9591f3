"""Statements by rule: quotations and clauses with their own cue."""

import re

from msgspec.structs import replace

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article, Hop, Range, Statement
from wirestem.text import quotations, sentences

_SAID = r"(?:said|says|say|told|added|adds|wrote|writes|insisted|replied|stressed|noted)"
_NAME = r"(?:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,4}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [\w ]{2,40}?)"
_AFTER = re.compile(rf"\s*(?:(?P<source>{_NAME})(?:,[^,.]*,)? (?P<cue>{_SAID})\b|(?P<cue2>{_SAID}) (?P<source2>{_NAME}))")
_CLAUSE = re.compile(rf"(?P<source>{_NAME}) (?P<cue>said|says|say) (?:that )?(?P<content>[^.]+)")


def rules_v1(article: Article, agencies: Agencies) -> Article:
    """Quotations followed by their cue, and clauses that follow "said"."""
    doc = article.document
    found: list[Statement] = []
    blocks = tuple((z.start, z.end) for z in doc.zones if z.kind == "paragraph")
    for quote in quotations(doc.text, blocks):
        match = _AFTER.match(doc.text, quote.end)
        if match:
            part = "2" if match["cue2"] else ""
            found.append(
                _statement(article, agencies, match.span("source" + part), match.span("cue" + part), quote[:2], "direct")
            )
    for block in blocks:
        for start, end in sentences(doc.text, *block):
            match = _CLAUSE.search(doc.text, start, end)
            if match and not any(s.cue[0] == match.span("cue") for s in found):
                found.append(
                    _statement(article, agencies, match.span("source"), match.span("cue"), match.span("content"), "indirect")
                )
    found.sort(key=lambda s: s.content)
    named = tuple(replace(s, id=f"{doc.id}.s{i}") for i, s in enumerate(found))
    return replace(article, statements=named)


def _statement(article: Article, agencies: Agencies, source: Range, cue: Range, content: Range, kind: str) -> Statement:
    text = article.document.text
    told = agencies.find(text, cue[1], min(len(text), cue[1] + 20)) if text[slice(*cue)] == "told" else ()
    hops = tuple(Hop(n.agency.slug, n.start, n.end) for n in told[:1])
    return Statement(
        id="",
        doc=article.document.id,
        source=(source,),
        cue=(cue,),
        content=(content,),
        kind="direct" if kind == "direct" else "indirect",
        stance="asserts",
        speaker=text[slice(*source)],
        via=tuple(h.name for h in hops),
        hops=hops,
    )
