"""Clustered: whom a pronoun means by the places that a pipeline found to mean the same."""

import re
from collections.abc import Sequence

from wirestem.article.attribute.speakers.countries import country
from wirestem.article.attribute.speakers.phrase import gender
from wirestem.article.attribute.speakers.scene import Scene
from wirestem.model import Mention, MentionKind, Range

_ANYBODY: tuple[MentionKind, ...] = ("person", "organisation", "government", "place")
_THING: tuple[MentionKind, ...] = ("organisation", "government", "place")
_OWNS = re.compile(r"[’']s?\s+\w")
_POINTERS = frozenset({"who", "whom", "which"})


def clustered(word: str, start: int, scene: Scene) -> str | None:
    """The named member of the cluster of the pronoun at `start`, the nearest before it, else the nearest after it.

    None without a cluster, when nobody in it is named, or when the name cannot be meant by such a pronoun ("she" for an
    organisation, or for a man).
    """
    place = (start, start + len(word))
    cluster = scene.clusters.get(place)
    if cluster is None or word in _POINTERS:
        return None
    before = [p for p in reversed(cluster) if p < place]
    after = [p for p in cluster if p > place]
    for member in (*before, *after):
        name = _name(word, member, scene)
        if name is not None:
            return name
    return None


def _name(word: str, member: Range, scene: Scene) -> str | None:
    """Whom a member names: the first name in it that is not somebody's whose it only is ("Norland's president Novak")."""
    wanted = gender(word)
    kinds = ("person",) if wanted else _THING if word in ("it", "its", "itself") else _ANYBODY
    for mention in _inside(member, scene):
        voice = scene.cast.voices.get(mention.name)
        owns = _OWNS.match(scene.text, mention.end, member[1])
        if mention.kind not in kinds or owns is not None:
            continue
        if wanted and voice is not None and voice.gender not in (None, wanted):
            continue
        return mention.name if mention.kind in ("person", "organisation") else country(mention.name, scene.article)
    return None


def _inside(member: Range, scene: Scene) -> Sequence[Mention]:
    """The mentions that a member holds, or the one that it is a word of."""
    held = scene.mentions(*member)
    return held or [m for m in scene.mentions(max(0, member[0] - 60), member[0]) if m.end > member[0]]
