"""Names of a pipeline of the user's own, in place of those that capitals and word lists show."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from wirestem.article.annotate.kinds import Named
from wirestem.article.annotate.runs import Line
from wirestem.lexicon.names import Names
from wirestem.model import Mention, MentionKind, Range
from wirestem.pipeline import Parse
from wirestem.text.ranges import meets, united

_SURE = 3
_LONGEST_TITLE = 5
_THE = re.compile(r"(?i)the\s+")
_EDGE = " \t\n\u00a0,;:.\"“”‘’'()[]–—-"
_OWNS = re.compile(r"[’']s?$")


def with_piped_names(found: Sequence[Named], parse: Parse, text: str, split: Sequence[Line], known: Names) -> list[Named]:
    """The names of a text: the pipeline's, and of the others those that it cannot tell.

    Where it reads, a mere guess at a name of a kind that it was trained for stands only as part of a name that it marked
    elsewhere; what has a reason in the words around it stands too, but not in the place of what the pipeline takes for
    nobody. In a headline with capitals throughout a name counts that the text marks elsewhere too.
    """
    if parse.names is None:
        return list(found)
    marked = _one_kind(_not_shouted(list(_marked(parse, text, known)), split))
    nobody = united((n.start, n.end) for n in parse.names if n.kind is None)
    own = united((n.mention.start, n.mention.end) for n in marked)
    read = united(parse.read)
    whole = [(frozenset(n.mention.name.split()), n.mention.kind) for n in marked]
    kept = []
    for item in found:
        place = item.mention.start, item.mention.end
        if meets(own, *place) or (item.sure < _SURE and meets(nobody, *place)):
            continue
        if item.sure < 2 and item.mention.kind in parse.kinds and meets(read, *place):
            words = set(item.mention.name.split())
            kind = next((k for names, k in whole if words <= names), None)
            if kind is None:
                continue
            item = Named(replace(item.mention, kind=kind), item.sure)
        kept.append(item)
    return sorted([*kept, *marked])


def _not_shouted(marked: Sequence[Named], split: Sequence[Line]) -> list[Named]:
    shouted = [(n.tokens[0].start, n.tokens[-1].end) for n in split if n.shouting]
    plain = {n.mention.name for n in marked if not meets(shouted, n.mention.start, n.mention.end)}
    return [n for n in marked if n.mention.name in plain]


def _one_kind(marked: Sequence[Named]) -> list[Named]:
    """Each name of the kind that most of its places have; of two that as many have, the first one's."""
    kinds: dict[str, Counter[MentionKind]] = {}
    for item in marked:
        kinds.setdefault(item.mention.name, Counter())[item.mention.kind] += 1
    return [Named(replace(n.mention, kind=kinds[n.mention.name].most_common(1)[0][0]), n.sure) for n in marked]


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
