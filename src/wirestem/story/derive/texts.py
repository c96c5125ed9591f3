"""The articles of a story made ready for lineage: narrative apart from quotations, sentences, runs of words."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import Article, Document, Range, Story
from wirestem.text import paragraphs, quotations, sentences, words

RUN_WORDS = 4
_LEAST_LEDE = 8  # words
_LEAST_NARRATIVE = 3  # words of a run outside quotation marks
Run = tuple[str, ...]


class Sentence(NamedTuple):
    """Words `first` to `stop` of a text."""

    first: int
    stop: int


class Text(NamedTuple):
    """The paragraphs of one article as words; headline, byline, captions and furniture are a carrier's own and left out.

    `narrative` tells which words stand outside quotation marks; `runs` are the places of all runs of RUN_WORDS words
    that are narrative but for one word at most.
    """

    article: Article
    starts: list[int]
    ends: list[int]
    forms: list[str]
    narrative: list[bool]
    sentences: list[Sentence]
    runs: dict[Run, list[int]]

    @property
    def document(self) -> Document:
        """The document whose text this is."""
        return self.article.document

    @property
    def id(self) -> str:
        """Its document's id."""
        return self.article.document.id

    @property
    def lede(self) -> Sentence:
        """Its first sentence; a place and a day that stand before it ("Tollen, Monday.") are none."""
        whole = (s for s in self.sentences if s.stop - s.first >= _LEAST_LEDE)
        return next(whole, self.sentences[0] if self.sentences else Sentence(0, 0))

    def sentence_start(self, word: int) -> int:
        """Where the sentence of a word begins."""
        return self.sentences[bisect_right(self.sentences, word, key=lambda s: s.first) - 1].first

    def sentence_stop(self, word: int) -> int:
        """Where the sentence of a word ends."""
        return self.sentences[bisect_right(self.sentences, word, key=lambda s: s.first) - 1].stop

    def places(self, start: int, end: int) -> Range:
        """The words that begin in the characters `start` to `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def range(self, first: int, stop: int) -> Range:
        """The characters of words `first` to `stop`."""
        return self.starts[first], self.ends[stop - 1]


def prepare(story: Story) -> tuple[Text, ...]:
    """The articles of `story` in its order."""
    return tuple(_text(article) for article in story.articles)


def _text(article: Article) -> Text:
    document = article.document
    blocks = _body(document)
    held = [(q.inner_start, q.inner_end) for q in quotations(document.text, blocks)]
    text = Text(article, [], [], [], [], [], {})
    for block in blocks:
        first = len(text.forms)
        for start, end in sentences(document.text, *block):
            _add_sentence(text, start, end, held)
        _add_runs(text, first)
    return text


def _body(document: Document) -> tuple[Range, ...]:
    """The paragraphs; of a document without any, the whole text."""
    blocks = tuple((z.start, z.end) for z in document.zones if z.kind == "paragraph")
    return blocks or paragraphs(document.text)


def _add_sentence(text: Text, start: int, end: int, held: Sequence[Range]) -> None:
    first = len(text.forms)
    inside = [r for r in held if r[0] < end and start < r[1]]
    for word in words(text.document.text, start, end):
        text.starts.append(word.start)
        text.ends.append(word.end)
        text.forms.append(word.form)
        text.narrative.append(not any(a <= word.start < b for a, b in inside))
    if len(text.forms) > first:
        text.sentences.append(Sentence(first, len(text.forms)))


def _add_runs(text: Text, first: int) -> None:
    forms, narrative = text.forms, text.narrative
    for place in range(first, len(forms) - RUN_WORDS + 1):
        if sum(narrative[place : place + RUN_WORDS]) >= _LEAST_NARRATIVE:
            text.runs.setdefault(tuple(forms[place : place + RUN_WORDS]), []).append(place)
