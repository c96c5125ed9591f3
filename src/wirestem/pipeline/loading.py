"""Loading: a pipeline by its name, once in each process."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from wirestem.errors import MissingExtraError, SettingsError


class Language(Protocol):
    """What is asked of a pipeline; spaCy's `Language` has it.

    `max_length` is the most characters it takes at once. Documents are spaCy's `Doc`, or behave like it.
    """

    max_length: int

    @property
    def lang(self) -> str | None:
        """The language it reads, ISO 639-1; "xx" for any."""

    @property
    def meta(self) -> Mapping[str, Any]:
        """At least its `name` and `version`."""

    @property
    def pipe_names(self) -> Sequence[str]:
        """The names of its components, in order."""

    def make_doc(self, text: str) -> Any:
        """The text as tokens."""

    def __call__(self, text: Any, /) -> Any:
        """The document with all that the components find."""


@lru_cache(maxsize=2)
def pipeline(name: str) -> Language:
    """The pipeline of an installed package or a folder, loaded once.

    MissingExtraError without spaCy, SettingsError when there is no such pipeline or it cannot be loaded.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingExtraError(f"spaCy is not installed ({error}); pip install 'wirestem[spacy]'") from error
    try:
        loaded: Language = spacy.load(name)
    except (OSError, ImportError, ValueError, KeyError, AttributeError) as error:
        # Each of spaCy's own reasons is one of these; an installed package may add any from its own code.
        reason = " ".join(str(error).split())[:300]
        raise SettingsError(
            f"spacy is {name!r}, which cannot be loaded ({reason}); give the name of an installed pipeline"
            " (python -m spacy download en_core_web_sm installs one) or the path of a folder that nlp.to_disk wrote"
        ) from error
    return loaded


def described(nlp: Language) -> str:
    """A pipeline by language, name, version and components, as a dossier records it."""
    parts = ", ".join(nlp.pipe_names) or "no component"
    return f"{nlp.lang or 'xx'}_{nlp.meta.get('name', 'pipeline')} {nlp.meta.get('version', '0.0.0')} ({parts})"
