"""The server in a real browser: at phone and desktop width, light and dark, with and without JavaScript."""

import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import uvicorn

from wirestem.server.app import DRAWER, app
from wirestem.server.drawer import Drawer, Record
from wirestem.server.handed import Handed, packed
from wirestem.server.worker import Worker

from .hands import COPY, DISPATCH, OTHER, TEXT, UNLIKE, Gate, alive, until

CHROMIUM = shutil.which("chromium")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")]
INTERRUPTED = "00000000000000aa"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, worker: Worker) -> Iterator[str]:
    """A server that runs, and where; a server before it was stopped while it made a dossier."""
    keep = tmp_path_factory.mktemp("keep")
    cut = Record(INTERRUPTED, 1, "The quay", "", "working")
    Drawer(keep / DRAWER).put(cut, packed(Handed(({"text": TEXT},))))
    server = uvicorn.Server(uvicorn.Config(app(keep, worker=worker), port=0, log_level="error"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join(10)


def opened(browser: Any, address: str, **context: Any) -> tuple[Any, list[str]]:
    page = browser.new_context(**context).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_default_timeout(60_000)
    page.goto(address)
    return page, said


def hand_in(page: Any, text: str, name: str = "") -> None:
    page.get_by_label("Or paste a text").fill(text)
    page.get_by_label("Name of the dossier").fill(name)
    page.get_by_role("button", name="Make the dossier").click()
    page.wait_for_url(re.compile("/(job|d)/"))


def arrived(page: Any) -> None:
    """Waits for the dossier; the page of a job that was done when one came to it by its address stays, with a link."""
    for _ in range(300):
        if "/d/" in page.url:
            break
        if page.url.count("/job/") and page.title().startswith("Done"):
            page.get_by_role("link", name="Open the dossier").click()
            break
        page.wait_for_timeout(200)
    page.wait_for_url("**/d/*")


def wider(page: Any) -> int:
    """The pixels by which a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_no_wider_than_the_screen(
    browser: Any, address: str, gate: Gate, faults: Callable[[Any], list[str]], width: int, scheme: str
) -> None:
    page, said = opened(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    assert (faults(page), wider(page)) == ([], 0)
    hand_in(page, gate.text(), f"Held {width} {scheme}")
    held = page.url
    gate.reached()
    page.get_by_text("Reading articles: 1 of 3 done").wait_for()
    assert (faults(page), wider(page)) == ([], 0)
    page.goto(address)
    hand_in(page, f"{TEXT}\n=====\n{OTHER}", "The dam " + "of Oltena" * 20)
    page.get_by_text("Next in the line").wait_for()
    assert (faults(page), wider(page)) == ([], 0)
    waiting = page.url
    page.goto(held)
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("heading", name="Cancelled").wait_for()
    assert (faults(page), wider(page)) == ([], 0)
    page.goto(f"{address}/job/{INTERRUPTED}")
    assert (faults(page), wider(page)) == ([], 0)
    page.goto(waiting)
    arrived(page)
    page.goto(waiting)
    page.get_by_role("heading", name="Done").wait_for()
    assert (faults(page), wider(page)) == ([], 0)
    page.get_by_role("link", name="add, export, delete").click()
    page.wait_for_url("**/about")
    assert (faults(page), wider(page)) == ([], 0)
    page.get_by_role("link", name="Add articles").click()
    page.wait_for_url("**/add")
    assert (faults(page), wider(page)) == ([], 0)
    page.go_back()
    page.get_by_role("link", name="Open the dossier").click()
    assert "articles" in page.locator(".funnel").first.inner_text()
    assert said == []
    page.goto(f"{address}/d/0123456789abcdef")
    assert (faults(page), wider(page)) == ([], 0)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_text_is_checked_against_a_kept_dossier(
    browser: Any, address: str, faults: Callable[[Any], list[str]], width: int, scheme: str
) -> None:
    page, said = opened(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    hand_in(page, f"{DISPATCH}\n=====\n{UNLIKE}", f"Kept {width} {scheme}")
    arrived(page)
    page.get_by_role("link", name="All dossiers").click()
    page.get_by_role("link", name="Check a text").click()
    page.get_by_text("What the texts do not say").first.wait_for(state="detached")
    assert (faults(page), wider(page)) == ([], 0)
    page.get_by_label("Or paste a text").fill(COPY)
    page.get_by_role("button", name="Check").click()
    page.get_by_role("heading", name="Checked").wait_for()
    near = page.locator(".near").first
    near.locator("summary").click()
    assert "the same words" in near.inner_text()
    assert (faults(page), wider(page)) == ([], 0)
    near.get_by_role("link").click()
    page.wait_for_url("**/d/*#d*")
    assert "Dam bursts" in page.locator(f"#{page.url.rpartition('#')[2]}").inner_text()
    page.goto(page.url.partition("#")[0] + "/about")
    assert (faults(page), wider(page)) == ([], 0)
    assert said == []


def test_a_served_dossier_runs_its_script_and_leads_back(browser: Any, address: str) -> None:
    """The server's own policy stands beside the page's; one digest that differs would leave the page without its script."""
    page, said = opened(browser, address)
    hand_in(page, f"{DISPATCH}\n=====\n{COPY}", "With a script")
    arrived(page)
    page.get_by_role("searchbox").fill("Orvik")
    page.locator("mark.found").first.wait_for(state="attached")
    page.get_by_role("link", name="Add, export, compare, delete").click()
    page.get_by_role("link", name="Valley under water").click()
    page.wait_for_url("**#s1-beside-*")
    page.locator(".collation, .pair").first.wait_for()
    page.get_by_role("link", name="All dossiers").click()
    page.wait_for_url(f"{address}/")
    assert said == []


def test_a_dossier_that_is_made_before_its_page_is_there_is_opened_too(browser: Any, address: str) -> None:
    page, said = opened(browser, address)

    def late(route: Any) -> None:
        key = route.request.url.rpartition("/")[2]
        until(lambda: json.load(urlopen(f"{address}/api/jobs/{key}"))["state"] == "done")
        route.continue_()

    page.route("**/job/*", late)
    hand_in(page, OTHER, "Made at once")
    page.wait_for_url("**/d/*")
    page.unroute("**/job/*")
    page.goto(address)
    (job,) = [j["job"] for j in json.load(urlopen(f"{address}/api/jobs")) if j["name"] == "Made at once"]
    page.goto(f"{address}/job/{job}")  # who comes again by the address wants to see it
    page.wait_for_timeout(300)
    assert page.url.endswith(f"/job/{job}")
    assert said == []


def test_an_answer_is_found_again_and_deleted(browser: Any, address: str, faults: Callable[[Any], list[str]]) -> None:
    page, said = opened(browser, f"{address}/check", viewport={"width": 390, "height": 900}, bypass_csp=True)
    title = "Found again " + "and again " * 9
    page.get_by_label("Or paste a text").fill(f"{title.strip()}\n\n{TEXT}")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("heading", name="Checked").wait_for()
    page.get_by_role("link", name="Check another text").click()
    page.get_by_role("heading", name="Checked before").wait_for()
    assert (faults(page), wider(page)) == ([], 0)
    page.get_by_role("link", name="Found again").click()
    page.get_by_role("button", name="Delete this answer").click()
    page.wait_for_url("**/check")
    assert page.get_by_text("Found again").count() == 0
    assert said == []


def test_what_many_texts_do_not_say_is_told_without_a_script(browser: Any, address: str) -> None:
    page, _ = opened(browser, address, java_script_enabled=False)
    page.get_by_label("Or paste a text").fill(TEXT)
    page.get_by_text("What the texts do not say").click()
    page.get_by_label("A line an article").fill("name,outlet\n1,Harrow Gazette")
    page.get_by_role("button", name="Make the dossier").click()
    page.get_by_role("link", name="Open the dossier").click()
    assert page.get_by_text("Harrow Gazette").count() > 0


def test_without_javascript_a_text_is_checked(browser: Any, address: str) -> None:
    page, _ = opened(browser, f"{address}/check", java_script_enabled=False)
    page.get_by_label("Or paste a text").fill(TEXT)
    page.get_by_role("button", name="Check").click()
    page.get_by_text("Wire copy of AFP, credited.").wait_for()


def test_without_javascript_one_can_hand_in_wait_and_read(browser: Any, address: str) -> None:
    page, _ = opened(browser, address, java_script_enabled=False)
    hand_in(page, TEXT)
    page.get_by_role("link", name="Open the dossier").click()
    assert "Dam bursts" in page.locator("h1").first.inner_text()


def test_without_javascript_one_can_cancel_and_sees_the_place_in_the_line(browser: Any, address: str, gate: Gate) -> None:
    page, _ = opened(browser, address, java_script_enabled=False)
    hand_in(page, gate.text("No script"))
    held = page.url
    work = gate.reached()
    page.goto(address)
    hand_in(page, "Waits\n\nThe ferry will run again on Monday, the county said.", "Waits")
    assert page.get_by_role("status").inner_text() == "Next in the line"
    page.get_by_role("button", name="Cancel").click()
    assert page.locator("h1").inner_text() == "Cancelled"
    page.goto(held)
    page.get_by_text("Reading articles: 1 of 3 done").wait_for()
    page.get_by_role("button", name="Cancel").click()
    assert page.locator("h1").inner_text() == "Cancelled"
    until(lambda: not alive(work))


def test_a_tab_that_looks_on_sees_that_another_cancelled(browser: Any, address: str, gate: Gate) -> None:
    page, _ = opened(browser, address)
    hand_in(page, gate.text("Two tabs"))
    gate.reached()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Cancel").click()
    page.get_by_role("heading", name="Cancelled").wait_for()


def test_what_the_server_would_not_take_is_said_before_it_is_sent(browser: Any, address: str, tmp_path: Path) -> None:
    page, said = opened(browser, address)
    page.get_by_role("button", name="Make the dossier").click()
    assert page.get_by_role("alert").inner_text() == "Paste a text or choose files."
    (tmp_path / "big.txt").write_bytes(b"x" * 51_000_000)
    page.get_by_label("Files").set_input_files(str(tmp_path / "big.txt"))
    page.get_by_role("button", name="Make the dossier").click()
    assert page.get_by_role("alert").inner_text() == "These are 51 MB. Hand in at most 50 MB at once."
    assert page.url == f"{address}/"
    assert said == []


def test_a_browser_without_a_script_is_told_what_is_too_much(browser: Any, address: str, tmp_path: Path) -> None:
    """It would show a lost connection if the server answered before all was sent."""
    page, _ = opened(browser, address, java_script_enabled=False)
    (tmp_path / "big.txt").write_bytes(b"x" * 60_000_000)
    page.get_by_label("Files").set_input_files(str(tmp_path / "big.txt"))
    page.get_by_role("button", name="Make the dossier").click()
    page.get_by_role("heading", name="Too much at once").wait_for()
    page.goto(address)
    for number in range(600):
        (tmp_path / f"{number}.txt").write_bytes(b"x" * 20_000)
    page.get_by_label("Files").set_input_files([str(tmp_path / f"{n}.txt") for n in range(600)])
    page.get_by_role("button", name="Make the dossier").click()
    page.get_by_text("More than 500 files. Hand in at most 500 at once.").wait_for()


def test_what_could_not_be_read_is_shown_before_one_goes_on(browser: Any, address: str, tmp_path: Path) -> None:
    page, _ = opened(browser, address)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.odt").write_text("?", encoding="utf-8")
    page.get_by_label("Files").set_input_files([str(tmp_path / "a.txt"), str(tmp_path / "b.odt")])
    page.get_by_role("button", name="Make the dossier").click()
    page.get_by_role("heading", name="Left out").wait_for()
    assert "b.odt" in page.locator("main").inner_text()


def test_a_dossier_is_deleted_only_when_one_is_sure(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    hand_in(page, "Only here\n\nThe ferry will run again on Monday, the county said.", "The ferry")
    arrived(page)
    page.goto(address)
    page.get_by_label("Add, export, delete: The ferry").click()
    page.get_by_label("It is gone for good.").check()
    page.get_by_role("button", name="Delete this dossier").click()
    page.wait_for_url(f"{address}/")
    assert page.get_by_text("The ferry").count() == 0
