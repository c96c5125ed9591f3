"""Whatever behaves like spaCy's `Language`, without spaCy: tokens by white space and marks, components that are functions."""

import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from wirestem.model import Document, Source, Zone
from wirestem.text import paragraphs


class FakeToken:
    """A token as far as it is asked for."""

    def __init__(self, doc: "FakeDoc", i: int, text: str, idx: int) -> None:
        self.i, self.text, self.idx = i, text, idx
        self.head = self
        self.dep_ = self.pos_ = self.tag_ = ""
        self.is_sent_start: bool | None = None
        self.doc = doc


class FakeSpan:
    """Tokens `start` to `end` of a document, with a label."""

    def __init__(self, doc: "FakeDoc", start: int, end: int, label: str = "") -> None:
        self.start, self.end, self.label_ = start, end, label
        self.start_char = doc[start].idx


class FakeDoc:
    """A document that knows which of its layers were set."""

    def __init__(self, text: str, pattern: str) -> None:
        self.text = text
        self.tokens = [FakeToken(self, n, m.group(), m.start()) for n, m in enumerate(re.finditer(pattern, text))]
        self.ents: list[FakeSpan] = []
        self.spans: dict[str, list[FakeSpan]] = {}
        self._ = SimpleNamespace()
        self.layers: set[str] = set()

    def __getitem__(self, n: int) -> FakeToken:
        return self.tokens[n]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[FakeToken]:
        return iter(self.tokens)

    def has_annotation(self, layer: str) -> bool:
        return layer in self.layers

    def has_extension(self, name: str) -> bool:
        return hasattr(self._, name)

    def span(self, words: str, label: str = "") -> FakeSpan:
        """The tokens that have these words, at their first place."""
        at = self.text.index(words)
        held = [t.i for t in self.tokens if at <= t.idx < at + len(words)]
        return FakeSpan(self, held[0], held[-1] + 1, label)


Component = Callable[[FakeDoc], None]


class FakeLanguage:
    """A pipeline of functions."""

    def __init__(self, *components: Component, lang: str = "en", longest: int = 1000, pattern: str = r"\w+|[^\w\s]|\n\n") -> None:
        self.components = components
        self.lang = lang
        self.max_length = longest
        self.pattern = pattern
        self.meta = {"name": "fake", "version": "1.2.3"}
        self.pipe_names = [c.__name__ for c in components]
        self.pipe_labels: dict[str, list[str]] = {}
        self.pipe_factories: dict[str, str] = {}
        self.given: list[str] = []

    def make_doc(self, text: str) -> FakeDoc:
        assert len(text) <= self.max_length
        self.given.append(text)
        return FakeDoc(text, self.pattern)

    def __call__(self, doc: Any, /) -> FakeDoc:
        made: FakeDoc = doc
        for component in self.components:
            component(made)
        return made


def names(**labels: str) -> Component:
    """A component that marks every place of some words ("Ada_Novak" for "Ada Novak") with a label."""

    def ner(doc: FakeDoc) -> None:
        doc.layers.add("ENT_IOB")
        for form, label in labels.items():
            words = form.split("_")
            for n in range(len(doc) - len(words) + 1):
                if [t.text for t in doc.tokens[n : n + len(words)]] == words:
                    doc.ents.append(FakeSpan(doc, n, n + len(words), label))

    return ner


def parser(*edges: tuple[str, str, str]) -> Component:
    """A component that hangs words on words: (word, relation, head), each at its first place."""

    def parser(doc: FakeDoc) -> None:
        doc.layers.add("DEP")
        first = {t.text: t for t in reversed(doc.tokens)}
        for token in doc:
            token.pos_ = "PROPN" if token.text[0].isupper() else "NOUN"
        for word, relation, head in edges:
            first[word].head, first[word].dep_ = first[head], relation
            if relation == "ROOT" or word in ("said", "says", "told"):
                first[word].pos_ = "VERB"

    return parser


def document(*lines: str, kinds: tuple[str, ...] = (), language: str = "en") -> Document:
    """A document of paragraphs, or of zones of the given kinds."""
    text = "\n\n".join(lines)
    places = paragraphs(text)
    told = kinds or ("paragraph",) * len(places)
    zones = tuple(Zone(a, b, kind) for (a, b), kind in zip(places, told, strict=True))  # type: ignore[arg-type]
    return Document(id="d", source=Source(uri="d.txt"), title=None, text=text, language=language, zones=zones)
