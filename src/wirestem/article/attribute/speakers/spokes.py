"""Spokes: the house that a spokesman or a press office without a name speaks for."""

import re
from collections.abc import Sequence

from wirestem.article.attribute.speakers.phrase import Phrase, gender, phrase
from wirestem.article.attribute.speakers.pronouns import pronoun
from wirestem.article.attribute.speakers.refer import house
from wirestem.article.attribute.speakers.scene import Scene
from wirestem.lexicon.names import names
from wirestem.model import Range

_SPOKES = r"spokes(?:man|woman|person|people)"
_FOR = re.compile(
    rf"^(?:(?P<owner>.+?)(?:[’']s?)? )??(?:{_SPOKES}|press (?:office|service|team)|secretariat)(?: (?:for|of) (?P<behind>.+))?$",
    re.IGNORECASE,
)
_NATION = re.compile(r"(?:ian|ish|ese|can|ean)$")
_NEAR = 2  # sentences


def spoken_for(source: Phrase, at: int, content: Sequence[Range], scene: Scene) -> str | None:
    """The organisation of "a Harlen spokesman", "the company's spokeswoman", "its secretariat" or, right after, "a spokesman".

    None where the article names somebody who speaks so for a house: "the spokesman" may be that person.
    """
    told = _FOR.match(source.core)
    if told is None:
        return None
    named = any(re.search(rf"\b{_SPOKES}\b", word) for v in scene.voices("person") if " " in v.name for word in v.words)
    whose = told["behind"] or told["owner"]
    if whose is not None:
        return None if named and source.definite else _house(whose, at, scene)
    if source.owner in ("its", "their"):
        here = [
            v.name for v, seen in scene.near(at, 0, "organisation", "government") if seen.subject and v.name in scene.cast.voices
        ]
        return None if named else here[0] if here else pronoun("it", at, content, scene)
    last = scene.last(at, "organisation", "government")
    near = last is not None and scene.sentence(at) - scene.sentence(last.end) <= _NEAR
    return last.speaker if last is not None and near and source.owner == "a" else None


def still_spoken(source: Phrase, at: int, scene: Scene) -> str | None:
    """The house of the spokesman who spoke last, for "he" in the same paragraph, where nobody has been named since."""
    if scene.voiced is None or gender(source.core) is None:
        return None
    place, name = scene.voiced
    last = scene.last(at)
    same = last is not None and last.speaker == name and place < at and scene.block(place) == scene.block(at)
    return name if same and not any(m.kind == "person" for m in scene.mentions(place, at)) else None


def _house(words: str, at: int, scene: Scene) -> str | None:
    """The organisation that words in front of a spokesman mean: its name, a part of it, or what it is."""
    plain = re.sub(r"^(?:the|its) ", "", words, flags=re.IGNORECASE)
    voices = scene.voices("organisation", "government")
    if plain[:1].isupper():
        called = [v.name for v in voices if v.name == plain or v.name.startswith(f"{plain} ") or v.name.endswith(f" {plain}")]
        fullest = max(called, key=len, default=plain)
        one = all(name in fullest for name in called)
        of_a_nation = not called and (plain in names().demonyms or _NATION.search(plain))
        return fullest if one and not of_a_nation else None
    return house(phrase(f"the {plain}"), at, scene)
