"""Likeness: how much of the words somebody asks with a text holds."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from wirestem.text import words
from wirestem.text.stems import stems

LEAST = 0.34
"""How much of the asked words' weight a claim or statement must hold to be an answer."""


def shares(asked: str, texts: Sequence[str]) -> Iterator[float]:
    """How much of the weight of the asked words each text holds; a word weighs by how rare it is among the texts."""
    forms = [frozenset(_forms(text)) for text in texts]
    spread = Counter(form for own in forms for form in own)
    weight = {form: math.log(1 + (1 + len(texts)) / (1 + spread[form])) for form in _forms(asked)}
    whole = math.fsum(weight.values())
    return (math.fsum(w for form, w in sorted(weight.items()) if form in own) / whole if whole else 0.0 for own in forms)


def _forms(text: str) -> list[str]:
    return [min(stems(w.form), default=w.form) for w in words(text)]
