"""Piping: a text through a pipeline, and what comes out brought back to its places in the text."""

from collections.abc import Iterable, Mapping
from typing import Any

from wirestem.errors import PipelineError
from wirestem.model import Document, Range
from wirestem.pipeline.clusters import clusters_of
from wirestem.pipeline.labels import Labels, decided, labels_of
from wirestem.pipeline.loading import Language, described
from wirestem.pipeline.parse import Parse, PipedName, Word
from wirestem.pipeline.stretches import Part, parts
from wirestem.pipeline.tokens import Tokens, tokens_of


def pipe(document: Document, nlp: Language, labels: Mapping[str, str | None] | None = None) -> Parse:
    """What a pipeline finds in the headline, subheads, paragraphs, captions and corrections of a text.

    Each of these opens a sentence; furniture, bylines, datelines and sign-offs are kept from it. A text in another language
    than the pipeline's comes back empty. `labels` give the kinds of its entities, those of `LABELS` when None.
    PipelineError when a component fails or when the tokens are not those of the text; SettingsError for unknown kinds.
    """
    known = labels_of(labels)
    if nlp.lang not in (None, "", "xx", document.language.lower().split("-")[0]):
        return Parse()
    kinds = decided(nlp, known)
    found = Parse(kinds=kinds)
    for part in parts(document.text, document.zones, max(1, nlp.max_length)):
        found = _joined(found, _one(document, part, nlp, known))
    return found


def _joined(left: Parse, right: Parse) -> Parse:
    base = len(left.words)
    return Parse(
        read=(*left.read, *right.read),
        names=left.names if right.names is None else (*(left.names or ()), *right.names),
        kinds=left.kinds,
        sentences=left.sentences if right.sentences is None else (*(left.sentences or ()), *right.sentences),
        words=(*left.words, *(w._replace(head=w.head + base) for w in right.words)),
        clusters=(*left.clusters, *right.clusters),
    )


def _one(document: Document, part: Part, nlp: Language, labels: Labels) -> Parse:
    """A part through the pipeline."""
    try:
        doc = nlp.make_doc(part.text)
        if not doc.has_annotation("DEP"):  # some tokenizers parse too, and then borders cannot be set
            for n in _openings(tokens_of(doc, part, nlp, document), part):
                doc[n].is_sent_start = True
        doc = nlp(doc)
    except PipelineError:
        raise
    except Exception as error:  # the user's own components may raise anything
        reason = f"{type(error).__name__}: {error}"
        raise PipelineError(
            f"{document.source.uri}: {described(nlp)} failed ({reason}); leave the text or the component out"
        ) from error
    # A component may have joined or split tokens.
    tokens = tokens_of(doc, part, nlp, document)
    opening = _openings(tokens, part)
    return Parse(
        read=part.stretches,
        names=tuple(_names(doc, tokens, part, labels)) if doc.has_annotation("ENT_IOB") else None,
        sentences=_sentences(doc, tokens, opening),
        words=_words(doc, tokens, part) if doc.has_annotation("DEP") else (),
        clusters=clusters_of(doc, tokens, part),
    )


def _openings(tokens: Tokens, part: Part) -> frozenset[int]:
    """The tokens that are the first words of the stretches."""
    first: dict[int, int] = {}
    for n, place in enumerate(tokens):
        if place is not None:
            first.setdefault(part.number(place[0]), n)
    return frozenset(first.values())


def _names(doc: Any, tokens: Tokens, part: Part, labels: Labels) -> Iterable[PipedName]:
    for entity in doc.ents:
        place = tokens.span(entity.start, entity.end)
        if place is not None and part.holds(place) and entity.label_ in labels:
            yield PipedName(*place, labels[entity.label_])


def _sentences(doc: Any, tokens: Tokens, opening: frozenset[int]) -> tuple[Range, ...] | None:
    """The sentences, cut where a stretch ends; None when no component has split the text beyond its stretches."""
    starts: list[int] = []
    split, due = False, False
    for n, place in enumerate(tokens):
        begins = doc[n].is_sent_start
        split = split or (begins is not None and n not in opening)
        due = due or bool(begins)
        if place is not None and (due or n in opening):
            starts.append(n)
            due = False
    if not split:
        return None
    ranges = (tokens.span(a, b) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True))
    return tuple(r for r in ranges if r is not None)


def _words(doc: Any, tokens: Tokens, part: Part) -> tuple[Word, ...]:
    """The words with what they depend on; nothing depends on a word of another stretch."""
    placed = [(n, place) for n, place in enumerate(tokens) if place is not None]
    number = {n: k for k, (n, _) in enumerate(placed)}
    out = []
    for own, (n, place) in enumerate(placed):
        token = doc[n]
        head = number.get(token.head.i, own)
        if part.number(placed[head][1][0]) != part.number(place[0]):
            head = own
        out.append(Word(*place, head, token.dep_.lower(), token.pos_, token.tag_))
    return tuple(out)
