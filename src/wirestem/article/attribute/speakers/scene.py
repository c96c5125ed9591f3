"""Scene: what a reader has in mind at a place of an article: who was named, who spoke last."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.article.attribute.speakers.cast import Cast, Seen, Voice
from wirestem.article.attribute.speakers.pointing import Pointer
from wirestem.model import Article, Mention, MentionKind, Range

_KEPT = 8


class Told(NamedTuple):
    """A statement whose speaker is known: where it stands, who spoke, and whether that is one, many or a house."""

    start: int
    end: int
    speaker: str
    kind: MentionKind
    direct: bool


class Scene:
    """An article being read: its cast, and the statements resolved so far in `told`.

    All that is asked once for each statement is looked up, not searched, so that a book of quotations is read too.
    """

    def __init__(
        self, article: Article, cast: Cast, pointer: Pointer | None = None, clusters: Sequence[Sequence[Range]] = ()
    ) -> None:
        self.article = article
        self.pointer = pointer
        self.text = article.document.text
        self.cast = cast
        self.clusters = {place: cluster for cluster in clusters for place in cluster}
        self.told: list[Told] = []
        self.heard: set[str] = set()
        self.spoken: list[tuple[int, str]] = []
        self._order: dict[MentionKind | None, list[tuple[int, int]]] = {}
        self._direct: list[tuple[int, int]] = []
        self._first: dict[str, re.Match[str] | None] = {}
        self.unnamed: dict[str, Voice] = {}
        self.voiced: tuple[int, str] | None = None  # where a spokesman without a name spoke last, and for which house
        self._places = sorted((seen.start, name) for name, voice in cast.voices.items() for seen in voice.seen)
        self._seen = {(seen.start, name): seen for name, voice in cast.voices.items() for seen in voice.seen}
        self._blocks = tuple((z.start, z.end) for z in article.document.zones if z.kind not in ("furniture", "dateline"))
        self._mentions = sorted(article.mentions, key=lambda m: m.start)
        self._mention_starts = [m.start for m in self._mentions]
        self._subjects = sorted(
            (seen.start, -rank, voice.name)
            for rank, voice in enumerate(v for v in cast.voices.values() if v.kind == "person")
            for seen in voice.seen
            if seen.subject
        )

    def tell(self, told: Told) -> None:
        """Remembers a statement whose speaker is known."""
        key = (told.start, -len(self.told))
        self.told.append(told)
        self.heard.add(told.speaker)
        insort(self._order.setdefault(None, []), key)
        insort(self._order.setdefault(told.kind, []), key)
        if told.direct:
            insort(self._direct, key)

    def mentions(self, begin: int, end: int) -> Sequence[Mention]:
        """The mentions that start at `begin` or later, and before `end`, in text order."""
        return self._mentions[bisect_left(self._mention_starts, begin) : bisect_left(self._mention_starts, end)]

    def person_before(self, at: int) -> Mention | None:
        """The person whose name ends last in front of the character before `at`."""
        for k in range(bisect_left(self._mention_starts, at) - 1, -1, -1):
            if self._mentions[k].kind == "person" and self._mentions[k].end < at:
                return self._mentions[k]
        return None

    def first(self, pattern: str) -> re.Match[str] | None:
        """The first place of the text where a pattern matches, searched once for each pattern."""
        if pattern not in self._first:
            self._first[pattern] = re.search(pattern, self.text)
        return self._first[pattern]

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
        found = [key for kind in kinds or (None,) if (key := _below(self._order.get(kind, ()), at)) is not None]
        return self.told[-max(found)[1]] if found else None

    def told_in(self, begin: int, end: int, *, direct: bool = False) -> Told | None:
        """The last statement, or direct quotation, that starts between two places of the text."""
        key = _below(self._direct if direct else self._order.get(None, ()), end)
        if key is None or key[0] < begin:
            return None
        # Of several at one place, the one that was read last.
        held = self._direct if direct else self._order[None]
        return self.told[-held[bisect_left(held, (key[0], -len(self.told)))][1]]

    def opener(self, begin: int, end: int) -> tuple[int, Voice] | None:
        """The person who opens the last sentence between two places, outside quotations, and where."""
        k = bisect_left(self._subjects, (end, -len(self.cast.voices), "")) - 1
        found: tuple[int, Voice] | None = None
        if k >= 0 and self._subjects[k][0] >= begin:
            found = self._subjects[k][0], self.cast.voices[self._subjects[k][2]]
        for voice in self.unnamed.values():
            for seen in voice.seen if voice.kind == "person" else ():
                if begin <= seen.start < end and seen.subject and (found is None or seen.start > found[0]):
                    found = seen.start, voice
        return found

    def block(self, at: int) -> Range:
        """The paragraph that holds the character `at`."""
        k = bisect_right(self._blocks, (at, len(self.text))) - 1
        return self._blocks[k] if k >= 0 and at < self._blocks[k][1] else (at, at)

    def block_before(self, at: int) -> Range | None:
        """The paragraph in front of the one that holds `at`."""
        here = self.block(at)[0]
        k = bisect_left(self._blocks, (here, 0)) - 1
        return self._blocks[k] if k >= 0 else None

    def sentence(self, at: int) -> int:
        """The number of the sentence at `at`."""
        return self.cast.sentence(at)


def _below(keys: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The last of some sorted places that stands before `at`; of several at one place, the one told first."""
    k = bisect_left(keys, (at, -(10**9))) - 1
    return keys[k] if k >= 0 else None


def latest(voice: Voice, at: int) -> Seen | None:
    """Where a voice stands last before `at`."""
    return next((s for s in reversed(voice.seen) if s.start < at), None)
