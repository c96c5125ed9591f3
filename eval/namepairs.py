"""Pairs of names, of one person or of two: how many are told right, for each region of the world.

usage: namepairs.py [--half tuned|apart] [--wrong] [--file FILE]

A pair is of the half "tuned", on which the rules were made, when the SHA-256 of its names is even; of the other half only
the figures were looked at. Precision: of the pairs taken for one person's, the share that are; recall: of one person's pairs
the share so taken; P and R as per cent.
"""

import argparse
import hashlib
import pathlib
import sys
from typing import NamedTuple

from wirestem.people import accord, short_for, taken_apart

FILE = pathlib.Path(__file__).resolve().parent / "data" / "namepairs.tsv"


class Pair(NamedTuple):
    region: str
    same: bool
    left: str
    right: str


def pairs(file: pathlib.Path, half: str | None = None) -> list[Pair]:
    """The pairs of a file, of one half or all."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    found = [Pair(region, truth == "same", left, right) for region, truth, left, right in rows]
    return [p for p in found if half is None or half_of(p) == half]


def half_of(pair: Pair) -> str:
    first, last = sorted((pair.left, pair.right))
    return "apart" if hashlib.sha256(f"{first}|{last}".encode()).digest()[0] % 2 else "tuned"


def taken_for_one(pair: Pair) -> bool:
    if min(len(taken_apart(n).parts) for n in (pair.left, pair.right)) > 1:
        return accord(pair.left, pair.right) != "apart"
    return short_for(pair.left, pair.right) or short_for(pair.right, pair.left)


def figures(found: list[Pair]) -> tuple[float, float]:
    """Precision and recall."""
    told = [p for p in found if taken_for_one(p)]
    right = sum(p.same for p in told)
    return 100 * right / max(1, len(told)), 100 * right / max(1, sum(p.same for p in found))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=pathlib.Path, default=FILE)
    parser.add_argument("--half", choices=["tuned", "apart"])
    parser.add_argument("--wrong", action="store_true", help="print the pairs told wrong")
    chosen = parser.parse_args()
    found = pairs(chosen.file, chosen.half)
    for region in dict.fromkeys(p.region for p in found):
        here = [p for p in found if p.region == region]
        print("{:<24} P {:5.1f}  R {:5.1f}  ({})".format(region, *figures(here), len(here)))
    for half in ("tuned", "apart"):
        here = [p for p in found if half_of(p) == half]
        if here:
            print("{:<24} P {:5.1f}  R {:5.1f}  ({})".format(f"half {half}", *figures(here), len(here)))
    for pair in found if chosen.wrong else ():
        if taken_for_one(pair) != pair.same:
            print(f"{'missed' if pair.same else 'joined'}\t{pair.left}\t{pair.right}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
