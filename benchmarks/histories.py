"""Histories of derivation with known truth, made of fictional stories, and how well the family tree finds them again.

usage: histories.py [--stories DIR] [--number N] [--first SEED] [--only STORY] [--leave STORY] [--wrong]

DIR holds story folders as `eval/quality.py` takes them (default: examples/). A history takes some texts of one story, shows
or hides the agencies' own files, and adds texts made by what desks do: copies with house edits and cuts, copies of copies,
excerpts inside other reporting, recast texts, merges, write-throughs with carriers, recycled background, shared statements;
credits and times are kept, lost or wrong. The same number always gives the same history. --wrong prints every wrong edge.
"""

import argparse
import pathlib
import statistics
import sys
import time
from collections import Counter
from typing import NamedTuple

from desk import ROOT, Desk, History, Pool, pools

sys.path.insert(0, str(ROOT / "eval"))

import score_story

from wirestem import flow
from wirestem.lexicon.agencies import agencies
from wirestem.model import Alignment, Lineage
from wirestem.story import align
from wirestem.story.derive import derive


class Truth(NamedTuple):
    """What is true of the visible texts: parents (visible or not), and the texts everything goes back to."""

    parents: dict[str, tuple[tuple[str, str], ...]]
    roots: dict[str, set[str]]
    hidden: tuple[str, ...]


def truth(history: History) -> Truth:
    """The truth as far as the visible texts can show it.

    A carrier that is not handed in is passed over, unless several visible texts hang from it; a dispatch behind a single
    text that names no agency leaves no trace, so that text counts as its own origin.
    """
    texts, seen = history.texts, set(history.visible)

    def real(name: str) -> list[tuple[str, str]]:
        return [(p, r) for p, r in texts[name].parents if r != "cites" and p in texts]

    def carried(name: str, by: str) -> bool:
        return any(n != by and name in dict(real(n)) for n in seen) or dict(real(by))[name] != "update"

    def above(name: str) -> list[tuple[str, str]]:
        found = []
        for parent, relation in real(name):
            passed = parent not in seen and real(parent) and (texts[parent].agency is None or not carried(parent, name))
            for up, other in above(parent) if passed else [(parent, relation)]:
                kind = other if passed and relation == "copy" else relation
                found.append((up, kind))
        return list(dict(found).items())

    def root(name: str) -> set[str]:
        ups = real(name)
        return set().union(*(root(p) for p, _ in ups)) if ups else {name}

    parents = {n: tuple(above(n)) for n in history.visible}
    roots = {n: root(n) for n in history.visible}
    kin = Counter(r for rs in roots.values() for r in rs)
    for name in history.visible:
        lone = all(kin[r] == 1 and r != name for r in roots[name])
        own_file = texts[name].agency is not None
        if lone and (own_file or not any(c.for_ == "text" for c in texts[name].article.document.credits)):
            parents[name], roots[name] = (), {name}
    return Truth(parents, roots, tuple(n for n in texts if n not in seen))


class Found(NamedTuple):
    """The scores of one history, and every edge: (child, gold parents, found parents)."""

    scores: dict[str, float]
    edges: list[tuple[str, str, bool, bool]]  # child, kind, in gold, in found
    seconds: float


def found(history: History, keep: dict[tuple[str, str], tuple[Alignment, ...]]) -> tuple[Lineage, flow.Story, float]:
    """The family tree of the visible texts; alignments of a pair are made once."""
    story = flow.story_of([history.texts[n].article for n in history.visible])
    alignments = align_pairs(story, keep)
    began = time.perf_counter()
    lineage = derive(story, alignments, agencies())
    return lineage, story, time.perf_counter() - began


def align_pairs(story: flow.Story, keep: dict[tuple[str, str], tuple[Alignment, ...]]) -> tuple[Alignment, ...]:
    """The alignments of all pairs; those of a pair in `keep` are not made again."""
    found = []
    for n, left in enumerate(story.articles):
        for right in story.articles[n + 1 :]:
            pair = left.document.id, right.document.id
            if pair not in keep:
                keep[pair] = align.align(left.document, right.document)
            found.extend(keep[pair])
    return tuple(found)


def score(history: History, lineage: Lineage) -> Found:
    """The lineage figures of `eval/score_story.py`, and each edge by kind."""
    known = truth(history)
    judged = score_story.Story.__new__(score_story.Story)
    judged.docs = sorted(history.visible)
    judged.by_doc = {n: n for n in judged.docs}
    judged.stories = []
    judged.s = {
        "origins": [{"id": o.id, "observed": o.observed, "updates": o.updates} for o in lineage.origins],
        "derivations": [
            {
                "child": e.child,
                "parent": {"doc": e.parent.doc} if e.parent.doc else {"origin": e.parent.origin},
                "relation": e.relation,
            }
            for e in lineage.derivations
        ],
    }
    judged.t = {
        "hidden": known.hidden,
        "origin_texts": known.roots,
        "documents": [{"id": n, "parents": [{"from": p, "relation": r} for p, r in known.parents[n]]} for n in judged.docs],
    }
    return Found(judged.lineage(), _edges(known, lineage), 0.0)


