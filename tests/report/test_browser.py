"""The page in a real browser: silent, offline, and every link opens its characters."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wirestem.model import Dossier
from wirestem.report.html import page, render

from . import bridge
from .test_html import HOSTILE

CHROMIUM = shutil.which("chromium")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")]


LIT = "[...document.querySelectorAll('mark.hit')].map(m => m.textContent).join('')"


class Visit:
    """A page that was opened, with what it said and asked for."""

    def __init__(self, browser: Any, folder: Path, dossier: Dossier, **context: Any) -> None:
        path = folder / "dossier.html"
        path.write_bytes(render(dossier).encode())
        self.address = path.as_uri()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page = browser.new_context(**context).new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.set_default_timeout(4000)
        self.page.goto(self.address)

    def soon(self, question: str, answer: object) -> None:
        """Asks until the page answers so; the page's policy forbids the browser to wait by itself."""
        for _ in range(100):
            if self.page.evaluate(question) == answer:
                return
            self.page.wait_for_timeout(20)
        assert self.page.evaluate(question) == answer

    def wide(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def lit(self) -> str:
        return "".join(self.page.locator("mark.hit").all_text_contents())


def test_the_page_is_silent_and_asks_for_nothing_but_itself(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    assert visit.said == []
    assert set(visit.asked) <= {visit.address, "data:,"}


def test_a_link_lights_exactly_its_characters(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    links = visit.page.locator("a.ev").evaluate_all("all => [...new Set(all.map(a => a.hash))]")
    number = {f"d{i}": doc for i, doc in enumerate(("d-beacon", "d-argus", "d-dial", "d-comet", "d-echo"), 1)}
    assert len(links) > 10
    for link in links:
        doc, start, end = link[1:].split("-")
        visit.page.evaluate("hash => { location.hash = hash }", link)
        expected = bridge.TEXTS[number[doc]][int(start) : int(end)]
        visit.soon(LIT, expected.replace("\n", ""))
    assert visit.said == []


def test_characters_beyond_the_first_plane_count_once(browser: Any, tmp_path: Path) -> None:
    text = "🙂🙂 One. 🙂 Two.\n\nThree 🙂 four."
    visit = Visit(browser, tmp_path, bridge.plain(text))
    visit.page.evaluate("location.hash = '#d1-3-6'")
    visit.soon(LIT, "One")
    assert text[3:6] == "One"
    visit.page.evaluate("location.hash = '#d1-16-26'")
    visit.soon(LIT, text[16:26].lstrip("\n"))


def test_a_click_shows_the_words_in_their_article_beside_what_one_reads(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    link = visit.page.locator(".tellings a.ev").first
    link.click()
    _, start, end = str(link.get_attribute("href")).split("-")
    visit.soon(LIT, bridge.TEXTS["d-beacon"][int(start) : int(end)])
    assert visit.page.locator(".peek mark.hit").first.is_visible()
    assert visit.page.url.endswith(str(link.get_attribute("href")))
    visit.page.keyboard.press("Escape")
    assert visit.page.locator(".peek").is_hidden()
    assert link.evaluate("a => a === document.activeElement")


def test_one_can_open_the_article_and_go_back_to_where_one_was(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    link = visit.page.locator(".tellings a.ev").first
    link.click()
    visit.page.locator(".peek a").click()
    visit.soon("document.querySelectorAll('.sheet mark.hit').length > 0", True)
    visit.page.locator(".back").click()
    assert visit.lit() == ""
    assert link.evaluate("a => a === document.activeElement")


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1280, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_width_scrolls_the_page_sideways(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), viewport={"width": width, "height": 800}, color_scheme=scheme)
    visit.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert visit.wide() <= width


def test_hostile_text_is_inert_and_stays_inside_the_page(browser: Any, tmp_path: Path) -> None:
    hostile = bridge.plain(HOSTILE, title=HOSTILE, outlet=HOSTILE, uri=HOSTILE)
    visit = Visit(browser, tmp_path, hostile, viewport={"width": 360, "height": 800})
    assert visit.said == []
    assert visit.page.locator("script").count() == 1
    assert visit.page.locator("img").count() == 0
    assert visit.wide() <= 360
    assert "<script>alert(1)</script>" in visit.page.locator(".lines").text_content()


def test_dark_mode_is_dark(browser: Any, tmp_path: Path) -> None:
    def paper(scheme: str) -> str:
        visit = Visit(browser, tmp_path, bridge.dossier(), color_scheme=scheme)
        return str(visit.page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light, dark = ([int(n) for n in paper(s)[4:-1].split(",")] for s in ("light", "dark"))
    assert min(light) > 200
    assert max(dark) < 60


def test_the_page_reads_without_javascript(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), java_script_enabled=False)
    assert visit.page.locator(".find").is_hidden()
    link = visit.page.locator(".tellings a.ev").first
    target = link.get_attribute("href")
    link.click()
    assert visit.page.locator(f"i{target}").bounding_box() is not None
    assert visit.page.locator("article.sheet").first.is_visible()


def test_the_filter_leaves_what_holds_all_its_words(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    visit.page.locator("#find").fill("mayor pier")
    visit.soon("document.querySelector('output').textContent !== ''", True)
    shown = visit.page.locator(".claim").evaluate_all("all => all.filter(c => c.checkVisibility()).map(c => c.textContent)")
    assert shown
    assert all("mayor" in c.lower() and "pier" in c.lower() for c in shown)
    visit.page.locator("#find").fill("")
    visit.soon("document.querySelector('output').textContent", "")
    assert visit.page.locator(".gone").count() == 0


def test_toggles_hide_marks(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    furniture = visit.page.locator(".lines .furniture").first
    assert furniture.is_visible()
    visit.page.locator(".tg-f").uncheck()
    assert furniture.is_hidden()


TREE = """html => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const where = e => e.parentElement ? where(e.parentElement) + "/" + e.tagName : e.tagName;
  const told = [...page.querySelectorAll("*")].map(e => where(e) + [...e.attributes].map(a => ` ${a.name}=${a.value}`).join(""));
  return [told, page.body.textContent.replace(/\\s+/g, " ")];
}"""


def test_a_browser_makes_the_same_of_the_page_whatever_is_left_out(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    light = render(bridge.dossier())
    monkeypatch.setattr(page, "lighter", lambda html: html)
    whole = render(bridge.dossier())
    assert len(light) < len(whole)
    assert visit.page.evaluate(TREE, light) == visit.page.evaluate(TREE, whole)


def test_the_keyboard_walks_the_drawn_tree_and_opens_what_it_stands_on(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    visit.page.locator(".scroll").focus()
    visit.page.keyboard.press("Tab")
    assert str(visit.page.evaluate("document.activeElement.textContent")).startswith(
        "A: unseen Norrwire dispatch, sent: 4 to 5 March"
    )
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    visit.soon("location.hash", "#d1")


def test_the_keyboard_reaches_the_findings_first(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"


def test_the_box_of_an_unseen_dispatch_opens_its_text_and_a_number_its_characters(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    visit.page.locator(".tree a[href='#s1-uA']").first.click()
    assert visit.page.locator("#s1-uA").is_visible()
    chip = visit.page.locator("#s1-uA .by .cs a").first
    chip.click()
    visit.soon(LIT, bridge.LEDE)
    assert visit.said == []


def test_unseen_dispatches_read_without_javascript(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), java_script_enabled=False)
    assert bridge.LEDE in str(visit.page.locator("#s1-uA").inner_text())


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(
    browser: Any, faults: Callable[[Any], list[str]], tmp_path: Path, width: int, scheme: str
) -> None:
    visit = Visit(
        browser, tmp_path, bridge.dossier(), viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    visit.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert faults(visit.page) == []


def test_any_two_articles_are_laid_side_by_side_with_what_differs_marked(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    form = visit.page.locator("form.any")
    form.locator("select[name=left]").select_option(label="1 Beacon")
    form.locator("select[name=right]").select_option(label="2 The Argus")
    form.locator("button").click()
    assert form.locator(".gh > a").all_text_contents() == ["1 Beacon", "2 The Argus"]
    assert form.locator(".gh .called").all_text_contents() == ["Bridge closed", "Lowmere bridge shut after crack found"]
    marked = set(form.locator(".w").all_text_contents())
    assert {"except", "but"} <= marked
    assert "choice" not in marked
    assert not visit.said


def test_the_tree_is_drawn_larger_smaller_and_as_wide_as_the_page(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), viewport={"width": 390, "height": 800})
    tree = visit.page.locator("svg.tree")

    def wide() -> float:
        return float(tree.get_attribute("width") or 0)

    own = wide()
    visit.page.get_by_label("Draw the tree larger").click()
    assert wide() == pytest.approx(own * 1.25)
    visit.page.get_by_label("Draw the tree as wide as the page").click()
    assert wide() < 390
    visit.page.get_by_label("Draw the tree in its own size").click()
    assert wide() == own
    assert visit.wide() <= 390
