"""The shelf: dossiers that are kept, a folder each with its `dossier.json` and its name."""

import hashlib
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import msgspec

from wirestem.model import Dossier
from wirestem.report.json import decode, encode
from wirestem.report.lede import funnel_line

_KEY = re.compile(r"[0-9a-f]{16}\Z")


class Kept(NamedTuple):
    """A dossier on the shelf: its key, the name a person gave it, headline and funnel of its largest story, its articles."""

    key: str
    name: str
    label: str
    funnel: str
    articles: int


class _Card(msgspec.Struct):
    name: str
    label: str
    funnel: str
    articles: int


class Shelf:
    """Dossiers in a folder, which is made when it is missing. A key is a digest of the dossier: the same articles are one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, dossier: Dossier, name: str) -> str:
        """Puts a dossier on the shelf and returns its key; what was kept under that key is replaced as a whole."""
        data = encode(dossier)
        key = hashlib.sha256(data).hexdigest()[:16]
        first = dossier.stories[0] if dossier.stories else None
        card = _Card(
            name.strip() or (first.label if first else "No story"),
            first.label if first else "",
            funnel_line(first) if first else "",
            len(dossier.documents),
        )
        made = self.folder / f".{key}.new"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        (made / "dossier.json").write_bytes(data)
        (made / "card.json").write_bytes(msgspec.json.encode(card))
        shutil.rmtree(self.folder / key, ignore_errors=True)
        made.rename(self.folder / key)
        return key

    def all(self) -> list[Kept]:
        """What is on the shelf, by name; a folder that is no kept dossier is passed over."""
        found = []
        for place in self.folder.iterdir():
            if _KEY.match(place.name) and (place / "dossier.json").is_file():
                try:
                    card = msgspec.json.decode((place / "card.json").read_bytes(), type=_Card)
                except (OSError, msgspec.MsgspecError):
                    continue
                found.append(Kept(place.name, card.name, card.label, card.funnel, card.articles))
        return sorted(found, key=lambda k: (k.name.casefold(), k.key))

    def get(self, key: str) -> Dossier | None:
        """The dossier under a key, None where there is none."""
        path = self._place(key)
        return decode(path.read_bytes()) if path is not None else None

    def raw(self, key: str) -> bytes | None:
        """Its `dossier.json`, None where there is none."""
        path = self._place(key)
        return path.read_bytes() if path is not None else None

    def drop(self, key: str) -> bool:
        """Takes a dossier off the shelf for good; whether there was one."""
        path = self._place(key)
        if path is None:
            return False
        shutil.rmtree(path.parent)
        return True

    def _place(self, key: str) -> Path | None:
        path = self.folder / key / "dossier.json"
        return path if _KEY.match(key) and path.is_file() else None
