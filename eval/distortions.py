"""Whether claims are backed by what tells the same, and never by what has been distorted.

usage: distortions.py [FILE] [--show KIND]

FILE (`claims/distortions.jsonl`; `claims/distortions_check.jsonl` is another, for measuring only) holds claims that one house
tells, each with four articles of other houses that tell the same and four that tell something near it: the opposite, another
number, time, place or speaker, participants swapped, a plan for a fact, a denial. The whole program reads both articles as a
story. The second backs the first when the claim that covers most of what the first tells has a mention, not a partial one, that
meets what the second tells.
Prints the share of backing for each kind; it should be all for `same` and nothing for the others. A minute.
"""

import argparse
import collections
import json
import pathlib
import re
from datetime import datetime
from typing import Any

from wirestem import flow
from wirestem.model import Capture, Claim, Findings, Mentioned, Source
from wirestem.settings import Settings

FILE = pathlib.Path(__file__).parent / "claims" / "distortions.jsonl"
SETTINGS = Settings(workers=1)
DAY = "2031-06-15"
DISTANCES = ("near", "middling 1", "middling 2", "far")
Told = dict[str, str]
_DATE = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b"
)


def read(line: str, name: str, told: Told, day: str) -> flow.Read:
    """An article of the suite, read; its text is the headline, an empty line and the body, all of a line come out on one day."""
    text = f"{told['headline']}\n\n{told['body']}\n"
    capture = Capture(f"{line}-{name}", Source(f"{name}.txt", outlet=f"House {name}"), text, published=day)
    return flow.Read(capture, flow.told(capture, SETTINGS))


def day(line: dict[str, Any]) -> str:
    """The last whole date that an article of the line names, else any: its articles come out then."""
    texts = [told["body"] for told in (line["base"], *line["same"], *line["other"])]
    found = [datetime.strptime(" ".join(m), "%d %B %Y") for text in texts for m in _DATE.findall(text)]
    return max(found).date().isoformat() if found else DAY


def place(read: flow.Read, told: Told) -> tuple[int, int]:
    """Where the claim stands in the text of an article."""
    start = read.article.document.text.index(told["claim"], len(told["headline"]))
    return start, start + len(told["claim"])


def meets(mention: Mentioned, doc: str, part: tuple[int, int]) -> int:
    """How many characters a mention and a part of a document share."""
    return max(0, min(mention.end, part[1]) - max(mention.start, part[0])) if mention.doc == doc else 0


def backs(found: Findings, here: tuple[str, tuple[int, int]], there: tuple[str, tuple[int, int]]) -> bool:
    """Whether the claim that `here` tells counts what `there` tells.

    Where `here` says who said it, another speaker with a name does not back it, nor does what is told only to deny it.
    """
    best: tuple[float, Claim | None, Mentioned | None] = (0.0, None, None)
    for claim in found.claims:
        for mention in claim.mentions:
            shared = meets(mention, *here)
            value = shared / (here[1][1] - here[1][0] + mention.end - mention.start - shared)
            if value > best[0]:
                best = value, claim, mention
    _, claim, told = best
    if claim is None or told is None:
        return False
    speakers = {s.id: s.speaker for s in found.statements}
    named = {p.id for p in found.parties if p.kind == "person" and p.name != p.name.lower()}  # "the minister" may be anybody
    spoken = next((s for s in found.statements if s.id == told.statement and s.cue), None)
    by = spoken.speaker if spoken and all(here[1][0] <= a and b <= here[1][1] for a, b in spoken.cue) else None
    return any(
        m.match != "partial"
        and 2 * meets(m, *there) >= m.end - m.start
        and (m.stance != "denies" or told.stance == "denies")
        and (by is None or m.statement is None or speakers[m.statement] not in named - {by})
        for m in claim.mentions
    )


def judged(path: pathlib.Path) -> list[tuple[str, str, bool, str, str]]:
    """Every pair: the line, the kind, whether it is counted as backing, and both wordings."""
    rows = []
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        date = day(line)
        base = read(line["id"], "base", line["base"], date)
        others = [(kind, told) for kind, told in zip(DISTANCES, line["same"], strict=True)]
        others += [(told["kind"], told) for told in line["other"]]
        for number, (kind, told) in enumerate(others):
            second = read(line["id"], f"other{number}", told, date)
            story = flow.story_of([base.article, second.article])
            found, _ = flow.findings(story, SETTINGS)
            here = base.article.document.id, place(base, line["base"])
            there = second.article.document.id, place(second, told)
            rows.append((line["id"], kind, backs(found, here, there), line["base"]["claim"], told["claim"]))
    return rows


def table(rows: list[tuple[str, str, bool, str, str]]) -> dict[str, tuple[int, int]]:
    """For every kind how many pairs are counted as backing, and how many there are."""
    counted: dict[str, list[bool]] = collections.defaultdict(list)
    for _, kind, backing, _, _ in rows:
        counted[kind].append(backing)
        counted["same" if kind in DISTANCES else "distorted"].append(backing)
    return {kind: (sum(found), len(found)) for kind, found in sorted(counted.items())}


def main() -> None:
    """Prints the table; with --show also the pairs of a kind that were judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=pathlib.Path, default=FILE)
    parser.add_argument("--show", nargs="*", default=[])
    chosen = parser.parse_args()
    rows = judged(chosen.file)
    for kind, (backing, count) in table(rows).items():
        print(f"{kind:12}{backing:5} of {count:4}{100 * backing / count:7.1f}")
    for line, kind, backing, here, there in rows:
        if kind in chosen.show and backing != (kind in DISTANCES):
            print(f"{line} {kind}: {here} || {there}")


if __name__ == "__main__":
    main()
