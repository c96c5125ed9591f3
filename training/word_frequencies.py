"""Counts in how many news texts each word occurs: the background against which `gather` finds a word rare.

usage: word_frequencies.py [--data DIR]

Writes src/wirestem/lexicon/data/word_frequencies.tsv: first line the number of texts, then term and count, tab between.
Counted over PolNeAR (train), TimeBank, AQUAINT and a set of newswire from outside the West; only the counts are kept. The
sets that measure `gather` are left out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wirestem.text import term, words

ROOT = Path(__file__).resolve().parent.parent
SETS = ("attribution/polnear_train", "times/timebank", "times/aquaint", "language/worldwide_newswire")
LEAST_TEXTS = 5


def texts(folder: Path) -> Iterator[str]:
    """The texts of all sets."""
    for name in SETS:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                yield row["text"] if "text" in row else " ".join(word for line in row["sentences"] for word, _ in line)


def main() -> None:
    """Counts and writes."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(arguments.parse_args().data):
        total += 1
        counts.update({term(word.form) for word in words(text)} - {""})
    kept = sorted((name, n) for name, n in counts.items() if n >= LEAST_TEXTS)
    lines = [str(total), *(f"{name}\t{n}" for name, n in kept)]
    target = ROOT / "src" / "wirestem" / "lexicon" / "data" / "word_frequencies.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
