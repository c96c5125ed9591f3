"""Histories of derivation with known truth, made of fictional stories, and how well the family tree finds them again.

usage: histories.py [--stories DIR] [--number N] [--first SEED] [--acts N] [--only STORY] [--leave STORY] [--wrong]

DIR holds story folders as `eval/quality.py` takes them (default: examples/ and the held-out stories). A history takes some texts of one story, shows
or hides the agencies' own files, and adds texts made by what desks do: copies with house edits and cuts, copies of copies,
excerpts inside other reporting, recast texts, merges, write-throughs with carriers, recycled background, shared statements;
credits and times are kept, lost or wrong. The same number always gives the same history. Below stand
the rules of other tools (`peers.py`) on the same histories. --wrong prints every wrong edge.
"""

import argparse
import pathlib
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import peers
from desk import ROOT, Desk, History, Pool, pools

sys.path.insert(0, str(ROOT / "eval"))

import score_story

from wirestem import flow
from wirestem.lexicon.agencies import agencies
from wirestem.model import Alignment, Lineage
from wirestem.story import align
from wirestem.story.date import settle
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
    edges: list[tuple[str, str, bool, bool, float]]  # child and parent, kind, in gold, in found, confidence
    seconds: float


def found(history: History, keep: dict[tuple[str, str], tuple[Alignment, ...]]) -> tuple[Lineage, flow.Story, float]:
    """The family tree of the visible texts; alignments of a pair are made once."""
    story, _ = settle(flow.story_of([history.texts[n].article for n in history.visible]))
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


def _edges(known: Truth, lineage: Lineage) -> list[tuple[str, str, bool, bool, float]]:
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
            pairs.append((edge.child, parent or edge.parent.origin or "", edge.relation, parent is None, edge.confidence))
    match: dict[str, str] = {}
    ranked = sorted((-len(got[o] & kids[h]) / len(got[o] | kids[h]), o, h) for o in got for h in kids if got[o] & kids[h])
    for _, origin, hidden in ranked:
        if origin not in match and hidden not in match.values():
            match[origin] = hidden
    rows = []
    held = set()
    for child, parent, relation, unseen, sure in pairs:
        key = child, match.get(parent, "?" + parent) if unseen else parent
        held.add(key)
        kind = gold.get(key) or ("unseen " if unseen else "seen ") + relation
        rows.append((f"{child} <- {key[1]}", kind, key in gold, True, sure))
    rows += [(f"{c} <- {p}", kind, True, False, 0.0) for (c, p), kind in gold.items() if (c, p) not in held]
    return rows


def way(lineage: Lineage) -> peers.Edges:
    """The edges of a found tree without direction."""
    seen = {o.id: o.observed for o in lineage.origins}
    edges = [(e.child, e.parent.doc or seen.get(e.parent.origin or "") or e.parent.origin or "") for e in lineage.derivations]
    versions = [(seen[o.id] or o.id, seen.get(u) or u) for o in lineage.origins for u in o.updates]
    return [(a, b) for a, b in edges + versions if a != b]


def true_way(history: History) -> peers.Edges:
    """The edges of the true tree without direction, unseen texts too."""
    return [(n, p) for n, t in history.texts.items() for p, r in t.parents if r != "cites" and p in history.texts]


PEERS = {"best earlier text": peers.earlier, "single link, 30 words": peers.overlap, "headline Jaccard": peers.headline}


def compared(history: History, story: flow.Story, lineage: Lineage) -> Iterator[tuple[str, dict[str, float]]]:
    """The scores of the found tree and of those that other tools' rules make."""
    names, true = list(history.visible), true_way(history)
    for name, tree in (("Wirestem", lineage), *((name, rule(story)) for name, rule in PEERS.items())):
        yield name, score(history, tree).scores | {"shape": peers.shape(names, true, way(tree))}
    yield "neighbour joining", {"shape": peers.shape(names, true, peers.joining(story))}


def main() -> None:
    """The table: means by story, edges by kind, peers."""
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
    for folder in chosen.stories or [ROOT / "examples", ROOT / "eval" / "stories" / "held_out"]:
        everything |= pools(folder)
    rows: dict[str, list[dict[str, float]]] = {}
    rivals: dict[str, list[dict[str, float]]] = {}
    kinds: dict[str, Counter[str]] = {}
    sureness: list[tuple[float, bool]] = []
    longest, texts, spent = 0.0, 0, 0.0
    for slug, pool in everything.items():
        if (chosen.only and chosen.only not in slug) or slug == chosen.leave:
            continue
        keep: dict[tuple[str, str], tuple[Alignment, ...]] = {}
        for seed in range(chosen.first, chosen.first + chosen.number):
            history = Desk(pool, seed, chosen.acts).history()
            lineage, story, seconds = found(history, keep)
            longest, texts, spent = max(longest, seconds), texts + len(history.visible), spent + seconds
            result = score(history, lineage)
            rows.setdefault(slug, []).append(result.scores)
            for name, scores in compared(history, story, lineage):
                rivals.setdefault(name, []).append(scores)
            for edge, kind, gold, got, sure in result.edges:
                if got:
                    sureness.append((sure, gold))
                kinds.setdefault(kind, Counter())["right" if gold and got else "missed" if gold else "false"] += 1
                if chosen.wrong and gold != got:
                    print(f"{slug} {seed}: {'missed' if gold else 'false '} {kind:15} {edge}")
    show(rows, kinds)
    reliability(sureness)
    print(f"\n{'':24}" + "".join(f"{k:>11}" for k in (*KEYS, "shape")))
    for name, sets in rivals.items():
        print(
            f"{name:24}"
            + "".join(f"{mean(sets, k):11.1f}" if any(k in s for s in sets) else f"{'-':>11}" for k in (*KEYS, "shape"))
        )
    print(f"\nderive: {texts / spent:.0f} texts/s, longest story {longest:.3f} s, peak memory {peak():.0f} MB")


def reliability(sureness: Sequence[tuple[float, bool]]) -> None:
    """Prints how often edges of each confidence are right."""
    print("\nconfidence      edges   mean   right")
    bounds = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
    for low, high in (*pairwise(bounds), (0.9, 1.01)):
        here = [(sure, right) for sure, right in sureness if low <= sure < high]
        if here:
            sure, right = (statistics.mean(column) for column in zip(*here, strict=True))
            print(f"{low:4.2f} to {min(high, 1):4.2f}{len(here):9}{sure:7.2f}{right:8.2f}")


KEYS = ("dispatch", "origins_k", "parents", "relation")


def peak() -> float:
    """The most memory this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def mean(sets: Sequence[dict[str, float]], key: str) -> float:
    """The mean of a figure over the histories that have it."""
    return statistics.mean([v for s in sets if (v := s.get(key)) is not None] or [0.0])


def show(rows: dict[str, list[dict[str, float]]], kinds: dict[str, Counter[str]]) -> None:
    """Prints the table."""
    print(f"{'':22}" + "".join(f"{k:>11}" for k in KEYS))
    for slug, sets in rows.items():
        print(f"{slug:22}" + "".join(f"{mean(sets, k):11.1f}" for k in KEYS))
    print(f"{'mean':22}" + "".join(f"{statistics.mean(mean(s, k) for s in rows.values()):11.1f}" for k in KEYS))
    for kind in sorted(kinds):
        count = kinds[kind]
        print(f"  {kind:20} right {count['right']:5} missed {count['missed']:5} false {count['false']:5}")


if __name__ == "__main__":
    main()
