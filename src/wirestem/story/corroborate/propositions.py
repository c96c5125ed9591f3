"""Propositions: the checkable clauses of an article, each with its place and the statement it stands in."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from wirestem.model import Article, Range, Stance, Statement
from wirestem.story.corroborate.knowledge import number_words, word_list
from wirestem.story.corroborate.terms import stem, terms
from wirestem.text import Word, paragraphs, sentences, words

_TOLD_ZONES = frozenset({"headline", "subhead", "paragraph"})
_HARD = re.compile(r"[;:](?=\s)|\s[-–—]{1,2}\s|—|\.{3}|…")
_COMMA = re.compile(r",(?=[\s”\"’'])")
_GAP = re.compile(r"\s+")
_AGE = re.compile(r",\s*\d{1,3}\s*,?$|-year-old")
_TAIL = re.compile(r"[\s,]+(?:and|but|or|while|though|although|as|after|when|that)\s*$", re.IGNORECASE)
_SAID_THAT = re.compile(r"(?:the\s+|any\s+|all\s+)?\w+\s+(?:\w+\s+)?that\s+", re.IGNORECASE)
_EDGE = " \t\u00a0,;:.–—-…"
_QUOTES = "\"“”„«»"


Mode = Literal["told", "act", "denied"]
Parts: TypeAlias = tuple[Range, ...]


class Proposition(NamedTuple):
    """A clause at `text[start:end]` of `doc`; `sentence` and `block` are the sentence and paragraph it stands in.

    `statement` is the innermost one whose content holds it, None in the article's own voice. `mode`: "told" for what is
    told, "act" for the act of denying itself ("X denied the shipments"), "denied" for what such an act is aimed at. `parts`
    leave out an aside that is a proposition of its own.
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

    @property
    def stance(self) -> Stance:
        return self.statement.stance if self.statement else "asserts"


def propositions(article: Article, statements: Sequence[Statement]) -> tuple[Proposition, ...]:
    """The propositions of an article in text order; furniture, bylines, datelines and captions tell none."""
    document = article.document
    blocks = [(z.start, z.end, z.kind) for z in document.zones if z.kind in _TOLD_ZONES]
    if not document.zones:
        blocks = [(a, b, "paragraph") for a, b in paragraphs(document.text)]
    found: list[Proposition] = []
    for number, (start, end, kind) in enumerate(blocks):
        for sentence in sentences(document.text, start, end):
            near = [s for s in statements if _reach(s) and _meets(_extent(s), sentence)]
            found.extend(_of_sentence(document.text, document.id, sentence, number, kind == "headline", near))
    return tuple(sorted(set(found), key=lambda p: (p.start, p.end, p.mode)))


def _reach(statement: Statement) -> bool:
    return bool(statement.content)


def _extent(statement: Statement) -> Range:
    ranges = (*statement.source, *statement.cue, *statement.content)
    return min(a for a, _ in ranges), max(b for _, b in ranges)


