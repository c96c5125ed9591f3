"""Files that are there whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from wirestem.errors import OutputError


def write(path: Path, data: bytes) -> None:
    """Puts `data` in the place of a file; OSError when it cannot be written, and then the file is as it was."""
    part = path.with_name(f".{path.name}.new")
    try:
        _flushed(part, data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes a folder with these files; OSError when it cannot be made, and then there is none."""
    made = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    try:
        made.mkdir()
        for name, data in files.items():
            _flushed(made / name, data)
        made.rename(folder)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise


def swept(folder: Path) -> None:
    """Takes away what a server that was cut off had not finished writing or deleting."""
    for ending in ("new", "gone"):
        for left in folder.glob(f".*.{ending}"):
            shutil.rmtree(left, ignore_errors=True)


class Lock:
    """Holds a folder for one server; OutputError when another holds it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / ".lock").open("ab")
        try:
            _hold(self._file.fileno())
        except OSError:
            self._file.close()
            raise OutputError(
                f"{folder}: another server keeps its dossiers there; stop that one, or give --keep another folder"
            ) from None

    def release(self) -> None:
        """Lets go of the folder."""
        self._file.close()


def _hold(number: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return
    fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _flushed(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
