"""Roles: who does what to whom in a clause, as far as the order of its words and its voice tell."""

from collections.abc import Iterator
from typing import NamedTuple

from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.terms import Page, Term

_BE = frozenset("is are was were be been being get gets got am 's 're".split())
_HELP = _BE | frozenset("have has had having do does did will would shall should may might can could must not n't".split())
_AHEAD = frozenset("will would shall 'll".split())
_PERHAPS = frozenset("may might could should can must".split())
_LOOSE = frozenset("in at on by for after with since near as because during before while when over under about".split())
_BY = 5
"""How many words after "by" may name who does it."""


class Act(NamedTuple):
    """What a clause tells of: the form of its main verb, the content words for who does it and for the rest, in any order.

    `done`: it is told as done (True), as planned, expected or possible (False), or it cannot be told (None). `names` are
    those of the words that are spelt as names.
    """

    verb: str
    agents: frozenset[str]
    others: frozenset[str]
    done: bool | None
    names: frozenset[str]


def act(page: Page, start: int, end: int) -> Act | None:
    """The act of the clause at `text[start:end]`, None where no verb is found.

    >>> text = "Norvane was bought by Tilsen."
    >>> found = act(Page(text), 0, len(text))
    >>> found and (found.verb, sorted(found.agents), sorted(found.others), found.done)
    ('=buy', ['tilsen'], ['norvan'], True)
    """
    found = page.words(start, end)
    first = next((n for n, w in enumerate(found) if w.start in page.finite), None)
    if first is None:  # "plans" and "aims" may be nouns
        nouns = (n for n, w in enumerate(found[1:-1], 1) if w.form in word_list("ahead") and found[n + 1].form == "to")
        first = next(nouns, None)
    bare = first is None
    if first is None:  # the tagger takes many a verb of the past for a participle
        first = next((n for n, w in enumerate(found) if n and page.verbs.get(w.start) == "VBN"), None)
    if first is None:
        return _wished(page, start, end)
    main = first
    while main + 1 < len(found) and (found[main].form in _HELP or found[main].form.endswith("ly")) and main - first < 5:
        main += 1
    help_ = [w.form for w in found[first:main]]
    planned = found[main].form in word_list("ahead")
    if planned:  # "plans to close": what is planned is the closing
        behind = range(main + 1, min(main + 4, len(found)))
        main = next((n for n in behind if found[n - 1].form == "to" or page.verbs.get(found[n].start) == "VBG"), main)
    verb = found[main]
    terms = page.terms(start, end)
    form = next((t.form for t in terms if t.start <= verb.start < t.end), verb.form)
    agents = frozenset(t.form for t in _subject(page, terms, start, found[first].start))
    others = frozenset(t.form for t in terms if t.start >= verb.end)
    if bare and not others:  # "Ambassador recalled in row"
        agents, others = others, agents
    elif any(h in _BE for h in help_) and page.verbs.get(verb.start) in ("VBN", "VBD"):
        agents, others = _by(page, verb.end, end, terms), agents | others
        others -= agents
    names = frozenset(t.form for t in terms if t.name)
    done = False if planned else _done(page, found[first].start, help_, [w.form for w in found[main : main + 2]])
    return Act(form, agents, others, done, names)


def _wished(page: Page, start: int, end: int) -> Act | None:
    """The act of a clause that opens with an infinitive or a gerund, as what is promised, asked or weighed does."""
    found = page.words(start, end)[:2]
    at = next((w for w in found if page.verbs.get(w.start) in ("VB", "VBG")), None)
    if at is None or (at is not found[0] and found[0].form != "to"):
        return None
    terms = page.terms(start, end)
    form = next((t.form for t in terms if t.start <= at.start < t.end), at.form)
    others = frozenset(t.form for t in terms if t.start >= at.end)
    return Act(form, frozenset(), others, False, frozenset(t.form for t in terms if t.name))


def _subject(page: Page, terms: tuple[Term, ...], start: int, end: int) -> Iterator[Term]:
    """The content words before the verb, without those behind a preposition or in front of a comma."""
    begin = page.text.rfind(",", start, end) + 1 or start
    loose = [w.start for w in page.words(begin, end) if w.form in _LOOSE or w.form == "from"]
    return (t for t in terms if begin <= t.start < (loose[0] if loose else end))


def _by(page: Page, start: int, end: int, terms: tuple[Term, ...]) -> frozenset[str]:
    """The content words right after "by"."""
    found = page.words(start, end)
    at = next((n for n, w in enumerate(found) if w.form == "by"), None)
    if at is None:
        return frozenset()
    stop = found[min(at + _BY, len(found) - 1)].end
    loose = [w.start for w in found[at + 1 : at + _BY + 1] if w.form in _LOOSE or w.form in {"to", "from"}]
    return frozenset(t.form for t in terms if found[at].end <= t.start < min([stop, *loose]))


_WHERE = {
    "in": "at", "at": "at", "near": "at", "off": "at", "outside": "at", "inside": "at", "around": "at", "from": "from",
    "to": "to", "into": "to", "towards": "to", "toward": "to",
}  # fmt: skip
_FAR = 5
"""How many words a place may stand behind its preposition."""


def places(page: Page, start: int, end: int) -> frozenset[tuple[str, str]]:
    """The names that stand behind a preposition of place, each with whether it is where, whence or whither.

    >>> text = "Boats from Tarsk sailed into the port of Belvany."
    >>> sorted(places(Page(text), 0, len(text)))
    [('from', 'tarsk'), ('to', 'belvany')]
    """
    return frozenset(_places(page, start, end))


def _places(page: Page, start: int, end: int) -> Iterator[tuple[str, str]]:
    found = page.words(start, end)
    named = {t.start: t.form for t in page.terms(start, end) if t.name}
    for n, word in enumerate(found):
        kind = _WHERE.get(word.form)
        if kind is None:
            continue
        for other in found[n + 1 : n + 1 + _FAR]:
            if other.form in _WHERE or other.form in _LOOSE or other.start in page.finite:
                break
            if other.start in named:
                yield kind, named[other.start]


def _done(page: Page, first: int, help_: list[str], verb: list[str]) -> bool | None:
    """Whether the clause tells of something done, of something planned or possible, or neither for certain."""
    words = {*help_, *verb[:1]}
    if words & _AHEAD or words & _PERHAPS or words & word_list("ahead") or (verb[:1] and verb[0] in _BE and verb[1:] == ["to"]):
        return False
    if help_[-1:] and help_[-1] in _BE and verb[0] == "to":
        return False
    if page.verbs.get(first) in ("VBD", "VBN") or words & {"has", "have", "had"}:
        return True
    return None
