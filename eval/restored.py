"""How well unseen dispatches are put together again: each beside the hidden text of the story's truth that it stands for.

usage: restored.py [--stories DIR] [--only NAME] [--json] [--least N]

DIR holds a folder for each story, `story.json` with mark-up (hidden texts among it). A restored dispatch stands for the hidden
text whose visible children are most nearly its own (Jaccard; each is taken once). --least fails when less than N per cent of
the words that several carriers have are right. Figures:

  words P, R, F1   words in place after each passage is set beside the hidden sentence that shares most with it (order of
                   the passages does not count); `lcs F1` the same over the whole text in order
  several, one     precision of the words that several carriers have, and of those that one only has
  tau              Kendall's tau of the passages' order against the hidden text's
  agency           whether the sender is right (a release has none)
  time             whether the true moment lies within the bounds; `off` by how many hours not, `wide` the width in hours
"""

import argparse
import json
import pathlib
import statistics
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import combinations

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import compile_story  # noqa: E402
from rapidfuzz.distance import LCSseq  # noqa: E402

from wirestem import flow  # noqa: E402
from wirestem.article.clean import clean  # noqa: E402
from wirestem.article.read import read  # noqa: E402
from wirestem.lexicon.agencies import agencies  # noqa: E402
from wirestem.model import Capture, Source  # noqa: E402
from wirestem.text import sentences, words  # noqa: E402


def hidden_sentences(text):
    """The sentences of a hidden text as lists of words: headline and paragraphs, no dateline, no sign-off."""
    document = clean(Capture(id="hidden", source=Source(uri="hidden.txt"), text=text), agencies())
    zones = [z for z in document.zones if z.kind in ("headline", "subhead", "paragraph")]
    spans = [s for z in zones for s in sentences(text, z.start, z.end)]
    return [f for a, b in spans if (f := [w.form for w in words(text, a, b)])]


def in_place(passage, told):
    """Which words of a passage stand in a hidden sentence, in order."""
    found = set()
    for code in LCSseq.opcodes(passage, told):
        if code.tag == "equal":
            found.update(range(code.src_start, code.src_end))
    return found


def beside(passages, told):
    """For each passage the hidden sentence that shares most with it (each taken once, the surest first), or None."""
    pairs = sorted(((LCSseq.similarity(p, t), -i, -j) for i, p in enumerate(passages) for j, t in enumerate(told)), reverse=True)
    at, taken = {}, set()
    for same, i, j in pairs:
        if same > 0 and -i not in at and -j not in taken:
            at[-i] = -j
            taken.add(-j)
    return [at.get(i) for i in range(len(passages))]


def text_scores(restored, told):
    """Scores of words and order."""
    forms = [[w.form for w in words(p.text)] for p in restored.passages]
    at = beside(forms, told)
    right = {"several": 0, "one": 0}
    every = {"several": 0, "one": 0}
    for passage, mine, j in zip(restored.passages, forms, at, strict=True):
        placed = in_place(mine, told[j]) if j is not None else set()
        for n, word in enumerate(words(passage.text)):
            kind = "one" if any(a <= word.start < b for a, b in passage.alone) else "several"
            every[kind] += 1
            right[kind] += n in placed
    made, wanted, good = sum(map(len, forms)), sum(map(len, told)), sum(right.values())
    in_order = LCSseq.similarity([w for f in forms for w in f], [w for t in told for w in t])
    sure = [
        j
        for j, f in zip(at, forms, strict=True)
        if j is not None and LCSseq.similarity(f, told[j]) >= 0.5 * min(len(f), len(told[j]))
    ]
    pairs = [(a < b) - (a > b) for a, b in combinations(sure, 2)]
    return {
        "P": 100 * good / made if made else None,
        "R": 100 * good / wanted,
        "F1": 200 * good / (made + wanted),
        "lcs F1": 200 * in_order / (made + wanted),
        "several": 100 * right["several"] / every["several"] if every["several"] else None,
        "one": 100 * right["one"] / every["one"] if every["one"] else None,
        "share several": 100 * every["several"] / made if made else None,
        "tau": statistics.mean(pairs) if pairs else None,
        "_words": (right, every, wanted),
    }


def time_scores(restored, true):
    """Whether the true moment lies within the bounds; a day as a bound is a day of the truth's own zone."""
    moment = datetime.fromisoformat(true)
    if restored.earliest is None and restored.latest is None:
        return {"time": None, "off": None, "wide": None}

    def edge(value, last):
        if value is None:
            return None
        if len(value) > 10:
            return datetime.fromisoformat(value).astimezone(UTC)
        day = datetime.fromisoformat(value).replace(tzinfo=moment.tzinfo)
        return (day + timedelta(days=1) if last else day).astimezone(UTC)

    first, last = edge(restored.earliest, False), edge(restored.latest, True)
    off = max((first - moment).total_seconds() if first else 0, (moment - last).total_seconds() if last else 0, 0) / 3600
    wide = (last - first).total_seconds() / 3600 if first and last else None
    return {"time": 100.0 if off == 0 else 0.0, "off": off, "wide": wide}


