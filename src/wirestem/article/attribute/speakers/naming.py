"""Speakers: who the source of a statement is, by the fullest name the article gives."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.sifting import of_people
from wirestem.article.attribute.speakers.cast import Seen, Voice, cast
from wirestem.article.attribute.speakers.clustered import clustered
from wirestem.article.attribute.speakers.countries import country, year_of
from wirestem.article.attribute.speakers.descriptions import roles
from wirestem.article.attribute.speakers.meant import meant, spoken
from wirestem.article.attribute.speakers.phrase import Phrase, phrase, provision, treaty
from wirestem.article.attribute.speakers.pointing import Pointer
from wirestem.article.attribute.speakers.pronouns import pronoun
from wirestem.article.attribute.speakers.refer import described, house, implied, introduced
from wirestem.article.attribute.speakers.scene import Scene, Told
from wirestem.article.attribute.speakers.spokes import spoken_for, still_spoken
from wirestem.article.attribute.speakers.unsaid import place_of, unsaid
from wirestem.article.attribute.turns import interviewed, is_answer
from wirestem.lexicon.names import names
from wirestem.model import Article, Mention, MentionKind, Range, Statement
from wirestem.text.stems import stems

_GIVES_NAME = re.compile(r"\b(?:name (?:only )?as|named|called|known as)\s+$")
_ABOUT = re.compile(r"\b(?:of|from|in|at|for|to|with|on|by|against|met|between|and|near)\s+(?:the\s+)?$")
_SPEAKS_FOR = re.compile(
    r"(?i)\b(?:lawyers?|attorneys?|counsel|spokes\w+|aides?|advis[eo]rs?|assistants?|relatives?|brothers?|sisters?|wife|husband|mother"
    r"|father|sons?|daughters?|friends?|colleagues?|critics?|all(?:y|ies)|rivals?|opponents?|supporters?|successor|predecessor"
    r"|representatives?|agents?|coach|doctors?) (?:for|to|of) (?:[\w’'-]+ ){0,6}$"
)
_CLOSING = re.compile(
    r"^(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[A-Z]\w+[’']s?) [^,“\"]{3,80}, "
    r"(?P<name>[A-Z][\w’'.-]+(?: (?:de|del|la|van|von|bin|al|da))*(?: [A-Z][\w’'.-]+)+),?$"
)
"""A name of two words or more that closes a description of whoever it is: "the firm that built the roof, Brandt Oyelaran"."""
_JOINS = re.compile(r"(?:,|,? and|, ?as well as)\s+(?:the\s+)?")
_BOTH = re.compile(r"(?i)(?:both )?(?:the )?")
_OWN_WORDS = frozenset({"statement", "release", "communique", "tweet", "post", "article", "editorial", "letter"})


def resolve_speakers(article: Article, pointer: Pointer | None = None, clusters: Sequence[Sequence[Range]] = ()) -> Article:
    """The article with `Statement.speaker` filled in, None where it cannot be told.

    A name is the fullest one the article gives; a source without a name is called by its own words without article and
    relative clause ("two port officials"). Headlines are read last, since they speak of people the text then names. `pointer` is
    what the encoder knows of who is meant. `clusters` are places that mean the same, as a pipeline found them; a pronoun is
    its cluster's named member before anything else.
    """
    scene = Scene(article, cast(article), pointer, clusters)
    found: dict[str, str | None] = {}
    heads = [z for z in article.document.zones if z.kind in ("headline", "subhead")]
    in_head = {s.id for s in article.statements if s.content and any(z.start <= s.content[0][0] < z.end for z in heads)}
    for statement in sorted(article.statements, key=lambda s: (s.id in in_head, place_of(s))):
        name, kind = _speaker(statement, scene, statement.id in in_head)
        found[statement.id] = name
        if name is not None:
            start, end = place_of(statement)
            scene.hear(name, start)
            scene.spoken.append(((statement.source or statement.content)[0][0], name))
            scene.tell(Told(start, end, name, kind, statement.kind == "direct"))
    return replace(article, statements=tuple(replace(s, speaker=found[s.id]) for s in article.statements))


def _speaker(statement: Statement, scene: Scene, headline: bool) -> tuple[str | None, MentionKind]:
    if not statement.source and statement.cue and of_people(scene.text[slice(*statement.cue[0])].split()[0]):
        return None, "person"  # "Western concerns" are nobody's who was named before
    if not statement.source:
        told = unsaid(statement, scene, headline)
        if told is None and not headline:
            told = spoken(statement, scene)
        return (told.speaker, told.kind) if told else (None, "person")
    start, end = statement.source[0][0], statement.source[-1][1]
    words = " ".join(scene.text[a:b] for a, b in statement.source)
    if is_answer(words):
        return interviewed(scene.article, start), "person"
    source = phrase(words)
    if headline and source.owner not in ("a", "an"):
        source = source._replace(definite=True)
    name = _by_name(source, start, end, scene)
    if name is None:
        at = 10**9 if headline else start
        name = _by_reference(source, at, start, statement, scene)
    if name is None:
        return None, "person"
    return name, _kind(name, source, scene)


def _by_name(source: Phrase, start: int, end: int, scene: Scene) -> str | None:
    """The person, organisation or government that the source itself names."""
    inside = [m for m in scene.mentions(start, end + 2) if m.end <= end + 1 and m.kind not in ("title", "group")]
    if source.sort in ("pronoun", "none"):
        return None
    together = _together(inside, start, end, scene)
    if together is not None:
        return together
    closing = _CLOSING.search(scene.text[start:end])
    if closing is not None and not any(m.end > start + closing.start("name") for m in inside):
        return closing["name"]  # a name that nothing else told to be one
    people = [m for m in inside if m.kind == "person" and _is_it(m, start, end, scene.text)]
    if people and not (source.sort == "group" and people[0].start > start + len(source.core)):
        return people[0].name
    if not people and (apposed := _apposed(start, scene)) is not None and source.sort in ("person", "other"):
        return apposed
    house = next((m for m in inside if m.kind == "organisation" and _apposed_house(m, source, start, end, scene.text)), None)
    if house is not None and not people:
        return _owned(house, start, scene.text)
    for mention in inside:
        if mention.kind in ("organisation", "government", "place") and _closes(mention, source, start, scene.text):
            known = names()
            if mention.kind == "organisation" and known.government(mention.name, year_of(scene.article)) is None:
                return _owned(mention, start, scene.text)
            return country(mention.name, scene.article)
    return None


def _together(inside: Sequence[Mention], start: int, end: int, scene: Scene) -> str | None:
    """Several governments, people or houses that speak as one, by their full names: "Seoul and Kyiv"."""
    told = [m for m in inside if m.kind in ("person", "organisation", "government", "place")]
    gaps = [scene.text[a:b] for a, b in zip([start, *(m.end for m in told)], [*(m.start for m in told), end], strict=True)]
    joined = all(_JOINS.fullmatch(gap) for gap in gaps[1:-1]) and not gaps[-1].strip(" ,") and _BOTH.fullmatch(gaps[0])
    if len(told) < 2 or not joined:
        return None
    called = [m.name if m.kind in ("person", "organisation") else country(m.name, scene.article) for m in told]
    return ", ".join(called[:-1]) + " and " + called[-1]


def _apposed(start: int, scene: Scene) -> str | None:
    """The person whose name and a comma stand directly in front of a source that only describes."""
    before = scene.person_before(start)
    return before.name if before is not None and scene.text[before.end : start] == ", " else None


def _apposed_house(mention: Mention, source: Phrase, start: int, end: int, text: str) -> bool:
    """Whether a house's name is all that stands beside a description: "her main sponsor, Harlen Foods", or before one."""
    behind = re.fullmatch(
        r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[\w’' -]+[’']s?) [\w’' -]+, ", text[start : mention.start]
    )
    closed = text[mention.end : end].strip(" ,.") == ""
    opens = mention.start == start and re.match(r",? (?:the|his|her|its|their|our|an?) [\w’'-]+", text[mention.end : end])
    return bool((behind and closed and source.sort in ("organisation", "person", "other", "group")) or opens)