def _meets(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _of_sentence(
    text: str, doc: str, sentence: Range, block: int, headline: bool, near: Sequence[Statement]
) -> list[Proposition]:
    found = []
    acts: list[tuple[Range, Statement]] = []
    for statement in near:
        act = _act_of_denial(text, sentence, statement)
        if act is not None:
            acts.append((act, statement))
            found.append(Proposition(doc, *act, sentence, block, headline, statement, "act", (act,)))
    for piece in _pieces(text, sentence, near):
        holder = _holder(piece, near)
        aimed = any(s is holder for _, s in acts)
        loose = headline or (_whole_content(piece, near) and not aimed)
        for parts in clauses(text, piece[0], piece[1], headline, loose):
            start, end = parts[0][0], parts[-1][1]
            if any(_mostly_in(start, end, act) and not _inside_content(start, end, (s,)) for act, s in acts):
                continue
            mode: Mode = "denied" if aimed and not _answers(text, start) else "told"
            found.append(Proposition(doc, start, end, sentence, block, headline, holder, mode, parts))
    return found


def _answers(text: str, start: int) -> bool:
    """Whether the clause is what the denier says instead: "..., saying the hall was empty"."""
    return bool(re.search(r"\b(?:saying|adding|insisting|arguing|calling|stressing|claiming)\s+(?:that\s+)?[\"“]?$", text[max(0, start - 24) : start]))


def _mostly_in(start: int, end: int, act: Range) -> bool:
    return min(end, act[1]) - max(start, act[0]) > 0.7 * (end - start)


def _whole_content(piece: Range, near: Sequence[Statement]) -> bool:
    """Whether the piece is all that a statement says: then it is a proposition though it has no verb."""
    return any(abs(a - piece[0]) <= 2 and abs(b - piece[1]) <= 2 for s in near for a, b in s.content)


def _act_of_denial(text: str, sentence: Range, statement: Statement) -> Range | None:
    """The stretch of the sentence in which somebody denies something named; None where the words said deny it themselves."""
    if statement.stance != "denies":
        return None
    cues = [r for r in statement.cue if _meets(r, sentence)]
    if not any(t.form == "=deny" for r in cues for t in terms(text, *r)):
        return None
    here = [r for r in (*statement.source, *statement.cue, *statement.content) if _meets(r, sentence)]
    start, end = max(sentence[0], min(a for a, _ in here)), min(sentence[1], max(b for _, b in here))
    return trimmed(text, start, end)


def _pieces(text: str, sentence: Range, near: Sequence[Statement]) -> list[Range]:
    """The sentence cut where what somebody said begins and ends; who said it and the cue are left out."""
    cuts = {sentence[0], sentence[1]}
    silent: list[Range] = []
    for statement in near:
        if not statement.cue and not statement.source:
            cuts.update(x for r in statement.content for x in r)
            continue
        if sum(len(words(text, a, b)) for a, b in statement.content) < 4:
            continue  # "absurd" alone is no clause: the sentence stays whole
        cuts.update(x for r in (*statement.source, *statement.cue, *statement.content) for x in r)
        silent.extend((*statement.source, *statement.cue))
    edges = sorted(c for c in cuts if sentence[0] <= c <= sentence[1])
    pieces = []
    for start, end in zip(edges, edges[1:], strict=False):
        if any(a <= start and end <= b for a, b in silent) and not _inside_content(start, end, near):
            continue
        pieces.append((start, end))
    return pieces


def _inside_content(start: int, end: int, near: Sequence[Statement]) -> bool:
    return any(a <= start and end <= b for s in near for a, b in s.content)


def _holder(piece: Range, near: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content holds the piece (or most of it)."""
    best: tuple[int, Statement] | None = None
    for statement in near:
        for start, end in statement.content:
            if start - 2 <= piece[0] and piece[1] <= end + 2 and (best is None or end - start < best[0]):
                best = (end - start, statement)
    if best is not None:
        return best[1]
    short = [s for s in near if s.cue and any(piece[0] <= a and b <= piece[1] for a, b in s.content)]
    return short[0] if short else None


def clauses(text: str, start: int, end: int, headline: bool = False, loose: bool = False) -> list[Parts]:
    """The clauses of `text[start:end]`, which lies in one sentence, trimmed of joints and punctuation.

    A clause that an aside interrupts has several parts. A `loose` stretch may tell something without a verb or number, as
    headlines do.

    >>> text = "Six miners, who were trapped for hours, were freed after a tunnel was dug."
    >>> [[text[a:b] for a, b in parts] for parts in clauses(text, 0, 74)]
    [['Six miners', 'were freed'], ['were trapped for hours'], ['a tunnel was dug']]
    """
    found: list[list[Range]] = []
    waiting: list[Range] = []
    for begin, stop in _segments(text, start, end, headline):
        substance = _has_substance(text, begin, stop, loose)
        if waiting and _resumes(text, begin, stop):
            found.append([*waiting, (begin, stop)])
            waiting = []
        elif substance and waiting and not _aside(text, begin, stop):
            found.append([*waiting, (begin, stop)])
            waiting = []
        elif substance:
            found.append([(begin, stop)])
        elif found and not waiting and text[max(begin - 1, 0)] == ",":
            found[-1].append((begin, stop))
        else:
            waiting.append((begin, stop))
    if waiting and found:
        found[-1].extend(waiting)
    tidy = [_joined(text, parts) for parts in sorted(found)]
    return [p for p in tidy if p and any(terms(text, *r) for r in p) and sum(len(words(text, *r)) for r in p) >= 3]


def _joined(text: str, parts: list[Range]) -> Parts:
    """The parts trimmed, neighbours made one."""
    out: list[Range] = []
    for part in sorted(parts):
        if out and part[0] <= out[-1][1] + 2:
            out[-1] = (out[-1][0], part[1])
        else:
            out.append(part)
    return tuple(r for r in (trimmed(text, a, b) for a, b in out) if r is not None)


def _resumes(text: str, start: int, end: int) -> bool:
    """Whether the segment goes on with the verb of a subject that an aside cut off."""
    found = words(text, start, end)
    return bool(found) and _is_verb(found, 0) and not found[0].form.endswith("ing")


def _aside(text: str, start: int, end: int) -> bool:
    """Whether the segment is about the words before it: "who …", "a former judge …", "on her first visit …"."""
    first = words(text, start, end)[:1]
    return text[max(start - 1, 0)] == "," and bool(first) and (first[0].form in word_list("aside") or first[0].form.isdigit())


def _segments(text: str, start: int, end: int, headline: bool) -> list[Range]:
    cuts = {start, end}
    cuts.update(m.start() for m in _HARD.finditer(text, start, end))
    cuts.update(m.end() for m in _COMMA.finditer(text, start, end) if not _joins_names(text, m.start(), start, end))
    edges = sorted(cuts)
    found: list[Range] = []
    for a, b in zip(edges, edges[1:], strict=False):
        found.extend(_split_at_joints(text, a, b, headline))
    return found


def _joins_names(text: str, comma: int, start: int, end: int) -> bool:
    """Whether the comma stands inside a date or a short list ("March 9, 2029", "flour, salt and oil")."""
    after = text[comma + 1 : end].lstrip()
    before = text[max(start, comma - 12) : comma]
    return bool(re.match(r"\d{4}\b", after)) and bool(re.search(r"\d$", before))


def _split_at_joints(text: str, start: int, end: int, headline: bool) -> list[Range]:
    """Cut where "and", "after", "while" … joins two clauses, each with a verb of its own."""
    found = words(text, start, end)
    verbs = [_is_verb(found, i) for i in range(len(found))]
    cutting, coordinating = word_list("cutting"), {"and", "but", "or", "nor", "yet"}
    cuts = [start]
    last = 0
    for i in range(1, len(found)):
        form = found[i].form
        left = any(verbs[last:i])
        cut = False
        if form in coordinating:
            cut = left and any(verbs[i + 1 : i + 4])
        elif form in cutting:
            far = 5 if form == "as" else len(found)
            cut = (left and any(verbs[i + 2 : i + 1 + far])) or (headline and i - last >= 2 and len(found) - i > 2)
            cut = cut and not _quoted_next(text, found[i].end) and not _goes_on(found, verbs, last, i)
        if cut:
            cuts.append(found[i].start)
            last = i + 1
    cuts.append(end)
    return list(zip(cuts, cuts[1:], strict=False))


def _goes_on(found: Sequence[Word], verbs: Sequence[bool], last: int, i: int) -> bool:
    """Whether the verb before the joint may be a participle and the main verb comes after it: "those hurt when it fell rose"."""
    certain = word_list("auxiliary") | word_list("past")
    if any(v and found[k].form in certain for k, v in enumerate(verbs[last:i], last)):
        return False
    after = [k for k in range(i + 1, len(found)) if verbs[k] and not verbs[k - 1]]
    return len(after) >= 2 and not any(w.form in {"and", "but", "or", "that", "who", "which"} for w in found[i + 1 :])


def _quoted_next(text: str, position: int) -> bool:
    return text[position : position + 2].strip()[:1] in set("\"“‘«'")


def _is_verb(found: Sequence[Word], i: int) -> bool:
    form = found[i].form
    if form in word_list("auxiliary") or form in word_list("past"):
        return True
    before = found[i - 1].form if i else ""
    if before in {"the", "a", "an", "of", "his", "her", "their", "its", "this", "that's", "in", "by"}:
        return False
    if form.endswith("ed") and len(form) > 4:
        return True
    return form.endswith("s") and stem(form) in _verb_stems() and len(form) > 3


def _verb_stems() -> frozenset[str]:
    return _stems_of(word_list("verb"))


_STEMS: dict[frozenset[str], frozenset[str]] = {}


def _stems_of(forms: frozenset[str]) -> frozenset[str]:
    if forms not in _STEMS:
        _STEMS[forms] = frozenset(stem(w) for w in forms)
    return _STEMS[forms]


def _has_substance(text: str, start: int, end: int, loose: bool) -> bool:
    """Whether a segment can be checked by itself: a verb, or a number, with two content words."""
    found = words(text, start, end)
    content = len(terms(text, start, end))
    number = any(w.form.isdigit() or w.form in number_words() for w in found) and not _AGE.search(text, start, end)
    verb = loose or any(_is_verb(found, i) for i in range(len(found)))
    return (verb and content >= 2 and len(found) >= 3) or (number and content >= 1 and len(found) >= 3)


def trimmed(text: str, start: int, end: int) -> Range | None:
    """The range without joints ("and", "as"), punctuation and lonely quotation marks at its edges; None when nothing is left."""
    moved = True
    while moved and start < end:
        moved = False
        while start < end and (text[start].isspace() or text[start] in _EDGE):
            start, moved = start + 1, True
        while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGE):
            end, moved = end - 1, True
        first = re.compile(r"(\w+)\s+").match(text, start, end)
        if first and first[1].lower() in word_list("joint") and first[1].lower() not in {"that", "no"}:
            start, moved = first.end(), True
        said = _SAID_THAT.match(text, start, end)
        if said and any(t.form in {"=rumour", "=charge", "=deny"} for t in terms(text, start, said.end())):
            start, moved = said.end(), True
        last = _TAIL.search(text, start, end)
        if last:
            end, moved = last.start(), True
        marks = [i for i in range(start, end) if text[i] in _QUOTES]
        if len(marks) % 2 and start < end:
            if text[start] in _QUOTES:
                start, moved = start + 1, True
            elif text[end - 1] in _QUOTES:
                end, moved = end - 1, True
    return (start, end) if start < end else None
