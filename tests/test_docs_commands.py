"""Every command line in the documentation is one that the program takes; its Python is run by `conftest.py`."""

import re
import shlex
from pathlib import Path

import click
import pytest

from wirestem.cli import wirestem as program

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "examples" / "README.md"))
BLOCKS = re.compile(r"^ *```(?:sh|bash|console)?\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(text: str) -> list[list[str]]:
    """The command lines of a page that call the program, as words."""
    blocks = BLOCKS.findall(text)
    blocks += re.findall(r"^    (wirestem .*)$", text, re.MULTILINE) + re.findall(r"`(wirestem [^`\n]*)`", text)
    lines = [re.sub(r"^(\$ )?(\.venv/bin/)?", "", line.strip()) for line in "\n".join(blocks).splitlines()]
    return [shlex.split(re.split(r"\s+[>#]", line)[0]) for line in lines if line.startswith("wirestem ") and "[" not in line]


LINES = [(page, words) for page in PAGES for words in commands(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "words"), LINES, ids=lambda v: named(v) if isinstance(v, Path) else " ".join(v))
def test_every_command_line_is_one_that_the_program_takes(page: Path, words: list[str]) -> None:
    name, *rest = words[1:]
    assert name in program.commands, f"{named(page)}: no command {name!r}"
    known = {o for p in program.commands[name].params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)}
    assert [w for w in rest if w.startswith("-") and w != "-" and w not in known] == []


def test_there_are_command_lines_to_look_at() -> None:
    assert len(LINES) > 20
