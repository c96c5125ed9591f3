"""Time and memory of the whole program as a user starts it, cold, on this machine.

usage: run.py [--runs N] [INPUT ...]     (default: the example stories, and 200 articles made of them)

For each input: wall and CPU seconds (median of N runs, each a new process) and the peak memory of the largest. Then how many
words a second `annotate` writes on all cores, and the times library finds and places in this process on one core; how long the
encoder takes to load.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def once(inputs: list[str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak MB of one dossier in a process of its own."""
    with tempfile.TemporaryDirectory() as out:
        began = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "wirestem", "dossier", *inputs, "-o", out],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"wirestem dossier {' '.join(inputs)} failed")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(name: str, inputs: list[str], runs: int) -> None:
    """Prints the row of one input."""
    rows = [once(inputs) for _ in range(runs)]
    wall, cpu, peak = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"{name:28}{wall:8.2f} s wall{cpu:8.2f} s CPU{peak:8.0f} MB")


def many(folder: pathlib.Path, count: int) -> str:
    """A file of `count` rows: the example articles over and over, each with its own day and names."""
    import json

    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("*/*.txt"))]
    rows = folder / f"{count}.jsonl"
    with rows.open("w", encoding="utf-8") as out:
        for n in range(count):
            turn = n // len(texts)
            text = texts[n % len(texts)].replace("ll", f"l{'abcdefghij'[turn % 10]}l") if turn else texts[n]
            out.write(json.dumps({"id": str(n), "text": text}) + "\n")
    return str(rows)


def annotated(rows: str) -> None:
    """Prints how many words a second `wirestem annotate` writes on all cores, starting and loading included."""
    import json

    with open(rows, encoding="utf-8") as lines:
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
    with tempfile.TemporaryDirectory() as out:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "wirestem", "annotate", rows, "-o", f"{out}/rows.jsonl"], check=True)
        wall = time.perf_counter() - began
    print(f"{'annotate':28}{words / wall:8,.0f} words a second of wall time, {words:,} words")


def loading(runs: int) -> None:
    """Prints how long the encoder takes to load, the median of `runs`, and its size."""
    from wirestem.encoder.network import SHIPPED, Encoder

    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        Encoder(SHIPPED)
        taken.append(time.perf_counter() - began)
    size = sum(p.stat().st_size for p in SHIPPED.iterdir()) / 1e6
    print(f"{'encoder':28}{statistics.median(taken):8.2f} s to load, {size:.1f} MB")


def times(runs: int) -> None:
    """Prints how fast time expressions of the example articles are found and placed: CPU time, best of `runs`."""
    from wirestem.model import Published
    from wirestem.times import anchor_of, recognise, resolve_all

    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples").glob("*/*.txt"))]
    anchor = anchor_of(Published("2031-10-15", "2031-10-15", "own"))
    recognise("Monday")  # the rules are compiled once
    taken = []
    for _ in range(runs):
        began = time.process_time()
        for text in texts:
            resolve_all(text, recognise(text), anchor)
        taken.append(time.process_time() - began)
    words = sum(len(text.split()) for text in texts)
    print(f"{'times':28}{words / min(taken):8,.0f} words a second of CPU, {words:,} words")


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("inputs", nargs="*")
    chosen = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, median of {chosen.runs} runs, each a new process")
    if chosen.inputs:
        measure("given", chosen.inputs, chosen.runs)
        return
    for story in sorted(p for p in (ROOT / "examples").iterdir() if p.is_dir()):
        measure(story.name, [str(story)], chosen.runs)
    seeds = ROOT.parent / "shared" / "seeds"
    if seeds.is_dir():
        measure("seeds (5 real articles)", [str(seeds)], chosen.runs)
    with tempfile.TemporaryDirectory() as scratch:
        measure("200 articles", [many(pathlib.Path(scratch), 200)], 1)
        annotated(many(pathlib.Path(scratch), 1200))
    times(chosen.runs)
    loading(chosen.runs)


if __name__ == "__main__":
    main()
