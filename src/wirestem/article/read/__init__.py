"""Read: from files, folders, streams and rows to captures."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from wirestem.model import Capture, Skipped, Source


def read(inputs: Iterable[str], *, meta: str | None = None, stdin: BinaryIO | None = None) -> Iterator[Capture | Skipped]:
    """The captures of `inputs`: placeholder until the real readers stand."""
    for item in inputs:
        path = Path(item)
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            yield Capture(id=file.stem, source=Source(uri=str(file)), text=file.read_text(encoding="utf-8"))
