"""Cast: everybody an article names or describes, with what it says of them and where they stand."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from wirestem.article.attribute.speakers.descriptions import described_after, described_before, is_past, roles
from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.names import Gender, names
from wirestem.model import Article, Mention, MentionKind, Range
from wirestem.text import quotations
from wirestem.text.stems import stems

_PREPOSITION = re.compile(r"\b(?:of|in|for|to|by|with|from|at|on|against|after|near|between|about|over|under)\s+(?:the\s+)?$")
_COURTESY = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Madam)\.?\s+$")
_ACTS = re.compile(r"\s+(?:is|was|has|had|have|will|also|would|did|does|never)\s")


class Seen(NamedTuple):
    """One place where somebody stands. `subject` when it opens what its sentence tells."""

    start: int
    end: int
    sentence: int
    subject: bool
    quoted: bool
    possessive: bool

    def is_before(self, at: int, content: Sequence[Range]) -> bool:
        """Whether it stands before `at` and in none of the places of a `content`."""
        return self.start < at and not any(a <= self.start < b for a, b in content)


class Voice(NamedTuple):
    """Somebody who may speak: `words` are stems of what the article calls them, `roles` their standing.

    `past`: all standing that the article gives them is over ("the former foreign minister").
    """

    name: str
    kind: MentionKind
    gender: Gender | None
    words: frozenset[str]
    roles: frozenset[str]
    seen: tuple[Seen, ...]
    past: bool = False


class Cast(NamedTuple):
    """All voices by name, in order of their first place, and the sentences they stand in."""

    voices: dict[str, Voice]
    starts: tuple[int, ...]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds the character `at`."""
        return bisect_right(self.starts, at) - 1

    def of(self, *kinds: MentionKind) -> tuple[Voice, ...]:
        """The voices of these kinds."""
        return tuple(v for v in self.voices.values() if v.kind in kinds)


def cast(article: Article) -> Cast:
    """The cast of an article."""
    text = article.document.text
    starts = tuple(a for a, _ in article.sentences)
    blocks = tuple((z.start, z.end) for z in article.document.zones if z.kind != "furniture")
    quoted = tuple((q.start, q.end) for q in quotations(text, blocks))
    apart = [(z.start, z.end) for z in article.document.zones if z.kind in ("byline", "dateline", "furniture", "signoff")]
    people = [
        replace(m, kind="government") if m.kind == "place" else m
        for m in article.mentions
        if m.kind != "title" and not any(a <= m.start < b for a, b in apart) and (m.kind != "place" or _ACTS.match(text, m.end))
    ]
    spoken_of: dict[str, list[tuple[Mention, Seen]]] = {}
    subjects: set[int] = set()
    for mention in people:
        here = _seen(mention, text, starts, quoted, subjects)
        spoken_of.setdefault(mention.name, []).append((mention, here))
    voices = {name: _voice(name, places, article) for name, places in spoken_of.items()}
    return Cast(voices, starts)


def _seen(mention: Mention, text: str, starts: Sequence[int], quoted: Sequence[tuple[int, int]], subjects: set[int]) -> Seen:
    sentence = bisect_right(starts, mention.start) - 1
    near = bisect_right(quoted, (mention.start, 0)) - 1
    inside = near >= 0 and quoted[near][0] < mention.start and mention.end < quoted[near][1]
    follows = text[mention.end : mention.end + 2]
    possessive = follows in ("'s", "’s") or (text[mention.end - 1] == "s" and follows[:1] in ("'", "’"))
    after_preposition = _PREPOSITION.search(text, max(0, mention.start - 16), mention.start) is not None
    subject = not (inside or possessive or after_preposition) and sentence not in subjects
    if subject:
        subjects.add(sentence)
    return Seen(mention.start, mention.end, sentence, subject, inside, possessive)


def _voice(name: str, places: Sequence[tuple[Mention, Seen]], article: Article) -> Voice:
    text = article.document.text
    words: set[str] = set()
    standing: set[str] = set()
    over: set[bool] = set()
    gender: Gender | None = None
    kind = places[0][0].kind
    for mention, seen in places:
        sentence = _sentence(article, seen.sentence)
        before = described_before(text, sentence[0], mention.start, mention.kind)
        after = described_after(text, mention.end, sentence[1]) if mention.kind != "group" and not seen.possessive else ""
        for phrase in (before, after):
            words |= stems(phrase)
            standing |= roles(phrase)
            over |= {is_past(phrase)} if roles(phrase) else set()
        gender = gender or _gender(mention, before, after, text)
    own = stems(name)
    return Voice(name, kind, gender, frozenset(words | own), frozenset(standing), tuple(s for _, s in places), over == {True})


def _sentence(article: Article, number: int) -> tuple[int, int]:
    return article.sentences[number] if 0 <= number < len(article.sentences) else (0, len(article.document.text))


def _gender(mention: Mention, before: str, after: str, text: str) -> Gender | None:
    """From a courtesy title, a gendered word in the description, or the given name."""
    known = names()
    courtesy = _COURTESY.search(text, max(0, mention.start - 10), mention.start)
    if courtesy:
        return "m" if courtesy[1] in ("Mr", "Sir") else "f"
    for phrase in (before, after):
        for word in reversed(phrase.casefold().split()[-8:]):
            title = known.title(word.strip(",.’'"))
            if title is not None and title.gender is not None and title.role not in ("chair", "cleric"):
                return title.gender
    first = mention.name.split()[0]
    return known.given.get(first) if mention.kind == "person" and " " in mention.name else None


def sends_news(voice: Voice) -> bool:
    """Whether somebody is a news agency, by the lexicon or by its name."""
    return _is_agency(voice.name) or bool(voice.words & {"news", "press", "telegraph"})


@lru_cache(4096)
def _is_agency(name: str) -> bool:
    return agencies().named(name) is not None
