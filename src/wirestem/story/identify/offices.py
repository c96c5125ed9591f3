"""Offices: an office is the person whom an article of the story names as its holder at that time, never the predecessor."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from wirestem.model import Article, Mention, Story
from wirestem.story.identify.capitals import peoples
from wirestem.story.identify.groups import Groups
from wirestem.story.identify.nodes import Key, Node
from wirestem.text.stems import stems

# Offices that one person of a country holds at a time, so that the bare word is enough.
_SOLE = frozenset({"president", "king", "queen", "pope", "chancellor", "premier", "sultan", "emir", "mayor"})
_PAST = frozenset(
    {"former", "ex", "then", "late", "ousted", "deposed", "onetime", "erstwhile", "previous", "predecessor", "outgone"}
)
_FUTURE = frozenset(
    {"incoming", "designate", "elect", "nominee", "candidate", "presumptive", "next", "future", "would-be", "successor"}
)
# Words before an office that make it another's: "deputy foreign minister", "the minister's spokesman".
_UNDER = frozenset(
    "deputy vice assistant shadow junior spokesman spokeswoman spokesperson adviser advisor aide bodyguard wife husband son"
    " daughter brother sister lawyer opponent rival union club company party student".split()
)
_ADDED = frozenset({"interim", "acting", "new", "current", "longtime", "veteran", "newly", "appointed", "elected", "caretaker"})
_CUT = re.compile(
    r"[.;:!?“”\"(),]|\b(?:and|with|met|told|by|from|to|said|that|when|while|as|but|than|between|against|after|before|for)\s"
)
_UNTIL = re.compile(r"\b(?:until|till|from \d{4} to|between \d{4} and)\b")
_OWNER = re.compile(r"\b(?P<owner>[A-Z][\w-]+)[’']s?\s|\b(?:of|in) (?:the )?(?P<place>[A-Z][\w-]+)")
_BEHIND = re.compile(r",\s(?P<words>[^,.;:“”\"]{2,80})")
_FRONT = 70


class Office(NamedTuple):
    """What a phrase says that somebody is: its words, whose office ("" when not told), and whether it is over or to come."""

    words: frozenset[str]
    owner: str
    past: bool
    future: bool


class Held(NamedTuple):
    """An article of `date` ("" when unknown) says that the person of `name` holds `office`."""

    name: str
    office: Office
    date: str
    front: bool


def by_title(groups: Groups, story: Story) -> None:
    """A description of an office goes to the one person whom another article names as its holder at that time.

    Of two holders the later one speaks from the day on which an article first says so; who is only called "former", "then" or
    "-elect" is no holder. A bare "president" is nobody's whom articles call the president of something else.
    """
    lands = peoples(story)
    people = {n.name: n for n in groups.nodes.values() if n.kind == "person" and n.named}  # also who never speaks
    held = [h for a in story.articles for h in _told(a, people.keys(), lands)]
    dates = {a.document.id: _date(a) for a in story.articles}
    for node in groups.nodes.values():
        if node.named or node.kind != "person":
            continue
        office = _office(node.name, lands)
        fitting = [h for h in held if _fits(node.name, office, h)]
        holders = _at(dates[node.doc], fitting, held, people, groups)
        if len({groups.root(people[name].key) for name in holders}) == 1:
            groups.join(node.key, people[min(holders)].key)


def _told(article: Article, wanted: Iterable[str], lands: Mapping[str, str]) -> list[Held]:
    """What the article says beside each name."""
    found, known = [], frozenset(wanted)
    for mention in article.mentions:
        if mention.kind == "person" and mention.name in known:
            front, behind = _beside(mention, article)
            found += [Held(mention.name, _office(front, lands), _date(article), True)] if front else []
            found += [Held(mention.name, _office(behind, lands), _date(article), False)] if behind else []
    return found


def _beside(mention: Mention, article: Article) -> tuple[str, str]:
    """The words directly in front of a name and the apposition behind it."""
    text = article.document.text
    segment = text[max(0, mention.start - _FRONT) : mention.start].rstrip()
    apposed = segment.endswith(",")
    front = segment.rstrip(",")
    cuts = [m.end() for m in _CUT.finditer(front)]
    front = " ".join(front[cuts[-1] if cuts else 0 :].split()[-7:])
    behind = _BEHIND.match(text, mention.end)
    return (front if not apposed or front.casefold().startswith(("the ", "its ", "their ", "his ", "her ")) else ""), (
        behind["words"] if behind else ""
    )


def _office(phrase: str, lands: Mapping[str, str]) -> Office:
    """A phrase taken apart."""
    match = _OWNER.search(phrase)
    owner = (match["owner"] or match["place"]) if match else ""
    words = stems(phrase)
    told = [w for w in re.findall(r"[\w-]+", phrase) if w in lands]
    owner = lands.get(owner, owner) or (lands[told[0]] if told else "")
    plain = phrase.casefold()
    parts = {p for w in words for p in w.split("-")}
    past = bool(parts & _PAST) or _UNTIL.search(plain) is not None or " was " in f" {plain} "
    drop = {w.casefold() for w in told} | stems(owner)
    return Office(frozenset(words - drop), owner, past, bool(parts & _FUTURE))


def _fits(name: str, office: Office, held: Held) -> bool:
    """Whether somebody so described can be the holder of what an article says beside a name."""
    wanted, told = office.words, held.office
    if told.past != office.past or told.future != office.future:
        return False
    if office.owner and told.owner and office.owner != told.owner:
        return False
    extra = told.words - wanted
    if not wanted or not wanted <= told.words or extra & _UNDER:
        return False
    if len(wanted) > 1:
        return True
    sole = name.split()[-1].casefold() in _SOLE
    return sole and held.front and not extra - _ADDED


def _at(date: str, fitting: Sequence[Held], held: Sequence[Held], people: Mapping[str, Node], groups: Groups) -> set[str]:
    """The names of those who hold the office on a day: of several the last one first named so by then."""
    roots: dict[Key, list[Held]] = {}
    for item in fitting:
        roots.setdefault(groups.root(people[item.name].key), []).append(item)
    if len(roots) > 1 and date:
        over = {root for root in roots if _over(root, date, roots[root], held, people, groups)}
        roots = {root: items for root, items in roots.items() if root not in over}
    if len(roots) > 1 and date and all(i.date for items in roots.values() for i in items):
        first = {root: min(i.date for i in items) for root, items in roots.items()}
        last = {root: max(i.date for i in items) for root, items in roots.items()}
        ordered = sorted(roots, key=lambda r: first[r])
        apart = all(last[a] < first[b] for a, b in pairwise(ordered))
        begun = [r for r in ordered if first[r] <= date]
        if apart and begun:
            roots = {begun[-1]: roots[begun[-1]]}
    return {i.name for items in roots.values() for i in items}


def _over(root: Key, date: str, items: Sequence[Held], held: Sequence[Held], people: Mapping[str, Node], groups: Groups) -> bool:
    """Whether an article of that day or before calls the person the former holder, and none later the holder."""
    words = items[0].office.words
    ended = [
        h.date
        for h in held
        if h.office.past and h.date and groups.root(people[h.name].key) == root and len(words & h.office.words) > 0
    ]
    return any(end <= date for end in ended) and not any(i.date > max(ended) for i in items)


def _date(article: Article) -> str:
    """The day of an article, "" when unknown or several."""
    published = article.document.published
    if published is None or published.earliest[:10] != published.latest[:10]:
        return ""
    return published.earliest[:10]
