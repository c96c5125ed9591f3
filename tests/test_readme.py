"""README and tutorial show what the program prints for the shipped example, figure by figure."""

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import wirestem
from wirestem.model import Dossier
from wirestem.report.lede import funnel_line, stages, warnings
from wirestem.report.names import Names, StoryNames
from wirestem.report.terminal import funnel

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
README, TUTORIAL = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/tutorial.md"))


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return wirestem.dossier(str(ROOT / "examples" / "kalvarra-vote"))


@pytest.fixture(scope="module")
def printed(dossier: Dossier) -> list[str]:
    out = StringIO()
    Console(file=out, width=80, color_system=None).print(funnel(dossier))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def blocks(text: str) -> list[str]:
    return [line for block in re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL) for line in block.splitlines()]


def test_the_first_lines_of_readme_are_those_that_the_program_prints(printed: list[str]) -> None:
    shown = blocks(README)[1:]
    shown = shown[: shown.index("…")]
    assert len(shown) >= 3
    assert shown == printed[: len(shown)]


def test_every_funnel_that_is_shown_is_the_example_s(dossier: Dossier) -> None:
    for text in (README, TUTORIAL):
        assert set(re.findall(r"\d+ articles? → .*", text)) == {funnel_line(dossier.stories[0])}


def test_the_tutorial_counts_as_the_dossier_does(dossier: Dossier) -> None:
    found = dossier.stories[0]
    said = " ".join(TUTORIAL.split())
    texts, unseen = stages(found)[1].number, [o for o in found.origins if o.observed is None]
    replaced = {i for o in unseen for i in o.updates}
    assert f"{NUMBERS[len(found.documents)].capitalize()} articles were handed in." in said
    assert f"go back to {NUMBERS[int(texts)]} texts" in said
    least, most = (NUMBERS[n] for n in (found.independent.min, found.independent.max))
    assert f"behind those stand {least} or {most} organisations" in said
    count = NUMBERS[len(unseen) - len(replaced)].capitalize()
    assert f"{count} of the texts are dispatches that nobody handed in, one of them in two versions" in said
    assert len(replaced) == 1


def test_every_warning_that_is_quoted_is_given(dossier: Dossier) -> None:
    given = warnings(StoryNames(Names(dossier), dossier.stories[0]))
    quoted = re.findall(r"\(\"(\d+ of \d+ [^\"]*)\"\)", " ".join(TUTORIAL.split()))
    assert quoted
    assert [q for q in quoted if q not in given] == []
