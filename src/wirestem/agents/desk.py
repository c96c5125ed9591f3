"""The desk: makes the dossiers that questions are asked of, from texts or from the files of one folder."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from wirestem import flow
from wirestem.article.read import read, read_row
from wirestem.errors import ReadError
from wirestem.flow import Outcome
from wirestem.model import Capture, Skipped
from wirestem.settings import Settings

KEPT = 8
"""Dossiers kept for further questions about the same articles."""

Text = Mapping[str, object]


class Desk:
    """Makes dossiers and keeps the last few; `folder` is the only place whose files it reads."""

    def __init__(self, folder: Path | None = None, settings: Settings | None = None) -> None:
        self.folder = folder.resolve() if folder is not None else None
        self.settings = settings or Settings()
        self._made: dict[str, Outcome] = {}

    def outcome(self, articles: Sequence[Text], files: Sequence[str]) -> Outcome:
        """The dossier of some articles and what of them was left out; ReadError when none was given or may be read."""
        captures = list(self.captures(articles, files))
        key = hashlib.sha256(msgspec.json.encode(captures)).hexdigest()
        if key not in self._made:
            self._made[key] = flow.dossier(iter(captures), self.settings)
            while len(self._made) > KEPT:
                del self._made[next(iter(self._made))]
        return self._made[key]

    def captures(self, articles: Sequence[Text], files: Sequence[str]) -> Iterator[Capture | Skipped]:
        """The articles, then the files."""
        if not articles and not files:
            raise ReadError("neither articles nor files were given; give the articles of one story, each with its text")
        yield from (read_row(dict(one), number=number) for number, one in enumerate(articles, 1))
        if files:
            yield from read([str(self._inside(name)) for name in files])

    def _inside(self, name: str) -> Path:
        if self.folder is None:
            raise ReadError(f"{name}: files are not read, since the server was started without --folder; give the text itself")
        path = (self.folder / name).resolve()
        if path != self.folder and self.folder not in path.parents:
            raise ReadError(f"{name}: lies outside the folder that the server may read; give a path inside it")
        return path
