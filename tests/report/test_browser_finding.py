"""Searching, choosing, laying side by side and printing, in a real browser."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from wirestem.model import Dossier

from . import bridge
from .test_browser import LIT, Visit

pytestmark = [pytest.mark.browser, pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")]

SAID = "document.querySelector('.find output').textContent"
HERE = "[...document.querySelectorAll('mark.here')].map(m => m.textContent).join()"
SHOWN = "[...document.querySelectorAll('[data-told]')].filter(c => c.checkVisibility()).map(c => c.dataset.told.split(' ')[0])"


def search(visit: Visit, words: str, said: str) -> None:
    visit.page.locator("#find").fill(words)
    visit.soon(SAID, said)


def test_the_search_marks_its_hits_and_enter_walks_through_them(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    visit.page.locator("#find").fill("Pell")
    visit.soon("document.querySelectorAll('mark.found').length > 2", True)
    many = visit.page.locator("mark.found").count()
    assert set(visit.page.locator("mark.found").all_text_contents()) == {"Pell"}
    assert visit.page.evaluate(SAID) == f"{many} found"
    for key, said in (("Enter", 1), ("Enter", 2), ("Shift+Enter", 1), ("Shift+Enter", many), ("Enter", 1)):
        visit.page.locator("#find").press(key)
        assert visit.page.evaluate(SAID) == f"{said} of {many}"
        box = visit.page.locator("mark.here").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 720
    assert visit.page.locator("mark.here").count() == 1
    assert visit.said == []


def test_the_search_folds_accents_both_ways(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    search(visit, "FERME", "1 found")
    assert visit.page.locator("mark.found").all_text_contents() == ["fermé"]
    visit.page.locator("#find").fill("crâck")
    visit.soon("[...new Set([...document.querySelectorAll('mark.found')].map(m => m.textContent))].join()", "crack")


def test_a_hit_is_marked_whole_whatever_stands_before_it(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.plain("🙂 ﬁre İst e\u0301te\u0301 fire, FIRE! été"))
    search(visit, "ete", "2 found")
    assert visit.page.locator("mark.found").all_text_contents() == ["e\u0301te\u0301", "été"]
    search(visit, "fire", "3 found")
    assert visit.page.locator("mark.found").all_text_contents() == ["ﬁre", "fire", "FIRE"]


def test_the_search_hides_sections_and_headings_with_nothing_in_them_and_gives_all_back(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    before = visit.page.evaluate("document.body.innerHTML.length")
    visit.page.locator("#find").fill("traffic heavy")
    visit.soon("document.querySelectorAll('mark.found').length", 2)
    shown = visit.page.locator(".body > section").evaluate_all("all => all.filter(s => s.checkVisibility()).map(s => s.id)")
    assert shown == ["s1-articles"]
    assert visit.page.locator(".rail li:visible").all_inner_texts()[1].startswith("Articles")
    assert visit.page.locator("h3:visible", has_text="against").count() == 0
    visit.page.locator("#find").press("Escape")
    visit.soon(SAID, "")
    assert visit.page.locator(".gone, mark.found").count() == 0
    assert visit.page.evaluate('document.body.innerHTML.replace(/ (class|open)="[^"]*"/g, \'\').length') <= before


def test_nothing_found_is_said(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    shown = visit.page.locator(".body > section:visible").count()
    search(visit, "zeppelin", "nothing found")
    visit.page.locator("#find").press("Enter")
    assert visit.page.locator(".body > section:visible").count() == shown > 5
    assert visit.said == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_head_keeps_its_height_while_one_searches_on_a_phone(browser: Any, tmp_path: Path, width: int) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), viewport={"width": width, "height": 800})
    high = "document.querySelector('.mast').offsetHeight"
    before = visit.page.evaluate(high)
    visit.page.locator("#find").fill("e")
    visit.soon(f"{SAID} !== ''", True)
    assert visit.page.evaluate(high) == before
    assert visit.wide() <= width


def test_links_still_light_their_characters_while_hits_are_marked(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    visit.page.locator("#find").fill("bridge")
    visit.soon("document.querySelectorAll('mark.found').length > 2", True)
    start, end = bridge.at("d-beacon", bridge.LEDE)
    visit.page.evaluate(f"location.hash = '#d1-{start}-{end}'")
    visit.soon(LIT, bridge.LEDE)
    visit.page.locator("#find").press("Escape")
    visit.soon("document.querySelectorAll('mark.found').length", 0)
    visit.soon(LIT, bridge.LEDE)


def several() -> Dossier:
    made = bridge.dossier()
    story = made.stories[0]
    return replace(made, stories=(replace(story, claims=tuple(reversed(story.claims))),))


def test_claims_can_be_chosen_by_keyboard(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, several())
    everything = visit.page.evaluate(SHOWN)
    visit.page.locator("form.choose [name=disputed]").focus()
    visit.page.keyboard.press("Space")
    shown = visit.page.locator(".claim:visible").count()
    assert shown == visit.page.locator(".claim:visible:has(.against)").count() > 0
    assert visit.page.locator("form.choose output").inner_text() == f"{shown} of 3 claims"
    visit.page.keyboard.press("Space")
    assert visit.page.locator("form.choose output").inner_text() == ""
    assert visit.page.evaluate(SHOWN) == everything
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Space")
    least = visit.page.locator("[data-told]:visible").evaluate_all("all => all.map(c => Number(c.dataset.told.split(' ')[1]))")
    assert least
    assert max(least) <= 1
    assert visit.said == []


def test_claims_can_be_sorted_and_put_back(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, several())
    ids = "[...document.querySelectorAll('[data-told]')].map(c => c.id)"
    before = visit.page.evaluate(ids)
    told = "[...document.querySelectorAll('.cards [data-told]')].map(c => c.dataset.told.split(' ').map(Number))"
    visit.page.locator("form.choose [name=by]").select_option("organisations")
    most = [row[1] for row in visit.page.evaluate(told)]
    assert len(most) > 1
    assert most == sorted(most, reverse=True)
    visit.page.locator("form.choose [name=by]").select_option("articles")
    articles = [row[0] for row in visit.page.evaluate(told)]
    assert articles == sorted(articles, reverse=True)
    visit.page.locator("form.choose [name=by]").select_option("page")
    assert visit.page.evaluate(ids) == before


def test_without_javascript_the_claims_are_all_there(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, several(), java_script_enabled=False)
    assert visit.page.locator("form.choose").is_hidden()
    assert visit.page.locator("[data-told]").count() == 3


def test_two_articles_side_by_side_have_an_address(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    form = visit.page.locator("form.any")
    form.locator("select[name=left]").select_option("d4")
    form.locator("select[name=right]").select_option("d1")
    form.locator("button").click()
    visit.soon("location.hash", "#s1-beside-d4-d1")
    again = browser.new_context().new_page()
    again.goto(visit.page.url)
    assert again.locator("form.any .gh > a").all_text_contents() == form.locator(".gh > a").all_text_contents()
    assert again.locator("form.any .laid").is_visible()
    visit.page.evaluate("location.hash = '#s1-beside-d1-d99'")
    visit.page.evaluate("location.hash = '#s7-beside-d1-d2'")
    assert visit.said == []


def test_an_article_is_not_laid_beside_itself(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    form = visit.page.locator("form.any")
    for side in ("left", "right"):
        form.locator(f"select[name={side}]").select_option("d1")
    form.locator("button").click()
    assert form.locator(".laid").inner_text() == "Choose two different articles."


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
@pytest.mark.parametrize("column", [".tellings a.ev", ".sayings a.ev", ".table a.ev", ".by a"])
def test_the_panel_does_not_cover_what_one_clicked_in(browser: Any, tmp_path: Path, width: int, column: str) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), viewport={"width": width, "height": 800})
    link = visit.page.locator(column).first
    link.click()
    panel, clicked = visit.page.locator(".peek").bounding_box(), link.bounding_box()
    assert panel is not None
    assert clicked is not None
    beside = clicked["x"] + clicked["width"] <= panel["x"] or panel["x"] + panel["width"] <= clicked["x"]
    assert beside or clicked["y"] + clicked["height"] <= panel["y"]
    assert visit.page.locator(".peek mark.hit").first.is_visible()


def test_paper_has_every_reason_open_and_the_screen_what_it_had(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier())
    open_now = "document.querySelectorAll('details[open]').length"
    before = visit.page.evaluate(open_now)
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visit.page.evaluate("document.querySelectorAll('details:not([open],.pair)').length") == 0
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visit.page.evaluate(open_now) == before


def test_paper_has_the_reasons_without_javascript_too(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, bridge.dossier(), java_script_enabled=False)
    why = visit.page.locator(".claim .why li").first
    assert why.is_hidden()
    visit.page.emulate_media(media="print")
    assert why.is_visible()
    assert visit.page.locator(".toggles legend").is_visible()
