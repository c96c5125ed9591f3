"""Whole pages, each with its zones, credits, publication and outlet in the JSON beside it."""

import json
from pathlib import Path

import pytest

from clean.golden import ARTICLES, document, shown


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_page_is_read_as_its_golden_file_says(path: Path) -> None:
    assert shown(path) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_text_is_the_file_and_every_word_lies_in_one_zone(path: Path) -> None:
    doc = document(path)
    assert doc.text == path.read_bytes().decode("utf-8")
    covered = [i for zone in doc.zones for i in range(zone.start, zone.end)]
    assert covered == sorted(set(covered))
    assert set(covered) >= {i for i, c in enumerate(doc.text) if not c.isspace()}
