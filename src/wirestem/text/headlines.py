"""Headlines of one story, compared."""

from collections import Counter
from collections.abc import Sequence

from wirestem.text.terms import term
from wirestem.text.words import words


def central(titles: Sequence[str]) -> str:
    """The title whose words stand in most of the others, so that it names what they tell; the shortest of equals.

    The same whatever the order of `titles`. ValueError without one.

    >>> central(["'Nobody came'", "Ferry sinks off Maldora", "Fourteen dead as ferry sinks"])
    'Ferry sinks off Maldora'
    """
    if not titles:
        raise ValueError("there are no titles; give one at least")
    bags = {title: _terms(title) for title in titles}
    count = Counter(name for title in titles for name in bags[title])
    # Two more than there are: a title of one word that all have says little.
    mean = {title: sum(count[name] for name in bag) / (len(bag) + 2) for title, bag in bags.items()}
    return min(titles, key=lambda title: (-mean[title], len(title), title))


def _terms(title: str) -> frozenset[str]:
    return frozenset(name for word in words(title) if (name := term(word.form)))
