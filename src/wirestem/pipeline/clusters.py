"""Clusters: the places that mean one and the same, as components for coreference leave them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from wirestem.model import Range
from wirestem.pipeline.stretches import Part
from wirestem.pipeline.tokens import Tokens

_SPANS = re.compile(r"coref_clusters_\d+")


def clusters_of(doc: Any, tokens: Tokens, part: Part) -> tuple[tuple[Range, ...], ...]:
    """The clusters of a part, each in text order: of `doc._.coref_clusters`, else of `doc.spans["coref_clusters_1"]` and on.

    The first are pairs of characters (fastcoref), or spans of the document; the second are spans (spacy-experimental).
    """
    found = list(_by_attribute(doc, tokens)) or list(_by_spans(doc, tokens))
    whole = (sorted({p for p in cluster if p is not None and part.holds(p)}) for cluster in found)
    return tuple(sorted(tuple(c) for c in whole if len(c) > 1))


def _by_attribute(doc: Any, tokens: Tokens) -> Iterator[list[Range | None]]:
    told = getattr(doc._, "coref_clusters", None) if doc.has_extension("coref_clusters") else None
    clusters = [list(c) for c in told] if isinstance(told, Iterable) else []
    flat = [member for cluster in clusters for member in cluster]
    if all(hasattr(m, "start_char") for m in flat):
        yield from ([tokens.span(m.start, m.end) for m in cluster] for cluster in clusters)
    elif _characters(flat, doc):
        first = {token.idx: n for n, token in enumerate(doc)}
        last = {token.idx + len(token.text): n + 1 for n, token in enumerate(doc)}
        for cluster in clusters:
            yield [tokens.span(first[a], last[b]) for a, b in cluster if a in first and b in last]


def _characters(members: Iterable[Any], doc: Any) -> bool:
    """Whether all members are pairs of character offsets; other components give numbers of tokens, the last one included."""
    size = len(doc.text)
    try:
        return all(len(m) == 2 and 0 <= int(m[0]) < int(m[1]) <= size for m in members)
    except (TypeError, ValueError):
        return False


def _by_spans(doc: Any, tokens: Tokens) -> Iterator[list[Range | None]]:
    for key in doc.spans:
        if _SPANS.fullmatch(key):
            yield [tokens.span(span.start, span.end) for span in doc.spans[key]]
