"""Scores of stories with known truth, as a table; floors of their means are kept in `floors.json`.

usage: quality.py [--stories DIR] [--out DIR] [--only NAME] [--check | --update [--allow-regression]]

DIR holds a folder for each story: `story.json` with mark-up, or plain articles with `truth.json`. Without --stories the
development stories are taken where they are at hand, else examples/. --out keeps the dossiers.
"""

import argparse
import json
import pathlib
import statistics
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import compile_story  # noqa: E402
import score_story  # noqa: E402

from wirestem import flow  # noqa: E402
from wirestem.article.read import read  # noqa: E402
from wirestem.report.json import encode  # noqa: E402

FLOORS = HERE / "floors.json"
LOWER_IS_BETTER = {"counts_mae"}
Rows = dict[str, dict[str, float | None]]


def run(stories: pathlib.Path, out: pathlib.Path, only: str | None = None) -> Rows:
    """The scores of every story below `stories`, by its folder's name."""
    rows: Rows = {}
    for folder in sorted(p for p in stories.iterdir() if p.is_dir()):
        if only and only not in folder.name:
            continue
        plain = folder
        if (folder / "story.json").exists():
            plain = out / folder.name
            compile_story.compile_story(folder, plain)
        if not (plain / "truth.json").exists():
            continue
        outcome = flow.dossier(read([str(p) for p in sorted(plain.glob("*.txt"))]))
        path = out / f"{folder.name}.json"
        path.write_bytes(encode(outcome.dossier))
        rows[folder.name] = score_story.one(plain / "truth.json", path)
    return rows


def means(rows: Rows) -> dict[str, float]:
    """The mean of each figure over the stories that have it."""
    keys = dict.fromkeys(k for r in rows.values() for k in r)
    found = {k: [v for r in rows.values() if (v := r.get(k)) is not None] for k in keys}
    return {k: round(statistics.mean(v), 2) for k, v in found.items() if v}


def below(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The figures that miss their floor."""
    worse = lambda k, v: v > floors[k] + 0.005 if k in LOWER_IS_BETTER else v < floors[k] - 0.05
    return [f"{k}: {v} misses its floor {floors[k]}" for k, v in found.items() if k in floors and worse(k, v)]


def update(found: dict[str, float], allow_regression: bool) -> list[str]:
    """Raises the floors to what was found; lowers them only when allowed. The complaints, if any."""
    old = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    missed = below(found, old)
    if missed and not allow_regression:
        return [*missed, "a floor falls only with --allow-regression, and its reason belongs into CHANGELOG.md"]
    best = lambda k: min if k in LOWER_IS_BETTER else max
    new = found if allow_regression else {k: best(k)(v, old.get(k, v)) for k, v in found.items()}
    FLOORS.write_text(json.dumps(new, indent=1) + "\n")
    return []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = HERE.parent.parent / "shared" / "stories"
    default = shared if shared.is_dir() else HERE.parent / "examples"
    parser.add_argument("--stories", type=pathlib.Path, default=default)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--only")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = chosen.out or pathlib.Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        rows = run(chosen.stories, out, chosen.only)
    score_story.show(rows)
    complaints = []
    if chosen.update:
        complaints = update(means(rows), chosen.allow_regression)
    elif chosen.check:
        complaints = below(means(rows), json.loads(FLOORS.read_text()))
    print("\n".join(complaints), file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
