"""The ground floor for text: words, sentences, paragraphs, quotation marks. Everything returns offsets, nothing alters."""

from wirestem.text.masks import narrative_words, prose, quoted
from wirestem.text.paragraphs import paragraphs
from wirestem.text.quotes import Quotation, quotations
from wirestem.text.sentences import sentences
from wirestem.text.terms import term
from wirestem.text.words import Word, words

__all__ = [
    "Quotation",
    "Word",
    "narrative_words",
    "paragraphs",
    "prose",
    "quotations",
    "quoted",
    "sentences",
    "term",
    "words",
]
