"""Identify: one party for all the names of a speaker across the articles of a story."""

import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.model import Decision, Party, Statement, Story


def identify(story: Story, *, decisions: Sequence[Decision] = ()) -> tuple[tuple[Party, ...], tuple[Statement, ...]]:
    """The parties of a story and its statements, whose speakers are now party ids."""
    statements = [s for a in story.articles for s in a.statements]
    names = sorted({s.speaker for s in statements if s.speaker})
    ids = {name: "p" + hashlib.sha256(name.casefold().encode()).hexdigest()[:12] for name in names}
    parties = {ids[name]: Party(id=ids[name], name=name, aliases=(), kind="unknown") for name in names}
    told = tuple(replace(s, speaker=ids[s.speaker] if s.speaker else None) for s in statements)
    return tuple(parties[i] for i in sorted(parties)), told
