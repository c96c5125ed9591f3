"""Files and folders: which there are, in a stated order."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wirestem.article.read.item import Found, Item, endings, kind_of
from wirestem.article.read.kinds import PEEK_BYTES, kind_by, look, read_as
from wirestem.model import Skipped


def read_path(name: str, seen: set[str] | None = None) -> Iterator[Found]:
    """What the file or folder `name` holds. Whatever cannot be read is a `Skipped`, the rest is still done.

    A file that is `seen` already (by its absolute path) is one article, not two; it is noted, and those read are added.
    """
    seen = set() if seen is None else seen
    path = Path(name)
    if not name.strip():
        # Path("") is the working folder, and an unset variable of a script must not read that.
        yield Skipped(repr(name), "is no name; expected a file, a folder, an http address or -; check the command")
        return
    try:
        if path.is_dir():
            yield from _folder(path, seen)
        elif not path.exists():
            yield Skipped(name, "does not exist; expected a file, a folder, an http address or -; check the name")
        else:
            yield from _file(path, seen)
    except (OSError, ValueError) as error:
        yield Skipped(name, f"cannot be read ({_short(error)}); check the name and its permissions")


def _folder(path: Path, seen: set[str]) -> Iterator[Found]:
    """All known files below `path`, sorted by path; hidden ones are passed over, unknown kinds counted on one line."""
    unknown: Counter[str] = Counter()
    known = 0
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        if any(part.startswith(".") for part in file.relative_to(path).parts):
            continue
        if _kind(file) is None:
            unknown[file.suffix.lower() or "no ending"] += 1
            continue
        known += 1
        yield from _file(file, seen)
    if unknown:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(unknown.items()))
        count = sum(unknown.values())
        files = "file of unknown kind" if count == 1 else "files of unknown kinds"
        yield Skipped(str(path), f"{count} {files} left aside ({kinds}); read are {', '.join(endings())}", "note")
    if not known:
        yield Skipped(str(path), f"holds no article; expected files ending in {', '.join(endings())}")


def _file(path: Path, seen: set[str]) -> Iterator[Found]:
    try:
        kind = _kind(path, told=True)
        if kind is None:
            yield Skipped(str(path), f"no reader for {path.suffix or 'a file without ending'}; read are {', '.join(endings())}")
            return
        place = os.path.abspath(path)
        if place in seen:
            yield Skipped(str(path), "is named twice, and was read once", "note")
            return
        seen.add(place)
        with path.open("rb") as data:
            head = data.read(PEEK_BYTES)
            data.seek(0)
            if kind == "text" and (like := look(head)):
                yield Skipped(str(path), _LOOKS.format(_CALLED.get(like, like)), "note")
            yield from read_as(kind, Item(str(path), path.name, path.stem, data))
    except OSError as error:
        yield Skipped(str(path), f"cannot be read ({_short(error)}); check its permissions")


_LOOKS = "looks like {}, but is read as the text it is, since it is named so; give it the ending of its kind"
_CALLED = {"xml": "news in XML", "html": "a page", "mail": "an e-mail", "ninjs": "ninjs", "jsonl": "JSON Lines"}


def _kind(path: Path, *, told: bool = False) -> str | None:
    """The kind of a file by its look and ending; a file that cannot be opened goes by its ending, unless it is to be `told`."""
    try:
        with path.open("rb") as data:
            return kind_by(path.name, data.read(PEEK_BYTES))
    except OSError:
        if told:
            raise
        return kind_of(path.name)


def _short(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
