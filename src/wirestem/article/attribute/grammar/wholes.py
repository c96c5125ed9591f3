"""Wholes: sources widened or cut to the whole noun phrase that a parse joins to their head."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from wirestem.article.attribute.grammar.subjects import TOLD_OF_NAMING
from wirestem.article.attribute.grammar.timing import TIME_WORDS
from wirestem.model import Article, Range, Statement
from wirestem.pipeline import Parse, Word

_LONGEST_WORDS = 40
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X", ""})
# By which a word hangs on the noun of a phrase that it is part of: Universal Dependencies, and the labels of spaCy's English.
_WITHIN = frozenset(
    "compound flat fixed name amod nummod appos nmod poss det nn prep pobj conj nmod:poss flat:name nmod:npmod npadvmod oprd"
    " relcl acl acl:relcl".split()
)
# What hangs on a noun of a clause, not of the phrase.
_OUTSIDE = frozenset(
    "parataxis ccomp advcl csubj csubjpass csubj:pass nsubj nsubjpass nsubj:pass cop aux auxpass aux:pass mark discourse"
    " vocative list dep intj meta preconj dislocated orphan expl".split()
)
_SUBJECTS = frozenset("nsubj nsubjpass nsubj:pass nsubj:outer agent obl:agent".split())
# How a source hangs on a cue that is no verb, or that it is the object of: "according to Novak", "citing Novak".
_OBJECTS = frozenset("pobj obj dobj obl nmod".split())
_RELATIVE = frozenset({"relcl", "acl:relcl", "acl"})
_EDGE = " \t\n\u00a0,;:–—-"


def whole_sources(statements: Sequence[Statement], article: Article, parse: Parse) -> list[Statement]:
    """The statements, each with the whole noun phrase of its source's head: title, apposition, relative clause, list.

    A source that the parse does not join to one noun stays as it is. None takes in words of its cue or content, and none
    loses the only person that it names.
    """
    if not parse.words:
        return list(statements)
    tree = _Tree(parse)
    people = [(m.start, m.end) for m in article.mentions if m.kind == "person"]
    return [_kept(s, _whole(s, article.document.text, tree), people) for s in statements]


def _kept(before: Statement, after: Statement, people: Sequence[Range]) -> Statement:
    """The statement with its new source, or as it was when that has lost its name."""
    named = [any(a <= start and end <= b for a, b in s.source for start, end in people) for s in (before, after)]
    return before if named == [True, False] else after


class _Tree:
    """The words of a parse, and what hangs on each."""

    def __init__(self, parse: Parse) -> None:
        self.words = parse.words
        self.starts = [w.start for w in parse.words]
        self.below: list[list[int]] = [[] for _ in parse.words]
        for n, word in enumerate(parse.words):
            if word.head != n:
                self.below[word.head].append(n)

    def inside(self, place: Range) -> range:
        """The numbers of the words that begin in a range of the text."""
        return range(bisect_left(self.starts, place[0]), bisect_left(self.starts, place[1]))

    def above(self, n: int) -> Iterator[int]:
        """The words that a word hangs on, nearest first."""
        seen = {n}
        while self.words[n].head not in seen:
            n = self.words[n].head
            seen.add(n)
            yield n


def _whole(statement: Statement, text: str, tree: _Tree) -> Statement:
    if len(statement.source) != 1:
        return statement
    own = tree.inside(statement.source[0])
    cue = {n for place in statement.cue for n in tree.inside(place)}
    taken = cue | {n for place in statement.content for n in tree.inside(place)}
    head = _head(own, cue, tree)
    if head is None or head in taken:
        return statement
    held = _stretch(head, set(_phrase(head, taken, tree, text)))
    start, end = tree.words[held[0]].start, tree.words[held[-1]].end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if len(held) > _LONGEST_WORDS or start >= end or text[start:end].count("\n\n"):
        return statement
    return replace(statement, source=((start, end),))


def _head(own: range, cue: set[int], tree: _Tree) -> int | None:
    """The noun that speaks: of the words of a source that hang on none of it, the subject of the cue, else the only one.

    A title, or a name in apposition, leads up to the noun that it belongs to.
    """
    tops = [n for n in own if tree.words[n].head not in own or tree.words[n].head == n]
    speaking = [top for n in tops if (top := _top(n, cue, tree)) is not None and tree.words[top].sort in _NOMINAL]
    if speaking:
        return speaking[0] if len(set(speaking)) == 1 else None
    alone = [n for n in tops if tree.words[n].sort in _NOMINAL - {"DET", "ADJ"}]
    return alone[0] if len(alone) == 1 else None


def _top(n: int, cue: set[int], tree: _Tree) -> int | None:
    """The noun on the way up from a word to the cue; None when the way leaves the phrase before."""
    for above in tree.above(n):
        relation = tree.words[n].relation
        if (above in cue and relation in _OBJECTS) or (relation in _SUBJECTS and _speaks(above, cue, tree)):
            return n
        if relation not in _WITHIN:
            return None
        n = above
    return None


def _speaks(verb: int, cue: set[int], tree: _Tree) -> bool:
    """Whether a verb, or what hangs on it directly, is the cue: "has said", "was quoted as saying"."""
    return bool(cue & {verb, *tree.below[verb]})


def _phrase(head: int, taken: set[int], tree: _Tree, text: str) -> Iterator[int]:
    """The words of the noun phrase of a head, without what hangs on words that are taken."""
    waiting = [head]
    while waiting:
        n = waiting.pop()
        yield n
        for below in tree.below[n]:
            word = tree.words[below]
            if below in taken:
                continue
            if n == head and (
                word.relation in _OUTSIDE or _verbal(word) or _aside(below, head, tree, text) or _when(below, head, tree, text)
            ):
                continue
            waiting.append(below)


def _verbal(word: Word) -> bool:
    """Whether another clause is joined to the phrase as if it were a noun: "Novak and left"."""
    return word.relation == "conj" and word.sort in ("VERB", "AUX")


def _aside(n: int, head: int, tree: _Tree, text: str) -> bool:
    """Whether a clause tells what happened rather than who it is: "Novak, who chaired the meeting on Monday, …"."""
    word = tree.words[n]
    if word.relation not in _RELATIVE or word.tag != "VBD":
        return False
    opens = min((k for k in _below(n, tree) if k > head), default=n)
    first = text[tree.words[opens].start : tree.words[opens].end]
    commaed = opens and text[tree.words[opens - 1].start : tree.words[opens - 1].end] == ","
    return bool(commaed) and first == "who" and text[word.start : word.end] not in TOLD_OF_NAMING


def _when(n: int, head: int, tree: _Tree, text: str) -> bool:
    """Whether a phrase behind the noun tells a time: "the mission | on Monday"."""
    held = sorted(_below(n, tree))
    form = text[tree.words[held[-1]].start : tree.words[held[-1]].end].casefold()
    return held[0] > head and len(held) < 5 and form in TIME_WORDS


def _below(n: int, tree: _Tree) -> Iterator[int]:
    waiting = [n]
    while waiting:
        n = waiting.pop()
        yield n
        waiting.extend(tree.below[n])


def _stretch(head: int, held: set[int]) -> list[int]:
    """The words around the head that stand side by side."""
    first = last = head
    while first - 1 in held:
        first -= 1
    while last + 1 in held:
        last += 1
    return list(range(first, last + 1))
