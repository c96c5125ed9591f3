"""Mentions: the people, organisations, governments, places and groups that a text names."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.annotate.kinds import Named, named
from wirestem.article.annotate.phrases import phrases
from wirestem.article.annotate.runs import Line, lines, runs, usage
from wirestem.lexicon.names import Names, names
from wirestem.model import Document, Mention, MentionKind, Range

_ACTS = re.compile(r"(?:\s+(?:has|have|had|also|on \w+|last \w+|again|again on \w+))*\s+(?P<verb>[a-z]+)")
_DEFINED = re.compile(r"\s*\(([A-Z][A-Z&]{1,7})\)")


def mentions(document: Document, sentences: Sequence[Range]) -> tuple[Mention, ...]:
    """The mentions of a document in text order; they do not overlap.

    A person's or organisation's short name ("Putin") bears the one full name the document gives for it; where two people
    share a surname it stays as it is written.
    """
    known = names()
    split = lines(document, sentences)
    use = usage(split)
    found: list[Named] = []
    for line in split:
        for run in runs(line, document.text, use, known):
            found.extend(named(run, document.text, known))
    found = _agreed(found)
    told = _governments(_spelt_out([n.mention for n in found], document.text), document.text, known)
    return _with_phrases(told, split, document.text, known)


def _with_phrases(told: Sequence[Mention], split: Sequence[Line], text: str, known: Names) -> tuple[Mention, ...]:
    found = list(told)
    for line in split:
        if line.tokens:
            start, end = line.tokens[0].start, line.tokens[-1].end
            found.extend(phrases(line, text, known, [m for m in told if start <= m.start < end]))
    return tuple(sorted(found))


def _agreed(found: Sequence[Named]) -> list[Named]:
    """Unsure mentions take the kind that surer mentions of the same words have, or of a longer name that holds them."""
    votes: dict[str, Counter[MentionKind]] = {}
    for item in found:
        words = item.mention.name.split()
        for form in {item.mention.name, *(words if item.mention.kind == "person" else words[:1])}:
            votes.setdefault(form, Counter())[item.mention.kind] += (item.sure * 2) if form == item.mention.name else item.sure
    whole = {item.mention.name.split()[-1] for item in found if _full_person(item)}
    agreed = []
    for item in found:
        vote = votes[item.mention.name]
        if item.sure < 2 and item.mention.name in whole:
            agreed.append(Named(replace(item.mention, kind="person"), 2))
            continue
        kind, weight = max(vote.items(), key=lambda pair: (pair[1], pair[0]))
        if item.sure < 2 and weight > 0:
            agreed.append(Named(replace(item.mention, kind=kind), item.sure))
        elif item.sure > 0 or item.mention.name.isupper():
            agreed.append(item)
    return agreed


def _full_person(item: Named) -> bool:
    return item.mention.kind == "person" and item.sure > 1 and " " in item.mention.name


def _spelt_out(found: Sequence[Mention], text: str) -> list[Mention]:
    """Short names bear the full one; acronyms the name they were defined with."""
    full: dict[str, set[str]] = {}
    for mention in found:
        words = mention.name.split()
        if mention.kind == "person" and len(words) > 1:
            for part in {words[-1], *_family(words)}:
                full.setdefault(part, set()).add(mention.name)
        elif mention.kind == "organisation":
            if len(words) > 1:
                full.setdefault(words[0], set()).add(mention.name)
            defined = _DEFINED.match(text, mention.end)
            if defined:
                full[defined[1]] = {mention.name}
    return [replace(m, name=_fullest(m.name, full)) for m in found]


def _family(words: Sequence[str]) -> tuple[str, ...]:
    """The family name in front, if the name may be of that order: "Koh Yu-hwan", "Kim Jong Un"."""
    known = names()
    hyphened = len(words) == 2 and re.fullmatch(r"[A-Z]\w+-[a-z]\w+", words[1])
    return (words[0],) if hyphened or (words[0] in known.family and words[0] not in known.given) else ()


def _fullest(name: str, full: dict[str, set[str]]) -> str:
    candidates = full.get(name, set())
    longest = [c for c in candidates if all(set(o.split()) <= set(c.split()) for o in candidates)]
    return longest[0] if longest else name


def _governments(found: Sequence[Mention], text: str, known: Names) -> list[Mention]:
    """Places in front of a verb of governments, and the seats of government, are governments."""
    told: list[Mention] = []
    for mention in found:
        acts = _ACTS.match(text, mention.end) if mention.kind == "place" else None
        if mention.kind in ("place", "organisation") and (
            mention.name in known.seats or (acts is not None and acts["verb"] in known.acting)
        ):
            mention = replace(mention, kind="government")
        told.append(mention)
    return told
