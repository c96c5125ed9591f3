"""Propositions: the checkable clauses of an article, each with its place and the statement it stands in."""

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from wirestem.lexicon.modality import listed
from wirestem.model import PROSE, Article, Range, Stance, Statement
from wirestem.story.corroborate.clause.clauses import Parts, clauses, trimmed
from wirestem.story.corroborate.clause.contents import beside, goes_on, is_clause, whole
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.terms import LONGEST, Page, stem
from wirestem.text import paragraphs, sentences

_ANSWER = re.compile(r"\b(?:saying|adding|insisting|arguing|calling|stressing|claiming|branding)\s+(?:that\s+)?[\"“]?$")
_BESIDE = re.compile(r",\s(?:while|whereas|even\sas|as|after|but)\s", re.IGNORECASE)
_HEADLINE_CUT = re.compile(r"\s(?:as|after|while|amid|before)\s", re.IGNORECASE)
_DISMISSED = frozenset({"it", "this", "them", "these", "those"})
"""Words beside which "dismissed" speaks of what was said, as beside those for talk."""
Mode = Literal["told", "act", "denied"]


class Proposition(NamedTuple):
    """A clause at `text[start:end]` of `doc`; `sentence` and `block` are the sentence and paragraph it stands in.

    `statement` is the innermost one whose content holds it, None in the article's own voice. `mode`: "told" for what is
    told, "act" for the act of denying itself ("X denied the shipments"), "denied" for what such an act is aimed at. `parts`
    leave out an aside that is a proposition of its own; `answers`: it bears out a denial.
    """

    doc: str
    start: int
    end: int
    sentence: Range
    block: int
    headline: bool
    statement: Statement | None
    mode: Mode
    parts: Parts
    answers: bool

    @property
    def stance(self) -> Stance:
        """How it is told: the statement's stance, or a denial when it bears out one or is what one is aimed at."""
        if self.answers or self.mode == "denied":
            return "denies"
        return self.statement.stance if self.statement else "asserts"


def propositions(article: Article, page: Page, statements: Sequence[Statement]) -> tuple[Proposition, ...]:
    """The propositions of an article in text order; furniture, bylines, datelines and captions tell none."""
    document = article.document
    blocks = [(z.start, z.end, z.kind) for z in document.zones if z.kind in PROSE]
    if not document.zones:
        blocks = [(a, b, "paragraph") for a, b in paragraphs(document.text)]
    reaches = [(_extent(s), s) for s in statements if s.content]
    found: list[Proposition] = []
    for number, (start, end, kind) in enumerate(blocks):
        for sentence in sentences(document.text, start, end):
            if sentence[1] - sentence[0] > LONGEST:
                continue
            near = [s for reach, s in reaches if _meets(reach, sentence)]
            found.extend(_of_sentence(page, document.id, sentence, number, kind == "headline", near))
    return tuple(sorted(set(found), key=lambda p: (p.start, p.end, p.mode)))


def _extent(statement: Statement) -> Range:
    ranges = (*statement.source, *statement.cue, *statement.content)
    return min(a for a, _ in ranges), max(b for _, b in ranges)


