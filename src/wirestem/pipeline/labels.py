"""Labels: which kind of name the entities of a pipeline are."""

from collections.abc import Mapping
from typing import get_args

from wirestem.errors import SettingsError
from wirestem.model import MentionKind
from wirestem.pipeline.loading import Language

Labels = Mapping[str, MentionKind | None]

LABELS: dict[str, str | None] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "ORGANIZATION": "organisation",
    "GPE": "place",
    "LOC": "place",
    "LOCATION": "place",
    "FAC": "place",
    "FACILITY": "place",
    # What these label is nobody who could speak; it is not taken for a person or a house either.
    "NORP": None,
    "MISC": None,
    "EVENT": None,
    "LAW": None,
    "PRODUCT": None,
    "WORK_OF_ART": None,
    "LANGUAGE": None,
}
"""The kinds of the labels of OntoNotes and CoNLL; None for names that are nobody's. Labels not listed are left aside."""

_KINDS = ("person", "organisation", "government", "place")
# What these list are no labels of entities, or only those of the names that somebody wrote into a list.
_OTHERS = frozenset(
    "tagger morphologizer parser senter sentencizer textcat textcat_multilabel attribute_ruler entity_ruler span_ruler"
    " trainable_lemmatizer lemmatizer spancat spancat_singlelabel".split()
)


def labels_of(chosen: Mapping[str, str | None] | None) -> Labels:
    """The chosen labels with their kinds, those of `LABELS` for None; SettingsError for a kind that no name can have."""
    given = LABELS if chosen is None else chosen
    for label, kind in given.items():
        if kind is not None and kind not in _KINDS:
            raise SettingsError(f"spacy_labels gives {label!r} the kind {kind!r}; give {', '.join(_KINDS)}, or None")
    return {label: _kind(kind) for label, kind in given.items()}


def _kind(word: str | None) -> MentionKind | None:
    return next((k for k in get_args(MentionKind) if k == word), None)


def decided(nlp: Language, labels: Labels) -> frozenset[MentionKind]:
    """The kinds of names that the trained components of a pipeline tell.

    A list of names (an entity ruler) decides nothing about the names that are not on it.
    """
    factories: Mapping[str, str] = getattr(nlp, "pipe_factories", {})
    listed: Mapping[str, list[str]] = getattr(nlp, "pipe_labels", {})
    found = {
        labels.get(label)
        for name, own in listed.items()
        if factories.get(name, name) not in _OTHERS and name in nlp.pipe_names
        for label in own
    }
    return frozenset(kind for kind in found if kind is not None)
