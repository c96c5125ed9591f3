"""Signs: what is seen of two claims when they are set side by side, as figures for the learnt trees."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from math import log
from typing import NamedTuple

from wirestem.encoder import vectors
from wirestem.story.corroborate.clause.figures import Quantity
from wirestem.story.corroborate.clause.moments import clash, days_apart, minutes_apart
from wirestem.story.corroborate.dispute.denials import Told, speaks_for
from wirestem.story.corroborate.dispute.profiles import Profile, matter, spread
from wirestem.story.corroborate.match.agreement import agreeing, comparable
from wirestem.story.corroborate.match.likeness import Likeness
from wirestem.story.corroborate.match.vetoes import opposed
from wirestem.story.corroborate.match.wordings import Wording, mass

FAR = 9.0
"""What stands for "not in one article", and for times that cannot be compared."""
MOST_DAYS = 30.0


class Scene(NamedTuple):
    """What is the same for all pairs of a story: how near clauses are in sense, weights of words, what one rare word weighs."""

    likeness: Likeness
    weight: Mapping[str, float]
    unit: float


class Signs(NamedTuple):
    """Two claims side by side. Shares and likenesses run 0 to 1, yes is 1 and no 0.

    Words: `near` is the likeness of the two wordings that are most alike, `contained`, `shared` and `around` how much of the
    words of the shorter clause, of both, and of both sentences these two share; `common` the same of the claims' words,
    `weight` what they weigh together, in rare words, at most 6; `short` the words of the shortest wording.

    Numbers, of the two that count most nearly one thing and differ: `odd` (there are such and none agree), `unit` (one unit),
    `noun` (nearness of what they count), `clause` (likeness of their clauses), `ratio` (natural logarithm, at most 5),
    `beside` (share of the words next to them), `measure`, `role` (a word around both), `rest` (share of the other words),
    `size` (logarithm of the smaller); `counts` (both have numbers), `agree`, `plain` (neither has).

    Times: `dated` (both are), `clash`, `meet`, `when` and `alike` (likeness and shared words of clauses whose times clash),
    `clock`, `minutes` (logarithm) and `days` between them.

    Denial: `turned` (how far they differ in negation), `negated`, `denial` (one is a denial), `denials` (both are), `denied`,
    `alleged`, `against` (one denies, the other does not), `answered` (one denies, the other alleges), `act` and `named` (an
    act of denial, what one names), `poles` (opposites), `expected`.

    Voices: `voiced` (both are said by somebody), `apart` (by nobody in common), `joint`, `voice` (either is said).

    Places: `sentence` (told in one), `next` (in two that follow one another), `blocks` between them, `together` (share of the
    articles of the rarer one that tell both), `points` (what speaks for one being what the other denies), `aim` (the same as
    the rules for denials choose it); `here`, `there` (logarithms of the articles that tell the rarer, the commoner),
    `headline` (one stands in headlines only).
    """

    near: float
    contained: float
    shared: float
    around: float
    common: float
    weight: float
    short: float
    odd: float
    unit: float
    noun: float
    clause: float
    ratio: float
    beside: float
    measure: float
    role: float
    rest: float
    size: float
    counts: float
    agree: float
    plain: float
    dated: float
    clash: float
    meet: float
    when: float
    alike: float
    clock: float
    minutes: float
    days: float
    turned: float
    negated: float
    denial: float
    denials: float
    denied: float
    alleged: float
    against: float
    answered: float
    act: float
    named: float
    poles: float
    expected: float
    voiced: float
    apart: float
    joint: float
    voice: float
    sentence: float
    next: float
    blocks: float
    together: float
    points: float
    aim: float
    here: float
    there: float
    headline: float


def signs(left: Profile, right: Profile, scene: Scene, aim: float) -> Signs:
    """What two claims show side by side; `aim` is what speaks for a denial aimed by one at the other, 0 for none.

    The same whichever comes first.
    """
    found = (
        *_words(left, right, scene),
        *_numbers(left, right, scene),
        *_times(left, right, scene),
        *_denials(left, right),
        *_voices(left, right),
        *_places(left, right, scene),
        aim,
        *sorted((spread(left), spread(right))),
        float(any(all(w.headline for w in p.group.wordings) for p in (left, right))),
    )
    return Signs(*(round(value, 4) for value in found))


def _words(left: Profile, right: Profile, scene: Scene) -> tuple[float, ...]:
    weight = scene.weight
    near, a, b = _nearest(left, right, scene)
    mine, theirs = matter(a.forms), matter(b.forms)
    common = mass(left.forms & right.forms, weight)
    least = min(mass(left.forms, weight), mass(right.forms, weight))
    return (
        near,
        _contained(mine, theirs, weight),
        _shared(mine, theirs, weight),
        _shared(matter(a.around), matter(b.around), weight),
        common / least if least else 0.0,
        min(common / scene.unit, 6.0),
        float(min(len(w.forms) for p in (left, right) for w in p.shown)),
    )


def _nearest(left: Profile, right: Profile, scene: Scene) -> tuple[float, Wording, Wording]:
    """The two wordings that are most alike, and how much."""
    rows = ((scene.likeness(a.number, b.number), a, b) for a, b in product(left.shown, right.shown))
    return max(rows, key=lambda row: (row[0], -row[1].number - row[2].number))


def _contained(mine: frozenset[str], theirs: frozenset[str], weight: Mapping[str, float]) -> float:
    least = min(mass(mine, weight), mass(theirs, weight))
    return mass(mine & theirs, weight) / least if least else 0.0


def _shared(mine: frozenset[str], theirs: frozenset[str], weight: Mapping[str, float]) -> float:
    both = mass(mine | theirs, weight)
    return mass(mine & theirs, weight) / both if both else 0.0


def _numbers(left: Profile, right: Profile, scene: Scene) -> tuple[float, ...]:
    best: tuple[float, ...] = (0.0,) * 9
    top, agree = float("-inf"), 0.0
    for a, b in product(left.counted, right.counted):
        agree = max(agree, agreeing(a.figures, b.figures))
        like = scene.likeness(a.number, b.number)
        for x, y in product(a.figures, b.figures):
            if x.part or y.part or x.measured != y.measured or x.meets(y):
                continue
            one, noun, ratio = float(comparable(x, y)), _one_noun(x, y), _ratio(x, y)
            score = 2 * one + noun + like - ratio / 10
            if score > top:
                rest = matter(a.forms) - x.kinds - y.kinds, matter(b.forms) - x.kinds - y.kinds
                top, best = (
                    score,
                    (
                        one,
                        noun,
                        like,
                        ratio,
                        _shared(x.near | x.kinds, y.near | y.kinds, scene.weight),
                        float(x.measured),
                        float(bool(x.role & y.role)),
                        _shared(*rest, scene.weight),
                        log(1 + min(abs(x.value), abs(y.value))),
                    ),
                )
    counts, plain = bool(left.counted) and bool(right.counted), not left.counted and not right.counted
    return (float(top > float("-inf") and not agree), *best, float(counts), agree, float(plain))


def _ratio(x: Quantity, y: Quantity) -> float:
    small, large = sorted((abs(x.value) + 1e-9, abs(y.value) + 1e-9))
    return min(log(large / small), 5.0)


def _one_noun(x: Quantity, y: Quantity) -> float:
    """How near in sense what both count is."""
    return max((_sense(a.lstrip("="), b.lstrip("=")) for a, b in product(sorted(x.kinds), sorted(y.kinds))), default=0.0)


@lru_cache(maxsize=65536)
def _sense(one: str, other: str) -> float:
    return max(0.0, round(float(vectors()(one) @ vectors()(other)), 3))


def _times(left: Profile, right: Profile, scene: Scene) -> tuple[float, ...]:
    clashes = meets = False
    when = alike = clock = 0.0
    minutes, days = float("inf"), float("inf")
    for a, b in product(left.timed, right.timed):
        if not clash(a.times, b.times):
            meets = True
            continue
        clashes = True
        when = max(when, scene.likeness(a.number, b.number))
        alike = max(alike, _shared(matter(a.forms), matter(b.forms), scene.weight))
        for x, y in product(a.times, b.times):
            if (gap := minutes_apart(x, y)) is not None:
                minutes, clock = min(minutes, gap), 1.0
            if (apart := days_apart(x, y)) is not None:
                days = min(days, apart)
    dated = bool(left.timed) and bool(right.timed)
    far = min(log(1 + minutes), FAR) if clock else FAR
    return (float(dated), float(clashes), float(meets), when, alike, clock, far, min(days, MOST_DAYS))


def _denials(left: Profile, right: Profile) -> tuple[float, ...]:
    mine, theirs = left.said.get("denies", 0.0), right.said.get("denies", 0.0)
    alleged = left.said.get("alleges", 0.0), right.said.get("alleges", 0.0)
    modes = {w.mode for p in (left, right) for w in p.group.wordings}
    return (
        abs(left.negated - right.negated),
        max(left.negated, right.negated),
        float(left.group.denial != right.group.denial),
        float(left.group.denial and right.group.denial),
        max(mine, theirs),
        max(alleged),
        max(mine * (1 - theirs), theirs * (1 - mine)),
        max(mine * alleged[1], theirs * alleged[0]),
        float("act" in modes),
        float("denied" in modes),
        float(any(opposed(a, b) for a, b in product(left.shown, right.shown))),
        max(left.said.get("expects", 0.0), right.said.get("expects", 0.0)),
    )


def _voices(left: Profile, right: Profile) -> tuple[float, ...]:
    both, joint = bool(left.voices) and bool(right.voices), left.voices & right.voices
    share = len(joint) / max(1, min(len(left.voices), len(right.voices)))
    return float(both), float(both and not joint), share, float(bool(left.voices | right.voices))


def _places(left: Profile, right: Profile, scene: Scene) -> tuple[float, ...]:
    """Where both are told, and what speaks for one being what the other denies."""
    same = close = False
    blocks, points = FAR, 0.0
    for x, y in in_one_article(left, right):
        blocks = min(blocks, abs(x.mention.block - y.mention.block))
        here, there = x.mention.sentence, y.mention.sentence
        same = same or here == there
        close = close or (x.mention.block == y.mention.block and max(here[0] - there[1], there[0] - here[1]) <= 3)
        for denial, told, profile, other in ((x, y, left, right), (y, x, right, left)):
            if profile.group.denial and not other.group.denial:
                points = max(points, speaks_for(denial, told, denial.wording.forms, scene.weight))
    least = min(len(left.group.docs), len(right.group.docs))
    return float(same), float(close), min(blocks, FAR), len(left.group.docs & right.group.docs) / least, points


def in_one_article(left: Profile, right: Profile) -> Iterator[tuple[Told, Told]]:
    """Every mention of one claim with every mention of the other in the same article."""
    for doc in sorted(left.told.keys() & right.told.keys()):
        yield from product(left.told[doc], right.told[doc])
