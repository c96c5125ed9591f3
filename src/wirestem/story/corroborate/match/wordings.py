"""Wordings: clauses that read the same, in whatever article, with all that comparing them needs."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wirestem.model import Range, TimeRef
from wirestem.story.corroborate.clause.figures import Quantity, quantities
from wirestem.story.corroborate.clause.moments import Moment, moment
from wirestem.story.corroborate.clause.poles import poles
from wirestem.story.corroborate.clause.propositions import Mode, Proposition
from wirestem.story.corroborate.clause.roles import Act, act
from wirestem.story.corroborate.clause.scenes import Scene, countries, regions, scenes
from wirestem.story.corroborate.knowledge import phrase_list, word_list
from wirestem.story.corroborate.modality import modality
from wirestem.story.corroborate.modality.denied import dismisses
from wirestem.story.corroborate.terms import Page, Term
from wirestem.text import words

EMPTY = frozenset({"=deny", "=false", "=rumour"})
"""Words that say that something is denied, not what."""
_QUOTED = re.compile(r"[\"“«](.*?)[\"”»]")
_NO_DENIAL = re.compile(r"\b(?:no (?:fewer|more|less|later|earlier|longer)|not (?:only|just|yet)|not least)\b", re.IGNORECASE)
_KNOWN = re.compile(r"(?<!of) the $", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:nothing but|none but|no one but)\b(?! \d)", re.IGNORECASE)
_NOT = re.compile(r"n['’]t$")
_FIGURES = re.compile(r"\d[\d,.]*\d|\d")
_NUMBERED = re.compile(r"[Nn]o\. ?\d")
_OF_A_THING = re.compile(r"['’]s?\s")


class Wording(NamedTuple):
    """One wording of a clause and every place where it stands word for word; `number` is its place in the story's order.

    `forms` are the content words, numbers as "#31"; `around` those of the sentence; `names` the forms spelt as names, in
    order; `times` the times it names. `speakers` are the parties that say it in quotation marks, `voices` all that say
    it; `denies`: it is a denial wherever it stands; `quotes` are the phrases inside it that stand in quotation marks;
    `spelt` are the content words as they stand there, each with its form, and numbers in figures. `scenes` are the places
    where, whence or whither it happens, `regions` the names that the story gives as their regions;
    `poles` tell which opposites its words have, and of which side; `act` who does what to whom; `planned`: whether it is
    put forward as a plan, None where its mentions differ.
    """

    number: int
    text: str
    members: tuple[Proposition, ...]
    forms: frozenset[str]
    around: frozenset[str]
    names: tuple[str, ...]
    figures: tuple[Quantity, ...]
    times: tuple[Moment, ...]
    negated: bool
    speakers: frozenset[str]
    voices: frozenset[str]
    mode: Mode
    denies: bool
    quotes: frozenset[str]
    spelt: tuple[tuple[str, str], ...]
    scenes: tuple[Scene, ...]
    regions: frozenset[str]
    poles: frozenset[tuple[int, bool]]
    act: Act | None
    planned: bool | None

    @property
    def to_come(self) -> bool | None:
        """Whether it is told as to come (True), as done (False), or it cannot be told (None)."""
        done = self.act.done if self.act else None
        if done is False or self.planned:
            return True
        return False if done and self.planned is False else None

    @property
    def matter(self) -> frozenset[str]:
        """The words for what it is about, without those that only say that it is denied, unless there are no others."""
        return (self.forms - EMPTY) or self.forms

    @property
    def headline(self) -> bool:
        """Whether it stands in headlines only."""
        return all(m.headline for m in self.members)


def wordings(
    pages: Mapping[str, Page],
    told: Mapping[str, Sequence[Proposition]],
    times: Sequence[TimeRef],
    pins: Mapping[Proposition, str],
) -> tuple[Wording, ...]:
    """All wordings of a story, ordered by their words, so that the order of the articles does not matter.

    `pins` mark mentions that stay by themselves though others read the same.
    """
    refs: dict[str, list[TimeRef]] = {}
    for ref in times:
        refs.setdefault(ref.doc, []).append(ref)
    groups: dict[tuple[object, ...], list[Proposition]] = {}
    # By their words: an id may hang on where a file lies, and of one wording the first place is looked at.
    for doc in sorted(told, key=lambda d: (pages[d].text, d)):
        for proposition in told[doc]:
            placed = _placed(proposition, refs.get(doc, ()), pages[doc].text)
            key = (
                _plain(pages[doc], proposition),
                tuple(placed),
                proposition.mode,
                _denier(proposition),
                pins.get(proposition, ""),
            )
            groups.setdefault(key, []).append(proposition)
    around = regions(pages[doc] for doc in sorted(pages))
    lands = countries(pages[doc] for doc in sorted(pages))
    return tuple(_wording(i, groups[key], pages, refs, around, lands) for i, key in enumerate(sorted(groups)))


def _denier(proposition: Proposition) -> str:
    """Who does an act of denial: the same words of two deniers are two denials."""
    return (proposition.statement.speaker or "") if proposition.mode == "act" and proposition.statement else ""


def _plain(page: Page, proposition: Proposition) -> str:
    return " ".join(w.form for part in proposition.parts for w in page.words(*part))


def _placed(proposition: Proposition, refs: Sequence[TimeRef], text: str) -> list[Moment]:
    """The dates and clock times inside the clause, save those of a thing ("Sunday's vote")."""
    held = [
        ref
        for ref in refs
        if not _OF_A_THING.match(text, ref.end) and any(a <= ref.start and ref.end <= b + 1 for a, b in proposition.parts)
    ]
    return [found for ref in held if (found := moment(ref, text)) is not None]


def _wording(
    number: int,
    members: list[Proposition],
    pages: Mapping[str, Page],
    refs: Mapping[str, Sequence[TimeRef]],
    around: Mapping[str, frozenset[str]],
    lands: frozenset[str],
) -> Wording:
    first = members[0]
    page = pages[first.doc]
    text = page.text
    spans: list[Range] = [(r.start, r.end) for r in refs.get(first.doc, ()) if r.type in ("DATE", "TIME")]
    here = [t for part in first.parts for t in page.terms(*part) if not _inside(t, spans)]
    near = [t for t in page.terms(*first.sentence) if not _inside(t, spans)]
    figures = tuple(q for part in first.parts for q in quantities(page, *part, spans))
    nearby = quantities(page, *first.sentence, spans)
    located = tuple(scene for part in first.parts for scene in scenes(page, *part, spans, lands))
    return Wording(
        number,
        text[first.start : first.end],
        tuple(members),
        frozenset(t.form for t in here) | _numbers(figures),
        frozenset(t.form for t in near) | _numbers(nearby),
        tuple(dict.fromkeys(t.form for t in here if t.name and not t.form.startswith("="))),
        _telling(text, tuple(q for q in figures if q.unit != "age")),
        tuple(_placed(first, refs.get(first.doc, ()), text)),
        _negated(page, first),
        frozenset(m.statement.speaker for m in members if m.statement and m.statement.speaker and m.statement.kind != "indirect"),
        frozenset(m.statement.speaker for m in members if m.statement and m.statement.speaker),
        first.mode,
        all(m.stance == "denies" and m.mode != "denied" for m in members) or dismisses(first, here),
        _quotes(text[first.start : first.end]),
        spelt(text, here, first.parts, spans),
        located,
        frozenset(region for scene in located for place in scene.names for region in around.get(place, ())),
        poles(page, first),
        act(page, first.parts[0][0], first.parts[-1][1]),
        _planned(pages, members),
    )


def _planned(pages: Mapping[str, Page], members: Sequence[Proposition]) -> bool | None:
    """Whether all mentions are put forward as plans (True), none is (False), or some are (None)."""
    found = {modality(pages[m.doc], m).kind == "planned" for m in members}
    return found.pop() if len(found) == 1 else None


def _telling(text: str, figures: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers that the clause brings; "900 packs from the 14 lots" tells of packs, the lots are known."""
    new = tuple(q for q in figures if q.measured or not _KNOWN.search(text, max(0, q.start - 12), q.start))
    return new or figures


