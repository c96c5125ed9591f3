"""Files of decisions: what a person corrected, one JSON object a line."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from wirestem.errors import DecisionError
from wirestem.model import Decision, Document

# What each pair of act and object needs, so that a decision can never be read and then silently do nothing.
_NEEDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("merge", "story"): ("documents",),
    ("split", "story"): ("documents",),
    ("merge", "origin"): ("documents",),
    ("split", "origin"): ("documents",),
    ("rename", "origin"): ("documents", "name"),
    ("accept", "derivation"): ("child", "parent"),
    ("reject", "derivation"): ("child", "parent"),
    ("merge", "party"): ("names",),
    ("split", "party"): ("names",),
    ("rename", "party"): ("names", "name"),
    ("merge", "claim"): ("places",),
    ("split", "claim"): ("places",),
    ("reject", "claim"): ("places",),
    ("rename", "claim"): ("places", "name"),
}


def read_decisions(path: str | Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order; empty lines and lines that begin with `#` are passed over.

    DecisionError names file and line, what does not fit and what would.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: cannot be read ({error}); give a JSON Lines file in UTF-8") from error
    numbered = ((n, line.strip()) for n, line in enumerate(lines, 1))
    return tuple(_decision(line, f"{path}:{n}") for n, line in numbered if line and not line.startswith("#"))


def _decision(line: str, where: str) -> Decision:
    try:
        decision = msgspec.json.decode(line, type=Decision)
    except msgspec.MsgspecError as error:
        raise DecisionError(f'{where}: {error}; expected e.g. {{"act": "merge", "about": "party", "names": [..]}}') from error
    needs = _NEEDS.get((decision.act, decision.about))
    if needs is None:
        known = ", ".join(f"{act} {about}" for act, about in _NEEDS)
        raise DecisionError(f"{where}: {decision.act} {decision.about} is no decision; there are: {known}")
    missing = [field for field in needs if not getattr(decision, field)]
    if missing:
        raise DecisionError(f"{where}: {decision.act} {decision.about} needs {' and '.join(missing)}")
    return decision


class Resolved(NamedTuple):
    """Decisions that name documents by their ids, and the names that fit no document."""

    decisions: tuple[Decision, ...]
    unknown: tuple[str, ...]


def resolve(decisions: Sequence[Decision], documents: Iterable[Document]) -> Resolved:
    """Decisions with every document named by its id, as the rooms expect them.

    A name that fits several documents means all of them, where a list is expected, else the first in id order. A
    decision about a document that is not here stays in its file and is reported, it does no harm.
    """
    known: dict[str, list[str]] = {}
    for document in sorted(documents, key=lambda d: d.id):
        uri = document.source.uri
        path = PurePath(uri)
        for name in dict.fromkeys((document.id, uri, path.name, path.stem, uri.rpartition("#")[2])):
            known.setdefault(name, []).append(document.id)
    unknown: dict[str, None] = {}
    return Resolved(tuple(_with_ids(d, known, unknown) for d in decisions), tuple(unknown))


def _with_ids(decision: Decision, known: dict[str, list[str]], unknown: dict[str, None]) -> Decision:
    def ids(name: str) -> list[str]:
        if name not in known:
            unknown[name] = None
        return known.get(name, [])

    documents = dict.fromkeys(i for name in decision.documents for i in ids(name))
    places = tuple(replace(p, document=i) for p in decision.places for i in ids(p.document))
    single = {f: next(iter(ids(name)), name) for f in ("child", "parent") if (name := getattr(decision, f))}
    return replace(decision, documents=tuple(documents), places=places, **single)
