"""Stems: words folded for comparing descriptions, not for reading."""

import re

_WORD = re.compile(r"[\w]+(?:[-’'][\w]+)*")
_SKIP = frozenset(
    "the a an his her its their this that these those of in at on for from by to with and or who which whose where is was are"
    " were be been has have had he she it they s".split()
)
_FLAT = str.maketrans("’", "'")


def stems(phrase: str) -> frozenset[str]:
    """The words that tell something, folded, without plural endings and possessives.

    >>> sorted(stems("the company's 44-year-old pilots"))
    ['44-year-old', 'company', 'pilot']
    """
    found = set()
    for match in _WORD.finditer(phrase):
        word = stem(match.group())
        if word and word not in _SKIP:
            found.add(word)
    return frozenset(found)


def stem(word: str) -> str:
    """One word as descriptions are compared: "Defense" is "defence", "ministers" is "minister"."""
    plain = word.casefold().translate(_FLAT)
    plain = plain.removesuffix("'s").rstrip("'")
    if len(plain) > 4 and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-1]
    return {"defense": "defence", "harbor": "harbour", "center": "centre", "lorry": "truck"}.get(plain, plain)
