"""Who said what: statements by party, the same saying of several articles together."""

from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import Alignment, Party, Span, Statement
from wirestem.report.html.shared import pairs
from wirestem.report.names import StoryNames
from wirestem.text.words import words

_MANY = 4000


class Saying(NamedTuple):
    """One thing somebody said; `statements` are its tellings, the longest first, one at least.

    `others` word it otherwise; `in_order` are all tellings in reading order.
    """

    statements: tuple[Statement, ...]
    via: tuple[tuple[str, ...], ...]
    others: tuple[Statement, ...]
    in_order: tuple[Statement, ...]

    @property
    def main(self) -> Statement:
        """The fullest telling."""
        return self.statements[0]


class Voice(NamedTuple):
    """A party and all it is said to have said; `party` is None for sayings whose speaker could not be told."""

    party: Party | None
    name: str
    sayings: tuple[Saying, ...]
    articles: int


def voices(story: StoryNames) -> tuple[Voice, ...]:
    """The speakers: named ones before "experts" and "officials", those in most articles first; the unresolved last."""
    grouped: dict[str, list[Statement]] = {}
    for s in story.found.statements:
        grouped.setdefault(s.speaker or "", []).append(s)
    twins = _twins(story)
    found = []
    for speaker, statements in grouped.items():
        party = story.party.get(speaker)
        name = party.name if party else speaker or "Speaker not resolved"
        found.append(Voice(party, name, _sayings(story, statements, twins), len({s.doc for s in statements})))
    return tuple(
        sorted(
            found,
            key=lambda v: (v.name == "Speaker not resolved", not v.name[:1].isupper(), -v.articles, -len(v.sayings), v.name),
        )
    )


def _length(statement: Statement) -> int:
    return sum(e - s for s, e in statement.content)


def _sayings(story: StoryNames, statements: list[Statement], twins: dict[str, list[str]]) -> tuple[Saying, ...]:
    by_id = {s.id: s for s in statements}
    seen: set[str] = set()
    found = []
    order = {s.id: (story.names.number.get(s.doc, 0), s.content or s.cue, s.id) for s in statements}
    for statement in sorted(statements, key=lambda s: order[s.id]):
        if statement.id in seen:
            continue
        members, queue = [], [statement.id]
        seen.add(statement.id)
        while queue:
            here = queue.pop()
            members.append(by_id[here])
            fresh = [t for t in twins.get(here, ()) if t in by_id and t not in seen]
            seen.update(fresh)
            queue.extend(fresh)
        members.sort(key=lambda s: (-_length(s), order[s.id]))
        others = {_forms_in_order(story, s): s for s in reversed(members)}
        others.pop(_forms_in_order(story, members[0]))
        via = tuple(dict.fromkeys(s.via for s in members if s.via))
        in_order = tuple(sorted(members, key=lambda s: order[s.id]))
        found.append(Saying(tuple(members), via, tuple(s for s in members if s in others.values()), in_order))
    return tuple(sorted(found, key=lambda g: (-len({s.doc for s in g.statements}), order[g.main.id])))


def _twins(story: StoryNames) -> dict[str, list[str]]:
    """Statements that an alignment puts beside one another: for each the one that fits its words best."""
    by_doc: dict[str, list[Statement]] = {}
    for s in story.found.statements:
        by_doc.setdefault(s.doc, []).append(s)
    forms = {s.id: _forms(story, s) for s in story.found.statements}
    found: dict[str, list[str]] = {}
    alignments: Sequence[Alignment] = story.found.alignments
    if len(alignments) > _MANY:  # in a large story the family's own pairs suffice
        alignments = [a for pair in pairs(story) for a in story.between.get(frozenset(pair), ())]
    for a in alignments:
        ours, theirs = _within(by_doc, a.left), _within(by_doc, a.right)
        for s in ours:
            fits = [(_alike(forms[s.id], forms[t.id]), t.id) for t in theirs if t.speaker == s.speaker]
            likeness, best = max(fits, default=(0.0, ""))
            if likeness >= 0.3:
                found.setdefault(s.id, []).append(best)
                found.setdefault(best, []).append(s.id)
    return found


def _within(by_doc: dict[str, list[Statement]], span: Span) -> list[Statement]:
    return [s for s in by_doc.get(span.doc, ()) if any(b > span.start and a < span.end for a, b in s.content)]


def _forms_in_order(story: StoryNames, statement: Statement) -> tuple[str, ...]:
    text = story.names.documents[statement.doc].text if statement.doc in story.names.documents else ""
    return tuple(w.form for a, b in statement.content for w in words(text, a, b))


def _forms(story: StoryNames, statement: Statement) -> frozenset[str]:
    return frozenset(_forms_in_order(story, statement))


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0
