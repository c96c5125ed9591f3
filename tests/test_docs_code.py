"""Every piece of Python in the documentation runs, and every command line in it is one that the program takes."""

import re
import shlex
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

import wirestem
from wirestem.cli import wirestem as program
from wirestem.model import Dossier

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(p for p in (*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "examples" / "README.md"))
BLOCKS = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


_dossier: Callable[..., Dossier] = wirestem.dossier
_once = cache(_dossier)


def made(*inputs: Any, **more: Any) -> Dossier:
    """A dossier of files is made once for all pages."""
    return _dossier(*inputs, **more) if more or not all(isinstance(i, str) for i in inputs) else _once(*inputs)


@pytest.mark.parametrize("page", [p for p in PAGES if "```python" in p.read_text(encoding="utf-8")], ids=named)
def test_the_python_of_a_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(wirestem, "dossier", made)
    told = page.read_text(encoding="utf-8")
    if "import spacy" in told:
        pytest.importorskip("spacy")
    names: dict[str, Any] = {}
    for block in BLOCKS.finditer(told):
        if block[2] == "python":
            exec(compile(block[3], named(page), "exec"), names)
    assert bool(capsys.readouterr().out.strip()) == ("print(" in told)


def commands(text: str) -> list[list[str]]:
    """The command lines of a page that call the program, as words."""
    blocks = [m[3] for m in BLOCKS.finditer(text) if m[2] in ("", "sh", "bash", "console")]
    blocks += re.findall(r"^    (wirestem .*)$", text, re.MULTILINE) + re.findall(r"`(wirestem [^`\n]*)`", text)
    found = []
    for line in "\n".join(blocks).replace("\\\n", " ").splitlines():
        line = re.sub(r"^(\$ )?(\.venv/bin/)?", "", line.strip())
        if line.startswith("wirestem ") and "|" not in line.replace("[", "").partition("#")[0] and "[" not in line:
            found.append(shlex.split(re.split(r"\s+[>#]", line)[0]))
    return found


LINES = [(page, words) for page in PAGES for words in commands(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "words"), LINES, ids=lambda v: named(v) if isinstance(v, Path) else " ".join(v))
def test_every_command_line_is_one_that_the_program_takes(page: Path, words: list[str]) -> None:
    name, *rest = words[1:]
    assert name in program.commands, f"{named(page)}: no command {name!r}"
    known = {o: p for p in program.commands[name].params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)}
    assert [w for w in rest if w.startswith("-") and w != "-" and w not in known] == []


def test_there_are_command_lines_to_look_at() -> None:
    assert len(LINES) > 20
