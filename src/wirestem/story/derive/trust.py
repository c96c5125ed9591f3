"""How far texts may be trusted to keep the words of what they carry."""

from collections.abc import Iterable, Mapping

from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.versions import REWRITTEN

_TRUST_CREDITED, _TRUST_TOLD, _TRUST_UNCREDITED, _TRUST_MERGED = 1.0, 0.8, 0.6, 0.4


def trust(name: str, names: Iterable[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> float:
    """How far a text may be trusted to keep the words of the dispatch it carries: a licensed carrier more than others."""
    others = [n for n in names if n != name]
    if overlaps.kept(name, others) < REWRITTEN * overlaps.told(name, others):
        return 0.0
    if marks[name].credited:
        return _TRUST_CREDITED
    return _TRUST_TOLD if marks[name].told else _TRUST_MERGED if marks[name].collective else _TRUST_UNCREDITED
