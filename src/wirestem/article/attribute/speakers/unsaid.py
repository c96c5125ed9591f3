"""Unsaid: who speaks where the article names no source."""

from wirestem.article.attribute.speakers.scene import Scene, Told
from wirestem.model import Range, Statement
from wirestem.text.stems import stems


def place_of(statement: Statement) -> Range:
    """Where a statement stands, source and cue with it."""
    pieces = [*statement.source, *statement.cue, *statement.content] or [(0, 0)]
    return min(pieces)[0], max(b for _, b in pieces)


def unsaid(statement: Statement, scene: Scene, headline: bool) -> Told | None:
    """The speaker of a statement without a source: who spoke before it in the paragraph, or opens the sentence before."""
    start = place_of(statement)[0]
    if headline:
        return _same_words(statement, scene)
    here = scene.block(start)
    before = scene.told_in(here[0], start)
    if statement.kind == "direct" and not statement.cue:
        before = scene.told_in(here[0], start, direct=True) or before
    named = _named_between(before.end if before else here[0], start, scene)
    if named is not None and not statement.cue:
        return named
    if before:
        return before
    if statement.cue or here[0] != start:
        return _named_between(here[0], start, scene)
    above = scene.block_before(start)
    return scene.told_in(above[0], start) if above is not None else None


def _named_between(begin: int, end: int, scene: Scene) -> Told | None:
    """The person who opens the last sentence between two places, outside quotations."""
    found = scene.opener(begin, end)
    if found is None:
        return None
    start, voice = found
    return Told(start, start, voice.name, voice.kind, False)


def _same_words(statement: Statement, scene: Scene) -> Told | None:
    """The statement of the text that a headline's quotation or claim repeats most of."""
    words = stems(" ".join(scene.text[a:b] for a, b in statement.content))
    best: tuple[float, Told] | None = None
    for told in scene.told:
        shared = len(words & stems(scene.text[told.start : told.end]))
        if shared and words and (best is None or shared / len(words) > best[0]):
            best = (shared / len(words), told)
    if best is not None and best[0] >= 0.4:
        return best[1]
    first = min(scene.told, key=lambda t: t.start, default=None)
    return first if first is not None and words & stems(scene.text[first.start : first.end]) else None
