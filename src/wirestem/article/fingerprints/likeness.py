"""How much a text is like those credited to an agency: passages in common, recycled background, habits of spelling."""

from collections.abc import Callable, Iterable, Sequence
from math import log
from typing import NamedTuple

from wirestem.article.fingerprints.known import Fingerprints
from wirestem.article.fingerprints.learning import name_of
from wirestem.article.fingerprints.runs import RUN_WORDS, narrative
from wirestem.article.fingerprints.style import style
from wirestem.model import Document, Evidence, Range, Span

_LEAST_SHARE = 0.1  # of the words outside quotations: a rewriter keeps no more running
_LEAST_WORDS = 40
_HABIT_WORDS = 10  # running
_MOST_SPANS = 6
_STYLE_TEXTS = 3  # of an agency, and as many of others, before its spelling says anything
_STYLE_MOST = 0.5


class Likeness(NamedTuple):
    """Why a text may be `agency`'s. `share` of its narrative words stands in texts credited to it; `weight` is all evidence."""

    agency: str
    share: float
    weight: float
    because: tuple[Evidence, ...]


def likenesses(document: Document, known: Fingerprints) -> tuple[Likeness, ...]:
    """The agencies whose texts `document` is like, the most like first; a text is never compared with itself.

    Passages in common with texts of two agencies, or with a press release, speak for neither.
    """
    own = name_of(document)
    found = [made for agency in known.agencies if (made := _likeness(document, agency, known, own)) is not None]
    return tuple(sorted(found, key=lambda f: (-f.weight, f.agency)))


def _likeness(document: Document, agency: str, known: Fingerprints, own: str) -> Likeness | None:
    because = [*_shared(document, agency, known, own), *_recycled(document, agency, known, own)]
    if not because:
        return None
    because += _styled(document, agency, known, own)
    share = _covered(document, lambda run: bool(_carriers(run, agency, known, own)))[1]
    return Likeness(agency, share, round(sum(e.weight for e in because), 2), tuple(because))


def _carriers(run: str, agency: str, known: Fingerprints, own: str) -> list[int]:
    """The texts of `agency` that have a run, if no other agency's and no release has it."""
    numbers = [n for n in known.holders.get(run, ()) if known.texts[n].text != own]
    texts = [known.texts[n] for n in numbers]
    if any(t.release or t.agency not in (agency, None) for t in texts):
        return []
    return [n for n, t in zip(numbers, texts, strict=True) if t.agency == agency]


def _covered(document: Document, fits: Callable[[str], bool]) -> tuple[tuple[Range, ...], float, int]:
    """The ranges of words whose runs fit, as ranges of word numbers; their share of all words; how many words."""
    told = narrative(document)
    ranges: list[Range] = []
    for run in told.runs:
        if fits(run.name):
            if ranges and run.first <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], run.first + RUN_WORDS)
            else:
                ranges.append((run.first, run.first + RUN_WORDS))
    count = sum(b - a for a, b in ranges)
    return tuple(ranges), count / len(told.words) if told.words else 0.0, count


def _shared(document: Document, agency: str, known: Fingerprints, own: str) -> Iterable[Evidence]:
    """Passages that stand in texts credited to the agency."""
    by_text: dict[int, set[str]] = {}
    for run in narrative(document).runs:
        for n in _carriers(run.name, agency, known, own):
            by_text.setdefault(n, set()).add(run.name)
    close = [n for n, runs in sorted(by_text.items()) if _enough(_covered(document, runs.__contains__))]
    if not close:
        return
    runs = set().union(*(by_text[n] for n in close))
    ranges, share, _ = _covered(document, runs.__contains__)
    texts = f"{len(close)} text{'s' if len(close) > 1 else ''}"
    note = f"shares {share:.0%} of its words outside quotations with {texts} credited to {agency}".replace("%", " %")
    yield Evidence("check.shared.v1", round(2 + 3 * share, 2), _spans(document, ranges), note)


def _enough(covered: tuple[tuple[Range, ...], float, int]) -> bool:
    return covered[1] >= _LEAST_SHARE and covered[2] >= _LEAST_WORDS


def _recycled(document: Document, agency: str, known: Fingerprints, own: str) -> Iterable[Evidence]:
    """Background that the agency recycles from dispatch to dispatch."""

    def fits(run: str) -> bool:
        return known.habits.get(run) == agency and len({known.dispatches[n] for n in _carriers(run, agency, known, own)}) > 1

    ranges = tuple(r for r in _covered(document, fits)[0] if r[1] - r[0] >= _HABIT_WORDS)
    if ranges:
        count = sum(b - a for a, b in ranges)
        note = f"{count} words of background that several dispatches of {agency} have, and no other agency's"
        yield Evidence("check.recycled.v1", round(min(3.0, 1 + count / 20), 2), _spans(document, ranges), note)


def _spans(document: Document, ranges: Sequence[Range]) -> tuple[Span, ...]:
    """The places of the longest ranges, in text order."""
    told = narrative(document).words
    longest = sorted(ranges, key=lambda r: (r[0] - r[1], r))[:_MOST_SPANS]
    return tuple(Span(document.id, told[a][0], told[b - 1][1]) for a, b in sorted(longest))


def _styled(document: Document, agency: str, known: Fingerprints, own: str) -> Iterable[Evidence]:
    """Habits of spelling that texts of the agency show more often than others: a little either way."""
    ours = [t for t in known.texts if t.agency == agency and t.text != own]
    others = [t for t in known.texts if t.agency != agency and t.text != own]
    if min(len(ours), len(others)) < _STYLE_TEXTS:
        return
    told = style(document)
    weight = 0.0
    for name in told:
        rates = [(sum(name in t.style for t in texts) + 0.5) / (len(texts) + 1) for texts in (ours, others)]
        weight += 0.2 * log(rates[0] / rates[1])
    weight = round(max(-_STYLE_MOST, min(_STYLE_MOST, weight)), 2)
    if weight:
        note = f"spells {'like' if weight > 0 else 'unlike'} texts credited to {agency}"
        spans = tuple(Span(document.id, a, b) for a, b in sorted(told.values())[:_MOST_SPANS])
        yield Evidence("check.style.v1", weight, spans, note)
