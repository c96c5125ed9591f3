"""Names of persons, organisations and places in the fifth of Worldwide Newswire that tests, where it is at hand.

usage: names.py [--file FILE]

An article tests when the SHA-256 of its id, as a number, divides by five. A name is right when its words (edge punctuation
and "the" aside) and its class are. Classes: person; organisation, facilities too; place, governments named by it too.
"""

import argparse
import pathlib
import sys
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import newswire  # noqa: E402

GOLD = {"Person": "person", "Organization": "organisation", "Location": "place"}
FOUND = {"person": "person", "organisation": "organisation", "place": "place", "government": "place"}
EDGE = " '\"“”‘’.,;:()"


def core(text: str, start: int, end: int) -> tuple[int, int]:
    if text[start:end].lower().startswith("the "):
        start += 4
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    for tail in ("'s", "’s"):
        if text[start:end].endswith(tail):
            end -= 2
    return start, end


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--file", type=pathlib.Path, default=HERE.parent.parent / "shared" / "data" / "language" / "worldwide_newswire.jsonl"
    )
    chosen = parser.parse_args()
    if not chosen.file.is_file():
        print(f"no names at {chosen.file}: nothing to score")
        return 0
    from wirestem import annotate

    counts: dict[str, Counter[str]] = {}
    for row in newswire.rows(chosen.file):
        if not newswire.tests(row["id"]):
            continue
        text, marked = newswire.plain(row)
        gold = {(*core(text, s, e), GOLD[k]) for s, e, k in marked if k in GOLD}
        (told,) = annotate({"id": row["id"], "text": text, "language": "en"})
        mine = {(*core(text, m["start"], m["end"]), FOUND[m["kind"]]) for m in told["mentions"] if m["kind"] in FOUND}
        for kind in (*GOLD.values(), "all"):
            count = counts.setdefault(kind, Counter())
            g, m = ({x for x in part if kind in (x[2], "all")} for part in (gold, mine))
            count.update(right=len(g & m), told=len(m), gold=len(g))
    for kind, count in counts.items():
        p, r = count["right"] / max(1, count["told"]), count["right"] / max(1, count["gold"])
        f1 = 200 * p * r / (p + r) if p + r else 0.0
        print(f"names, {kind:<13} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {f1:5.1f}  ({count['gold']})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
