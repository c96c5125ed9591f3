"""The server in a real browser: at phone and desktop width, light and dark."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from wirestem import flow
from wirestem.server.app import app

from .hands import OTHER, TEXT

CHROMIUM = shutil.which("chromium")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")]


@pytest.fixture(scope="module")
def gate() -> Iterator[threading.Event]:
    """While it is cleared no dossier is made, so that a page of work in progress stays to be looked at."""
    opened = threading.Event()
    opened.set()
    made = flow.dossier

    def held(*args: Any, **options: Any) -> Any:
        opened.wait(30)
        return made(*args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "dossier", held)
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, gate: threading.Event) -> Iterator[str]:
    """A server that runs, and where."""
    server = uvicorn.Server(uvicorn.Config(app(tmp_path_factory.mktemp("keep")), port=0, log_level="error"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join(5)


def opened(browser: Any, address: str, **context: Any) -> tuple[Any, list[str]]:
    page = browser.new_context(**context).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_default_timeout(20_000)
    page.goto(address)
    return page, said


def hand_in(page: Any, gate: threading.Event, look: Callable[[Any], list[str]] = lambda page: []) -> list[str]:
    """Makes the dossier and goes where the script leads; what `look` finds on the page that shows the work in progress."""
    gate.clear()
    try:
        page.get_by_role("button", name="Make the dossier").click()
        page.wait_for_url("**/job/*")
        found = look(page)
    finally:
        gate.set()
    page.wait_for_url("**/d/*")
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_no_wider_than_the_screen(
    browser: Any, address: str, gate: threading.Event, faults: Callable[[Any], list[str]], width: int, scheme: str
) -> None:
    page, said = opened(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    assert faults(page) == []
    page.get_by_label("Or paste a text").fill(f"{TEXT}\n=====\n{OTHER}")
    page.get_by_label("Name of the dossier").fill("The dam")
    assert hand_in(page, gate, faults) == []
    assert "articles" in page.locator(".funnel").first.inner_text()
    page.goto(address)
    page.get_by_label("Export or delete The dam").first.click()
    page.wait_for_url("**/about")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="Open the dossier").click()
    assert page.locator("h1").count() >= 1
    assert said == []


def test_without_javascript_one_can_hand_in_wait_and_read(browser: Any, address: str) -> None:
    page, _ = opened(browser, address, java_script_enabled=False)
    page.get_by_label("Or paste a text").fill(TEXT)
    page.get_by_role("button", name="Make the dossier").click()
    page.get_by_role("link", name="Open the dossier").click()
    assert "Dam bursts" in page.locator("h1").first.inner_text()


def test_what_could_not_be_read_is_shown_before_one_goes_on(browser: Any, address: str, tmp_path: Path) -> None:
    page, _ = opened(browser, address)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.odt").write_text("?", encoding="utf-8")
    page.get_by_label("Files").set_input_files([str(tmp_path / "a.txt"), str(tmp_path / "b.odt")])
    page.get_by_role("button", name="Make the dossier").click()
    page.get_by_role("heading", name="Left out").wait_for()
    assert "b.odt" in page.locator("main").inner_text()


def test_a_dossier_is_deleted_only_when_one_is_sure(browser: Any, address: str, gate: threading.Event) -> None:
    page, _ = opened(browser, address)
    page.get_by_label("Or paste a text").fill("Only here\n\nThe ferry will run again on Monday, the county said.")
    page.get_by_label("Name of the dossier").fill("The ferry")
    hand_in(page, gate)
    page.goto(address)
    page.get_by_label("Export or delete The ferry").click()
    page.get_by_label("It is gone for good.").check()
    page.get_by_role("button", name="Delete this dossier").click()
    page.wait_for_url(f"{address}/")
    assert page.get_by_text("The ferry").count() == 0
