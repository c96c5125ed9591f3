"""Files and folders: which there are, in a stated order."""

import os
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from wirestem.article.read.item import Found, Item, endings, kind_of
from wirestem.article.read.kinds import PEEK_BYTES, kind_by, look, read_as
from wirestem.article.read.limits import sound
from wirestem.article.read.own import FILES, REFUSED, TABLES, holds_own, is_own
from wirestem.model import Skipped


def read_path(name: str, seen: set[str] | None = None, aside: Collection[str] = ()) -> Iterator[Found]:
    """What the file or folder `name` holds. Whatever cannot be read is a `Skipped`, the rest is still done.

    A file that is `seen` already (by its absolute path) is one article, not two; it is noted, and those read are added. In a
    folder, files `aside` (absolute paths) are passed over.
    """
    seen = set() if seen is None else seen
    path = Path(name)
    if not name.strip():
        # Path("") is the working folder, and an unset variable of a script must not read that.
        yield Skipped(repr(name), "is no name; expected a file, a folder, an http address or -; check the command")
        return
    try:
        if path.is_dir():
            yield from _folder(path, seen, aside)
        elif not path.exists():
            yield Skipped(told(path), "does not exist; expected a file, a folder, an http address or -; check the name")
        else:
            yield from _file(path, seen)
    except (OSError, ValueError) as error:
        yield Skipped(sound(name), f"cannot be read ({_short(error)}); check the name and its permissions")


def told(path: str | Path) -> str:
    """The name of a file as people can be told it: what is no UTF-8 in it becomes U+FFFD.

    >>> told("caf" + chr(0xDCE9) + ".txt") == "caf" + chr(0xFFFD) + ".txt"
    True
    """
    return os.fsencode(path).decode("utf-8", "replace")


def _folder(path: Path, seen: set[str], aside: Collection[str]) -> Iterator[Found]:
    """All known files below `path`, sorted by path; hidden ones are passed over, unknown kinds counted on one line.

    A subfolder that is closed and a link that leads nowhere are named, links to folders counted: none is followed.
    """
    unknown: Counter[str] = Counter()
    known = linked = 0
    closed: list[OSError] = []
    own: list[str] = []
    for file in _below(path, closed, own):
        if os.path.isdir(file):
            linked += 1
        elif os.path.islink(file) and not os.path.exists(file):
            known += 1
            yield Skipped(told(file), "is a link to what is not there; mend the link or leave it out")
        elif (os.path.exists(file) and not os.path.isfile(file)) or os.path.abspath(file) in aside:
            continue  # a pipe or a device, which would hold up the run, or a file named for another end
        elif _kind(file) is None:
            unknown[told(file.suffix.lower()) or "no ending"] += 1
        else:
            known += 1
            yield from _file(file, seen)
    if own:
        several = f"{len(own)} dossiers" if len(own) > 1 else "a dossier"
        which = ", ".join(told(os.path.relpath(one, path)) for one in sorted(own)[:_FEW]) + ", …" * (len(own) > _FEW)
        yield Skipped(told(path), f"{several} that Wirestem wrote left aside ({which})", "note")
    for error in closed:
        known += 1
        yield Skipped(told(error.filename or path), f"is a folder that cannot be read ({_short(error)}); check its permissions")
    if linked:
        yield Skipped(
            told(path), f"links to {linked} folder{'s' * (linked > 1)} left aside; name the folder that is meant", "note"
        )
    if unknown:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(unknown.items()))
        count = sum(unknown.values())
        files = "file of unknown kind" if count == 1 else "files of unknown kinds"
        yield Skipped(told(path), f"{count} {files} left aside ({kinds}); read are {', '.join(endings())}", "note")
    if not known:
        yield Skipped(told(path), f"holds no article; expected files ending in {', '.join(endings())}")


def _below(path: Path, closed: list[OSError], own: list[str]) -> list[Path]:
    """The files below a folder that are not hidden, and links to folders, sorted.

    What could not be looked into is `closed`; folders into which a dossier was written are `own`, and what was written is
    left out.
    """
    found: list[Path] = []
    for holder, folders, files in os.walk(path, onerror=closed.append):
        if holds_own(holder, files):
            own.append(holder)
            if Path(holder) != path:
                folders[:] = []
                continue
            folders[:] = [name for name in folders if name != TABLES]
            files = [name for name in files if name not in FILES]
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if os.path.islink(os.path.join(holder, name))]
        found += [Path(holder, name) for name in (*files, *links) if not name.startswith(".")]
    return sorted(found)


def _file(path: Path, seen: set[str]) -> Iterator[Found]:
    try:
        kind = _kind(path, strict=True)
        if kind is None:
            yield Skipped(
                told(path), f"no reader for {told(path.suffix) or 'a file without ending'}; read are {', '.join(endings())}"
            )
            return
        place = os.path.abspath(path)
        if place in seen:
            yield Skipped(told(path), "is named twice, and was read once", "note")
            return
        seen.add(place)
        with path.open("rb") as data:
            head = data.read(PEEK_BYTES)
            data.seek(0)
            if is_own(head) and kind != "text":
                yield Skipped(told(path), REFUSED)
                return
            if kind == "text" and (like := look(head)):
                yield Skipped(told(path), _LOOKS.format(_CALLED.get(like, like)), "note")
            yield from read_as(kind, Item(told(path), told(path.name), told(path.stem), data))
    except OSError as error:
        yield Skipped(told(path), f"cannot be read ({_short(error)}); check its permissions")


_FEW = 3
_LOOKS = "looks like {}, but is read as the text it is, since it is named so; give it the ending of its kind"
_CALLED = {"xml": "news in XML", "html": "a page", "mail": "an e-mail", "ninjs": "ninjs", "jsonl": "JSON Lines"}


def _kind(path: Path, *, strict: bool = False) -> str | None:
    """The kind of a file by its look and ending; a file that cannot be opened goes by its ending, unless `strict`."""
    try:
        with path.open("rb") as data:
            return kind_by(path.name, data.read(PEEK_BYTES))
    except OSError:
        if strict:
            raise
        return kind_of(path.name)


def _short(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
