"""Scenes: where the act of a clause takes place, whence and whither, as far as prepositions and names tell."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from wirestem.model import Range
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.terms import Page, Term, stem
from wirestem.text import Word

_WHERE = {
    "in": "at", "at": "at", "near": "at", "off": "at", "outside": "at", "inside": "at", "around": "at", "on": "at",
    "from": "from", "to": "to", "into": "to", "towards": "to", "toward": "to",
}  # fmt: skip
_FAR = 7
"""How many words the place may have behind its preposition."""
NAME = 5
"""Letters that the names of one side share: "Lumeria", "Lumerian"."""


class Scene(NamedTuple):
    """A place: `kind` is whether it is where ("at"), whence ("from") or whither ("to") something happens, or what it happens to
    ("with"); `forms` are its content words, names cut so that a people and its country are one, `names` those of them that are
    spelt as names, `head` the word for what kind of place it is ("valley"), or ""; `wide`: it is a country or a region."""

    kind: str
    forms: frozenset[str]
    names: frozenset[str]
    head: str
    wide: bool = False

    def apart(self, other: "Scene") -> bool:
        """Whether both are places of their own: two names ("Dolna", "the Kesh valley"), or two kinds of place."""
        mine, theirs = self.forms - other.forms, other.forms - self.forms
        if not mine or not theirs or self.wide != other.wide or self.may_hold(other) or other.may_hold(self):
            return False
        if mine & self.names and theirs & other.names:
            return True
        return not (mine & self.names or theirs & other.names) and bool(self.head and other.head) and self.head != other.head

    def may_hold(self, other: "Scene") -> bool:
        """Whether the other may lie in it: a hospital in a town, a province in a country, anything in "the capital"."""
        return self.head == "capital" or (
            not self.head and (other.head in word_list("site") or (other.wide and bool(other.head)))
        )


def scenes(page: Page, start: int, end: int, times: Sequence[Range] = (), lands: Set[str] = frozenset()) -> tuple[Scene, ...]:
    """The places that stand behind a preposition, in order; `times` are dates, which are none, `lands` names of countries.

    >>> text = "Boats from Tarsk sailed into the port of Belvany."
    >>> [(s.kind, sorted(s.forms), s.head) for s in scenes(Page(text), 0, len(text))]
    [('from', ['tarsk'], ''), ('to', ['=harbour', 'belva'], 'port')]
    """
    found = list(_scenes(page, start, end, times))
    behind = frozenset(f for s in found for f in s.forms)
    found += [s for s in _held(page, start, end, times) if not s.forms & behind]
    return tuple(s._replace(wide=_wide(s, lands)) for s in found)


def _held(page: Page, start: int, end: int, times: Sequence[Range]) -> Iterator[Scene]:
    """Places with a name that something is done to or with: "seized the town of Marl", "the gates of the Tolva dam"."""
    found = page.words(start, end)
    terms = {t.start: t for t in page.terms(start, end) if t.name and not _inside(t, times)}
    for n, word in enumerate(found):
        head = _plain(word.form)
        if head not in _kinds():
            continue
        of = n + 1 < len(found) and found[n + 1].form == "of"
        after, before = (w.start for w in found[n + 2 :]), (w.start for w in reversed(found[:n]))
        named = [terms[at] for at in takewhile(terms.__contains__, after if of else before)]
        if named:
            names = frozenset(t.form[:NAME] for t in named)
            yield Scene("with", names, names, head)


def _wide(scene: Scene, lands: Set[str]) -> bool:
    return scene.head in word_list("region") or (not scene.head and bool(scene.names) and scene.names <= lands)


def countries(pages: Iterable[Page]) -> frozenset[str]:
    """The names, cut, that have an adjective in the texts, as countries do: "Ruania", "Ruanian".

    >>> sorted(countries([Page("Ruania and Dolna: a Ruanian mill burnt in Dolna.")]))
    ['ruani']
    """
    spelt = {page.text[t.start : t.end].lower() for page in pages for t in page.terms(0, len(page.text)) if t.name}
    stems = {w.removesuffix("'s").removesuffix("’s") for w in spelt}
    return frozenset(stem(w)[:NAME] for w in stems for a, b in _PEOPLE if w.endswith(a) and w[: len(w) - len(a)] + b in stems)


_PEOPLE = (
    ("", "n"),
    ("", "an"),
    ("", "ian"),
    ("", "ese"),
    ("", "i"),
    ("", "ish"),
    ("a", "ese"),
    ("a", "ish"),
    ("y", "ian"),
    ("e", "ian"),
)
"""Endings of a country and of its adjective."""


def _scenes(page: Page, start: int, end: int, times: Sequence[Range]) -> Iterator[Scene]:
    found = page.words(start, end)
    last: tuple[int, Scene] | None = None
    for n, word in enumerate(found):
        kind = _WHERE.get(word.form)
        behind = _phrase(page, found[n + 1 : n + 1 + _FAR], times) if kind else []
        terms = [t for t in page.terms(behind[0].start, behind[-1].end) if not _inside(t, times)] if behind else []
        head = _head(behind)
        names = frozenset(t.form[:NAME] for t in terms if t.name)
        if kind is None or not terms or not (head or (names and word.form != "on")):
            continue
        scene = Scene(kind, frozenset(t.form[:NAME] if t.name else t.form for t in terms), names, head)
        if last is not None and last[0] == n and kind == "at":  # "in the depot on Quay Road" is one place
            scene = Scene(last[1].kind, last[1].forms | scene.forms, last[1].names | names, last[1].head or head)
        elif last is not None:
            yield last[1]
        last = n + 1 + len(behind), scene
    if last is not None:
        yield last[1]


def _phrase(page: Page, behind: Sequence[Word], times: Sequence[Range]) -> list[Word]:
    """The words of the noun phrase, "of" and what it governs with it."""
    out: list[Word] = []
    for word in behind:
        stops = word.form in _WHERE or word.form in (word_list("beside") | word_list("joint")) or word.start in page.finite
        if stops or any(a <= word.start < b for a, b in times) or (out and "," in page.text[out[-1].end : word.start]):
            break
        out.append(word)
    return out


def _head(behind: Sequence[Word]) -> str:
    """The last word for a kind of place before an "of", else anywhere."""
    of = next((n for n, w in enumerate(behind) if w.form == "of"), len(behind))
    kinds = [_plain(w.form) for w in behind[:of] if _plain(w.form) in _kinds()]
    return kinds[-1] if kinds else ""


def _plain(form: str) -> str:
    plain = form.removesuffix("'s").removesuffix("’s")
    return plain[:-1] if plain.endswith("s") and plain[:-1] in _kinds() else plain


@cache
def _kinds() -> frozenset[str]:
    return word_list("place") | word_list("site") | word_list("region")


def _inside(term: Term, spans: Sequence[Range]) -> bool:
    return any(a <= term.start and term.end <= b for a, b in spans)


_REGION = re.compile(r"(?:, | in |, in )(?:the )?(?:(?:[a-z-]+ern|central|coastal|neighbou?ring) )?")
"""What stands between a town and its country."""


def regions(pages: Iterable[Page]) -> dict[str, frozenset[str]]:
    """The names that stand around a name as its region does ("Dolna, Ruania", "Dolna in northern Ruania"), by its form.

    >>> sorted(regions([Page("The mill at Dolna in northern Ruania burnt.")]).items())
    [('dolna', frozenset({'ruani'}))]
    """
    found: dict[str, set[str]] = {}
    for page in pages:
        named = [t for t in page.terms(0, len(page.text)) if t.name]
        for one, other in pairwise(named):
            if _REGION.fullmatch(page.text, one.end, other.start):
                found.setdefault(one.form[:NAME], set()).add(other.form[:NAME])
    return {name: frozenset(around) for name, around in found.items()}