def _owned(mention: Mention, start: int, text: str) -> str:
    """An organisation's name; one that many countries have keeps its country: "Norland's Foreign Ministry"."""
    known = names()
    owner = re.search(r"[A-Z][\w-]*(?: [A-Z][\w-]*)*[’']s?\s$", text[start : mention.start])
    common = known.heads.get(mention.name.split()[-1]) in ("ministry", "court", "police", "military", "parliament", "authority")
    return owner.group() + mention.name if owner and common and len(mention.name.split()) < 4 else mention.name


def _is_it(mention: Mention, start: int, end: int, text: str) -> bool:
    """Whether a person named inside a source is the source, and not only somebody in its description."""
    if text[mention.end : mention.end + 2] in ("'s", "’s") or text[mention.end : mention.end + 1] in ("’", "'"):
        return False
    front = text[start : mention.start]
    if _GIVES_NAME.search(front):
        return True
    if re.match(r"\s+(?!of\b|from\b|who\b|at\b|in\b|for\b|and\b|with\b|himself\b|herself\b)[a-z]", text[mention.end : end]):
        return False
    clause = front.rsplit(",", 1)[-1]
    if re.search(r"\bby\s+(?:[\w.-]+\s){0,3}$", front) or _SPEAKS_FOR.search(clause):
        return False
    return not (_ABOUT.search(front) and "," not in front[-3:]) and not re.search(r"\b(?:who|which|that)\b", clause)


