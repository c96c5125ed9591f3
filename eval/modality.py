"""Whether the program tells how a clause is put forward: as fact, accusation, denial, plan, supposition, guess or judgement.

usage: modality.py [FILE] [--half odd|even] [--show]

FILE (`claims/modality.jsonl`) holds 280 texts, each with the clause that is judged. The whole program reads each text, and the
proposition that meets the clause best is compared: its modality ("confirmed" counts as "asserted") and whether it is said not
to hold. Where no proposition meets the clause, nothing is told and both are wrong. Rules were tuned on the odd ids; the even
ones are the check. Prints precision, recall and F1 of each class, macro-F1 and the share whose negation is right. Half a minute.
"""

import argparse
import collections
import json
import pathlib
from typing import NamedTuple

from wirestem import flow
from wirestem.model import Capture, Source
from wirestem.settings import Settings
from wirestem.story.corroborate.modality import modality
from wirestem.story.corroborate.clause.propositions import Proposition, propositions
from wirestem.story.corroborate.terms import Page

FILE = pathlib.Path(__file__).parent / "claims" / "modality.jsonl"
SETTINGS = Settings(workers=1)
CLASSES = ("asserted", "alleged", "denied", "planned", "hypothetical", "hedged", "opinion")


class Row(NamedTuple):
    """A line of the suite: what it is and what was told; `told` is None where no proposition meets the clause."""

    id: str
    truth: str
    negated: bool
    told: str | None
    told_negated: bool | None
    text: str


def likeness(proposition: Proposition, start: int, end: int) -> float:
    """What a proposition and `text[start:end]` share, of what either covers."""
    shared = min(end, proposition.end) - max(start, proposition.start)
    return shared / (end - start + proposition.end - proposition.start - shared) if shared > 0 else 0.0


def row(line: dict[str, str]) -> Row:
    """A line of the suite as the program reads it."""
    capture = Capture(line["id"], Source(f"{line['id']}.txt", outlet="House"), line["text"] + "\n", published="2031-06-15")
    article = flow.told(capture, SETTINGS)
    text = article.document.text
    page = Page(text, traits=article.traits)
    start = text.index(line["clause"])
    end = start + len(line["clause"])
    found = propositions(article, page, article.statements)
    best = max(found, key=lambda p: (likeness(p, start, end), -p.start), default=None)
    shown = f"{line['text']} [{line['clause']}]"
    if best is None or not likeness(best, start, end):
        return Row(line["id"], line["modality"], bool(line["negated"]), None, None, shown)
    told = modality(page, best)
    kind = "asserted" if told.kind == "confirmed" else told.kind
    return Row(line["id"], line["modality"], bool(line["negated"]), kind, told.negated, shown)


def scores(rows: list[Row]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each class, in percent."""
    right = collections.Counter(r.truth for r in rows if r.truth == r.told)
    told = collections.Counter(r.told for r in rows)
    truth = collections.Counter(r.truth for r in rows)
    table = {}
    for name in CLASSES:
        precision, recall = right[name] / max(told[name], 1), right[name] / max(truth[name], 1)
        table[name] = (100 * precision, 100 * recall, 200 * right[name] / max(told[name] + truth[name], 1))
    return table


def main() -> None:
    """Prints the table; with --show also what was told wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=pathlib.Path, default=FILE)
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    lines = [json.loads(line) for line in chosen.file.read_text(encoding="utf-8").splitlines()]
    rows = [row(line) for line in lines if chosen.half in (None, ("even", "odd")[int(line["id"][1:]) % 2])]
    table = scores(rows)
    for name, (precision, recall, f1) in table.items():
        print(f"{name:13}{precision:7.1f}{recall:7.1f}{f1:7.1f}")
    print(f"macro-F1 {sum(f1 for _, _, f1 in table.values()) / len(table):.1f}")
    print(f"negation {100 * sum(r.negated == r.told_negated for r in rows) / len(rows):.1f}")
    print(f"no proposition {sum(r.told is None for r in rows)} of {len(rows)}")
    for r in rows:
        if chosen.show and r.truth != r.told:
            print(f"{r.id} {r.truth}, told {r.told}: {r.text}")


if __name__ == "__main__":
    main()
