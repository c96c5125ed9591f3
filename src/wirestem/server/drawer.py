"""The drawer: what was handed in lies here until it is done, so that a server which is cut off can tell, and go on.

The answers of checks stay here too, until they are deleted.
"""

import re
import shutil
from pathlib import Path

import msgspec

from wirestem.model import Skipped
from wirestem.server.files import swept, whole, write

_KEY = re.compile(r"[0-9a-f]{16}\Z")
_RECORD, _HANDED, _ANSWER = "job.json", "handed", "answer"


class Record(msgspec.Struct, frozen=True):
    """What is kept of a job; `number` tells which came first, `verdict` what a check found first."""

    key: str
    number: int
    name: str
    digest: str
    state: str
    dossier: str | None = None
    error: str | None = None
    skipped: tuple[Skipped, ...] = ()
    kind: str = "dossier"
    verdict: str = ""


class Drawer:
    """A folder with a folder for each job: its record, and what was handed in as long as it may be needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        swept(folder)

    def put(self, record: Record, handed: bytes) -> None:
        """Files a new job; OSError when there is no room, and then nothing is filed."""
        whole(self.folder / record.key, {_RECORD: msgspec.json.encode(record), _HANDED: handed})

    def note(self, record: Record) -> None:
        """Writes down how it stands with a job that was filed; OSError when that cannot be written."""
        write(self.folder / record.key / _RECORD, msgspec.json.encode(record))

    def handed(self, key: str) -> bytes | None:
        """What was handed in for a job, None when it is no longer needed."""
        try:
            return (self.folder / key / _HANDED).read_bytes()
        except OSError:
            return None

    def has(self, key: str) -> bool:
        """Whether what was handed in for a job is there still."""
        return (self.folder / key / _HANDED).is_file()

    def clear(self, key: str) -> None:
        """Takes away what was handed in for a job."""
        (self.folder / key / _HANDED).unlink(missing_ok=True)

    def answered(self, key: str, answer: bytes) -> None:
        """Keeps the answer of a check; OSError when it cannot be written."""
        write(self.folder / key / _ANSWER, answer)

    def answer(self, key: str) -> bytes | None:
        """The answer of a check, None when there is none."""
        try:
            return (self.folder / key / _ANSWER).read_bytes()
        except OSError:
            return None

    def forget(self, key: str) -> None:
        """Takes away all that is known of a job."""
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def all(self) -> list[Record]:
        """The records, first come first; a folder that holds none is passed over."""
        found = []
        for place in self.folder.iterdir():
            try:
                record = msgspec.json.decode((place / _RECORD).read_bytes(), type=Record)
            except (OSError, msgspec.MsgspecError):
                continue
            if _KEY.match(place.name) and record.key == place.name:
                found.append(record)
        return sorted(found, key=lambda r: r.number)
