"""Tokens: where those of a `Doc` stand in the text."""

from bisect import bisect_right
from typing import Any

from wirestem.errors import PipelineError
from wirestem.model import Document, Range
from wirestem.pipeline.loading import Language, described
from wirestem.pipeline.stretches import Part


class Tokens(tuple[Range | None, ...]):
    """Where each token of a `Doc` stands in the whole text, in order; None for white space and what is in two stretches."""

    __slots__ = ()

    def span(self, first: int, stop: int) -> Range | None:
        """From the first to the last word of the tokens `first` to `stop`; None when there is none."""
        held = [place for place in self[first:stop] if place is not None]
        return (held[0][0], held[-1][1]) if held else None


def tokens_of(doc: Any, part: Part, nlp: Language, document: Document) -> Tokens:
    """The places of a document's tokens, each looked up in the text, so that no tokenizer's offsets need be trusted.

    PipelineError when the tokens are not, but for white space, the characters of the text.
    """
    at = 0
    out: list[Range | None] = []
    for token in doc:
        form = token.text.strip()
        while at < len(part.text) and part.text[at].isspace():
            at += 1
        if not part.text.startswith(form, at):
            met, there = form[:20], part.text[at : at + 20]
            raise PipelineError(
                f"{document.source.uri}: {described(nlp)} has the token {met!r} where the text is {there!r}; "
                "give it a tokenizer that keeps every character"
            )
        out.append(_placed(at, at + len(form), part) if form else None)
        at += len(form)
    return Tokens(out)


def _placed(begin: int, end: int, part: Part) -> Range | None:
    """A place of the part as one of the whole text; None when it is not within one stretch."""
    n = bisect_right(part.begins, begin) - 1
    start, stop = part.stretches[n]
    shift = start - part.begins[n]
    return (begin + shift, end + shift) if end + shift <= stop else None
