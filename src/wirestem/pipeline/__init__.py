"""The pipeline: what a spaCy `Language` of the user's own finds in a text, as values that rooms can use.

spaCy itself is imported only to load a pipeline by name; whatever behaves like a `Language` can be handed over.
"""

from wirestem.pipeline.labels import LABELS
from wirestem.pipeline.loading import Language, described, pipeline
from wirestem.pipeline.parse import Parse, PipedName, Word
from wirestem.pipeline.piping import pipe

__all__ = ["LABELS", "Language", "Parse", "PipedName", "Word", "described", "pipe", "pipeline"]
