"""The shelf: dossiers that are kept, a folder each with its `dossier.json` and its name."""

import hashlib
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import msgspec

from wirestem.model import Dossier
from wirestem.report.json import decode
from wirestem.report.lede import funnel_line
from wirestem.report.names import plural
from wirestem.server.files import swept, whole, write

_KEY = re.compile(r"[0-9a-f]{16}\Z")


class Kept(NamedTuple):
    """A dossier on the shelf: its key, the name a person gave it, headline and funnel of its largest story, its articles.

    `since` is when it was made, in seconds of the epoch.
    """

    key: str
    name: str
    label: str
    funnel: str
    articles: int
    since: float


class Card(msgspec.Struct, frozen=True):
    """What is told of a dossier without opening it."""

    name: str
    label: str
    funnel: str
    articles: int


def card(dossier: Dossier) -> Card:
    """The card of a dossier, named by its largest story; how many more there are stands behind the funnel of that one."""
    first = dossier.stories[0] if dossier.stories else None
    label = first.label if first else ""
    more = f"; {plural(len(dossier.stories) - 1, 'more story', 'more stories')}" if len(dossier.stories) > 1 else ""
    return Card(label or "No story", label, f"{funnel_line(first)}{more}" if first else "", len(dossier.documents))


class Place(msgspec.Struct, frozen=True):
    """Where a kept dossier lies."""

    key: str
    name: str
    path: str


class OldError(Exception):
    """A kept dossier is not of the form that this version reads."""


class Shelf:
    """Dossiers in a folder, which is made when it is missing. A key is a digest of the dossier: the same articles are one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        swept(folder)

    def keep(self, data: bytes, card: Card) -> str:
        """Puts a dossier on the shelf and returns its key; OSError when it cannot be written, and then nothing of it is left.

        What is kept under that key already is the same, and gets the new card.
        """
        key = hashlib.sha256(data).hexdigest()[:16]
        told = msgspec.json.encode(card)
        if self._place(key) is not None:
            write(self.folder / key / "card.json", told)
        else:
            whole(self.folder / key, {"dossier.json": data, "card.json": told})
        return key

    def all(self) -> list[Kept]:
        """What is on the shelf, by name; a folder that is no kept dossier is passed over."""
        found = [one for place in self.folder.iterdir() if (one := self.one(place.name)) is not None]
        return sorted(found, key=lambda k: (k.name.casefold(), k.key))

    def places(self) -> tuple[Place, ...]:
        """Where the dossiers lie, by name, for a check that compares with them."""
        return tuple(place for one in self.all() if (place := self.place(one.key)) is not None)

    def place(self, key: str) -> Place | None:
        """Where the dossier under a key lies, None where there is none."""
        one = self.one(key)
        return Place(key, one.name, str(self.folder / key / "dossier.json")) if one is not None else None

    def one(self, key: str) -> Kept | None:
        """What is told of the dossier under a key, None where there is none."""
        path = self._place(key)
        try:
            if path is None:
                return None
            told = msgspec.json.decode((path.parent / "card.json").read_bytes(), type=Card)
            return Kept(key, told.name, told.label, told.funnel, told.articles, path.stat().st_mtime)
        except (OSError, msgspec.MsgspecError):
            return None

    def get(self, key: str) -> Dossier | None:
        """The dossier under a key, None where there is none; OldError when another version kept it in another form."""
        data = self.raw(key)
        try:
            return decode(data) if data is not None else None
        except msgspec.MsgspecError as error:
            raise OldError(str(error)) from error

    def raw(self, key: str) -> bytes | None:
        """Its `dossier.json`, None where there is none."""
        path = self._place(key)
        try:
            return path.read_bytes() if path is not None else None
        except FileNotFoundError:  # deleted since we looked
            return None

    def rename(self, key: str, name: str) -> bool:
        """Gives a dossier another name, or that of its story; whether there was one. OSError when it cannot be written."""
        one = self.one(key)
        if one is None:
            return False
        told = Card(name or one.label or "No story", one.label, one.funnel, one.articles)
        write(self.folder / key / "card.json", msgspec.json.encode(told))
        return True

    def drop(self, key: str) -> bool:
        """Takes a dossier off the shelf for good; whether there was one."""
        path = self._place(key)
        gone = self.folder / f".{key}.gone"
        try:
            if path is None:
                return False
            path.parent.rename(gone)  # so that nobody meets the half of it
        except FileNotFoundError:  # somebody else was faster
            return False
        shutil.rmtree(gone)
        return True

    def _place(self, key: str) -> Path | None:
        path = self.folder / key / "dossier.json"
        return path if _KEY.match(key) and path.is_file() else None
