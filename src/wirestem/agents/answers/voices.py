"""Who said something first."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from wirestem.agents.answers.likeness import LEAST, shares
from wirestem.agents.answers.parts import MOST, Answer, left_out, place, published, said
from wirestem.model import Dossier, Skipped, Span, Statement
from wirestem.report.denials import word_for
from wirestem.report.html.shared import Passage, by_document
from wirestem.report.names import Names, StoryNames, plural, whole
from wirestem.times import Outing, first_out, outing

CAVEAT = "first among these articles; what is not among them may be earlier"
Shared: TypeAlias = Mapping[str, Sequence[Passage]]
"""By article the passages that it shares with others."""
_NEAR = 0.75
"""How much of the best answer's share the others must have."""


class _Found(NamedTuple):
    share: float
    story: StoryNames
    statement: Statement


def first_said(dossier: Dossier, asked: str, skipped: Sequence[Skipped] = ()) -> Answer:
    """Who said something first among the articles: the statements that hold the asked words, by when they were published.

    `first` is None where that cannot be told: nothing is dated, or several came out on one day without a clock; then all
    that may have been the first are in `may_be_first`. It is not `sure` where an undated article has the words too.
    """
    names = Names(dossier)
    near = _near(names, asked)
    if not near:
        why = "no statement of these articles has these words"
        return {"found": False, "asked": asked, "why": why, "skipped": left_out(skipped)}
    out = {f.statement.doc: outing(names.documents[f.statement.doc].published) for f in near}
    dated = {doc: when for doc, when in out.items() if when}
    first = first_out(dated)
    others = [] if first else [d for d in dated if not any(dated[o].is_before(dated[d]) for o in dated)] or list(out)
    may = [next(f for f in near if f.statement.doc == doc) for doc in others]
    found = [f for f in near if f.statement.doc == first][:1]
    shared = {story.found.id: by_document(story) for story in dict.fromkeys(f.story for f in near)}
    answer = {
        "found": True,
        "asked": asked,
        "first": _told(names, found[0], shared) if found else None,
        "may_be_first": [_told(names, f, shared) for f in may[:MOST]],
        "sure": bool(found) and all(out.values()),
        "caveat": "; ".join([CAVEAT, *_doubts(names, out, others)]),
        "all": [_told(names, f, shared) for f in near[:MOST]],
        "of": len(near),
        "skipped": left_out(skipped),
    }
    return answer if found else answer | {"why": "no dates tell which was first: several are of one day, or undated"}


def _near(names: Names, asked: str) -> list[_Found]:
    """The statements that hold about as many of the asked words as the best, in order of publication."""
    rows: list[_Found] = []
    for findings in names.dossier.stories:
        story = StoryNames(names, findings)
        here = [s for s in findings.statements if s.doc in names.documents and whole(s)]
        held = shares(asked, [_spoken(names, s) for s in here])
        rows += [_Found(share, story, s) for share, s in zip(held, here, strict=True) if share >= LEAST]
    best = max((row.share for row in rows), default=0.0)
    near = [row for row in rows if row.share >= _NEAR * best]
    return sorted(near, key=lambda row: _place_in_order(names, row.statement))


def _place_in_order(names: Names, statement: Statement) -> tuple[object, ...]:
    """Where a statement stands in the order of publication; ties fall by outlets and texts, never by ids or files."""
    unknown, when, _ = names.when(statement.doc)
    document = names.documents[statement.doc]
    return unknown, when, document.source.outlet or "", document.text, statement.content


def _doubts(names: Names, out: Mapping[str, Outing | None], may: Sequence[str]) -> list[str]:
    """What keeps the order from being known; `may` are the articles that may each be the first."""
    undated = sum(when is None for when in out.values())
    days = sorted({str(published(names, doc))[:10] for doc in may if out[doc]})
    said = []
    if may:
        which = (
            f"{plural(len(may), 'article')} of {' and '.join(days)}" if days else f"{plural(len(may), 'article')} without a date"
        )
        said.append(f"{which} may {'each ' if len(may) > 1 else ''}be the first: their order is unknown")
    if undated and undated < len(out):
        said.append(f"{plural(undated, 'article')} without a date may be earlier")
    return said


def _texts(story: StoryNames, shared: Shared, span: Span) -> list[Answer]:
    """The texts behind the words: the article's own, where it is one, else those whose carriers have the words too."""
    found = [p.origin for p in shared.get(span.doc, ()) if p.origin and p.start < span.end and span.start < p.end]
    found += [o for o in story.origins if o.observed == span.doc and o not in found]
    return [
        {"text": story.letter[o.id], "what": story.behind(o), "handed_in": o.observed is not None}
        for o in sorted(dict.fromkeys(found), key=lambda o: story.letter[o.id])
    ]


def _told(names: Names, found: _Found, every: Mapping[str, Shared]) -> Answer:
    shared = every[found.story.found.id]
    statement = found.statement
    span = whole(statement)
    return {
        **(place(names, span) if span else {}),
        "published": published(names, statement.doc),
        "stance": statement.stance,
        "word": word_for(found.story, statement).shown,
        "kind": statement.kind,
        **said(found.story, statement.id),
        "stands_in": _texts(found.story, shared, span) if span else [],
        "likeness": round(found.share, 2),
    }


def _spoken(names: Names, statement: Statement) -> str:
    parts = [*statement.source, *statement.content]
    return " ".join(names.words_at(Span(statement.doc, a, b)) for a, b in parts)
