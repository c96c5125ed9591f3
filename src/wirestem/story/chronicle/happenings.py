"""What happened when: the times that fit a claim or a sentence."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from rapidfuzz import fuzz

from wirestem.model import Article, Claim, Event, Mentioned, Range, Span, Story, TimeRef

Times: TypeAlias = Mapping[str, Sequence[TimeRef]]

_ALIKE = 78.0  # token-set likeness, 0 to 100, from which two events of the same day are told as one
_WORDED_ALIKE = 50.0  # likeness of all words in any order, 0 to 100, from which a mention without a time tells the same
_LONGEST_LABEL = 180
_GAP_CHARACTERS = 12  # between a narrated claim and the time that belongs to it
_BOUNDS = re.compile(r"\b(?:since|than|before|after|until then|prior to|as of|from)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINT = re.compile(r"[.;!?\n\"”]|\b(?:and|but|or|who|which|that|while|when)\b")
_SAYING = re.compile(r"\b(?:said|says|told|added|announced|reported|according to)\b[^.;]{0,25}$", re.IGNORECASE)
_STAMPS = ("dateline", "byline", "furniture", "signoff", "correction", "caption", "headline")
_UNCLEAR_START = re.compile(r"(?:[a-z]|(?:He|She|It|They|This|That|We|I|His|Her|Its|Their)\b)")


def claimed(story: Story, times: Sequence[TimeRef], claims: Sequence[Claim]) -> list[Event]:
    """One event for every claim whose mentions hold a fitting time; what is only denied has not happened."""
    by_doc = _by_doc(story, times)
    articles = {a.document.id: a for a in story.articles}
    events = []
    for claim in claims:
        mentions = [m for m in claim.mentions if m.doc in articles and m.match != "partial"]
        if not mentions or all(m.stance in ("denies", "declines") for m in mentions):
            continue
        dated = [(m, t[0]) for m in mentions if (t := _fitting(articles[m.doc], m, by_doc))]
        when = _most_told([t for _, t in dated])
        if when is not None:
            kept = _telling(mentions, dated, when, articles)
            spans = tuple(sorted({Span(m.doc, m.start, m.end) for m in kept}))
            label = _label(_worded(claim, dated, when, articles), kept, articles)
            events.append(Event(when[0], when[1], label, claim.id, spans))
    return events


def unclaimed(story: Story, times: Sequence[TimeRef], claims: Sequence[Claim]) -> list[Event]:
    """An event for every sentence of the prose that holds the time of a happening and no claim."""
    by_doc = _by_doc(story, times)
    taken: dict[str, list[Range]] = {}
    for claim in claims:
        for m in claim.mentions:
            taken.setdefault(m.doc, []).append((m.start, m.end))
    events = []
    for article in story.articles:
        doc = article.document
        for start, end in article.sentences:
            if any(a < end and start < b for a, b in taken.get(doc.id, ())):
                continue
            inside = [t for t in by_doc.get(doc.id, ()) if start <= t.start < end and _happens(doc.text, start, t)]
            if inside and len(doc.text[start:end].split()) >= 5:
                best = inside[0]
                label = _shortened(doc.text[start:end])
                events.append(Event(best.earliest or "", best.latest or "", label, None, (Span(doc.id, start, end),)))
    return events


def merged(events: Sequence[Event]) -> list[Event]:
    """The events with those of one time that tell nearly the same in one; the one told most often gives label and claim."""
    kept: list[Event] = []
    ranked = sorted(events, key=lambda e: (e.claim is None, -len(e.mentions), e.earliest, e.latest, e.label))
    for event in ranked:
        same = next((n for n, k in enumerate(kept) if _same(k, event)), None)
        if same is None:
            kept.append(event)
            continue
        first = kept[same]
        spans = tuple(sorted({*first.mentions, *event.mentions}))
        kept[same] = Event(first.earliest, first.latest, first.label, first.claim or event.claim, spans)
    return kept


def _same(left: Event, right: Event) -> bool:
    if left.earliest[:10] != right.earliest[:10] or left.latest[:10] != right.latest[:10]:
        return False
    return fuzz.token_set_ratio(left.label.lower(), right.label.lower()) >= _ALIKE


def _by_doc(story: Story, times: Sequence[TimeRef]) -> dict[str, list[TimeRef]]:
    """The placed dates and clock times of each document that stand in its prose, in text order."""
    stamps = {a.document.id: [z for z in a.document.zones if z.kind in _STAMPS] for a in story.articles}
    found: dict[str, list[TimeRef]] = {}
    for time in times:
        if time.type not in ("DATE", "TIME") or not time.earliest or not time.latest:
            continue
        if not any(z.start <= time.start < z.end for z in stamps.get(time.doc, ())):
            found.setdefault(time.doc, []).append(time)
    return found


def _fitting(article: Article, mention: Mentioned, by_doc: Times) -> list[TimeRef]:
    """The times of a mention's event, best first: those inside it; for narration also those next to it."""
    text = article.document.text
    times = by_doc.get(mention.doc, ())
    inside = [t for t in times if mention.start <= t.start < mention.end and _happens(text, mention.start, t)]
    if inside or mention.statement is not None:
        return sorted(inside, key=_width)
    # A narrated claim is often cut just before its time: "the toll rose to 31 | on Friday".
    near = [t for t in times if _adjoins(text, mention, t) and _happens(text, max(0, mention.start - 45), t)]
    return sorted(near, key=lambda t: t.start)


