"""Reads lexicon files: TOML tables of one entry a table, each with an example, checked when they are read."""

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wirestem.errors import LexiconError

Entry = TypeVar("Entry", bound=msgspec.Struct)
Check = Callable[[Any], str | None]


def read_entries(
    file_name: str, table: str, kind: type[Entry], *, check: Check | None = None, more: Iterable[str] = ()
) -> tuple[Entry, ...]:
    """The entries `[[table]]` of the shipped file `file_name`, then those of the users' files `more` (paths).

    Every entry must fit the struct `kind`, carry a non-empty `example` and pass `check`, which returns a complaint or
    None. LexiconError names file and line.
    """
    entries = list(_shipped(file_name, table, kind, check))
    for path in more:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path}: cannot be read ({error}); give a TOML file in UTF-8") from error
        found = parse_entries(text, path, table, kind, check)
        if not found:
            raise LexiconError(f"{path}: holds no [[{table}]]; give one a thing you add, see the docs on inputs")
        entries.extend(found)
    return tuple(entries)


@cache
def _shipped(file_name: str, table: str, kind: type[Entry], check: Check | None) -> tuple[Entry, ...]:
    text = (files("wirestem.lexicon") / "data" / file_name).read_text(encoding="utf-8")
    return parse_entries(text, file_name, table, kind, check)


def parse_entries(text: str, name: str, table: str, kind: type[Entry], check: Check | None = None) -> tuple[Entry, ...]:
    """The entries `[[table]]` of a lexicon file's `text`; `name` is what errors call the file."""
    try:
        rows = _parsed(text).get(table, [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: is no TOML ({error}); mend that line") from error
    if not isinstance(rows, list):
        raise LexiconError(f"{name}: [{table}] is one table; write [[{table}]], once an entry")
    lines = [
        text.count("\n", 0, m.start("at")) + 1 for m in re.finditer(rf"^\s*(?P<at>\[)\[\s*{table}\s*\]\]", text, re.MULTILINE)
    ]
    if len(lines) != len(rows):
        lines = [1] * len(rows)  # written in a form without headings; then only the file can be named
    return tuple(_entry(row, f"{name}:{line}", table, kind, check) for row, line in zip(rows, lines, strict=True))


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, Any]:
    """The tables of a lexicon file; a file of several tables is parsed once. TOMLDecodeError."""
    return tomllib.loads(text)


def _entry(row: object, where: str, table: str, kind: type[Entry], check: Check | None) -> Entry:
    unknown = sorted(set(row) - set(kind.__struct_encode_fields__)) if isinstance(row, dict) else []
    if unknown:
        known = ", ".join(kind.__struct_encode_fields__)
        raise LexiconError(f"{where}: [[{table}]] has no field {unknown[0]!r}; there are: {known}")
    try:
        entry = msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: [[{table}]] does not fit: {error}") from error
    if not str(getattr(entry, "example", "")).strip():
        raise LexiconError(f"{where}: [[{table}]] has no example; give a sentence in which it stands")
    complaint = check(entry) if check else None
    if complaint:
        raise LexiconError(f"{where}: {complaint}")
    return entry