def pairs_of(findings, name, truth):
    """(restored dispatch, hidden text's name), the nearest sets of children first."""
    kids = {}
    for document in truth["documents"]:
        for parent in document["parents"]:
            if parent["from"] in truth["hidden"] and parent["relation"] != "cites":
                kids.setdefault(parent["from"], set()).add(document["id"])
    found = {
        r.origin: (r, {name[e.child] for s in findings for e in s.derivations if e.parent.origin == r.origin})
        for s in findings
        for r in s.dispatches
    }
    near = sorted(
        ((len(k & c) / len(k | c), o, h) for o, (_, c) in found.items() for h, k in kids.items() if k & c),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    taken, out = set(), []
    for _, origin, hidden in near:
        if origin not in taken and hidden not in taken:
            taken.update((origin, hidden))
            out.append((found[origin][0], hidden))
    return out, len(kids), len(found)


def one(folder, plain):
    """The scores of every dispatch of a story."""
    compile_story.compile_story(folder, plain)
    truth = json.loads((plain / "truth.json").read_text(encoding="utf-8"))
    told = json.loads((folder / "story.json").read_text(encoding="utf-8"))["texts"]
    dossier = flow.dossier(read([str(p) for p in sorted(plain.glob("*.txt"))])).dossier
    name = {d.id: pathlib.Path(d.source.uri).stem for d in dossier.documents}
    matched, hidden, unseen = pairs_of(dossier.stories, name, truth)
    rows = {}
    for restored, which in matched:
        text = compile_story.flatten(folder / f"{which}.xml")[0]
        scores = text_scores(restored, hidden_sentences(text))
        scores["agency"] = 100.0 * (restored.agency == told[which]["agency"])
        rows[f"{folder.name}/{which}"] = scores | time_scores(restored, told[which]["true_published"])
    return rows, hidden, unseen


def show(rows, hidden, unseen):
    """The table, and the figures over all words together."""
    keys = ["P", "R", "F1", "lcs F1", "several", "one", "share several", "tau", "agency", "time", "off", "wide"]
    cell = lambda v, k: ("-" if v is None else f"{v:.2f}" if k == "tau" else f"{v:.1f}").rjust(max(7, len(k) + 1))
    width = max(map(len, rows), default=8) + 1
    print("".ljust(width) + "".join(k.rjust(max(7, len(k) + 1)) for k in keys))
    for name, row in rows.items():
        print(name.ljust(width) + "".join(cell(row[k], k) for k in keys))
    mean = lambda k: statistics.mean(v) if (v := [r[k] for r in rows.values() if r[k] is not None]) else None
    print("mean".ljust(width) + "".join(cell(mean(k), k) for k in keys))
    total = {
        k: (sum(r["_words"][0][k] for r in rows.values()), sum(r["_words"][1][k] for r in rows.values()))
        for k in ("several", "one")
    }
    for kind, (right, every) in total.items():
        if every:
            print(f"words of {kind}: {right} of {every} right ({100 * right / every:.1f})")
    print(f"{len(rows)} dispatches matched of {hidden} hidden texts with carriers; {unseen} restored")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=pathlib.Path, action="append")
    parser.add_argument("--only")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--least", type=float, default=0.0)
    chosen = parser.parse_args()
    default = [p for p in (HERE.parent.parent / "shared" / "stories", HERE / "stories" / "tuned") if p.is_dir()]
    rows, hidden, unseen = {}, 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        for stories in chosen.stories or default:
            for folder in sorted(p.parent for p in stories.glob("*/story.json")):
                if chosen.only and chosen.only not in folder.name:
                    continue
                found, h, u = one(folder, pathlib.Path(scratch) / folder.name)
                rows |= found
                hidden, unseen = hidden + h, unseen + u
    if chosen.json:
        print(json.dumps({n: {k: v for k, v in r.items() if not k.startswith("_")} for n, r in rows.items()}, indent=1))
    else:
        show(rows, hidden, unseen)
    right, every = (sum(r["_words"][n]["several"] for r in rows.values()) for n in (0, 1))
    if every and 100 * right / every < chosen.least:
        print(
            f"{100 * right / every:.1f} % of the words of several carriers are right, less than {chosen.least:g} %",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
