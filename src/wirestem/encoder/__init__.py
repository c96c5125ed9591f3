"""The encoder: one small network that reads a text once and says who says what, who is named, and who is meant.

It runs by onnxruntime from files in `weights/`, without a model hub and without torch. Rooms get what it found as values.
"""

from wirestem.encoder.network import Encoder, encoder
from wirestem.encoder.reading import Reading
from wirestem.encoder.vectors import Vectors, vectors
from wirestem.encoder.words import read_words
from wirestem.model import Document


def encode(document: Document, folder: str | None = None, *, wide: bool = False) -> Reading:
    """What the encoder of a folder, or the shipped one, finds in the headline, subheads and paragraphs of an English text.

    `wide` reads as corpora of attribution are marked.
    """
    words = read_words(document.text, document.zones)
    return encoder(folder)(words, wide=wide) if document.language.lower().startswith("en") else Reading(words)


__all__ = ["Encoder", "Reading", "Vectors", "encode", "encoder", "read_words", "vectors"]
