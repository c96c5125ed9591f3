"""The list of sections in a real browser: it shows where one reads, and that there is more of it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from . import bridge
from .test_browser import Visit

pytestmark = [pytest.mark.browser, pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")]
CURRENT = "[...document.querySelectorAll('.rail [aria-current]')].map((a) => a.firstChild.textContent.trim())"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_section_one_reads_is_marked_in_the_list(browser: Any, tmp_path: Path, width: int) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), viewport={"width": width, "height": 844})
    visit.soon(CURRENT, ["Overview"])
    for place, name in (("s1-claims", "Claims"), ("s1-articles", "Articles"), ("s1-tree", "Family tree"), ("s1", "Overview")):
        visit.page.evaluate(f"document.getElementById('{place}').scrollIntoView()")
        visit.soon(CURRENT, [name])
        visit.soon(
            """(() => { const a = document.querySelector('.rail [aria-current]').getBoundingClientRect();
                return a.left >= 0 && a.right <= innerWidth; })()""",
            True,
        )
    assert visit.wide() <= width
    assert visit.said == []


def test_what_the_marks_and_lines_of_the_tree_mean_opens_and_is_printed(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    key = visit.page.locator(".key")
    assert not key.get_by_text("A dashed mark").is_visible()
    key.locator("summary").click()
    assert key.get_by_text("is a dispatch that nobody handed in").is_visible()
    key.locator("summary").click()
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert key.get_by_text("A dashed mark").is_visible()
