"""Turns: what people say in debates, interviews and round-ups, each behind a name and a colon (`Lena Orvik: “…”`, `A: …`)."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.article.attribute.edges import kind
from wirestem.article.attribute.grammar.kinds import FINITE
from wirestem.article.attribute.grammar.units import Unit
from wirestem.article.attribute.stance.stances import stance_without_cue
from wirestem.lexicon.names import names
from wirestem.model import Article, Range, Statement
from wirestem.text import Quotation
from wirestem.text.ranges import meets, united

_LABEL = re.compile(
    r"(?P<mark>[\"“]?)(?P<name>[^\W\d_][\w.’'-]*(?: [\w.’'&-]+){0,5})(?P<who>(?:, [^:“”\"\n]{1,60})|(?: \([^:()“”\"\n]{1,40}\)))?"
    r"(?P<colon>:)[ \u00a0]+"
)
_STAGE = re.compile(r"[\"“]?\([^()]*\)[.\"”]*")
"""What is no speech between turns: "(CROSSTALK)", "(applause)"."""

_ASKS = frozenset("q question interviewer reporter journalist".split())
_ANSWERS = frozenset({"a", "answer"})
_LEAST_TURNS = 3
_LEAST_SURE = 2
_LONGEST_BESIDE = 2
"""The words of a label that names nobody known, at most, where others do: "Moderator", "Second voice"."""


class _Turn(NamedTuple):
    """One turn: its `label`, where that and its colon stand, the words said, and whether a quotation holds them all.

    `marked` when it is a paragraph of a transcript that is printed as one quotation: "NOVAK: We …, "LIND: But …". `sure` when
    the label names somebody who can speak; among such turns others speak too ("Moderator").
    """

    label: str
    source: Range
    colon: Range
    words: Range
    quoted: bool
    marked: bool
    sure: bool


def turns(article: Article, every: Sequence[Unit], found: Sequence[Statement]) -> list[Statement]:
    """The statements `found` with those of turns; what was found inside a turn is part of it.

    A turn in quotation marks stands by itself. One without needs a talk around it: three turns or more, of which one name
    has several, or questions and answers. Its questions tell nothing. What follows an answer up to the next question is its
    answer too.
    """
    text = article.document.text
    whole = _turns(article, every)
    plain = [t for t in whole if not t.quoted]
    count = Counter(t.label.casefold() for t in plain)
    talk = (
        len(plain) >= _LEAST_TURNS - bool(count.keys() & _ANSWERS)
        and len(count) > 1
        and (max(count.values()) > 1 or bool(count.keys() & _ANSWERS))
    )
    taken = [t for t in whole if t.quoted or talk]
    held = united(t.words for t in taken if not t.quoted)
    kept = [s for s in found if not any(meets(held, *part) for part in (*s.cue, *s.content))]
    said = united(part for s in kept for part in (*s.cue, *s.content))
    spoken = [t for t in taken if not (_asks(t, text) or meets(said, *t.words))]
    return kept + [_statement(t, article, every) for t in spoken]


def interviewed(article: Article, before: int) -> str | None:
    """Whom an interview is with: the person named most, then first, in front of its first answer."""
    named = [m for m in article.mentions if m.kind == "person" and m.start < before]
    count = Counter(m.name for m in named)
    return max(count, key=lambda n: (count[n], -min(m.start for m in named if m.name == n)), default=None)


def is_answer(label: str) -> bool:
    """Whether a source is the mark of an interview's answers."""
    return label.casefold() in _ANSWERS


def _asks(turn: _Turn, text: str) -> bool:
    return turn.label.casefold() in _ASKS or (not (turn.quoted or turn.marked) and text.endswith("?", *turn.words))


