"""The learnt weights of the signs that speak for and against a source or a kinship (`training/lineage.md`)."""

from functools import cache
from importlib.resources import files

import msgspec


@cache
def weights() -> dict[str, float]:
    """The learnt weight of each sign, in natural log odds for each unit of it."""
    text = (files("wirestem.story.derive") / "data" / "weights.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, float])
