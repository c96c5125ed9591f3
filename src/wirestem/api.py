"""The Python API: the commands as functions that return values and print nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from wirestem import flow, rows
from wirestem.article.fingerprints import read_fingerprints
from wirestem.article.read import read, read_row, with_meta
from wirestem.article.wire import WireCheck
from wirestem.decisions import read_decisions
from wirestem.model import Capture, Decision, Dossier, Skipped
from wirestem.pipeline import Language
from wirestem.report import json, notebook  # noqa: F401  the latter loaded so that a dossier draws itself in a notebook
from wirestem.settings import Settings

if TYPE_CHECKING:
    import pandas

Input: TypeAlias = str | PathLike[str] | Mapping[str, Any]
"""A path, an address, "-" for standard input, or an article as a mapping with `id` and `text` (or `html`)."""

Corrections: TypeAlias = str | PathLike[str] | Sequence[Decision]


def dossier(
    *inputs: Input,
    meta: str | Path | None = None,
    decisions: Corrections = (),
    settings: Settings | None = None,
    nlp: Language | None = None,
) -> Dossier:
    """Everything about the stories in `inputs`.

    `meta` is a file of what the texts do not say, `decisions` a file or values of what a person corrected, `nlp` a
    spaCy `Language` whose names, sentences, parse and coreference are taken. Inputs that cannot be read are left out;
    `wirestem.flow.dossier` tells which. WirestemError when `meta`, `decisions`, a lexicon or `nlp` does not fit.

    >>> found = dossier({"id": "a", "text": "Mayor quits\\n\\nMayor Ana Lindt resigned on Monday, her office said."})
    >>> found.documents[0].title
    'Mayor quits'
    """
    return flow.dossier(_captures(inputs, meta), settings, decisions=_decisions(decisions), nlp=nlp).dossier


def load(path: str | PathLike[str]) -> Dossier:
    """A dossier that was written: of a `dossier.json`, or of the folder that holds one.

    ExportError where there is none, or one that this version does not read.
    """
    return json.load(path)


def to_pandas(dossier: Dossier) -> "dict[str, pandas.DataFrame]":
    """The dossier's tables as data frames by name: articles, edges, statements, claims, mentions, changes and the rest.

    MissingExtraError without pandas (`pip install 'wirestem[pandas]'`).
    """
    from wirestem.report.frames import frames

    return frames(dossier)


def annotate(
    *inputs: Input, meta: str | Path | None = None, settings: Settings | None = None, nlp: Language | None = None
) -> Iterator[dict[str, Any]]:
    """A row for each article, streaming: zones, credits, statements, times and mentions, with offsets into its text.

    The input's other fields pass through. Inputs that cannot be read are left out. `nlp` is a spaCy `Language` whose names,
    sentences, parse and coreference are taken; SettingsError when it cannot be used with the settings.
    """
    found = flow.articles(_captures(inputs, meta), *flow.handed(settings or Settings(), nlp))
    return (rows.annotated(item) for item in found if not isinstance(item, Skipped))


def gather(
    *inputs: Input, meta: str | Path | None = None, decisions: Corrections = (), settings: Settings | None = None
) -> list[dict[str, Any]]:
    """A row for each article with its `story`, `family`, `parent`, `share` and `agency`; other fields pass through."""
    chosen = settings or Settings()
    pile = flow.pile(_captures(inputs, meta), chosen, _decisions(decisions), step=flow.outline)
    return list(rows.gathered(pile, chosen))


def check(
    *inputs: Input,
    learn: Input | Sequence[Input] = (),
    fingerprints: str | PathLike[str] | None = None,
    settings: Settings | None = None,
) -> list[WireCheck]:
    """For each text: is it wire copy, of which agency, credited or not, on what evidence.

    Texts are looked at alone, beside one another, beside the credited articles in `learn` and beside what an earlier
    `wirestem check --learn` kept in the file `fingerprints`. FingerprintError when that is no such file.

    >>> check({"id": "a", "text": "KARSK, March 9, 2029 (AFP) - The dam held on Friday."})[0].agency
    'AFP'
    """
    chosen = settings or Settings()
    taught = learn if isinstance(learn, Sequence) and not isinstance(learn, str) else [learn]
    known = flow.learned(_captures(taught, None), chosen)[0]
    if fingerprints is not None:
        known = read_fingerprints(fspath(fingerprints)) + known
    return [one.answer for one in flow.checked(_captures(inputs, None), chosen, known)[0]]


def _captures(inputs: Iterable[Input], meta: str | Path | None) -> Iterator[Capture | Skipped]:
    found = _each(inputs)
    return found if meta is None else with_meta(found, str(meta))


def _each(inputs: Iterable[Input]) -> Iterator[Capture | Skipped]:
    number = 0
    for paths, items in groupby(inputs, key=lambda item: not isinstance(item, Mapping)):
        if paths:
            yield from read([fspath(item) for item in items if not isinstance(item, Mapping)])
            continue
        for item in items:
            number += 1
            if isinstance(item, Mapping):
                yield read_row(dict(item), number=number)


def _decisions(decisions: Corrections) -> tuple[Decision, ...]:
    if isinstance(decisions, str | PathLike):
        return read_decisions(fspath(decisions))
    return tuple(decisions)