def _meets(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _of_sentence(
    page: Page, doc: str, sentence: Range, block: int, headline: bool, near: Sequence[Statement]
) -> list[Proposition]:
    found = []
    acts: list[tuple[Range, Statement]] = []
    for statement in near:
        act = _act_of_denial(page, sentence, statement, headline)
        if act is not None:
            acts.append((act, statement))
            found.append(Proposition(doc, *act, sentence, block, headline, statement, "act", _aimed(statement, act), False))
    for piece in _pieces(page, sentence, near, headline):
        holder = _holder(page, piece, near)
        aimed = any(s is holder for _, s in acts)
        loose = headline or (_whole_content(piece, near) and not aimed)
        for parts in clauses(page, piece[0], piece[1], headline, loose):
            start, end = parts[0][0], parts[-1][1]
            if any(_told_by_act(start, end, act, s) for act, s in acts) or _who_said(start, end, near):
                continue
            beyond = aimed and all(start >= act[1] for act, s in acts if s is holder)
            if aimed and not beyond and _only_named(page, start, end):
                continue
            answers = _answers(page.text, start, holder, acts)
            mode: Mode = "denied" if aimed and not beyond and not answers and _is_object(page.text, start, piece) else "told"
            teller = None if aimed and mode == "told" and not answers else holder
            found.append(Proposition(doc, start, end, sentence, block, headline, teller, mode, parts, answers))
    return found


def _who_said(start: int, end: int, near: Sequence[Statement]) -> bool:
    """Whether the clause is but a speaker and a cue: "Foreign Minister Ana Ruiz said"."""
    for statement in near:
        held = (*statement.source, *statement.cue)
        if statement.cue and sum(max(0, min(b, end) - max(a, start)) for a, b in held) >= 0.75 * (end - start):
            return True
    return False


def _answers(text: str, start: int, holder: Statement | None, acts: Sequence[tuple[Range, Statement]]) -> bool:
    """Whether the clause is what a denier of this sentence says instead: "denied it, saying the hall was empty"."""
    return not (
        holder is None or not any(act[0] < start for act, _ in acts) or not _ANSWER.search(text, max(0, start - 24), start)
    )


def _is_object(text: str, start: int, piece: Range) -> bool:
    """Whether a clause of what is denied is its object, not a remark that follows it ("..., even as it thanked them")."""
    between = text[piece[0] : start]
    return "," not in between or bool(re.search(r"\b(?:and|or)\s+that\s+$", between))


def _aimed(statement: Statement, act: Range) -> Parts:
    """What an act of denial says without who does it."""
    held = [(a, min(b, act[1])) for a, b in (*statement.cue, *statement.content) if act[0] <= a < act[1]]
    return tuple(sorted(held)) or (act,)


def _only_named(page: Page, start: int, end: int) -> bool:
    """Whether what is denied is a noun only ("the rumour of shipments"), which tells nothing by itself.

    It tells something after "that", and where a pronoun is the subject ("denied it was closed").
    """
    first = page.words(start, end)[:1]
    if not page.terms(start, end) or not first or first[0].form in {"what", "how", "why"}:
        return True
    return page.text[max(0, start - 5) : start].lower() != "that " and first[0].form not in word_list("pronoun")


def _told_by_act(start: int, end: int, act: Range, statement: Statement) -> bool:
    """Whether a clause only repeats the act of denial: it lies in it or holds its cue, outside what is denied."""
    if _inside_content(start, end, (statement,)):
        return False
    within = min(end, act[1]) - max(start, act[0]) > 0.7 * (end - start)
    holds = any(start <= a and b <= end for a, b in statement.cue) and end - start < 2.5 * (act[1] - act[0])
    return within or holds


def _whole_content(piece: Range, near: Sequence[Statement]) -> bool:
    """Whether the piece is all that a statement says: then it is a proposition though it has no verb."""
    return any(abs(a - piece[0]) <= 2 and abs(b - piece[1]) <= 2 for s in near for a, b in s.content)


def _act_of_denial(page: Page, sentence: Range, statement: Statement, headline: bool) -> Range | None:
    """The stretch of the sentence in which somebody denies something named; None where the words said deny it themselves."""
    if statement.stance != "denies":
        return None
    cues = [r for r in statement.cue if _meets(r, sentence)]
    if not any(t.form == "=deny" for r in cues for t in page.terms(*r)) or _refuses(page, cues, sentence):
        return None
    here = [r for r in (*statement.source, *statement.cue, *statement.content) if _meets(r, sentence)]
    start, end = max(sentence[0], min(a for a, _ in here)), min(sentence[1], max(b for _, b in here))
    cut = (_HEADLINE_CUT if headline else _BESIDE).search(page.text, max(b for _, b in cues), end)
    if cut:
        end = cut.start()
    left = trimmed(page, start, end)
    return (start, left[1]) if left else None  # who denies and the word for it stay: they are the act


def _refuses(page: Page, cues: Sequence[Range], sentence: Range) -> bool:
    """Whether somebody or something is turned away, not denied: "rejected the offer", "dismissed the central bank's governor"."""
    end = max(b for _, b in cues)
    words = [stem(w.form) for a, b in cues for w in page.words(a, b)]
    if "dismiss" in words and not {w.form for w in page.words(*sentence)} & (listed("talked") | _DISMISSED):
        return True
    after = [stem(w.form) for w in page.words(end, sentence[1])[:4] if w.form not in word_list("stop")]
    return not any(w in ("deny", "denial") for w in words) and any(w in _refused() for w in after[:2])


@cache
def _refused() -> frozenset[str]:
    return frozenset(stem(w) for w in word_list("refused"))


def _pieces(page: Page, sentence: Range, near: Sequence[Statement], headline: bool) -> list[Range]:
    """The sentence cut where what somebody said begins and ends; who said it and the cue are left out."""
    cuts = {sentence[0], sentence[1]}
    silent: list[Range] = []
    for statement in near:
        if not statement.cue and not statement.source:
            cuts.update(x for r in statement.content for x in r)
            continue
        content = whole(page, statement)
        if sum(len(page.words(a, b)) for a, b in content) < 4:
            continue  # "absurd" alone is no clause: the sentence stays whole
        if not headline and statement.stance not in ("alleges", "denies") and not is_clause(page, statement, sentence):
            # Nor is what somebody thanks for, welcomes or discusses; what one vows to do ends with the vow.
            cuts.update(b for a, b in content if page.text.startswith("to ", a) and goes_on(page, b))
            continue
        tellers = [r for r in statement.source if beside(page, r, statement.cue)]
        cuts.update(x for r in (*tellers, *statement.cue, *content) for x in r)
        silent.extend((*tellers, *statement.cue))
    edges = sorted(c for c in cuts if sentence[0] <= c <= sentence[1])
    pieces = []
    for start, end in itertools.pairwise(edges):
        if any(a <= start and end <= b for a, b in silent) and not _inside_content(start, end, near):
            continue
        pieces.append((start, end))
    return pieces


def _inside_content(start: int, end: int, near: Sequence[Statement]) -> bool:
    return any(a <= start and end <= b for s in near for a, b in s.content)


def _holder(page: Page, piece: Range, near: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content holds the piece (or most of it)."""
    best: tuple[int, Statement] | None = None
    for statement in near:
        for start, end in statement.content:
            if start - 2 <= piece[0] and piece[1] <= end + 2 and (best is None or end - start < best[0]):
                best = (end - start, statement)
    if best is not None:
        return best[1]
    for statement in near:
        inside = statement.cue and any(piece[0] <= a and b <= piece[1] for a, b in statement.content)
        if inside and (statement.stance in ("alleges", "denies") or _untrue(page, statement)):
            return statement
    return None


def _untrue(page: Page, statement: Statement) -> bool:
    """Whether somebody calls something untrue: "described the charge as absurd"."""
    return any(t.form == "=false" for a, b in statement.content for t in page.terms(a, b))