def _quotes(text: str) -> frozenset[str]:
    """The phrases of three words or more that stand in quotation marks inside the clause."""
    found = (re.sub(r"\W+", " ", q.casefold()).strip() for q in _QUOTED.findall(text))
    return frozenset(q for q in found if q.count(" ") >= 2)


def _inside(term: Term, spans: Sequence[Range]) -> bool:
    return any(a <= term.start and term.end <= b for a, b in spans)


def _numbers(figures: Sequence[Quantity]) -> frozenset[str]:
    return frozenset(f"#{q.value:g}" for q in figures if q.unit != "age")


def _negated(page: Page, proposition: Proposition) -> bool:
    """Whether the clause says that something is not so; "nothing but" does, "no more than 30" does not.

    Nor does a "not" that is part of a phrase which means something by itself ("have not been found" is missing). What somebody
    refuses to do is not done.
    """
    told = proposition.statement
    if told and told.stance == "declines" and page.text.startswith("to ", proposition.start):
        return True
    for a, b in proposition.parts:
        text = page.text[a:b]
        silent = [m.span() for m in _NO_DENIAL.finditer(text)] + [(t.start - a, t.end - a) for t in page.terms(a, b)]
        if _ONLY.search(text) or _undone().search(text):
            return True
        for word in words(text):
            says_no = word.form in word_list("negation") - {"without"} or bool(_NOT.search(word.form))
            says_no = says_no and not _NUMBERED.match(text, word.start)
            if says_no and not any(start <= word.start and word.end <= end for start, end in silent):
                return True
    return False


