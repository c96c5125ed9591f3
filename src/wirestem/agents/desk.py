"""The desk: makes the dossiers that questions are asked of, from texts or from the files of one folder."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from wirestem import flow
from wirestem.article.fingerprints import Fingerprints
from wirestem.article.read import read, read_row
from wirestem.errors import ReadError
from wirestem.flow import Checked, Outcome
from wirestem.model import Capture, Skipped
from wirestem.settings import Settings

KEPT = 8
"""Dossiers kept for further questions about the same articles."""
_TOLD = 5
"""Inputs that an error names."""

Text = Mapping[str, object]


class Desk:
    """Makes dossiers and keeps the last few; `folder` is the only place whose files it reads."""

    def __init__(self, folder: Path | None = None, settings: Settings | None = None) -> None:
        self.folder = folder.resolve() if folder is not None else None
        self.settings = settings or Settings()
        self._made: dict[str, Outcome] = {}

    def outcome(self, articles: Sequence[Text], files: Sequence[str]) -> Outcome:
        """The dossier of some articles and what of them was left out; ReadError when none was given or could be read."""
        captures = list(self.captures(articles, files))
        key = hashlib.sha256(msgspec.json.encode(captures)).hexdigest()
        if key not in self._made:
            made = flow.dossier(iter(captures), self.settings)
            _something(made.dossier.documents, made.skipped)
            self._made[key] = made
            while len(self._made) > KEPT:
                del self._made[next(iter(self._made))]
        return self._made[key]

    def checked(
        self, articles: Sequence[Text], files: Sequence[str], beside: Sequence[Text] = (), beside_files: Sequence[str] = ()
    ) -> tuple[tuple[Checked, ...], tuple[Skipped, ...]]:
        """Whether each article is wire copy, compared with the others and with those `beside` them, and what was left out.

        ReadError when none was given or could be read.
        """
        known, unlearned = Fingerprints(), tuple[Skipped, ...]()
        if beside or beside_files:
            known, unlearned = flow.learned(self.captures(beside, beside_files), self.settings)
        found, skipped = flow.checked(self.captures(articles, files), self.settings, known)
        _something(found, skipped)
        return found, (*skipped, *unlearned)

    def captures(self, articles: Sequence[Text], files: Sequence[str]) -> Iterator[Capture | Skipped]:
        """The articles, then the files, under their paths inside the folder."""
        if not articles and not files:
            raise ReadError("neither articles nor files were given; give the articles of one story, each with its text")
        yield from (read_row(dict(one), number=number) for number, one in enumerate(articles, 1))
        if not files:
            return
        paths: list[str] = []
        for name in files:
            inside, left_out = self._files(self._inside(name))
            paths += map(str, inside)
            yield from (self._named(one) for one in left_out)
        if paths:
            yield from (self._named(one) for one in read(paths))

    def _inside(self, name: str) -> Path:
        if self.folder is None:
            raise ReadError(f"{name}: files are not read, since the server was started without --folder; give the text itself")
        try:
            path = (self.folder / name).resolve()
            if not self._holds(path):
                raise ReadError(f"{name}: lies outside the folder that the server may read; give a path inside it")
            if path.exists() and not (path.is_file() or path.is_dir()):
                raise ReadError(f"{name}: is neither a file nor a folder; give a file with an article, or a folder of such")
        except (OSError, ValueError, RuntimeError) as error:  # too long, a character no path holds, links in a circle
            told = error.strerror if isinstance(error, OSError) else error
            raise ReadError(
                f"{name[:80]!r}: is no path ({told}); give a path inside the folder that the server may read"
            ) from error
        return path

    def _holds(self, path: Path) -> bool:
        return self.folder is not None and (path == self.folder or self.folder in path.parents)

    def _files(self, path: Path) -> tuple[list[Path], list[Skipped]]:
        """What is to be read of `path`: itself, or file by file where links in it lead out of the folder, which are left out."""
        if not path.is_dir():
            return [path], []
        below = [Path(where, name) for where, _, names in os.walk(path) for name in names]
        below = sorted(p for p in below if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts))
        outside = {p for p in below if p.is_symlink() and not self._holds(p.resolve())}
        if not outside:
            return [path], []
        reason = "is a link that leads outside the folder that the server may read; put the file itself there"
        return [p for p in below if p not in outside], [Skipped(str(p), reason) for p in below if p in outside]

    def _named(self, found: Capture | Skipped) -> Capture | Skipped:
        """What was read, with its path as an agent knows it: inside the folder."""
        if isinstance(found, Skipped):
            return replace(found, uri=self._short(found.uri))
        return replace(found, source=replace(found.source, uri=self._short(found.source.uri)))

    def _short(self, uri: str) -> str:
        return uri.removeprefix(f"{self.folder}{os.sep}") if uri != str(self.folder) else "."


def _something(found: Sequence[object], skipped: Sequence[Skipped]) -> None:
    if found:
        return
    told = "; ".join(f"{s.uri}: {s.reason}" for s in skipped[:_TOLD])
    more = f"; and {len(skipped) - _TOLD} more" if len(skipped) > _TOLD else ""
    raise ReadError(f"nothing of what was given could be read ({told}{more}); give articles with their text")
