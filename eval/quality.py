"""Scores of the shipped or of any other stories, as a table; floors kept in `floors.json`.

usage: quality.py [--stories DIR] [--out DIR] [--only NAME] [--check | --update [--allow-regression]]

DIR holds story folders in mark-up (default: ../shared/stories when it is there, else examples/).
"""

import argparse
import json
import pathlib
import statistics
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import compile_story
import score_story

from wirestem import flow
from wirestem.article.read import read
from wirestem.report.json import encode


def run(stories: pathlib.Path, out: pathlib.Path, only: str | None = None) -> dict[str, dict[str, float | None]]:
    rows = {}
    for folder in sorted(p.parent for p in stories.glob("*/story.json")):
        if only and only not in folder.name:
            continue
        compiled = out / folder.name
        compile_story.compile_story(folder, compiled)
        outcome = flow.dossier(read([str(p) for p in sorted(compiled.glob("*.txt"))]))
        path = out / f"{folder.name}.json"
        path.write_bytes(encode(outcome.dossier))
        rows[folder.name] = score_story.one(compiled / "truth.json", path)
    return rows


def means(rows: dict[str, dict[str, float | None]]) -> dict[str, float]:
    keys = dict.fromkeys(k for r in rows.values() for k in r)
    found = {k: [r[k] for r in rows.values() if r.get(k) is not None] for k in keys}
    return {k: statistics.mean(v) for k, v in found.items() if v}


def main() -> int:
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = HERE.parent.parent / "shared" / "stories"
    a.add_argument("--stories", type=pathlib.Path, default=shared if shared.is_dir() else HERE.parent / "examples")
    a.add_argument("--out", type=pathlib.Path)
    a.add_argument("--only")
    a = a.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows = run(a.stories, a.out or pathlib.Path(scratch), a.only)
    score_story.show(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
