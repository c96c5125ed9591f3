"""The pictures of the documentation: screenshots of an example's dossier, made with chromium and Playwright.

usage: draw.py FOLDER     (`make docs` gives site/pictures)

Without chromium or Playwright it says so and makes none; the pages then show what stands in the pictures' alt texts.
"""

import contextlib
import pathlib
import shutil
import sys
import tempfile
from typing import Any, NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLE = "examples/kalvarra-vote"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LOOSE = ".mast,.rail,.gh{position:static!important}.back{display:none!important}"


class Picture(NamedTuple):
    """What of the page is shown: an element, at most `high` pixels of it, or all of a screen ("").

    The screen is `wide` pixels wide; an element that is folded is opened.
    """

    element: str
    wide: int
    high: int


PICTURES = {
    "tree.png": Picture("#s1-tree .scroll", 1280, 900),
    "claim.png": Picture("#s1-claims .claim", 1280, 900),
    "side-by-side.png": Picture("#s1-pairs .pair", 1280, 640),
    "phone.png": Picture("", 390, 844),
}


def draw(folder: pathlib.Path) -> list[str]:
    """Makes every picture in `folder`; why none could be made, line by line."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        return [f"no chromium here ({', '.join(BROWSERS)}); install it and run this again"]
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return ["Playwright is not installed: pip install 'wirestem[test]'"]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        page = dossier(pathlib.Path(made))
        running = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for name, picture in PICTURES.items():
            (folder / name).write_bytes(shot(running, page, picture))
        running.close()
    return []


def dossier(folder: pathlib.Path) -> pathlib.Path:
    """The example's page, as a user gets it."""
    import wirestem
    from wirestem.report.html import render

    path = folder / "dossier.html"
    with contextlib.chdir(ROOT):  # so that it is the dossier of `make demo`
        path.write_bytes(render(wirestem.dossier(EXAMPLE)).encode())
    return path


def shot(running: Any, path: pathlib.Path, picture: Picture) -> bytes:
    """One picture as PNG, two pixels for each of the page."""
    context = running.new_context(
        viewport={"width": picture.wide, "height": picture.high}, device_scale_factor=2, color_scheme="light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    if picture.element:
        page.add_style_tag(content=LOOSE)
        place = page.locator(picture.element).first
        place.evaluate("element => { element.open = true }")
        place.evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY)")
        box = place.bounding_box()
        taken = page.screenshot(clip={**box, "height": min(box["height"], picture.high)})
    else:
        taken = page.screenshot()
    context.close()
    return bytes(taken)


def main(folder: str) -> int:
    """Makes the pictures and tells how it went; a documentation without pictures is no error."""
    lacking = draw(pathlib.Path(folder))
    for line in lacking:
        print(f"pictures: none made, {line}")
    if not lacking:
        print(f"pictures: {', '.join(PICTURES)} in {folder}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    raise SystemExit(main(sys.argv[1]))
