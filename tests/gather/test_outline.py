"""Gathering asks less of a text than a dossier does, and places it just the same."""

import pathlib

import pytest

from wirestem import Settings, flow, rows
from wirestem.article.read import read
from wirestem.model import Capture, Source

EXAMPLES = sorted(p for p in (pathlib.Path(__file__).parents[2] / "examples").iterdir() if p.is_dir())
OPEN = (
    {"id": "a", "text": "Dam holds\n\n03/06/2033\n\nThe dam of Quell held on Friday, the mayor said. Rain is due tomorrow.\n"},
    {"id": "b", "text": "Dam of Quell holds\n\nQUELL, June 3, 2033 (AFP) - The dam of Quell held on Friday, the mayor said.\n"},
)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda p: p.name)
def test_the_outline_of_an_article_is_enough_to_place_it(folder: pathlib.Path) -> None:
    captures = list(read((str(folder),)))
    placed = [
        list(rows.gathered(flow.pile(captures, Settings(), step=step), Settings())) for step in (flow.article, flow.outline)
    ]
    assert placed[0] == placed[1]


def test_a_date_in_doubt_is_settled_from_an_outline_too() -> None:
    from wirestem.api import _captures

    trees = []
    for step in (flow.article, flow.outline):
        stories = flow.pile(_captures(OPEN, None), Settings(), step=step).stories
        trees.append([[a.document for a in flow.tree(story, Settings()).story.articles] for story in stories])
    assert trees[0] == trees[1]


def test_the_outline_of_a_text_in_capitals_has_the_times_of_the_article() -> None:
    text = "DAM HOLDS\n\n03/06/2033\n\nTHE DAM OF QUELL WILL BE MENDED BY MAY, THE MAYOR OF QUELL TOLD THE BBC ON FRIDAY.\n"
    capture = Capture("a", Source("a"), text)
    outline = flow.outline(capture, Settings())
    assert outline.times == flow.article(capture, Settings()).times
    assert "MAY" in {text[t.start : t.end] for t in outline.times}
