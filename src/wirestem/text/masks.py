"""Which characters of a document are prose, and which of those stand inside quotation marks."""

from bisect import bisect_right
from collections.abc import Sequence

from wirestem.model import PROSE, Document, Range
from wirestem.text.quotes import quotations
from wirestem.text.words import words


def prose(document: Document) -> tuple[Range, ...]:
    """The zones of `document` that tell the story: headlines, subheads, paragraphs. No byline, caption or furniture."""
    return tuple((z.start, z.end) for z in document.zones if z.kind in PROSE)


def quoted(document: Document) -> tuple[Range, ...]:
    """The insides of the quotations in the prose of `document`, marks left out, in text order."""
    return tuple((q.inner_start, q.inner_end) for q in quotations(document.text, prose(document)))


def narrative_words(text: str, start: int, end: int, masked: Sequence[Range]) -> int:
    """How many words of `text[start:end]` stand outside the ranges `masked`, which are in order and do not overlap.

    Two texts that share a quotation may both have it from the speaker; only shared narrative speaks for copying.

    >>> narrative_words('She said "never again" twice.', 0, 29, ((10, 21),))
    3
    """
    begins = [a for a, _ in masked]
    count = 0
    for word in words(text, start, end):
        at = bisect_right(begins, word.start) - 1
        count += at < 0 or masked[at][1] <= word.start
    return count
