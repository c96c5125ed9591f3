"""How well alignments alone tell copied, lightly and heavily rewritten and independent answers apart (Clough and Stevenson 2011).

usage: reuse.py [--data DIR] [--rounds 10]

DIR holds 95 short answers, the five articles they may draw on and the two tables of their categories; nothing of it is in
this repository. Every answer is aligned with its article by `wirestem.story.align.align`; an ordinal-free softmax regression
on a few features of the alignments is scored by 10 times 10-fold stratified cross-validation.
"""

import argparse
import csv
import pathlib
import re
import sys

import numpy as np

from wirestem.model import Document, Source, Zone
from wirestem.story.align import align
from wirestem.text import quoted, sentences, words

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = ("non", "heavy", "light", "cut")


def text_of(path):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n")


def document(path):
    text = text_of(path)
    zones, place = [], 0
    for block in re.split(r"(\n\s*\n)", text):
        if block.strip():
            start = place + len(block) - len(block.lstrip())
            zones.append(Zone(start, place + len(block.rstrip()), "paragraph"))
        place += len(block)
    return Document(id=path.stem, source=Source(path.stem), title=None, text=text, language="en", zones=tuple(zones))


def load(folder):
    rows = {}
    for name in ("file_information.csv", "test_info.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                if not row["File"].startswith("orig"):
                    rows[row["File"].strip()] = (row["Task"].strip(), row["Category"].strip())
    return [(folder / name, folder / f"orig_task{task}.txt", kind) for name, (task, kind) in sorted(rows.items())]
