"""Meant: whom the encoder takes a pronoun, or a quotation without a source, to be."""

from collections.abc import Iterator, Sequence

from wirestem.article.attribute.speakers.cast import Voice
from wirestem.article.attribute.speakers.phrase import Phrase, gender
from wirestem.article.attribute.speakers.scene import Scene, Told
from wirestem.model import MentionKind, Range, Statement

_SURE = 0.85
"""A pronoun is taken as the encoder takes it from here on; below, the rules know better (measured on stories it never saw)."""

_QUOTE = 0.6


def meant(source: Phrase, at: int, statement: Statement, scene: Scene) -> str | None:
    """The voice that a pronoun at `at` means; None where the encoder is in doubt."""
    if scene.pointer is None or source.sort != "pronoun":
        return None
    wanted = gender(source.core)
    voices = [v for v in scene.voices(*_of_pronoun(source.core)) if not (wanted and v.gender and v.gender != wanted)]
    return _likeliest(scene.pointer.chances(at, _spots(voices, statement.content, scene)), _SURE)


def spoken(statement: Statement, scene: Scene) -> Told | None:
    """Who most likely speaks a quotation that has neither source nor cue; None where the encoder is in doubt."""
    if scene.pointer is None or statement.cue or not statement.content:
        return None
    at = statement.content[0][0]
    voices = scene.voices("person", "organisation", "government", "group")
    name = _likeliest(scene.pointer.chances(at, _spots(voices, statement.content, scene)), _QUOTE)
    kind = next((v.kind for v in voices if v.name == name), None)
    return Told(at, at, name, kind, True) if name is not None and kind is not None else None


def _of_pronoun(word: str) -> tuple[MentionKind, ...]:
    if gender(word) is not None:
        return ("person",)
    if word in ("it", "its", "itself"):
        return ("organisation", "government")
    return ("group", "organisation", "person", "government")


def _spots(voices: Sequence[Voice], content: Sequence[Range], scene: Scene) -> Iterator[tuple[int, str]]:
    """Where the voices are named or have spoken, but for what is named inside the words themselves."""
    known = {v.name for v in voices}
    yield from ((start, name) for start, name in scene.spoken if name in known)
    for voice in voices:
        for seen in voice.seen:
            if not any(a <= seen.start < b for a, b in content):
                yield seen.start, voice.name


def _likeliest(found: dict[str, float], least: float) -> str | None:
    best = max(found.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0.0))
    return best[0] if best[1] >= least else None
