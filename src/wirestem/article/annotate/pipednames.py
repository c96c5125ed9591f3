"""Names of a pipeline of the user's own, in place of those that capitals and word lists show."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wirestem.article.annotate.kinds import Named
from wirestem.lexicon.names import Names
from wirestem.model import Document, Mention, Range
from wirestem.pipeline import Parse

_SURE = 3
_LONGEST_TITLE = 5
_THE = re.compile(r"(?i)the\s+")
_EDGE = " \t\n\u00a0,;:.\"“”‘’'()[]–—-"
_OWNS = re.compile(r"[’']s?$")


def with_piped_names(found: Sequence[Named], parse: Parse, document: Document, known: Names) -> list[Named]:
    """The names of a text: the pipeline's, and of the others those that it cannot tell.

    Where it reads, a name of a kind that it was trained for and that it did not mark stands only when word lists tell it;
    so does one in the place of something that it takes for nobody.
    """
    if parse.names is None:
        return list(found)
    marked = list(_marked(parse, document.text, known))
    nobody = sorted((n.start, n.end) for n in parse.names if n.kind is None)
    own = sorted((n.mention.start, n.mention.end) for n in marked)
    read = sorted(parse.read)
    kept = [
        item
        for item in found
        if not _meets(own, item.mention)
        and (
            item.sure >= _SURE
            or not (_meets(nobody, item.mention) or (item.mention.kind in parse.kinds and _meets(read, item.mention)))
        )
    ]
    return sorted([*kept, *marked])


def _meets(places: Sequence[Range], mention: Mention) -> bool:
    """Whether one of the places, which are sorted and apart, has characters of a mention."""
    k = bisect_left(places, (mention.end, 0)) - 1
    return k >= 0 and places[k][1] > mention.start


def _marked(parse: Parse, text: str, known: Names) -> Iterator[Named]:
    """The pipeline's names as mentions have them: without article, title, possessive and stray marks."""
    for name in parse.names or ():
        if name.kind is None:
            continue
        start, end = _bare(text, name.start, name.end)
        start = _past_title(text, start, end, known) if name.kind == "person" else _past_article(text, start, end)
        if any(c.isalnum() for c in text[start:end]):
            yield Named(Mention(start, end, name.kind, " ".join(text[start:end].split())), _SURE)


def _bare(text: str, start: int, end: int) -> Range:
    """Without marks at the edges and "’s"; the full stop of "Corp." stays."""
    while start < end and text[start] in _EDGE:
        start += 1
    owns = _OWNS.search(text, start, end)
    end = owns.start() if owns else end
    while end > start and text[end - 1] in _EDGE and text[end - 1] != ".":
        end -= 1
    return start, end


def _past_article(text: str, start: int, end: int) -> int:
    article = _THE.match(text, start, end)
    return article.end() if article else start


def _past_title(text: str, start: int, end: int, known: Names) -> int:
    """Behind a title, "President Ada Novak", as long as a name is left."""
    start = _past_article(text, start, end)
    words = list(re.finditer(r"\S+", text[start:end]))
    for size in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        if known.title(" ".join(w.group() for w in words[:size])) is not None:
            return _past_title(text, start + words[size].start(), end, known)
    return start
