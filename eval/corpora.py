"""Scores on development corpora, where they are at hand: statements (PolNeAR), times (AQUAINT, TimeBank), names
(Worldwide Newswire), attribution relations (GUM), stories.

usage: corpora.py [--data DIR] [--only attribution|times|names|relations|stories]

DIR is laid out as `attribution/`, `times/`, `language/`, `stories/`; nothing of it is in this repository.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def command(*words: str | pathlib.Path) -> str:
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True)
    return done.stdout or done.stderr


def wirestem(*words: str | pathlib.Path) -> str:
    return command(sys.executable, "-m", "wirestem", *words)


def attribution(data: pathlib.Path, scratch: pathlib.Path) -> None:
    gold = data / "attribution" / "polnear_dev.jsonl"
    complaint = wirestem("annotate", gold, "-o", scratch / "polnear.jsonl")
    print(complaint + command(sys.executable, HERE / "score_attribution.py", gold, scratch / "polnear.jsonl"))


def times(data: pathlib.Path, scratch: pathlib.Path) -> None:
    for name in ("aquaint", "timebank"):
        gold = data / "times" / f"{name}.jsonl"
        complaint = wirestem("annotate", gold, "-o", scratch / f"{name}.jsonl")
        print(
            f"== times, {name}\n" + complaint + command(sys.executable, HERE / "score_times.py", gold, scratch / f"{name}.jsonl")
        )


def names(data: pathlib.Path, scratch: pathlib.Path) -> None:
    print("== names\n" + command(sys.executable, HERE / "names.py", "--file", data / "language" / "worldwide_newswire.jsonl"))


def relations(data: pathlib.Path, scratch: pathlib.Path) -> None:
    print("== relations\n" + command(sys.executable, HERE / "relations.py", "--gum", data / "language" / "gum"))


def stories(data: pathlib.Path, scratch: pathlib.Path) -> None:
    gold = [data / "stories" / f"{n}.jsonl" for n in ("news_cluster", "basil", "ecb")]
    rows = b""
    for file in gold:
        complaint = wirestem("gather", file, "-o", scratch / file.name)
        if complaint:
            print(complaint)
        rows += (scratch / file.name).read_bytes()
    (scratch / "all.jsonl").write_bytes(rows)
    print(
        "== stories (each set gathered by itself)\n"
        + command(sys.executable, HERE / "score_stories.py", scratch / "all.jsonl", *gold)
    )
    complaint = wirestem("gather", *gold, "-o", scratch / "stream.jsonl")
    print(
        "== stories (all sets as one stream)\n"
        + complaint
        + command(sys.executable, HERE / "score_stories.py", scratch / "stream.jsonl", *gold)
    )


def main() -> int:
    parts = {"attribution": attribution, "times": times, "names": names, "relations": relations, "stories": stories}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--only", choices=parts)
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        print(f"no development corpora at {chosen.data}: nothing to score")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, part in parts.items():
            if chosen.only in (None, name):
                part(chosen.data, pathlib.Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main())
