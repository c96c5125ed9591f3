"""The pictures of the documentation: each that a page names is made, and told in words."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import wirestem
from wirestem.report.lede import funnel_line, warnings
from wirestem.report.names import Names, StoryNames

ROOT = Path(__file__).resolve().parent.parent
TAG = re.compile(r"<img\b[^>]*>")


@pytest.fixture(scope="module")
def draw() -> Any:
    """The script that makes them."""
    spec = importlib.util.spec_from_file_location("draw", ROOT / "pictures" / "draw.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def named() -> list[tuple[Path, str, str]]:
    """Page, address and alt text of every picture of the documentation."""
    found = []
    for page in sorted((ROOT / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert "![" not in text, f"{page.name}: pictures are made by the build, so name them as <img src=…/pictures/…>"
        for tag in TAG.findall(text):
            values = dict(re.findall(r'(\w+)="([^"]*)"', tag))
            found.append((page, values["src"], values.get("alt", "")))
    return found


def test_every_picture_of_the_docs_is_one_that_the_build_makes_and_none_is_made_for_nothing(draw: Any) -> None:
    assert {src.rpartition("/")[2] for _, src, _ in named()} == set(draw.PICTURES)


def test_every_picture_is_found_from_its_page() -> None:
    docs, site = ROOT / "docs", ROOT / "site"
    for page, src, _ in named():
        address = site / page.relative_to(docs).with_suffix("") / src  # each page is a folder of the site
        assert address.resolve().parent == site / "pictures", page


def test_every_picture_is_told_in_words() -> None:
    assert [page.name for page, _, alt in named() if len(alt) < 40] == []


def test_readme_and_tutorial_tell_what_their_example_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = wirestem.dossier("examples/kalvarra-vote")
    (story,) = found.stories
    told = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    assert f"\n{funnel_line(story)}\n" in told
    assert f"\n{funnel_line(story)}\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f'("{warnings(StoryNames(Names(found), story))[0]}")' in told


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_the_pictures_are_made(draw: Any, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "pictures" / "draw.py"), str(tmp_path / "pictures")]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # a process of its own, as `make docs` starts it
    assert "tree.png" in told.stdout
    made = {path.name: path.read_bytes() for path in (tmp_path / "pictures").iterdir()}
    assert set(made) == set(draw.PICTURES)
    for name, data in made.items():
        assert data.startswith(b"\x89PNG\r\n\x1a\n"), name
        wide, high = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        assert wide > 2 * 300, name
        assert 2 * 300 < high <= 2 * draw.PICTURES[name].high, name


def test_without_chromium_the_build_says_so_and_goes_on(
    draw: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert draw.main(str(tmp_path / "pictures")) == 0
    assert "no chromium here" in capsys.readouterr().out
    assert not (tmp_path / "pictures").exists()


def test_without_playwright_the_build_says_what_to_install(
    draw: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/chromium")
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    assert draw.main(str(tmp_path / "pictures")) == 0
    assert "pip install" in capsys.readouterr().out
