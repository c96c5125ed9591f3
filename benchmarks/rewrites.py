"""Many texts of known truth: dispatches made of our own sentences with other words in them, and what desks make of each.

Two dispatches share formulas, now and then a recycled background paragraph or an official statement, and nothing else. Texts
made from a dispatch share real wording with it: verbatim, lightly edited, an excerpt with text of its own around it,
rewritten, heavily rewritten, or made of two dispatches.
"""

import pathlib
import random
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import compile_story  # noqa: E402

KINDS = ("verbatim", "light", "excerpt", "rewrite", "heavy", "composite")
DISPATCH_WORDS = 340
_EACH = 4  # texts for each dispatch, the dispatch with them
_WORDS, _NAMES = 40_000, 12_000
_COMMON = 300  # the commonest words stay: they and what is left beside them are the formulas
_CHANGED = 0.65
_BACKGROUND, _STATEMENT = 0.15, 0.06
_LEAD, _TAIL = ("bl br d dr f g gl h k l m n p pr r s st t tr v w z".split(), "n r l nd st rk m sh t ld".split())

Sentence = tuple[str, ...]


class Made(NamedTuple):
    """A text, its kind ("dispatch" or one of `KINDS`), and the dispatches, by number in the pile, that it comes from."""

    text: str
    kind: str
    roots: tuple[int, ...]


@cache
def sentences() -> tuple[Sentence, ...]:
    """The sentences of our stories in words."""
    texts = [compile_story.flatten(file)[0] for file in sorted((ROOT / "eval/stories/tuned").glob("*/*.xml"))]
    texts += [file.read_text(encoding="utf-8") for file in sorted((ROOT / "examples").glob("*/*.txt"))]
    found = {tuple(line.split()): None for text in texts for line in re.split(r"(?<=[.!?”])\s+|\n+", text)}
    return tuple(line for line in found if 8 <= len(line) <= 45)


def _invented(dice: random.Random, count: int) -> list[str]:
    """Words that nobody has used yet."""
    parts = [a + v + b for a in _LEAD for v in "aeiou" for b in _TAIL]
    return [dice.choice(parts) + dice.choice("aeiou") + dice.choice(parts) for _ in range(count)]


class Agency:
    """Writes dispatches; every choice comes from the seed."""

    def __init__(self, dispatches: int, seed: int) -> None:
        self.dice = random.Random(f"rewrites {seed}")
        self.words, self.names = _invented(self.dice, _WORDS), [w.title() for w in _invented(self.dice, _NAMES)]
        count: dict[str, int] = {}
        for word in (w for line in sentences() for w in line):
            count[word] = count.get(word, 0) + 1
        self.kept = frozenset(sorted(count, key=lambda w: (-count[w], w))[:_COMMON])
        self.backgrounds = [self.passage(50) for _ in range(max(2, dispatches // 40))]
        self.statements = [self.passage(70) for _ in range(max(2, dispatches // 50))]

    def passage(self, length: int) -> list[Sentence]:
        """Sentences of about `length` words on one matter."""
        told: dict[str, str] = {}
        found: list[Sentence] = []
        while sum(map(len, found)) < length:
            found.append(tuple(self._told(word, told) for word in self.dice.choice(sentences())))
        return found

    def _told(self, word: str, told: dict[str, str]) -> str:
        """The word that this dispatch has in the place of `word`: always the same one."""
        if word in self.kept:
            return word
        if word not in told:
            told[word] = word if self.dice.random() > _CHANGED else self._other(word)
        return told[word]

    def _other(self, word: str) -> str:
        if any(c.isdigit() for c in word):
            return str(self.dice.randint(2, 9999))
        return self.dice.choice(self.names if word[0].isupper() else self.words)

    def dispatch(self) -> list[Sentence]:
        """A new dispatch."""
        found = self.passage(int(DISPATCH_WORDS * self.dice.uniform(0.7, 1.2)))
        for chance, shared in ((_BACKGROUND, self.backgrounds), (_STATEMENT, self.statements)):
            if self.dice.random() < chance:
                at = self.dice.randrange(len(found))
                found[at:at] = self.dice.choice(shared)
        return found

    def noisy(self, line: Sentence, share: float) -> Sentence:
        """The sentence with `share` of its words changed, dropped or added."""
        found = []
        for word in line:
            act = self.dice.random()
            if act >= share:
                found.append(word)
            elif act < share * 0.7:
                found.append(self.dice.choice(self.words))
            elif act < share * 0.85:
                found.extend((word, self.dice.choice(self.words)))
        return tuple(found)

    # what desks do
    def derived(self, kind: str, source: Sequence[Sentence], other: Sequence[Sentence]) -> list[Sentence]:
        """A text of `kind` made from the dispatch `source` (a composite: and from `other`)."""
        lines, dice = list(source), self.dice
        if kind == "light":
            return [self.noisy(line, 0.07) for line in lines]
        if kind == "excerpt":
            part = _cut(lines, dice, dice.uniform(0.25, 0.5))
            own = self.passage(dice.randint(120, 260))
            at = dice.randrange(len(own) + 1)
            return [*own[:at], *part, *own[at:]]
        if kind == "rewrite":
            lines = [line for line in lines if dice.random() < 0.85] or lines
            at = dice.randrange(len(lines))
            return [self.noisy(line, 0.22) for line in lines[at:] + lines[:at]]
        if kind == "heavy":
            dice.shuffle(lines)
            return [self.noisy(line, 0.35) for line in lines]
        if kind == "composite":
            parts = [_cut(list(one), dice, dice.uniform(0.35, 0.6)) for one in (source, other)]
            return [self.noisy(line, 0.12) for part in parts for line in part]
        return lines


def _cut(lines: list[Sentence], dice: random.Random, share: float) -> list[Sentence]:
    length = max(1, round(len(lines) * share))
    at = dice.randrange(len(lines) - length + 1)
    return lines[at : at + length]


def pile(texts: int, seed: int = 1) -> Iterator[Made]:
    """`texts` texts in no telling order: about a quarter dispatches, then what was made of them, of some much more than of others."""
    count = max(2, texts // _EACH)
    agency = Agency(count, seed)
    dispatches = [agency.dispatch() for _ in range(count)]
    for number, lines in enumerate(dispatches):
        yield Made(_text(lines), "dispatch", (number,))
    for _ in range(texts - count):
        root, other = (int(count * agency.dice.random() ** 1.3) for _ in range(2))
        kind = agency.dice.choice(KINDS)
        roots = (root,) if kind != "composite" or root == other else (root, other)
        yield Made(_text(agency.derived(kind, dispatches[root], dispatches[other])), kind, roots)


def _text(lines: Sequence[Sentence]) -> str:
    return " ".join(word for line in lines for word in line)
