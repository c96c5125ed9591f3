"""Claim cards: how often a claim is told, how often independently, by whom, and what stands against it."""

from collections.abc import Iterable
from typing import NamedTuple

from wirestem.model import Claim, Count, Dispute, Mentioned, Origin, Span
from wirestem.report.backers import Backer, backers
from wirestem.report.denials import Word, word_of
from wirestem.report.names import StoryNames
from wirestem.report.ways import SURE
from wirestem.text.words import words


class Wording(NamedTuple):
    """Mentions that tell a claim in the same words, with the same stance, in reading order.

    `said` tells by whom and through whom: "Pavlo Drezh via KNA"; "" where the article tells it itself. `word` is set before
    it and never says the opposite of what its speaker says.
    """

    mentions: tuple[Mentioned, ...]
    said: str
    word: Word

    @property
    def places(self) -> tuple[Span, ...]:
        """Where they stand."""
        return tuple(Span(m.doc, m.start, m.end) for m in self.mentions)

    @property
    def main(self) -> Mentioned:
        """The first of them."""
        return self.mentions[0]


class Telling(NamedTuple):
    """The wordings of a claim that go back to one origin, in reading order."""

    origin: Origin | None
    wordings: tuple[Wording, ...]
    articles: int


class Side(NamedTuple):
    """A dispute as one claim sees it: the other claim, the kind, the parties; `denies` when the other one is the denial."""

    dispute: Dispute
    other: Claim | None
    forward: bool
    by: tuple[str, ...]


class Perhaps(NamedTuple):
    """Another claim that may be the same one, how likely, and how many organisations would stand behind both as one."""

    other: Claim
    likely: float
    independent: Count


class Card(NamedTuple):
    """A claim with those behind it, its tellings and disputes, and others that may be the same one."""

    claim: Claim
    backers: tuple[Backer, ...]
    tellings: tuple[Telling, ...]
    sides: tuple[Side, ...]
    denials: int
    perhaps: tuple[Perhaps, ...]


def cards(story: StoryNames) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The claims that matter (disputed or told by two articles or more) and the long tail.

    Those that are likelier in dispute than not stand first, then the most told.
    """
    sides: dict[str, list[Side]] = {}
    for dispute in story.found.disputes:
        by = tuple(story.party[i].name if i in story.party else i for i in dispute.by)
        for own, other, forward in ((dispute.claim, dispute.against, True), (dispute.against, dispute.claim, False)):
            sides.setdefault(own, []).append(Side(dispute, story.claim.get(other), forward, by))
    made = [_card(story, c, tuple(sides.get(c.id, ()))) for c in story.found.claims]
    made.sort(key=lambda c: (not _disputed(c), -c.claim.articles, -c.claim.independent.max, c.claim.id))
    matter = tuple(c for c in made if c.sides or c.claim.articles >= 2)
    return matter, tuple(c for c in made if not (c.sides or c.claim.articles >= 2))


def _disputed(card: Card) -> bool:
    return any(side.dispute.confidence >= SURE for side in card.sides)


def _card(story: StoryNames, claim: Claim, sides: tuple[Side, ...]) -> Card:
    by_origin: dict[str, list[Mentioned]] = {}
    for mention in claim.mentions:
        by_origin.setdefault(mention.origin or "", []).append(mention)
    rank = {o.id: i for i, o in enumerate(story.origins)}
    tellings = []
    for origin in sorted(by_origin, key=lambda o: (rank.get(o, len(rank)), o)):
        mentions = sorted(by_origin[origin], key=lambda m: (story.names.number.get(m.doc, 0), m.start))
        tellings.append(Telling(story.origin.get(origin), _wordings(story, claim, mentions), len({m.doc for m in mentions})))
    denials = sum(1 for m in claim.mentions if m.stance == "denies")
    number = story.names.number
    behind = tuple(b._replace(places=tuple(sorted(b.places, key=lambda s: number.get(s.doc, 0)))) for b in backers(claim))
    perhaps = (Perhaps(story.claim[m.claim], m.likely, m.independent) for m in claim.maybe if m.claim in story.claim)
    return Card(claim, behind, tuple(tellings), sides, denials, tuple(perhaps))


def said_by(story: StoryNames, mention: Mentioned) -> str:
    """By whom and through whom a mention has its claim: "Pavlo Drezh via KNA"; "" in the article's own voice."""
    if mention.statement not in story.statement:
        return ""
    by, via = story.told_by(mention.statement)
    return f"{by or 'somebody'} via {', '.join(via)}" if via else by or "somebody"


def _wordings(story: StoryNames, claim: Claim, mentions: list[Mentioned]) -> tuple[Wording, ...]:
    alike: dict[tuple[str, ...], list[Mentioned]] = {}
    for m in mentions:
        forms = tuple(w.form for w in words(story.names.words_at(Span(m.doc, m.start, m.end))))
        alike.setdefault((*word_of(story, m, claim), m.match, said_by(story, m), m.modality, *forms), []).append(m)
    return tuple(Wording(tuple(group), key[3], Word(key[0], key[1])) for key, group in alike.items())


def houses(made: Iterable[Card]) -> tuple[str, ...]:
    """The organisations behind any of the claims, by name."""
    return tuple(sorted({b.name for card in made for b in card.backers}, key=lambda name: (name.casefold(), name)))


def told(card: Card, known: tuple[str, ...]) -> str:
    """What the page's script needs to choose and sort: articles, organisations at most and at least, whether it is in dispute,
    and the places of its organisations in `known`, from 1."""
    count = card.claim.independent
    behind = sorted({known.index(b.name) + 1 for b in card.backers})
    return " ".join(map(str, (card.claim.articles, count.max, count.min, int(bool(card.sides)), *behind)))