def _edges(known: Truth, lineage: Lineage) -> list[tuple[str, str, bool, bool]]:
    """Every edge of truth or finding, an unseen parent matched by its children as the scorer does."""
    seen = {o.id: o.observed for o in lineage.origins}
    kids: dict[str, set[str]] = {}
    gold: dict[tuple[str, str], str] = {}
    for name, parents in known.parents.items():
        for parent, relation in parents:
            gold[name, parent] = ("unseen " if parent in known.hidden else "seen ") + relation
            if parent in known.hidden:
                kids.setdefault(parent, set()).add(name)
    got: dict[str, set[str]] = {}
    pairs = []
    for edge in lineage.derivations:
        parent = edge.parent.doc or seen.get(edge.parent.origin or "")
        if parent is None:
            got.setdefault(edge.parent.origin or "", set()).add(edge.child)
        if parent != edge.child:
            pairs.append((edge.child, parent or edge.parent.origin or "", edge.relation, parent is None))
    match: dict[str, str] = {}
    ranked = sorted((-len(got[o] & kids[h]) / len(got[o] | kids[h]), o, h) for o in got for h in kids if got[o] & kids[h])
    for _, origin, hidden in ranked:
        if origin not in match and hidden not in match.values():
            match[origin] = hidden
    rows = []
    held = set()
    for child, parent, relation, unseen in pairs:
        key = child, match.get(parent, "?" + parent) if unseen else parent
        held.add(key)
        rows.append((f"{child} <- {key[1]}", gold.get(key) or ("unseen " if unseen else "seen ") + relation, key in gold, True))
    rows += [(f"{c} <- {p}", kind, True, False) for (c, p), kind in gold.items() if (c, p) not in held]
    return rows


def main() -> None:
    """The table: means by story, then edges by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=pathlib.Path, action="append")
    parser.add_argument("--number", type=int, default=20, help="histories for each story")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--acts", type=int, default=6, help="at most so many texts made besides those of the story")
    parser.add_argument("--only")
    parser.add_argument("--leave")
    parser.add_argument("--wrong", action="store_true")
    chosen = parser.parse_args()
    everything: dict[str, Pool] = {}
    for folder in chosen.stories or [ROOT / "examples"]:
        everything |= pools(folder)
    rows: dict[str, list[dict[str, float]]] = {}
    kinds: dict[str, Counter[str]] = {}
    longest = 0.0
    for slug, pool in everything.items():
        if (chosen.only and chosen.only not in slug) or slug == chosen.leave:
            continue
        keep: dict[tuple[str, str], tuple[Alignment, ...]] = {}
        for seed in range(chosen.first, chosen.first + chosen.number):
            history = Desk(pool, seed, chosen.acts).history()
            lineage, _story, seconds = found(history, keep)
            longest = max(longest, seconds)
            result = score(history, lineage)
            rows.setdefault(slug, []).append(result.scores)
            for edge, kind, gold, got in result.edges:
                kinds.setdefault(kind, Counter())["right" if gold and got else "missed" if gold else "false"] += 1
                if chosen.wrong and gold != got:
                    print(f"{slug} {seed}: {'missed' if gold else 'false '} {kind:15} {edge}")
    show(rows, kinds)
    print(f"longest derive {longest:.3f} s")


def show(rows: dict[str, list[dict[str, float]]], kinds: dict[str, Counter[str]]) -> None:
    """Prints the table."""
    keys = ("dispatch", "origins_k", "parents", "relation")
    print(f"{'':22}" + "".join(f"{k:>11}" for k in keys))

    def mean(sets, k):
        return statistics.mean([v for s in sets if (v := s.get(k)) is not None] or [0.0])

    for slug, sets in rows.items():
        print(f"{slug:22}" + "".join(f"{mean(sets, k):11.1f}" for k in keys))
    print(f"{'mean':22}" + "".join(f"{statistics.mean(mean(s, k) for s in rows.values()):11.1f}" for k in keys))
    for kind in sorted(kinds):
        count = kinds[kind]
        print(f"  {kind:20} right {count['right']:5} missed {count['missed']:5} false {count['false']:5}")


if __name__ == "__main__":
    main()