def _turns(article: Article, every: Sequence[Unit]) -> list[_Turn]:
    text = article.document.text
    blocks = [z for z in article.document.zones if z.kind in ("paragraph", "subhead")]
    found: list[_Turn] = []
    waiting: list[Range] = []
    for block in blocks:
        turn = _turn(article, (block.start, block.end), every)
        if turn is None:
            if not _STAGE.fullmatch(text, block.start, block.end):
                waiting.append((block.start, block.end))
            continue
        if found and not found[-1].quoted and waiting:  # the answer goes on in the paragraphs before the next turn
            found[-1] = found[-1]._replace(words=(found[-1].words[0], waiting[-1][1]))
        waiting = []
        found.append(turn)
    sure = sum(t.sure for t in found) >= _LEAST_SURE
    return [t for t in found if (t.sure or (sure and len(t.label.split()) <= _LONGEST_BESIDE)) and _is_speech(t, every, text)]


def _is_speech(turn: _Turn, every: Sequence[Unit], text: str) -> bool:
    """Whether somebody's words stand behind a label, not a figure or a list."""
    marked = turn.quoted or turn.label.casefold() in _ASKS | _ANSWERS or text[turn.words[1] - 1] == "?"
    return marked or _tells(turn.words, every)


def _turn(article: Article, block: Range, every: Sequence[Unit]) -> _Turn | None:
    text = article.document.text
    label = _LABEL.match(text, *block)
    if label is None or not label["name"][0].isupper():
        return None
    words = (label.end(), block[1])
    if label["mark"]:  # a transcript printed as one quotation: the mark opens each of its paragraphs
        words = (words[0], words[1] - (text[words[1] - 1] in '"”'))
    quotes = _quotes(block, every)
    quoted = not label["mark"] and _quoted(words, quotes, text)
    end = label.end("who") if label["who"] else label.end("name")
    place = (label.start("name"), end)
    sure = _speaks(article, label, quoted=quoted)
    return _Turn(label["name"], place, label.span("colon"), words, quoted, bool(label["mark"]), sure)


def _quoted(words: Range, quotes: Sequence[Quotation], text: str) -> bool:
    """Whether one quotation holds all the words."""
    return any(q.start == words[0] and not text[q.end : words[1]].strip(" .") for q in quotes)


def _speaks(article: Article, label: re.Match[str], *, quoted: bool) -> bool:
    """Whether a label names somebody who can speak: a person, a house, an office, the sides of an interview."""
    name = label["name"]
    if name.casefold() in _ASKS | _ANSWERS:
        return True
    known = names()
    last = name.split()[-1].casefold()
    if known.title(last) is not None or known.title(name) is not None or last in known.groups:
        return True
    if label["mark"] and name.isupper():
        return True
    kinds = {"person", "organisation", "government"} if quoted else {"person"}
    first, stop = (bisect_left(article.mentions, at, key=lambda m: m.start) for at in label.span("name"))
    return any(m.end >= label.end("name") and m.kind in kinds for m in article.mentions[first:stop])


def _tells(words: Range, every: Sequence[Unit]) -> bool:
    """Whether a finite verb stands in the words."""
    return any(t.tag in FINITE for u in _units_of(words, every) for t in u.tokens if t.start >= words[0])


def _quotes(place: Range, every: Sequence[Unit]) -> list[Quotation]:
    """The quotations of the units of a place."""
    return [q for u in _units_of(place, every) for q in u.quotes]


def _units_of(place: Range, every: Sequence[Unit]) -> Sequence[Unit]:
    """The units that have characters of a place."""
    first = bisect_right(every, place[0], key=lambda u: u.end)
    return every[first : bisect_left(every, place[1], key=lambda u: u.start)]


def _statement(turn: _Turn, article: Article, every: Sequence[Unit]) -> Statement:
    text = article.document.text
    content = (turn.words,)
    how = kind(text, content, _quotes(turn.words, every))
    stance = stance_without_cue(text[slice(*turn.words)], how)
    return Statement("", article.document.id, (turn.source,), (turn.colon,), content, how, stance)