def _closes(mention: Mention, source: Phrase, start: int, text: str) -> bool:
    """Whether an organisation or place is the noun of the source: nothing but a class noun follows it."""
    if text[mention.end : mention.end + 2] in ("'s", "’s"):
        return False
    core_end = start + source.text.find(source.core) + len(source.core) if source.core else start
    front = text[start : mention.start].casefold()
    if re.search(r"\b(?:of|from|in|at|for|to|with|on|by|against|near)\s", front) or mention.start >= core_end:
        return False
    rest = text[mention.end : core_end].strip(" ,").casefold()
    first = re.split(r"\s+(?:of|in|from|for|at|on)\b", rest)[0].strip()
    return first == "" or rest.startswith(("of ", "in ", "(")) or first in names().nouns


def _by_reference(source: Phrase, at: int, start: int, statement: Statement, scene: Scene) -> str | None:
    """Whom a source without a name means."""
    if source.sort == "none":
        return None
    same = clustered(source.core, start, scene) if source.sort == "pronoun" else None
    if same is not None:
        return same
    pointed = meant(source, start, statement, scene)
    if pointed is not None:
        return pointed
    if source.sort == "pronoun":
        return still_spoken(source, at, scene) or pronoun(source.core, at, statement.content, scene)
    if source.sort == "part":
        told = _group_of(source, at, scene) or scene.last(at, "group")
        return told.speaker if told else pronoun("they", at, statement.content, scene)
    if source.sort == "paper":
        return _behind(source, at, scene)
    voiced = spoken_for(source, at, statement.content, scene)
    if voiced is not None:
        scene.voiced = (at, voiced)
        return voiced
    found: str | None = None
    if source.sort == "person" and source.definite:
        found = described(source, at, scene) or introduced(source, scene) or implied(source, start, statement.content, scene)
    elif source.sort == "person" and source.owner in ("a", "an"):
        found = _named_later(source, at, scene)
    elif source.sort == "organisation" and source.definite:
        found = house(source, at, scene)
    elif source.sort == "other" and source.definite:
        found = house(source, at, scene) or described(source, at, scene)
        if found is None and re.search(r"\b\d+-year-old\b", source.core):
            found = implied(source, start, statement.content, scene)
    elif source.sort == "group" and source.definite:
        found = _same_group(source, at, scene)
    return found or _as_it_stands(source, at, scene)


