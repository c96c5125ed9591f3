"""Mentions: the people, organisations, governments, places and groups that a text names."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.annotate.kinds import Named, named
from wirestem.article.annotate.phrases import phrases
from wirestem.article.annotate.pipednames import with_piped_names
from wirestem.article.annotate.readnames import with_read_names
from wirestem.article.annotate.runs import Line, lines, runs, unarticled, usage
from wirestem.article.annotate.spellings import firm, spelt_out
from wirestem.encoder import Reading
from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.names import Names, names
from wirestem.lexicon.nations import country_of
from wirestem.model import Document, Mention, MentionKind, Range
from wirestem.pipeline import Parse

_ACTS = re.compile(r"(?:\s+(?:has|have|had|also|on \w+|last \w+|again|again on \w+))*\s+(?P<verb>[a-z]+)")
_PEOPLE = re.compile(r"\b[A-Z][a-z]+(?:ian|ean|ese|ish|an|i)s?\b")


def mentions(
    document: Document, sentences: Sequence[Range], reading: Reading | None = None, parse: Parse | None = None
) -> tuple[Mention, ...]:
    """The mentions of a document in text order; they do not overlap.

    Names come from the encoder's `reading` and a pipeline's `parse`; without these from capitals and word lists alone. What
    is known of news agencies stands before all of them.

    A person's or organisation's short name ("Putin") bears the one full name the document gives for it; where two people
    share a surname it stays as it is written.
    """
    known = names()
    split = lines(document, sentences)
    use = usage(split)
    idle = [(z.start, z.end) for z in document.zones if z.kind == "furniture"]
    split = tuple(n for n in split if n.tokens and not any(a <= n.tokens[0].start < b for a, b in idle))
    datelines = [(z.start, z.end) for z in document.zones if z.kind == "dateline"]
    found: list[Named] = []
    for line in split:
        if line.tokens and any(a <= line.tokens[0].start < b for a, b in datelines):
            found.extend(_dateline(line, document.text))
            continue
        for run in runs(line, document.text, use, known):
            found.extend(named(run, document.text, known))
    if reading is not None:
        found = with_read_names(found, reading, document)
    if parse is not None:
        found = with_piped_names(found, parse, document.text, split, known)
    found = _with_agencies(found, document.text, split)
    found = _without_peoples(_agreed(_with_lands(found, document.text)), document.text, known)
    told = _governments(spelt_out([n.mention for n in found], document.text), document.text, known)
    return _with_phrases(told, split, document.text, known)


def _with_agencies(found: Sequence[Named], text: str, split: Sequence[Line]) -> list[Named]:
    """News agencies, by their short names, in place of what looked like names there."""
    begins = [line.tokens[0].start for line in split]
    ends = [line.tokens[-1].end for line in split]
    told: list[Named] = []
    for hit in agencies().find(text):
        at = bisect_right(begins, hit.start) - 1
        if at >= 0 and hit.end <= ends[at]:
            told.append(Named(Mention(hit.start, hit.end, "organisation", hit.agency.slug), 3))
    apart = [n for n in found if not any(t.mention.start < n.mention.end and n.mention.start < t.mention.end for t in told)]
    return sorted([*apart, *told])


def _with_lands(found: Sequence[Named], text: str) -> list[Named]:
    """Lone names that have a people in the text are places: "Haesan", where "Haesani" stands too."""
    unsure = {n.mention.name for n in found if n.sure < 2 and " " not in n.mention.name}
    peoples = sorted(set(_PEOPLE.findall(text)))
    lands = {country_of(people, unsure - {people}) for people in peoples} if unsure else set()
    return [Named(replace(n.mention, kind="place"), 2) if n.sure < 2 and n.mention.name in lands else n for n in found]


def _without_peoples(found: Sequence[Named], text: str, known: Names) -> list[Named]:
    """The names without what only tells a people: "Lednian" in "Lednian Prime Minister Zdenka Havrlant"."""
    places = {n.mention.name for n in found if n.mention.kind != "person" and " " not in n.mention.name}
    out = []
    for n, item in enumerate(found):
        name = item.mention.name
        follows = found[n + 1].mention if n + 1 < len(found) else item.mention
        titled = follows.kind == "person" and known.title(text[item.mention.end : follows.start].strip()) is not None
        if not (_PEOPLE.fullmatch(name) and (titled or country_of(name, places - {name}))):
            out.append(item)
    return out


def _dateline(line: Line, text: str) -> list[Named]:
    """The place that opens a dateline, in plain capitals: "PORT SENN, Monday (AFP) -" is written in Port Senn."""
    end = None
    for token in line.tokens:
        if not token.form[0].isupper() or token.form.casefold() in {"by", "from"} or (end and text[end : token.start].strip()):
            break
        end = token.end
    if end is None:
        return []
    start = line.tokens[0].start
    name = " ".join(text[start:end].split())
    return [Named(Mention(start, end, "place", name.title() if name.isupper() else name), 3)]


def _with_phrases(told: Sequence[Mention], split: Sequence[Line], text: str, known: Names) -> tuple[Mention, ...]:
    found = list(told)
    begins = [m.start for m in told]
    for line in split:
        start, end = line.tokens[0].start, line.tokens[-1].end
        held = told[bisect_left(begins, start) : bisect_left(begins, end)]
        found.extend(phrases(line, text, known, held))
    return tuple(sorted(found))


def _agreed(found: Sequence[Named]) -> list[Named]:
    """Unsure mentions take the kind that surer mentions of the same words have, or of a longer name that holds them."""
    votes: dict[str, Counter[MentionKind]] = {}
    for item in found:
        words = item.mention.name.split()
        short = words if item.mention.kind == "person" else words[:1] if firm(words) else []
        for form in {item.mention.name, *short}:
            votes.setdefault(form, Counter())[item.mention.kind] += (item.sure * 2) if form == item.mention.name else item.sure
    whole = {item.mention.name.split()[-1] for item in found if _full_person(item)}
    whole |= {unarticled(name) for name in whole} | {name[0].upper() + name[1:] for name in whole}
    whole_too = {item.mention.name for item in found if item.mention.kind == "person" and item.sure == 3}
    things = {item.mention.name for item in found if item.mention.kind == "group" and item.sure == 3}
    often = Counter(item.mention.name for item in found)
    agreed = []
    for item in found:
        if item.mention.name in things:
            continue
        vote = votes[item.mention.name]
        words = item.mention.name.split()
        named_after = item.mention.kind in ("place", "organisation") and 1 < len(words) < 4 and words[-1] in whole_too
        if item.sure < 2 and (item.mention.name in whole or named_after):
            agreed.append(Named(replace(item.mention, kind="person"), 2))
            continue
        kind, weight = max(vote.items(), key=lambda pair: (pair[1], pair[0]))
        if item.sure < 2 and weight > 0:
            agreed.append(Named(replace(item.mention, kind=kind), item.sure))
        elif item.sure > 0 or item.mention.name.isupper() or often[item.mention.name] > 3:
            agreed.append(item)
    return [item for item in agreed if item.mention.kind != "group"]


def _full_person(item: Named) -> bool:
    return item.mention.kind == "person" and item.sure > 1 and " " in item.mention.name


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
