"""Quotations without a cue of their own: those that carry one on, and those that stand free."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from wirestem.article.attribute.grammar.units import Unit
from wirestem.article.attribute.stance.stances import stance_without_cue
from wirestem.model import Article, Range, Statement
from wirestem.text import Quotation, words


class _Held(NamedTuple):
    """Places of a text that statements hold: sorted starts, and the furthest end up to each."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the places has characters of `start`..`end`."""
        k = bisect_left(self.starts, end)
        return k > 0 and start < self.ends[k - 1]


_SHORT_TITLE = 4
_IN_TITLES = frozenset({"the", "and", "for", "with", "from", "into", "over", "upon", "but", "nor"})
_SIGNED = re.compile(
    r"[ \u00a0]{0,2}(?P<dash>[—―–]|--|(?<= )-(?= ))[ \u00a0]{0,2}"
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|bin|al|the|of))*(?:, [^.\n]{1,60})?)"
    r"[.\s]*(?=\n|$)"
)


def uncued(article: Article, every: Sequence[Unit], found: Sequence[Statement]) -> list[Statement]:
    """A statement with empty source and cue for each whole quotation that no statement of `found` holds."""
    places = sorted(r for s in found for part in (s.content, s.source, s.cue) for r in part)
    held = _Held(tuple(a for a, _ in places), tuple(accumulate((b for _, b in places), max)))
    out = []
    for unit in every:
        whole = _whole_headline(article, unit, held)
        if whole is not None:
            out.append(whole)
            continue
        for quote in unit.quotes:
            end = min(quote.end, unit.end) if not quote.closed else quote.end
            if not held.meets(quote.start, end) and _is_whole(article.document.text, quote, unit):
                out.append(_bare(article, (quote.start, end)))
                signed = _signed(article.document.text, end) if quote.closed else None
                if signed is not None:
                    out[-1] = replace(out[-1], cue=signed[:1], source=signed[1:])
    return out


def _is_whole(text: str, quote: Quotation, unit: Unit) -> bool:
    """A quotation that could stand alone: it fills its unit, or is a sentence of some length."""
    inner = text[quote.inner_start : quote.inner_end].strip()
    count = len(words(text, quote.inner_start, quote.inner_end))
    alone = not text[unit.start : quote.start].strip() and not text[min(quote.end, unit.end) : unit.end].strip(" .,!?")
    if unit.zone != "paragraph":
        return alone and count >= 2
    if quote.single and not alone:
        return False
    if _is_title(inner):
        return False
    ends = inner[-1:] in ".!?,…" if inner else False
    opens = inner[:1].isupper()
    return (
        (alone and count >= 2) or (ends and opens and count >= 3) or (opens and count >= 6) or (not quote.closed and count >= 3)
    )


def _is_title(inner: str) -> bool:
    """Whether words with capitals throughout name a programme or a book: “The Morning Hour,”."""
    long = [w for w in re.findall(r"[^\W\d_]+", inner) if len(w) > 2 and w not in _IN_TITLES]
    plain = inner[-1:] not in ".!?…" or (inner.endswith(".") and len(inner.split()) <= _SHORT_TITLE)
    return plain and bool(long) and all(w[0].isupper() for w in long) and not inner.isupper()


def _signed(text: str, end: int) -> tuple[Range, Range] | None:
    """The dash and the name behind a quotation that closes its paragraph: “It scares me.” ― Ada Novak."""
    found = _SIGNED.match(text, end)
    return (found.span("dash"), found.span("name")) if found else None


def _bare(article: Article, place: Range) -> Statement:
    content = article.document.text[place[0] : place[1]]
    return Statement("", article.document.id, (), (), (place,), "direct", stance_without_cue(content, "direct"))


def _whole_headline(article: Article, unit: Unit, held: _Held) -> Statement | None:
    """A headline told in words of somebody it does not name: "Chief 'knew for weeks' of broken lock"."""
    quote = next(iter(unit.quotes), None)
    if unit.zone != "headline" or quote is None or held.meets(unit.start, unit.end):
        return None
    text = article.document.text
    inner = [t for t in unit.tokens if quote.inner_start <= t.start < quote.inner_end]
    speaks = len(inner) > 1 and any(t.tag.startswith("VB") for t in inner)
    outside = (text[unit.start : quote.start] + text[quote.end : unit.end]).strip(" .,!?")
    if not speaks or not outside or ":" in outside:
        return None
    return Statement("", article.document.id, (), (), ((unit.start, unit.end),), "mixed", "alleges")
