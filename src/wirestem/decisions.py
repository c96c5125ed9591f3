"""Files of decisions: what a person corrected, one JSON object a line."""

from collections.abc import Iterable, Iterator, Sequence
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
        # The mark that Windows puts in front is none of the text; of all that Python calls line ends JSON allows few inside.
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: cannot be read ({error}); give a JSON Lines file in UTF-8") from error
    return decisions_of(text, str(path))


def decisions_of(text: str, name: str) -> tuple[Decision, ...]:
    """The decisions of a text, which complaints call `name`; DecisionError as `read_decisions` says."""
    numbered = ((n, line.strip()) for n, line in enumerate(text.split("\n"), 1))
    return tuple(_decision(line, f"{name}:{n}") for n, line in numbered if line and not line.startswith("#"))


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
    if decision.about == "party" and decision.act in {"merge", "split"} and len(set(decision.names)) < 2:
        raise DecisionError(f"{where}: {decision.act} party needs two names or more")
    if decision.child and decision.child == decision.parent:
        raise DecisionError(f"{where}: child and parent are the same text; name two")
    return decision


class Resolved(NamedTuple):
    """Decisions that name documents by their ids, the names that fit no document, and other reasons to do nothing."""

    decisions: tuple[Decision, ...]
    unknown: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def resolve(decisions: Sequence[Decision], documents: Iterable[Document]) -> Resolved:
    """Decisions with every document named by its id, as the rooms expect them.

    A name that fits several documents means all of them, where a list is expected, else the first in id order. A
    decision about a document that is not here stays in its file and is reported, it does no harm. So does a passage
    that does not stand in its document, a child or parent that may be several, and a merge of one.
    """
    everything = sorted(documents, key=lambda d: d.id)
    known: dict[str, list[str]] = {}
    for document in everything:
        uri = document.source.uri
        path = PurePath(uri)
        for name in dict.fromkeys((document.id, uri, path.name, path.stem, uri.rpartition("#")[2])):
            known.setdefault(name, []).append(document.id)
    unknown: dict[str, None] = {}
    settled = tuple(_with_ids(d, known, unknown) for d in decisions)
    texts = {document.id: document for document in everything}
    doubts = dict.fromkeys(doubt for d, done in zip(decisions, settled, strict=True) for doubt in _doubts(d, done, known, texts))
    return Resolved(settled, tuple(unknown), tuple(doubts))


def _doubts(said: Decision, done: Decision, known: dict[str, list[str]], texts: dict[str, Document]) -> Iterator[str]:
    """Why a decision, as it was said and as it was settled, cannot do all it says."""
    for name in filter(None, (said.child, said.parent)):
        if len(known.get(name, ())) > 1:
            yield f"{name!r} fits {len(known[name])} documents, the first is taken; name it by its path"
    for place in done.places:
        document = texts[place.document]
        if " ".join(place.quote.split()) not in " ".join(document.text.split()):
            yield f"the passage {place.quote!r} does not stand in {document.source.uri}; copy it from the text"
    named = (*said.documents, *(place.document for place in said.places))
    alone = done.documents if said.documents else done.places
    if said.act == "merge" and said.about != "party" and len(alone) == 1 and all(name in known for name in named):
        yield f"a merge of one {said.about} with nothing else; name two documents or passages that are here"


def gathering(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """What `decisions` say of stories, also by the way: a text and its parent, or one dispatch's carriers, are of one story."""
    found = []
    for decision in decisions:
        documents: tuple[str, ...] = ()
        match decision.act, decision.about:
            case "accept", "derivation":
                documents = tuple(filter(None, (decision.child, decision.parent)))
            case "merge", "origin":
                documents = decision.documents
            case "merge", "claim":
                documents = tuple(dict.fromkeys(place.document for place in decision.places))
            case _, "story":
                found.append(decision)
        if len(documents) > 1:
            found.append(Decision("merge", "story", documents=documents))
    return tuple(found)


def _with_ids(decision: Decision, known: dict[str, list[str]], unknown: dict[str, None]) -> Decision:
    def ids(name: str) -> list[str]:
        if name not in known:
            unknown[name] = None
        return known.get(name, [])

    documents = dict.fromkeys(i for name in decision.documents for i in ids(name))
    places = tuple(replace(p, document=i) for p in decision.places for i in ids(p.document))
    single = {f: next(iter(ids(name)), name) for f in ("child", "parent") if (name := getattr(decision, f))}
    return replace(decision, documents=tuple(documents), places=places, **single)
