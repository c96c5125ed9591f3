"""Scene: what a reader has in mind at a place of an article: who was named, who spoke last."""

from bisect import bisect_left
from typing import NamedTuple

from wirestem.article.attribute.cast import Cast, Seen, Voice
from wirestem.model import Article, MentionKind, Range

_KEPT = 8


class Told(NamedTuple):
    """A statement whose speaker is known: where it stands, who spoke, and whether that is one, many or a house."""

    start: int
    end: int
    speaker: str
    kind: MentionKind
    direct: bool


class Scene:
    """An article being read: its cast, and the statements resolved so far in `told`."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.text = article.document.text
        self.cast = cast
        self.told: list[Told] = []
        self.unnamed: dict[str, Voice] = {}
        self._places = sorted((seen.start, name) for name, voice in cast.voices.items() for seen in voice.seen)
        self._seen = {(seen.start, name): seen for name, voice in cast.voices.items() for seen in voice.seen}
        self._blocks = tuple((z.start, z.end) for z in article.document.zones if z.kind not in ("furniture", "dateline"))

    def voices(self, *kinds: MentionKind) -> list[Voice]:
        """The voices of these kinds, those that only statements introduced among them."""
        return [v for v in (*self.cast.voices.values(), *self.unnamed.values()) if v.kind in kinds]

    def hear(self, name: str, at: int) -> None:
        """Remembers that somebody without a name spoke at `at`, so that a later "he" can mean them."""
        voice = self.unnamed.get(name)
        if voice is not None and all(s.start != at for s in voice.seen):
            here = Seen(at, at, self.sentence(at), True, False, False)
            self.unnamed[name] = voice._replace(seen=(*voice.seen, here)[-_KEPT:])

    def near(self, at: int, sentences: int, *kinds: MentionKind) -> list[tuple[Voice, Seen]]:
        """The voices of these kinds seen before `at`, at most so many sentences back, each place in text order."""
        first = max(0, self.sentence(at) - sentences)
        begin = self.cast.starts[first] if first < len(self.cast.starts) else 0
        held = self._places[bisect_left(self._places, (begin, "")) : bisect_left(self._places, (at, ""))]
        found = [(self.cast.voices[name], self._seen[start, name]) for start, name in held]
        found += [(v, s) for v in self.unnamed.values() for s in v.seen if begin <= s.start < at]
        return [(voice, seen) for voice, seen in found if voice.kind in kinds]

    def last(self, at: int, *kinds: MentionKind) -> Told | None:
        """The last statement before `at` by a speaker of one of these kinds (any, when none is given)."""
        before = [t for t in self.told if t.start < at and (not kinds or t.kind in kinds)]
        return max(before, key=lambda t: t.start, default=None)

    def block(self, at: int) -> Range:
        """The paragraph that holds the character `at`."""
        return next((b for b in self._blocks if b[0] <= at < b[1]), (at, at))

    def block_before(self, at: int) -> Range | None:
        """The paragraph in front of the one that holds `at`."""
        here = self.block(at)[0]
        before = [b for b in self._blocks if b[1] <= here]
        return before[-1] if before else None

    def sentence(self, at: int) -> int:
        """The number of the sentence at `at`."""
        return self.cast.sentence(at)


def latest(voice: Voice, at: int) -> Seen | None:
    """Where a voice stands last before `at`."""
    return next((s for s in reversed(voice.seen) if s.start < at), None)