@cache
def _undone() -> re.Pattern[str]:
    """Finds verbs by which what they govern does not happen, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrase_list('undone')))})\b", re.IGNORECASE)


def spelt(text: str, terms: Iterable[Term], parts: Iterable[Range], apart: Sequence[Range] = ()) -> tuple[tuple[str, str], ...]:
    """Content words as they are spelt, each with its form, and the numbers that `parts` of the text have in figures, save those
    inside what is set `apart`, as dates are: what nearness in sense is told by."""
    named = [(text[t.start : t.end].lower(), t.form) for t in terms]
    found = (m for start, end in parts for m in _FIGURES.finditer(text, start, end))
    kept = (m[0].replace(",", "") for m in found if not any(a <= m.start() and m.end() <= b for a, b in apart))
    return tuple(dict.fromkeys((*named, *((number, f"#{number}") for number in kept))))


def weights(all_wordings: Sequence[Wording]) -> dict[str, float]:
    """How much each form tells: the logarithm of how rare it is among the wordings.

    For a time ("@" and its bounds) it runs 0 to 1: half the clauses of a story may be dated "on Tuesday".
    """
    counted = Counter(form for wording in all_wordings for form in wording.around)
    total = max(len(all_wordings), 8)
    dated = Counter(at_time(time) for wording in all_wordings for time in set(wording.times))
    shares = {time: min(1.0, 5 / count) for time, count in dated.items()}
    return {form: _exact(math.log(1 + total / count)) for form, count in counted.items()} | shares


def _exact(value: float) -> float:
    """The value in steps of 1/1024: sums of such are the same in any order."""
    return round(value * 1024) / 1024


def mass(forms: Iterable[str], weight: Mapping[str, float]) -> float:
    """How much some forms tell together."""
    return sum([weight.get(f, 1.0) for f in forms])


class Scales(NamedTuple):
    """The weights of forms, and what each wording weighs by its clause and by its sentence.

    `unit` is what one rare word weighs, so that stories of any size compare: words weigh more where there are more clauses.
    """

    weight: Mapping[str, float]
    own: tuple[float, ...]
    around: tuple[float, ...]
    unit: float


def scales(known: Sequence[Wording], weight: Mapping[str, float]) -> Scales:
    """The wordings weighed once."""
    own, around = (
        tuple(mass(forms, weight) for forms in side) for side in ([w.matter for w in known], [w.around for w in known])
    )
    return Scales(weight, own, around, math.log(1 + max(len(known), 8)))


def at_time(time: Moment) -> str:
    """The key of a time among the weights."""
    return f"@{time.earliest}/{time.latest}"
