"""Refer: whom a description means, by what stands before it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from wirestem.article.attribute.speakers.cast import Seen, Voice, sends_news
from wirestem.article.attribute.speakers.descriptions import is_past, roles
from wirestem.article.attribute.speakers.phrase import Phrase
from wirestem.article.attribute.speakers.scene import Scene, latest
from wirestem.lexicon.names import names
from wirestem.model import Range
from wirestem.text.stems import stem, stems

# Holders of these are named with their office; somebody just spoken of who bears none does not hold it.
_OFFICES = frozenset(
    {"minister", "leader", "governor", "lawmaker", "envoy", "secretary", "deputy", "judge", "captain", "officer"}
)
_OTHER_ONE = frozenset({"guest", "host", "counterpart", "visitor", "opponent", "rival", "partner", "colleague", "ally"})


def described(source: Phrase, at: int, scene: Scene) -> str | None:
    """The person that a description means ("the Russian leader", "the 44-year-old former pilot"), or None."""
    if source.head in _OTHER_ONE and source.owner in ("his", "her", "its"):
        return _other_one(at, scene)
    if source.owner in ("his", "her") and (kin := _kin(source, at, scene)) is not None:
        return kin
    wanted = stems(source.core)
    standing = roles(source.core)
    best: tuple[float, str] | None = None
    for voice in scene.voices("person"):
        score = _fit(voice, source.head, wanted, standing) if not _over(voice, source) else 0.0
        score = score or _same_office(voice, source)
        if score < 2.0:
            continue
        place = latest(voice, at)
        score += max(0.0, 0.9 - 0.1 * (scene.sentence(at) - place.sentence)) if place else 0.0
        if best is None or (score, voice.name) > best:
            best = (score, voice.name)
    return best[1] if best else None


# A description by one of these means whoever bears that very title; by others ("leader", "boss") any of the same standing.
_EXACT = frozenset(
    "president king queen emir sultan pope chancellor premier governor mayor captain senator chairman judge"
    " colonel general major lieutenant sergeant admiral brigadier corporal commander commodore marshal inspector".split()
)


def _fit(voice: Voice, head: str, wanted: frozenset[str], standing: frozenset[str]) -> float:
    """How well a description fits what the article says of a voice; under 2 it does not."""
    alike = bool(standing & voice.roles) and head not in _EXACT
    score = 2.5 if head in voice.words else 2.0 if alike else 0.0
    for word in wanted - {head}:
        if word in voice.words:
            score += 1.0
        elif word[:1].isalpha() and word in _marks():
            score -= 1.5
        elif head not in voice.words and word not in names().nouns and word != "former":
            score -= 0.6
    shared = len((wanted - {head} - _marks()) & voice.words)
    return score if score >= 2.0 and (head in voice.words or alike) else 1.0 * shared if shared > 1 else 0.0


def _over(voice: Voice, source: Phrase) -> bool:
    """Whether somebody held the office that a source speaks of, and holds it no more: "the minister" is not the former one."""
    title = names().title(source.core.split()[-1]) if source.core else None
    return voice.past and title is not None and title.kind in ("office", "rank") and not is_past(source.core)


# Words for one office, the head of a government; "chancellor" is another office in some countries.
_PREMIER = frozenset({"premier", "prime minister", "pm", "taoiseach", "head of government"})


def _same_office(voice: Voice, source: Phrase) -> float:
    """2.1 when a word is another one for the office of a voice: "the premier" of Prime Minister Sakuma Harunobu."""
    if source.core.casefold() not in _PREMIER or _over(voice, source):
        return 0.0
    deputy = voice.words & {"deputy", "vice"}
    return 2.1 if not deputy and any(stems(form) <= voice.words for form in _PREMIER) else 0.0


_KIN = {
    "wife": "f", "widow": "f", "mother": "f", "sister": "f", "daughter": "f", "grandmother": "f", "aunt": "f", "niece": "f",
    "husband": "m", "widower": "m", "father": "m", "brother": "m", "son": "m", "grandfather": "m", "uncle": "m", "nephew": "m",
}  # fmt: skip


def _kin(source: Phrase, at: int, scene: Scene) -> str | None:
    """The relative of the one just spoken of: who is so described, else the only other one of that family name and gender."""
    word = source.core.split()[-1].casefold() if source.core else ""
    if word not in _KIN:
        return None
    near = [v for v, s in scene.near(at, 3, "person") if not s.quoted and " " in v.name]
    last = scene.last(at, "person")
    whose = last.speaker if last is not None and (not near or last.speaker == near[-1].name) else near[-1].name if near else ""
    other = [v for v in scene.voices("person") if v.name != whose and v.gender in (_KIN[word], None)]
    told = [v.name for v in other if word in v.words]
    family = [v.name for v in other if whose and _surname(v.name) == _surname(whose)]
    return told[0] if len(told) == 1 else family[0] if len(family) == 1 else None


def _surname(name: str) -> str:
    return name.split()[-1].casefold() if " " in name else ""


@cache
def _marks() -> frozenset[str]:
    """Words that tell one holder of an office from another: nations, ministries."""
    known = names()
    nations = {w.casefold() for d in known.demonyms for w in d.split()}
    return frozenset(nations | {"foreign", "defence", "interior", "health", "transport", "finance", "deputy", "vice", "prime"})


def _other_one(at: int, scene: Scene) -> str | None:
    """Of two people just named, the one that did not speak last."""
    last = scene.last(at, "person")
    near = [(s.start, v.name) for v in scene.voices("person") for s in v.seen if s.start < at and not s.quoted]
    others = [name for _, name in sorted(near, reverse=True) if last is None or name != last.speaker]
    return others[0] if others else None


def introduced(source: Phrase, scene: Scene) -> str | None:
    """A person without a name whom the article introduced with the same noun ("a supervisor at the factory"), or None."""
    if any(v.kind == "person" and v.name == source.core for v in scene.unnamed.values()):
        return source.core
    heads = [z.end for z in scene.article.document.zones if z.kind in ("headline", "subhead")]
    pattern = re.compile(rf"\b[Aa]n?\s+(?P<whole>(?:[\w-]+\s){{0,2}}{re.escape(source.core.split()[-1])})\b(?!\s*,?\s+[A-Z])")
    match = next((m for m in pattern.finditer(scene.text) if not any(m.start() < end for end in heads[:1])), None)
    if match is None or source.head != stem(source.core.split()[-1]):
        return None
    whole = " ".join(match["whole"].split())
    here = Seen(match.start(), match.end(), scene.sentence(match.start()), True, False, False)
    scene.unnamed.setdefault(whole, Voice(whole, "person", None, stems(whole), roles(whole), (here,)))
    return whole


def implied(source: Phrase, at: int, content: Sequence[Range], scene: Scene) -> str | None:
    """Whom a description means that the article gives to nobody: who spoke or was the subject just before, else comes next.

    "Tarasko took 51.8 percent. The former pilot said": a varied word for the one just spoken of. Nobody whose own standing
    is another office.
    """
    here = scene.sentence(at)
    standing = roles(source.core)
    before = re.search(rf"\b[Tt]he\s+(?:\w+\s+)?{re.escape(source.core.split()[-1])}\b", scene.text[:at])
    if before is not None:
        revealed = _next_new(before.start(), scene.sentence(before.start()), scene)
        if revealed is not None:
            return revealed
    if standing & _OFFICES and "former" not in source.core.split():
        return _next_new(at, here, scene)
    near: list[tuple[float, str]] = []
    for voice in scene.voices("person"):
        if _clash(standing, voice, source):
            continue
        for seen in voice.seen:
            gap = here - seen.sentence
            if seen.start < at and gap <= 3 and not seen.quoted and not seen.possessive and seen.is_before(at, content):
                near.append((-gap + (0.5 if seen.subject else 0.0), voice.name))
    last = scene.last(at)
    if last is not None and here - scene.sentence(last.end) <= 1 and last.kind == "person":
        voice_last = scene.cast.voices.get(last.speaker)
        if voice_last is None or _clash(standing, voice_last, source):
            return None
        near.append((1.0, last.speaker))
    if near:
        return max(near)[1]
    return _next_new(at, here, scene)


def _clash(standing: frozenset[str], voice: Voice, source: Phrase) -> bool:
    if _over(voice, source):
        return True
    loose = {"citizen", "man", "woman", "candidate", "scholar", "analyst", "activist"}
    strict = standing - loose
    return bool(strict and voice.roles - loose and not strict & voice.roles and "former" not in source.core.split())


def _next_new(at: int, here: int, scene: Scene) -> str | None:
    """Somebody first named in this sentence or the next two without a word of who that is: the one described just now."""
    found = []
    for voice in scene.voices("person"):
        first = voice.seen[0]
        if first.start > at and first.sentence - here <= 2 and not voice.roles and not first.quoted and not first.possessive:
            found.append((first.start, voice.name))
    return min(found)[1] if found else None


def house(source: Phrase, at: int, scene: Scene) -> str | None:
    """The organisation that "the company", "the commission" or "the foreign ministry" means, or None."""
    known = names()
    wanted = stems(source.core)
    classes = _classes(source)
    if re.match(r"[\w-]+[’']s?\s", source.core):
        owner = re.split(r"[’']", source.core)[0]
        if any(owner in v.name.split() for v in scene.voices("person")):
            classes = ()
    best: tuple[float, str] | None = None
    press = set(classes) & {"media"} or source.head in ("agency", "agencie")
    voices = [v for v in scene.voices("organisation", "government") if press or not sends_news(v)]
    voices += [v for v in scene.voices("group") if "police" in classes and "police" in v.words]
    fitting = any(set(classes) & _classes_of(v, known.heads) for v in voices)
    for voice in voices:
        heads = _heads(voice.name)
        if source.head in heads:
            score = 2.0 + len(wanted & (heads | voice.words)) - 1.5 * len(_qualifiers(wanted) - heads - voice.words)
        elif classes and (set(classes) & _classes_of(voice, known.heads) or source.head in voice.words):
            score = 1.5 - 1.5 * len(_qualifiers(wanted) - heads - voice.words)
        elif (
            "company" in classes
            and voice.kind == "organisation"
            and not _classes_of(voice, known.heads)
            and len(voice.seen) > (2 if fitting else 1)
        ):
            score = 1.0 if len(voice.seen) < 3 else 1.3
        else:
            continue
        place = latest(voice, at)
        score += max(0.0, 0.9 - 0.1 * (scene.sentence(at) - place.sentence)) if place else -0.4
        score += 0.05 * min(10, len(voice.seen)) + (0.7 if voice.name in scene.heard else 0.0)
        score -= 0.3 if place and not place.subject else 0.0
        if score >= 1.0 and (best is None or (score, voice.name) > best):
            best = (score, voice.name)
    return best[1] if best else None


@lru_cache(4096)
def _heads(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in name.split())


def _qualifiers(wanted: Iterable[str]) -> set[str]:
    return set(wanted) & (_marks() | {"military", "maritime", "electoral", "supreme", "national", "state"})


def _classes(source: Phrase) -> tuple[str, ...]:
    known = names()
    words = source.core.casefold().split()
    for size in (2, 1):
        found = known.nouns.get(" ".join(words[-size:]))
        if found:
            return found
    return known.nouns.get(source.head, ())


def _classes_of(voice: Voice, heads: dict[str, str]) -> set[str]:
    """The classes of organisation that a voice's name and descriptions show."""
    known = names()
    found = {heads[w] for w in re.split(r"[\s.]+", voice.name) if w in heads}
    if any(w.rstrip(".") in known.suffixes for w in voice.name.split()):
        found.add("company")
    for word in voice.words:
        classes = known.nouns.get(word, ())
        found |= set(classes) if len(classes) == 1 else set()
    return found
