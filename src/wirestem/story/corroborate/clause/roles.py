"""Roles: who does what to whom in a clause, as far as the order of its words and its voice tell."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.story.corroborate.clause.scenes import NAME
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.terms import Page, Term
from wirestem.text import Word

_HELP = 5
"""How many auxiliaries and adverbs may stand before a main verb."""
AHEAD = 6
"""How many words on from "plans" or "is expected" the verb for what is planned may stand."""
_BY = 5
"""How many words after "by" may name who does it."""


SOMEBODY = "=somebody"
"""The form of a subject that is a pronoun."""


class Act(NamedTuple):
    """What a clause tells of: the form of its main verb, the content words for who does it and for the rest, in any order.

    `done`: it is told as done (True), as planned, expected or possible (False), or it cannot be told (None). `names` are
    those of the words that are spelt as names, `parts` the words with what they are in the clause: "subject", "object", or
    the preposition in front of them ("from").
    """

    verb: str
    agents: frozenset[str]
    others: frozenset[str]
    done: bool | None
    names: frozenset[str]
    parts: frozenset[tuple[str, str]] = frozenset()


def act(page: Page, start: int, end: int) -> Act | None:
    """The act of the clause at `text[start:end]`, None where no verb is found.

    >>> text = "Norvane was bought by Tilsen."
    >>> found = act(Page(text), 0, len(text))
    >>> found and (found.verb, sorted(found.agents), sorted(found.others), found.done)
    ('=buy', ['tilsen'], ['norvan'], True)
    """
    found = page.words(start, end)
    first = next((n for n, w in enumerate(found) if _finite(page, w)), None)
    if first is None:  # "plans" and "aims" may be nouns
        nouns = (n for n, w in enumerate(found[:-1]) if w.form in word_list("ahead") and found[n + 1].form == "to")
        first = next(nouns, None)
    bare = first is None
    if first is None:  # the tagger takes many a verb of the past for a participle
        first = next((n for n, w in enumerate(found) if n and page.verbs.get(w.start) == "VBN"), None)
    if first is None:
        return _wished(page, start, end)
    main, help_, planned = _main(page, found, first)
    verb = found[main]
    terms = page.terms(start, end)
    form = next((t.form for t in terms if t.start <= verb.start < t.end), verb.form)
    agents = frozenset(t.form for t in _subject(page, terms, start, found[first].start))
    if not agents and any(w.form in word_list("person") for w in found[:first]):
        agents = frozenset({SOMEBODY})
    others = frozenset(t.form for t in terms if t.start >= verb.end)
    if bare and not others:  # "Ambassador recalled in row"
        agents, others = others, agents
    elif help_ & word_list("be") and page.verbs.get(verb.start) in ("VBN", "VBD"):
        agents, others = _by(page, verb.end, end, terms), agents | others
        others -= agents
    names = frozenset(t.form for t in terms if t.name)
    done = False if planned or help_ & (word_list("future") | word_list("possible")) else _done(page, found[first].start, help_)
    passive = bool(help_ & word_list("be")) and page.verbs.get(verb.start) in ("VBN", "VBD")
    return Act(form, agents, others, done, names, frozenset(_parts(page, found, terms, (first, main), passive)))


def _parts(
    page: Page, found: Sequence[Word], terms: tuple[Term, ...], verb: tuple[int, int], passive: bool
) -> Iterator[tuple[str, str]]:
    """Every content word with its part: before the verb it is the subject, behind it the object, unless a preposition governs it;
    of what is done by somebody the subject is the object."""
    first, main = verb
    kinds = {"subject": "object", "by": "subject"} if passive else {}
    for term in terms:
        if not found[first].start <= term.start <= found[main].start:
            before = term.start < found[first].start
            span = found[:first] if before else found[main + 1 :]
            held = [w.form for w in span if w.start < term.start and w.form in word_list("governs")]
            part = held[-1] if held else "subject" if before else "object"
            yield term.form[:NAME] if term.name else term.form, kinds.get(part, part)


def _finite(page: Page, word: Word) -> bool:
    """Whether a word is a finite verb: the tagger says so, or it is the past of a verb and nothing else ("withdrew")."""
    return word.start in page.finite or (word.start not in page.verbs and word.form in word_list("past only"))


def _main(page: Page, found: Sequence[Word], first: int) -> tuple[int, frozenset[str], bool]:
    """Where the main verb stands, the auxiliaries before it, and whether it tells what is planned.

    A copula with no verb behind it is the main verb itself: "was the first".
    """

    def is_verb(at: int) -> bool:
        return at < len(found) and (found[at].start in page.verbs or _finite(page, found[at]))

    main = first
    while main + 1 < len(found) and main - first < _HELP:
        adverb = found[main].form.endswith("ly") and not is_verb(main) and is_verb(main + 1)
        if not (_auxiliary(found[main].form) or adverb):
            break
        main += 1
    form = found[main].form
    step = main if form == "to" else main + 1
    to_come = form == "to" or (form in word_list("ahead_to") and step < len(found) and found[step].form == "to")
    if to_come and is_verb(step + 1):  # "is to close", "about to close"; but what one had to do one did
        must = form == "to" and found[main - 1].form in ("have", "has", "had")
        return step + 1, _before(found, first, main), not must
    if form in word_list("ahead") and (is_verb(main) or main == first):  # "plans to close": what is planned is the closing
        behind = range(main + 1, min(main + AHEAD, len(found)))
        at = next((n for n in behind if found[n - 1].form == "to" or page.verbs.get(found[n].start) == "VBG"), main)
        return at, _before(found, first, main), True
    modal = page.verbs.get(found[main - 1].start) == "MD" and main < len(found)
    if main > first and not is_verb(main) and not modal:  # behind "would" a verb stands, whatever it is taken for
        main = next((n for n in range(main - 1, first, -1) if is_verb(n)), first)
    return main, _before(found, first, main), False


def _auxiliary(form: str) -> bool:
    plain = re.sub(r"n['’]t$", "", form)
    return plain in word_list("be") or plain in word_list("auxiliary")


def _before(found: Sequence[Word], first: int, main: int) -> frozenset[str]:
    return frozenset(re.sub(r"n['’]t$", "", w.form) for w in found[first:main])


def _wished(page: Page, start: int, end: int) -> Act | None:
    """The act of a clause that opens with an infinitive or a gerund, as what is promised, asked or weighed does."""
    found = page.words(start, end)[:2]
    at = next((w for w in found if page.verbs.get(w.start) in ("VB", "VBG")), None)
    if at is None or (at is not found[0] and found[0].form != "to"):
        return None
    terms = page.terms(start, end)
    form = next((t.form for t in terms if t.start <= at.start < t.end), at.form)
    others = frozenset(t.form for t in terms if t.start >= at.end)
    done = False if page.verbs[at.start] == "VB" else None  # "killing three" may be done
    return Act(form, frozenset(), others, done, frozenset(t.form for t in terms if t.name))


def _subject(page: Page, terms: tuple[Term, ...], start: int, end: int) -> Iterator[Term]:
    """The content words before the verb, without those behind a preposition or in front of a comma."""
    begin = page.text.rfind(",", start, end) + 1 or start
    loose = [w.start for w in page.words(begin, end) if w.form in word_list("beside") or w.form == "from"]
    return (t for t in terms if begin <= t.start < (loose[0] if loose else end))


def _by(page: Page, start: int, end: int, terms: tuple[Term, ...]) -> frozenset[str]:
    """The content words right after "by"."""
    found = page.words(start, end)
    at = next((n for n, w in enumerate(found) if w.form == "by"), None)
    if at is None:
        return frozenset()
    stop = found[min(at + _BY, len(found) - 1)].end
    loose = [w.start for w in found[at + 1 : at + _BY + 1] if w.form in word_list("beside") or w.form in {"to", "from"}]
    return frozenset(t.form for t in terms if found[at].end <= t.start < min([stop, *loose]))


def _done(page: Page, first: int, help_: frozenset[str]) -> bool | None:
    """Whether the clause tells of something done, or it cannot be told."""
    past = page.verbs.get(first) in ("VBD", "VBN") or first not in page.verbs
    return True if past or help_ & {"has", "have", "had"} else None
