"""Which articles of stories of known truth go back to one text: what the join finds of them, without any family tree.

usage: kin.py [--wrong] FOLDER ...      (default: examples/ and the stories of eval/stories/tuned)

Every folder holds stories as `eval/quality.py` takes them. All their articles are one pile. Two go back to one text where an
ancestor of one, seen or not, is one of the other: copies, rewrites, excerpts, merges and other versions. Prints the pairs
that share prints (candidates) and those that are proved, scores only; --wrong names the pairs that are wrong, not for stories
that nobody has read.
"""

import argparse
import contextlib
import io
import json
import pathlib
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import compile_story  # noqa: E402

from wirestem import Settings, flow  # noqa: E402
from wirestem.article.read import read  # noqa: E402
from wirestem.corpus.gather.copies import grown, shared  # noqa: E402
from wirestem.corpus.gather.galleys import told  # noqa: E402
from wirestem.corpus.gather.join import candidates, firsts  # noqa: E402
from wirestem.corpus.gather.prints import prints  # noqa: E402
from wirestem.model import Capture  # noqa: E402

Pair = tuple[int, int]


class Known(NamedTuple):
    """An article, what it says, and the texts that it goes back to."""

    name: str
    said: str
    roots: frozenset[str]


def articles(folders: Iterable[pathlib.Path], scratch: pathlib.Path) -> Iterator[Known]:
    """The articles of all stories in `folders`."""
    for story in sorted(p for folder in folders for p in folder.iterdir() if p.is_dir()):
        plain = story
        if (story / "story.json").exists():
            plain = scratch / story.name
            with contextlib.redirect_stdout(io.StringIO()):
                compile_story.compile_story(story, plain)
        if not (plain / "truth.json").exists():
            continue
        roots = json.loads((plain / "truth.json").read_text(encoding="utf-8"))["origin_texts"]
        for capture in read([str(p) for p in sorted(plain.glob("*.txt"))]):
            assert isinstance(capture, Capture)
            name = pathlib.Path(capture.source.uri).stem
            said = told(flow.outline(capture, Settings()).document)
            yield Known(f"{story.name}/{name}", said, frozenset(f"{story.name}/{root}" for root in roots[name]))


def score(found: set[Pair], true: set[Pair]) -> str:
    """Precision, recall and F1, as cells of a table."""
    precision, recall = len(found & true) / (len(found) or 1), len(found & true) / (len(true) or 1)
    return f"{precision:.2f} | {recall:.2f} | {2 * precision * recall / (precision + recall or 1):.2f}"


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--wrong", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        pile = list(articles(chosen.folders or [ROOT / "examples", ROOT / "eval/stories/tuned"], pathlib.Path(scratch)))
    true = {(a, b) for a, b in combinations(range(len(pile)), 2) if pile[a].roots & pile[b].roots}
    found = prints(one.said for one in pile)
    pairs, proved = candidates(found), shared(found)
    met = set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    met |= {(int(a), int(b)) for b, a in enumerate(firsts(found)) if a != b}
    kin = set(zip(proved.left.tolist(), proved.right.tolist(), strict=True))
    together = {pair for family in grown(found, proved) for pair in combinations(family, 2)}
    print(f"{len(pile)} articles, {len(true)} pairs\n\n| pairs | P | R | F1 |\n|---|---|---|---|")
    for name, some in (("candidates", met), ("proved", kin), ("of one family", together)):
        print(f"| {name} | {score(some, true)} |")
    if chosen.wrong:
        for a, b in sorted(kin ^ true):
            print("missed" if (a, b) in true else "false ", pile[a].name, pile[b].name)


if __name__ == "__main__":
    main()
