"""Names that the encoder read, beside those that capitals and word lists show."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wirestem.article.annotate.kinds import Named
from wirestem.encoder import Reading
from wirestem.model import Document, Mention, MentionKind

_KINDS: dict[str, MentionKind] = {"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "place"}
_SURE = 3


def with_read_names(found: Sequence[Named], reading: Reading, document: Document) -> list[Named]:
    """The names of a text: the encoder's own, and of the others those that it cannot know better.

    It reads headlines, subheads and paragraphs. There a name that it did not see stands only when word lists tell it.
    """
    read = list(_read(reading, document.text))
    taken = sorted((reading.words.starts[n.place[0]], reading.words.ends[n.place[1] - 1]) for n in reading.named)
    begins = [a for a, _ in taken]
    out = list(read)
    for item in found:
        start, end = item.mention.start, item.mention.end
        k = bisect_left(begins, end) - 1
        if k >= 0 and taken[k][1] > start:
            continue
        n = bisect_left(reading.words.starts, start)
        seen = n < len(reading.words.starts) and reading.words.starts[n] == start
        if not seen or item.sure >= _SURE:
            out.append(item)
    return sorted(out)


def _read(reading: Reading, text: str) -> Iterator[Named]:
    for name in reading.named:
        kind = _KINDS.get(name.kind)
        if kind is None:
            continue
        start, end = reading.words.starts[name.place[0]], reading.words.ends[name.place[1] - 1]
        if text[start:end].lower().startswith("the ") and kind != "person":
            start += 4
        mention = Mention(start, end, kind, " ".join(text[start:end].split()))
        yield Named(mention, 3 if name.chance > 0.95 else 2 if name.chance > 0.7 else 1)