def _named_later(source: Phrase, at: int, scene: Scene) -> str | None:
    """Who has no name yet and gets one further down: "a lawyer for the runner", later "Ada Novak, the lawyer"."""
    noun = re.split(r" (?:for|of|at|in|from|with|to)\b", source.core)[0].split()[-1]
    told = re.compile(rf", the {re.escape(noun)}\b(?= (?:said|says|told|added|who)|,|\.)")
    found = {m.name for m in scene.mentions(at, len(scene.text)) if m.kind == "person" and told.match(scene.text, m.end)}
    return found.pop() if len(found) == 1 else None


def _group_of(source: Phrase, at: int, scene: Scene) -> Told | None:
    """The group that "one of the people" is of: the last whose words hold that noun."""
    noun = stems(source.text.rsplit(" of ", 1)[-1]) - stems("the them these those") if " of " in source.text else frozenset()
    return next(
        (t for t in reversed(scene.told) if t.kind == "group" and t.start < at and noun and noun <= stems(t.speaker)), None
    )


def _same_group(source: Phrase, at: int, scene: Scene) -> str | None:
    """A group of the same noun that spoke before: "the two former employees"."""
    for told in reversed(scene.told):
        if told.kind == "group" and told.start < at and stems(source.core) <= stems(told.speaker):
            return told.speaker
    return None


def _behind(source: Phrase, at: int, scene: Scene) -> str | None:
    """Who speaks through a paper: the treaty of an article, the company of "a company statement"."""
    if provision(source.text):
        own = treaty(source.text)
        kind = own if own in ("law", "constitution", "bill", "charter") else treaty(scene.text)
        return f"text of the {kind}" if kind else source.core
    if source.head in _OWN_WORDS and source.core == source.core.split()[-1] and source.owner in ("the", "this", "that"):
        last = scene.last(at)
        return last.speaker if last else source.core
    if source.head in _OWN_WORDS:
        rest = re.split(r"[’']s\s|[’']\s|\s(?=\w+$)", source.core)[0] if " " in source.core else ""
        owner = phrase(rest) if rest else None
        named = [m.name for m in scene.article.mentions if m.kind in ("person", "organisation") and m.start >= at and rest]
        if named and rest.endswith(named[0].split()[-1]):
            return named[0]
        if owner is not None and owner.sort in ("organisation", "other"):
            return house(owner._replace(definite=True), at, scene) or _as_it_stands(source, at, scene)
    return _as_it_stands(source, at, scene)


def _as_it_stands(source: Phrase, at: int, scene: Scene) -> str | None:
    """The source's own words as its name; remembered, so that a later "the commission" can mean it."""
    core = source.core
    if not core:
        return None
    if core[0].isupper() and not core.split()[0].isupper() and not _opens_name(core, scene):
        core = core[0].lower() + core[1:]
    kind: MentionKind = {"group": "group", "organisation": "organisation", "other": "organisation"}.get(source.sort, "person")  # type: ignore[assignment]
    if core not in scene.unnamed and core not in scene.cast.voices:
        here = Seen(at, at, scene.sentence(at), True, False, False)
        scene.unnamed[core] = Voice(core, kind, None, stems(core), roles(core), (here,))
    return core


def _opens_name(core: str, scene: Scene) -> bool:
    """Whether the phrase begins with a name, which keeps its capital; a word the text also writes small is none."""
    first = core.split()[0].rstrip(",").removesuffix("'s").removesuffix("’s")
    known = names()
    plain = first.casefold()
    if known.place(first) or first in known.demonyms or " ".join(core.split()[:2]) in known.demonyms:
        return True
    return not (_common(plain) or plain in known.modifiers or scene.first(rf"\b{re.escape(plain)}\b"))


def _common(word: str) -> bool:
    known = names()
    return word in known.groups or word in known.nouns or known.title(word) is not None


def _kind(name: str, source: Phrase, scene: Scene) -> MentionKind:
    voice = scene.cast.voices.get(name) or scene.unnamed.get(name)
    if voice is not None:
        return voice.kind
    if source.sort == "group":
        return "group"
    return "government" if names().government(name) else "organisation"
