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


def headline(title: str | None, text: str, *, most: int = 60) -> str:
    """What to call an article by: its title, else its first line, on one line and cut at a word to about `most` characters.

    >>> headline(None, "Ferry sinks off Maldora\\n\\nFourteen people died."), headline("Ferry sinks off Maldora", "", most=12)
    ('Ferry sinks off Maldora', 'Ferry sinks…')
    """
    line = " ".join((title or text.strip().partition("\n")[0]).split())
    if len(line) <= most:
        return line or "an empty text"
    cut = line[:most].rpartition(" ")[0] or line[:most]
    return cut.rstrip(" ,;:-–—") + "…"


def publisher(title: str | None, text: str) -> str:
    """What to call the house of an article that does not say whose it is: never by its file, which says nothing of a house.

    >>> publisher("Ferry sinks off Maldora", "")
    'the publisher of “Ferry sinks off Maldora”'
    """
    return f"the publisher of “{headline(title, text)}”"
