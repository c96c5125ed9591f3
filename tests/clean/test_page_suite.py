"""The pages of forty houses are read at least as well as they were."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

EVAL = Path(__file__).resolve().parents[2] / "eval"


def _suite() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", EVAL / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["pages"] = module
    spec.loader.exec_module(module)
    return module


SUITE = _suite()


def test_forty_pages_are_read_as_well_as_they_were() -> None:
    found = SUITE.pages()
    assert len(found) == 40
    odd, even = SUITE.scores(found[::2]), SUITE.scores(found[1::2])
    assert odd["credits"] >= 99
    assert odd["furniture"] >= 98
    assert even["credits"] >= 94
    assert even["furniture"] >= 92


def test_what_is_missed_is_told_line_by_line() -> None:
    (page,) = (p for p in SUITE.pages() if p.name == "bayline")
    assert "  - The village school is being used as a shelter" in SUITE.missed(page)
    assert page.credits == ()