def _adjoins(text: str, mention: Mentioned, time: TimeRef) -> bool:
    gap = text[mention.end : time.start] if time.start >= mention.end else text[time.end : mention.start]
    # "approved in 2019 and used by many": the year is not that of the use.
    return len(gap) <= _GAP_CHARACTERS and not _JOINT.search(gap)


def _happens(text: str, start: int, time: TimeRef) -> bool:
    """Whether what is told happens at `time`, rather than being said then or bounded by it."""
    if text[time.end : time.end + 2] in ("'s", "’s") or any(e.rule.startswith("times.clock.stamp") for e in time.because):
        return False  # "Sunday's vote" dates the vote, a stamp the page
    line = text[max(0, time.start - 45) : time.start].rpartition("\n")[2]
    before = text[max(start, time.start - 45) : time.start]
    return not _BOUNDS.search(line) and not _SAYING.search(re.sub(r"\b(?:on|in|at|late|early)\s*$", "", before))


def _width(time: TimeRef) -> tuple[int, int]:
    """How wide a time is, in characters of agreement between its ends (a day agrees in all ten), then its place."""
    earliest, latest = time.earliest or "", time.latest or ""
    agreed = next((n for n, (a, b) in enumerate(zip(earliest, latest, strict=False)) if a != b), min(len(earliest), len(latest)))
    return -agreed, time.start


def _most_told(found: Sequence[TimeRef]) -> tuple[str, str] | None:
    """The time that most mentions give; among equals the narrowest, then the earliest."""
    if not found:
        return None
    votes = Counter((t.earliest or "", t.latest or "") for t in found)
    widths = {(t.earliest or "", t.latest or ""): _width(t)[0] for t in found}
    return min(votes, key=lambda v: (-votes[v], widths[v], v))


def _telling(
    mentions: Sequence[Mentioned],
    dated: Sequence[tuple[Mentioned, TimeRef]],
    when: tuple[str, str],
    articles: Mapping[str, Article],
) -> list[Mentioned]:
    """The mentions of a claim that tell what happened at `when`.

    One that gives another time tells something else; one that gives none counts when it is worded like one that gives this.
    """
    agreeing = [m for m, t in dated if (t.earliest or "") <= when[1] and when[0] <= (t.latest or "")]
    with_time = [m for m, _ in dated]
    words = [_words(m, articles) for m in agreeing]
    return [m for m in mentions if m in agreeing or (m not in with_time and _like(_words(m, articles), words))]


def _words(mention: Mentioned, articles: Mapping[str, Article]) -> str:
    return articles[mention.doc].document.text[mention.start : mention.end]


def _like(text: str, others: Sequence[str]) -> bool:
    return any(fuzz.token_sort_ratio(text.lower(), other.lower()) >= _WORDED_ALIKE for other in others)


def _worded(
    claim: Claim, dated: Sequence[tuple[Mentioned, TimeRef]], when: tuple[str, str], articles: Mapping[str, Article]
) -> str:
    """The claim's text where it gives this time or is worded like a mention that does; else the wording of such a mention."""
    told = {_words(m, articles): (t.earliest, t.latest) for m, t in reversed(dated)}
    same = [words for words, time in told.items() if time == when]
    if told.get(claim.text) == when or (claim.text not in told and _like(claim.text, same)):
        return claim.text
    return next((words for words, time in reversed(told.items()) if time == when), claim.text)


def _label(text: str, mentions: Sequence[Mentioned], articles: Mapping[str, Article]) -> str:
    """The claim's text, or when that does not stand by itself, the sentence in which it is told."""
    if len(text.split()) >= 5 and not _UNCLEAR_START.match(text):
        return _shortened(text)
    full = [m for m in mentions if m.match == "full"] or list(mentions)
    for m in full:
        article = articles[m.doc]
        sentence = next(((a, b) for a, b in article.sentences if a <= m.start < b), None)
        if sentence is not None:
            told = article.document.text[sentence[0] : sentence[1]]
            if not _UNCLEAR_START.match(told):
                return _shortened(told)
    return _shortened(text[:1].upper() + text[1:])


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST_LABEL:
        return plain
    return plain[: plain.rfind(" ", 0, _LONGEST_LABEL)].rstrip(",;:") + " …"
