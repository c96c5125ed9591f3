"""Stories with known truth as training reads them: through the program, up to what claims are made of.

The scorers of `eval/` are at hand here: `score_story` tells what a mention meets.
"""

import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import compile_story  # noqa: E402
import score_story  # noqa: E402, F401

from wirestem import flow  # noqa: E402
from wirestem.article.read import read  # noqa: E402
from wirestem.model import Alignment, Capture, Lineage, Party, Skipped, Statement, Story, TimeRef  # noqa: E402
from wirestem.settings import Settings  # noqa: E402
from wirestem.story.date import date  # noqa: E402
from wirestem.story.identify import identify  # noqa: E402


class Reading(NamedTuple):
    """One story as the program sees it."""

    story: Story
    statements: tuple[Statement, ...]
    parties: tuple[Party, ...]
    times: tuple[TimeRef, ...]
    alignments: tuple[Alignment, ...]
    lineage: Lineage


class Told(NamedTuple):
    """A marked-up story read: its `truth`, the name of each document in it, and the stories that the program finds there."""

    truth: dict[str, Any]
    names: dict[str, str]
    readings: tuple[Reading, ...]


def captured(folder: Path) -> tuple[dict[str, Any], list[Capture]]:
    """The truth of the story of `folder` (`eval/compile_story.py` describes the mark-up), and its visible texts."""
    with tempfile.TemporaryDirectory() as scratch:
        with contextlib.redirect_stdout(io.StringIO()):
            compile_story.compile_story(folder, Path(scratch))
        truth = json.loads((Path(scratch) / "truth.json").read_text(encoding="utf-8"))
        return truth, [c for c in read([scratch]) if not isinstance(c, Skipped) and c.source.uri.endswith(".txt")]


def told(folder: Path) -> Told:
    """The story of `folder` read by the program."""
    truth, captures = captured(folder)
    settings = Settings(workers=1)
    heap = flow.pile(captures, settings, step=flow.told)
    names = {r.article.document.id: Path(r.capture.source.uri).stem for r in heap.reads}
    return Told(truth, names, tuple(_reading(story, settings) for story in heap.stories))


def _reading(story: Story, settings: Settings) -> Reading:
    grown, alignments, lineage = flow.tree(story, settings)
    dated, times = date(grown, lineage)
    parties, statements = identify(dated)
    return Reading(dated, tuple(statements), tuple(parties), tuple(times), tuple(alignments), lineage)
