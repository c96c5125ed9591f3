"""Pronouns: whom one means, by who was named before it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from wirestem.article.attribute.speakers.cast import Seen, Voice, sends_news
from wirestem.article.attribute.speakers.phrase import gender
from wirestem.article.attribute.speakers.scene import Scene
from wirestem.model import MentionKind, Range

_FAR = 8
_MANY = frozenset({"they", "them", "their", "themselves"})
_AND = re.compile(r",?\s+and\s+(?:[\w’'-]+\s+){0,5}")


def pronoun(word: str, at: int, content: Sequence[Range], scene: Scene) -> str | None:
    """The voice that "she", "it" or "they" at `at` stands for; what is named inside its own words is none."""
    if word in ("who", "whom", "which"):
        return _antecedent(word, at, scene)
    if word in _MANY and (couple := _couple(at, content, scene)) is not None:
        return couple
    wanted = gender(word)
    if wanted is not None:
        kinds: tuple[MentionKind, ...] = ("person",)
    elif word in ("it", "its", "itself"):
        kinds = ("organisation", "government")
    else:
        kinds = ("group", "organisation")
    best: tuple[float, str] | None = None
    for voice, seen in scene.near(at, _FAR, *kinds):
        if (wanted and voice.gender and voice.gender != wanted) or not seen.is_before(at, content):
            continue
        if word in _MANY and voice.kind == "organisation" and sends_news(voice):
            continue  # an agency's name is a credit more often than "they"
        score = _salience(voice, seen, at, scene)
        score += 0.6 if wanted and voice.gender == wanted else 0.0
        score += 0.3 if word in ("they", "their") and voice.kind == "group" else 0.0
        if best is None or (score, voice.name) > best:
            best = (score, voice.name)
    return best[1] if best else None


def _couple(at: int, content: Sequence[Range], scene: Scene) -> str | None:
    """Two people whom "and" joins in the sentence or the one before, the last named before `at` of those "they" may mean."""
    here = scene.sentence(at)
    near = sorted(
        (s.start, s.end, v) for v, s in scene.near(at, 1, "person", "group") if s.is_before(at, content) and s.start < at
    )
    for (start, end, left), (begin, _, right) in reversed(list(pairwise(near))):
        one = left.kind == right.kind == "person" and left.name != right.name and scene.sentence(start) == scene.sentence(begin)
        if not one or here - scene.sentence(begin) > 1:
            if right.kind == "group":
                return None
            continue
        if _AND.fullmatch(scene.text[end:begin]):
            return f"{left.name} and {right.name}"
    return None


def _antecedent(word: str, at: int, scene: Scene) -> str | None:
    """Whoever stands last in front of a relative pronoun, in its sentence."""
    kinds: tuple[MentionKind, ...] = ("organisation", "government") if word == "which" else ("person", "group", "organisation")
    here = scene.sentence(at)
    near = [(s.start, v.name) for v, s in scene.near(at, 0, *kinds) if s.sentence == here and not s.possessive]
    return max(near)[1] if near else None


def _salience(voice: Voice, seen: Seen, at: int, scene: Scene) -> float:
    """How near a voice is to mind at `at`: recent, opening its sentence, the last to speak."""
    score = -float(scene.sentence(at) - seen.sentence)
    score += 1.5 if seen.subject else 0.0
    score -= 1.5 if seen.quoted else 0.0
    score -= 0.7 if seen.possessive else 0.0
    last = scene.last(at)
    if last is not None and last.speaker == voice.name and scene.sentence(at) - scene.sentence(last.start) <= 3:
        score += 1.6
    return score
